"""The commands: arguments in, the library called, its answer printed, an exit code."""

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from citecheck import __version__, folder, handbook, options, run
from citecheck.config import READERS, Config, ConfigError, load, own_file
from citecheck.progress import told
from citecheck.report import Report
from citecheck.report.visible import visible
from citecheck.writing import UsageError, accepted, bibliographies, earlier, existing, full, mended, rendered, write
from citecheck.writing import reports as reports_into

RANKS = {"error": 0, "warning": 1, "info": 2, "never": -1}
LIST_RULES = ("CC4", "CC502", "CC905")  # what can be said of bare addresses
LINK_RULES = ("CC4", "CC502", "CC503", "CC504", "CC511", "CC512", "CC516", "CC9")
CLEAN, FOUND, USAGE, INTERRUPTED = 0, 1, 2, 130
FORMATS = "terminal, html, markdown, json, sarif, github, junit, csv or references-csv."

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Checks the references of papers: dead links, missing or doubled entries, citations without a reference, "
    "and one reference with two addresses. Start with: citecheck check --offline FOLDER",
)


def start() -> int:
    """Runs the command line and turns every failure into one plain sentence and an exit code."""
    try:
        answer = app(standalone_mode=False, prog_name="citecheck")
        return answer if isinstance(answer, int) else CLEAN
    except (ConfigError, folder.NoInputError, handbook.NoRuleError, UsageError) as error:
        return _say(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left unread is nobody's
        return CLEAN
    except OSError as error:
        return _say(f"{error.filename or 'a file'}: {error.strerror or error}")
    except Exception as error:
        if hasattr(error, "format_message"):  # typer's own words about a wrong option
            return _say(f"{error.format_message()} See: citecheck --help")
        if type(error).__name__ == "Abort":
            return INTERRUPTED
        if {"-v", "--verbose"} & set(sys.argv):
            raise
        return _say(
            f"{type(error).__name__}: {error}. This is a fault of citecheck: run it again with -v and report it"
        )


def _say(text: str) -> int:
    print(f"citecheck: {visible(text)}", file=sys.stderr)
    return USAGE


def _configured(config: Path | None, *, no_cache: bool = False, **flags: Any) -> Config:  # noqa: ANN401
    """The configuration with the flags that were given laid over it."""
    base = load(Path.cwd(), config, own_file(), os.environ)
    given: dict[str, Any] = {}
    for name, value in flags.items():
        if value is None or value is False or value == []:
            continue  # not given: a 0 is
        key = name.replace("_", "-")
        try:
            given[name] = READERS[key](value)
        except (TypeError, ValueError) as error:
            raise UsageError(f"--{key} {error}") from None
    return replace(base, cache=base.cache and not no_cache, **given)


def _code(report: Report, fail_on: str) -> int:
    worst = min((RANKS[finding.severity] for finding in report.findings), default=99)
    return FOUND if worst <= RANKS[fail_on] else CLEAN


@app.command()
def check(
    paths: options.Paths = None,
    format: Annotated[str, typer.Option(help=FORMATS)] = "terminal",  # noqa: A002
    output: options.Output = None,
    reports: Annotated[Path | None, typer.Option(help="Write every report format into this folder.")] = None,
    bib: Annotated[Path | None, typer.Option(help="Write one .bib a paper and all.bib into this folder.")] = None,
    select: options.Codes = None,
    ignore: options.Codes = None,
    extend_select: options.Codes = None,
    fail_on: Annotated[
        str | None, typer.Option(help="error, warning, info or never: what makes the exit code 1.")
    ] = None,
    offline: options.Offline = False,
    evidence: options.EvidenceFile = None,
    against: Annotated[Path | None, typer.Option(help="Compare with the papers in this --cache-dir, too.")] = None,
    baseline: Annotated[Path | None, typer.Option(help="Leave out the findings in this file.")] = None,
    write_baseline: Annotated[Path | None, typer.Option(help="Write today's findings to this file as known.")] = None,
    jobs: options.Jobs = None,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
    max_age: options.MaxAge = None,
    timeout: options.Timeout = None,
    max_wait: options.MaxWait = None,
    trust_env: options.TrustEnv = False,
    paper_timeout: options.PaperTimeout = None,
    mailto: options.Mailto = None,
    lang: Annotated[str | None, typer.Option(help="Language of the sentences.")] = None,
    config: options.Conf = None,
    verbose: options.Verbose = False,
) -> int:
    """Reads papers, checks them, prints what it found.

    What leaves the machine: addresses, to the sites they name, dead ones to archive.org; DOIs, to doi.org, Crossref,
    DataCite, mEDRA, KISTI, JaLC, the EU; ISSNs, to Crossref; ISBNs, to Open Library; arXiv numbers, PMIDs, Handles,
    ORCIDs, to arXiv, PubMed, hdl.handle.net, orcid.org; --mailto's address. No text of a paper. With --offline nothing.

    \b
    Exit code: 0 nothing found, 1 something found, 2 a mistake in the call,
    130 interrupted.

    \b
    Examples:
      citecheck check --offline papers/
      citecheck check paper.md --select CC3,CC4 --format json -o found.json
    """
    settings = _configured(
        config, select=_split(select), ignore=_split(ignore), extend_select=_split(extend_select), fail_on=fail_on,
        offline=offline, jobs=jobs, cache_dir=cache_dir, no_cache=no_cache, max_age=max_age, timeout=timeout,
        max_wait=max_wait, trust_env=trust_env, paper_timeout=paper_timeout, mailto=mailto, lang=lang,
    )  # fmt: skip
    whole = bool(reports) or full(format)
    report, interrupted = _checked(paths or ["."], settings, evidence, baseline, bib, whole, against)
    write(rendered(format, report, output), output, painted=format == "terminal")
    if reports:
        reports_into(reports, report)
    if write_baseline:
        return _write_baseline(report, write_baseline)
    return INTERRUPTED if interrupted else _code(report, settings.fail_on)


def _checked(
    paths: list[str],
    settings: Config,
    evidence: str | None,
    baseline: Path | None,
    bib: Path | None,
    whole: bool,
    against: Path | None,
) -> tuple[Report, bool]:
    """The report on papers, and whether it was cut short by the person waiting for it."""
    known, note = accepted(baseline)
    if note:
        print(f"citecheck: {visible(note)}", file=sys.stderr)
    gathered, interrupted = run.Gathered(), False
    with told() as progress, folder.opened(paths, settings, progress, partly=True, against=against) as archive:
        try:
            report = run.check(
                archive, settings, now=datetime.now(UTC), evidence=evidence, baseline=known, progress=progress,
                gathered=gathered, whole=whole,
            )  # fmt: skip
        except KeyboardInterrupt:
            interrupted, report = True, run.report(gathered, settings)
        interrupted = interrupted or bool(archive.unread) or gathered.interrupted
        if bib:
            bibliographies(bib, archive.corpus.papers())
    return report, interrupted


def _write_baseline(report: Report, place: Path) -> int:
    from citecheck import suppress

    write(suppress.write_baseline(report.findings, __version__).decode(), place)
    return CLEAN


def _split(codes: list[str] | None) -> list[str]:
    return [part.strip() for code in codes or [] for part in code.split(",") if part.strip()]


@app.command()
def parse(
    paths: options.Paths = None,
    references: Annotated[str | None, typer.Option(help="Read this file of bare entries, one a line, instead.")] = None,
    output: options.Output = None,
    jobs: options.Jobs = None,
    paper_timeout: options.PaperTimeout = None,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
    config: options.Conf = None,
    verbose: options.Verbose = False,
) -> int:
    """Writes what was read from papers as JSON; the network is not touched.

    Example: citecheck parse papers/ -o parsed.json
    """
    from citecheck.export import json

    if references:
        write(json.render([folder.references(references)]), output)
        return CLEAN
    settings = _configured(config, jobs=jobs, cache_dir=cache_dir, no_cache=no_cache, paper_timeout=paper_timeout)
    with told() as progress, folder.opened(paths or ["."], settings, progress) as archive:
        write(json.render(archive.corpus.papers()), output)
    return CLEAN


@app.command()
def export(
    paths: options.Paths = None,
    format: Annotated[str, typer.Option(help="bibtex, biblatex, csl-json, ris, csv, endnote or text.")] = "bibtex",  # noqa: A002
    output: options.Output = None,
    bib: Annotated[Path | None, typer.Option(help="Write one file a paper and a merged one into this folder.")] = None,
    what: Annotated[str, typer.Option(help="references, papers (the papers themselves) or both.")] = "references",
    only_cited: Annotated[bool, typer.Option("--only-cited", help="Leave out what no citation points to.")] = False,
    select_kind: Annotated[list[str] | None, typer.Option(help="Only these kinds, such as article,book.")] = None,
    from_bib: Annotated[Path | None, typer.Option(help="Keep this .bib as it is and add what it lacks.")] = None,
    key: Annotated[str, typer.Option(help="How keys are made.")] = "{family}{year}{title:1}",
    style: Annotated[str | None, typer.Option(help="Text in this CSL style, such as apa, ieee.")] = None,
    latex: Annotated[bool, typer.Option("--latex", help="Write accents as LaTeX; Cyrillic stays.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="Add each entry as it was printed, as a note.")] = False,
    jobs: options.Jobs = None,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
    config: options.Conf = None,
    verbose: options.Verbose = False,
) -> int:
    """Writes the references of papers as a bibliography; the network is not touched.

    A file that is there already is made anew, and what it holds keeps its key.

    Examples: citecheck export paper.txt -o paper.bib
              citecheck export papers/ --bib bib/ --format biblatex --only-cited
              citecheck export papers/ --from-bib library.bib -o library.bib
              citecheck export paper.txt --style gost-r-705-2008-numeric
    """
    from citecheck import export as room

    format = "text" if style and format == room.DEFAULT else format  # noqa: A001
    options = room.Options(
        key, style or "", latex, raw, only_cited=only_cited, what=what, kinds=tuple(_split(select_kind)),
        existing=existing(from_bib) if from_bib else None,
    )  # fmt: skip
    if bib and from_bib:
        raise UsageError("--from-bib makes one file: give it with -o, not with --bib")
    settings = _configured(config, jobs=jobs, cache_dir=cache_dir, no_cache=no_cache)
    try:
        room.checked(format, options)
        with told() as progress, folder.opened(paths or ["."], settings, progress) as archive:
            if bib:
                bibliographies(bib, archive.corpus.papers(), format, options)
            else:
                options = replace(options, earlier=earlier(format, output))
                write(room.render(format, archive.corpus.papers(), options), output)
    except room.OptionError as error:
        raise UsageError(str(error)) from None
    return CLEAN


@app.command()
def links(
    paths: options.Paths = None,
    urls: Annotated[Path | None, typer.Option(help="Check this plain list, one URL or DOI a line.")] = None,
    format: Annotated[str, typer.Option(help=FORMATS)] = "terminal",  # noqa: A002
    output: options.Output = None,
    offline: options.Offline = False,
    evidence: options.EvidenceFile = None,
    timeout: options.Timeout = None,
    max_wait: options.MaxWait = None,
    trust_env: options.TrustEnv = False,
    max_age: options.MaxAge = None,
    mailto: options.Mailto = None,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
    config: options.Conf = None,
    verbose: options.Verbose = False,
) -> int:
    """Checks only the links and DOIs of papers, or of a list.

    Sites are asked under our own name, at most four pages at once and ten a second, not where robots.txt forbids it.

    What leaves the machine: addresses, to the sites they name, dead ones to archive.org; DOIs, to doi.org, Crossref,
    DataCite, mEDRA, KISTI, JaLC, the EU; ISSNs, to Crossref; ISBNs, to Open Library; arXiv numbers, PMIDs, Handles,
    ORCIDs, to arXiv, PubMed, hdl.handle.net, orcid.org; --mailto's address. No text of a paper. With --offline nothing.

    Example: citecheck links paper.md
    """
    settings = _configured(
        config, offline=offline, timeout=timeout, max_wait=max_wait, trust_env=trust_env, max_age=max_age,
        mailto=mailto, cache_dir=cache_dir, no_cache=no_cache,
    )  # fmt: skip
    now, done, only = datetime.now(UTC), run.Gathered(), LIST_RULES if urls else LINK_RULES
    with told() as progress:
        found = folder.listed(str(urls), settings) if urls else folder.opened(paths or ["."], settings, progress)
        with found as archive:
            report = run.check(
                archive, settings, now=now, evidence=evidence, progress=progress, only=only, gathered=done
            )
    write(rendered(format, report, output), output, painted=format == "terminal")
    return INTERRUPTED if done.interrupted else _code(report, settings.fail_on)


@app.command()
def compare(
    paths: Annotated[list[str], typer.Argument(metavar="A B ...", help="Copies of one paper.")],
    format: Annotated[str, typer.Option(help="terminal, markdown, html or json.")] = "terminal",  # noqa: A002
    output: options.Output = None,
    config: options.Conf = None,
    verbose: options.Verbose = False,
) -> int:
    """Shows what papers share: heads, text, and their reference lists side by side, with the letters that differ.

    Example: citecheck compare first.txt second.txt --format html -o pair.html
    """
    from citecheck.compare import shown

    if format not in shown.formats():
        raise UsageError(f"there is no format {format!r}: choose from {', '.join(shown.formats())}")
    with folder.opened(paths, _configured(config)) as archive:
        papers = list(archive.corpus.papers())
    if len(papers) < 2:
        raise UsageError("compare needs two papers or more")
    write(shown.render(format, papers), output)
    return CLEAN


@app.command()
def fix(
    paths: options.Paths = None,
    write_: Annotated[bool, typer.Option("--write/--diff", help="Change the files, or show a patch only.")] = False,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Also what has to be looked at afterwards.")] = False,
    output: options.Output = None,
    select: options.Codes = None,
    ignore: options.Codes = None,
    evidence: options.EvidenceFile = None,
    jobs: options.Jobs = None,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
    config: options.Conf = None,
    verbose: options.Verbose = False,
) -> int:
    """Repairs what has only one right form; shows a patch unless told to write.

    Nothing but the place itself changes in a file. The network is not asked; addresses are repaired where recorded
    evidence says what is right. Word and PDF files get a list instead. With --unsafe it also writes what is likely
    but has to be looked at: a DOI or number from a register's record, a mistyped key, a mended DOI or address.

    \b
    Exit code: 0 nothing to repair or all written, 1 a patch was shown,
    2 a mistake in the call.

    \b
    Examples:
      citecheck fix refs.bib
      citecheck fix papers/ --select CC7 --write
    """
    settings = _configured(
        config, select=_split(select), ignore=_split(ignore), jobs=jobs, cache_dir=cache_dir, no_cache=no_cache
    )
    with told() as progress, folder.opened(paths or ["."], settings, progress) as archive:
        made = run.mend(
            archive, replace(settings, offline=True), now=datetime.now(UTC), evidence=evidence, unsafe=unsafe
        )
        patches, notes = mended(made, change=write_, lang=settings.lang)
    for note in notes:
        print(visible(note), file=sys.stderr)
    if not write_:
        write("".join(patches), output)
    return FOUND if patches and not write_ else CLEAN


@app.command()
def explain(code: Annotated[str, typer.Argument(help="A code or a name, such as CC301 or undefined-citation.")]) -> int:
    """Shows a rule's page: why it matters, an example, what to do, when it is wrong."""
    write(handbook.explained(code), None)
    return CLEAN


@app.command()
def rules(format: Annotated[str, typer.Option(help="text, json or markdown.")] = "text") -> int:  # noqa: A002
    """Lists every rule."""
    write(handbook.listed(format), None)
    return CLEAN


@app.command()
def schema(name: Annotated[str, typer.Argument(help="parse or report.")]) -> int:
    """Shows the JSON Schema of `parse` or of `check --format json`."""
    from citecheck import schemas

    if name not in ("parse", "report"):
        raise UsageError(f"there is no schema {name!r}: choose parse or report")
    write(schemas.load(name), None)
    return CLEAN
