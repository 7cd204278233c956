"""What action.yml runs: inputs from the environment in; annotations, a summary and outputs out."""

import os
import sys
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from citecheck import folder, pull_request, run, suppress, writing
from citecheck.config import FAIL_ON, Config, ConfigError, load
from citecheck.model import Severity, Skipped
from citecheck.pull_request import PullRequest
from citecheck.report import Report, github, markdown
from citecheck.report.dois import overview
from citecheck.report.order import RANK, tally

CLEAN, FOUND, USAGE = 0, 1, 2
SUMMARY = 900_000  # characters of a step's summary; beyond a megabyte GitHub shows none of it
CONFIGS = ("citecheck.toml", "pyproject.toml")
YES = {"true": True, "false": False, "": False}


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the workflow asks for, as action.yml names it."""

    paths: tuple[str, ...]
    fail_on: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    config: str
    offline: bool
    changed_only: bool
    sarif: str
    report: str
    bib: str
    mailto: str
    comment: bool
    inline_ignores: bool


def main() -> int:
    """Runs the step. It never fails by itself: the last step of the Action does, once everything is saved."""
    environment = os.environ
    _output(environment, {"exit-code": str(USAGE)})  # what holds if the run ends before its time
    try:
        inputs = read(environment)
        report, outputs = checked(inputs, environment)
    except (ConfigError, folder.NoInputError, writing.UsageError) as error:
        print(f"::error title=citecheck::{github.data(str(error))}")
        return CLEAN
    print(github.render(report), end="")
    text = f"{overview(report)}\n{markdown.limited(report, SUMMARY - 100_000)}"
    _append(environment.get("GITHUB_STEP_SUMMARY"), text[:SUMMARY])
    _output(environment, outputs)
    if inputs.comment:
        _comment(report, environment)
    return CLEAN


def read(environment: Mapping[str, str]) -> Inputs:
    """Reads the inputs; a word that is none of those known is an error that says so."""

    def text(name: str) -> str:
        return environment.get(f"INPUT_{name}", "").strip()

    def yes(name: str) -> bool:
        if text(name).lower() not in YES:
            raise writing.UsageError(f"{name.lower()} is true or false, not {text(name)!r}")
        return YES[text(name).lower()]

    fail_on = text("FAIL_ON") or "error"
    if fail_on not in FAIL_ON:
        raise writing.UsageError(f"fail-on takes {', '.join(FAIL_ON)}")
    return Inputs(
        paths=tuple(line.strip() for line in text("PATHS").splitlines() if line.strip()) or (".",),
        fail_on=fail_on,
        select=tuple(text("SELECT").replace(",", " ").split()),
        ignore=tuple(text("IGNORE").replace(",", " ").split()),
        config=text("CONFIG"), offline=yes("OFFLINE"), changed_only=yes("CHANGED_ONLY"), sarif=text("SARIF"),
        report=text("REPORT"), bib=text("BIB"), mailto=text("MAILTO"), comment=yes("COMMENT"),
        inline_ignores=yes("INLINE_IGNORES"),
    )  # fmt: skip


def checked(inputs: Inputs, environment: Mapping[str, str]) -> tuple[Report, dict[str, str]]:
    """Runs the check and writes what is asked for; gives the report and the outputs."""
    temporary = Path(environment.get("RUNNER_TEMP") or ".")
    pull = pull_request.of(environment)
    config = configured(inputs, pull, temporary)
    paths, skipped = wanted(inputs, pull)
    if not paths:
        return Report(skipped=run.in_words(skipped, config.lang), lang=config.lang), {
            **_outputs(Report(), inputs.fail_on),
            "papers": "0",
        }
    with folder.opened(paths, config) as archive:
        report = run.check(archive, config, now=datetime.now(UTC), whole=True)
        if not inputs.inline_ignores:
            skipped += _unheard(archive)
        if inputs.bib:
            writing.bibliographies(Path(inputs.bib), archive.corpus.papers())
    report = replace(report, skipped=(*report.skipped, *run.in_words(skipped, config.lang)))
    place = Path(inputs.report) if inputs.report else temporary / "citecheck-report"
    writing.reports(place, report)
    sarif = place / "report.sarif"
    if inputs.sarif:
        sarif = Path(inputs.sarif)
        writing.write(writing.rendered("sarif", report, sarif), sarif)
    written = {"report-path": str(place), "sarif-path": str(sarif), "bib-path": inputs.bib}
    return report, _outputs(report, inputs.fail_on) | written


def configured(inputs: Inputs, pull: PullRequest | None, temporary: Path) -> Config:
    """The configuration: that of the branch a pull request is for, never the one the pull request brings."""
    file = Path(inputs.config) if inputs.config else None
    name = _inside(file) if file else ""
    if pull and name is not None:
        file = _from_base(pull, name, temporary)
    config = load(Path.cwd(), file)
    return replace(
        config,
        select=inputs.select or config.select,
        ignore=inputs.ignore or config.ignore,
        offline=inputs.offline or config.offline,
        mailto=inputs.mailto or config.mailto,
        cache_dir=str(temporary / "citecheck-cache"),
        inline_ignores=inputs.inline_ignores,
    )


def _inside(file: Path) -> str | None:
    """A file's name from the top of the checkout; None for one outside, which no pull request can change.

    Links are not followed: where one leads is for the pull request to say.
    """
    whole = Path(os.path.abspath(file))  # noqa: PTH100 (resolve would follow links)
    return whole.relative_to(Path.cwd()).as_posix() if whole.is_relative_to(Path.cwd()) else None


def _from_base(pull: PullRequest, name: str, temporary: Path) -> Path:
    """The configuration file as the branch has it; an empty one where it has none."""
    names = (name,) if name else CONFIGS
    for one in names:
        text = pull_request.base_file(pull, one)
        if text is not None and (name or one == "citecheck.toml" or "[tool.citecheck" in text):
            kept = temporary / "citecheck-config" / Path(one).name
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(text, "utf-8")
            return kept
    if name:
        raise ConfigError(f"{name}: the branch this pull request is for has no such file")
    empty = temporary / "citecheck-config" / "citecheck.toml"
    empty.parent.mkdir(parents=True, exist_ok=True)
    empty.write_text("", "utf-8")
    return empty


def wanted(inputs: Inputs, pull: PullRequest | None) -> tuple[list[str], list[Skipped]]:
    """The paths to check: all, or those a pull request changes; a link out of the checkout is left out."""
    if not inputs.changed_only or not pull:
        skipped = [
            Skipped("link", "it leads out of the checkout", path=path) for path in inputs.paths if _leads_out(path)
        ]
        return [path for path in inputs.paths if not _leads_out(path)], skipped
    names = pull_request.changed(pull)
    if names is None:
        return list(inputs.paths), [Skipped("changes", "what the pull request changes could not be told")]
    papers = [path for path in folder.find(inputs.paths).papers if not _leads_out(path)]
    here = {os.path.normpath(name) for name in names}
    beside = {os.path.dirname(name) for name in here if name.endswith((".bib", ".tex"))}  # noqa: PTH120
    touched = [path for path in papers if os.path.normpath(path) in here or os.path.dirname(path) in beside]  # noqa: PTH120
    left = len(papers) - len(touched)
    skipped = [Skipped("papers", "the pull request doesn't change them", left)] if left else []
    return touched, skipped


def _leads_out(path: str) -> bool:
    return Path(path).is_symlink() and not Path(path).resolve().is_relative_to(Path.cwd().resolve())


def _unheard(archive: folder.Archive) -> Iterator[Skipped]:
    """Says which papers ask to ignore findings, which only counts if the workflow says so."""
    for paper in archive.corpus.papers():
        if "citecheck:" in paper.text and (number := len(suppress.inline(paper))):
            yield Skipped("ignore", "an ignore in a paper counts only with inline-ignores: true", number, paper.path)


def _outputs(report: Report, fail_on: str) -> dict[str, str]:
    count = tally(report.findings)
    limit = RANK.get(Severity(fail_on), -1) if fail_on != "never" else -1
    failed = any(number and RANK[severity] <= limit for severity, number in count.items())
    return {
        "findings": str(len(report.findings)),
        "errors": str(count[Severity.ERROR]),
        "warnings": str(count[Severity.WARNING]),
        "papers": str(len(report.papers)),
        "exit-code": str(FOUND if failed else CLEAN),
    }


def _output(environment: Mapping[str, str], values: Mapping[str, str]) -> None:
    """Sets outputs; a value can't end its own row, since nobody knows the word that does."""
    end = f"end-{uuid.uuid4()}"
    _append(
        environment.get("GITHUB_OUTPUT"), "".join(f"{name}<<{end}\n{value}\n{end}\n" for name, value in values.items())
    )


def _append(file: str | None, text: str) -> None:
    if file:
        with Path(file).open("a", encoding="utf-8", errors="backslashreplace") as out:
            out.write(text)


def _comment(report: Report, environment: Mapping[str, str]) -> None:
    pull = pull_request.of(environment)
    if pull and (why := pull_request.comment(pull, markdown.render(report), environment.get("GITHUB_REPOSITORY", ""))):
        print(f"::notice title=citecheck::no comment was written: {github.data(why)}")


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
