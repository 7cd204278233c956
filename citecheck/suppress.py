"""Which findings stay: select and ignore, per file, inline, the table of accepted findings, the baseline. Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch

import msgspec

from citecheck.config import Config, ConfigError, Ignore, nearest
from citecheck.model import Finding, Paper, Severity, Span
from citecheck.norms.profiles import profile
from citecheck.places import stretches
from citecheck.rule import fit, found, stamp

INLINE = re.compile(
    r"(?:<!--|%)[ \t]*citecheck:[ \t]*ignore\[(?P<codes>[^\]\n]+)\](?P<reason>[^\n]*?)(?:-->|$)", re.MULTILINE
)
UNUSED = "CC904"


@dataclass(frozen=True, slots=True)
class InlineIgnore:
    """An ignore written into a paper: its codes, the line it covers (None: the whole file), its own place and file."""

    codes: tuple[str, ...]
    line: int | None
    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The fingerprints of findings that are known and accepted for now, and the version that wrote them."""

    citecheck: str
    fingerprints: frozenset[str]


@dataclass(slots=True)
class Kept:
    """What is left of the findings, how many were taken out, and the ignores that took none out."""

    findings: list[Finding] = field(default_factory=list)
    suppressed: int = 0
    rows: dict[Ignore, bool] = field(default_factory=dict)  # rows of the table about these papers: was one of use?


def chosen(code: str, name: str, config: Config) -> bool:
    """Whether a rule runs: explicit beats implicit, the longest selector wins, and a profile counts where none fits."""
    selected = max((fit(one, code, name) for one in (*config.select, *config.extend_select)), default=0)
    ignored = max((fit(one, code, name) for one in config.ignore), default=0)
    if config.select and not selected:
        return False
    if not selected and not ignored and config.profile:
        return not any(fit(one, code, name) for one in profile(config.profile).ignore)
    return not ignored or selected > ignored


def selectors(config: Config) -> tuple[str, ...]:
    """Every place in a configuration where a rule is named."""
    per_file = (code for codes in config.per_file_ignores.values() for code in codes)
    rows = (row.code for row in config.ignores)
    return (*config.select, *config.extend_select, *config.ignore, *per_file, *rows, *config.severity)


def checked(selectors: Iterable[str], names: Mapping[str, str]) -> None:
    """Refuses a selector that fits no rule; `names` are the rules' names by code."""
    for selector in selectors:
        if not any(fit(selector, code, name) for code, name in names.items()):
            raise ConfigError(f"no rule is called {selector!r}{nearest(selector, (*names, *names.values()))}")


def inline(paper: Paper) -> list[InlineIgnore]:
    """Reads the ignores of a paper: at a line's end for that line, alone for the next, before all text for the file.

    One in a file that the paper includes is about that file.
    """
    ignores = []
    for origin, end in stretches(paper.path, paper.origins, len(paper.text)):
        behind = origin.start  # up to here there is nothing but ignores and blanks
        for match in INLINE.finditer(paper.text, origin.start, end):
            place = paper.place(match.start(), match.end())
            line_start = max(paper.lines[bisect_right(paper.lines, match.start()) - 1], origin.start)
            alone = not paper.text[line_start : match.start()].strip()
            first = behind >= 0 and origin.offset == 0 and not paper.text[behind : match.start()].strip()
            behind = match.end() if first else -1
            line = None if first else place.line + alone
            codes = tuple(code.strip() for code in match["codes"].split(",") if code.strip())
            ignores.append(InlineIgnore(codes, line, match.start(), match.end(), place.path))
    return ignores


def keep(
    findings: Sequence[Finding],
    papers: Mapping[str, Paper],
    config: Config,
    baseline: frozenset[str],
    ran: Mapping[str, str] | None = None,
) -> Kept:
    """Takes out what was ignored, and says which ignores took out nothing.

    `ran` holds the names of the rules that could have found something, by code; an ignore of another isn't unused.
    """
    about = [row for row in config.ignores if _speaks(row, ran) and any(_matches(path, row.path) for path in papers)]
    kept = Kept(rows=dict.fromkeys(about, False))
    used: set[tuple[str, int]] = set()
    heard = papers if config.inline_ignores else {}
    ignores = {path: inline(paper) for path, paper in heard.items() if "citecheck:" in paper.text}
    for finding in findings:
        hits = [(path, one) for path, row in ignores.items() for one in row if _covers(one, finding)]
        used.update((path, one.start) for path, one in hits)
        kept.rows.update((row, True) for row in about if _accepts(row, finding))
        if hits or finding.fingerprint in baseline or _by_config(finding, config):
            kept.suppressed += 1
        else:
            kept.findings.append(finding)
    if chosen(UNUSED, "unused-ignore", config):
        unused = stamp(
            _unused(papers[path], one)
            for path, row in ignores.items()
            for one in row
            if (path, one.start) not in used and _could_fire(one, ran)
        )
        for finding in unused:
            if finding.fingerprint in baseline or _by_config(finding, config):
                kept.suppressed += 1
            else:
                kept.findings.append(finding)
    return kept


def _could_fire(ignore: InlineIgnore, ran: Mapping[str, str] | None) -> bool:
    return ran is None or any(fit(selector, code, name) for selector in ignore.codes for code, name in ran.items())


def _covers(ignore: InlineIgnore, finding: Finding) -> bool:
    span = finding.span
    here = ignore.path == span.path and (ignore.line is None or span.line <= ignore.line <= span.end_line)
    return here and any(fit(code, finding.code, finding.name) for code in ignore.codes)


def _by_config(finding: Finding, config: Config) -> bool:
    path = finding.span.path
    for pattern, codes in config.per_file_ignores.items():
        if _matches(path, pattern) and any(fit(code, finding.code, finding.name) for code in codes):
            return True
    return any(_accepts(row, finding) for row in config.ignores)


def _accepts(row: Ignore, finding: Finding) -> bool:
    return (
        bool(fit(row.code, finding.code, finding.name))
        and _matches(finding.span.path, row.path)
        and (row.text is None or row.text in finding.evidence)
    )


def _speaks(row: Ignore, ran: Mapping[str, str] | None) -> bool:
    return ran is None or any(fit(row.code, code, name) for code, name in ran.items())


def unused_rows(rows: Mapping[Ignore, bool], config: Config) -> list[Finding]:
    """Findings about the rows of the table that took out nothing in a whole run."""
    if not chosen(UNUSED, "unused-ignore", config):
        return []
    place = Span(config.source, 0, 0, 1, 1, 1, 1)
    made = (
        replace(
            found(place, f"{row.code} {row.path} {row.reason}", codes=row.code),
            code=UNUSED, name="unused-ignore", severity=Severity.INFO,
        )
        for row, used in rows.items() if not used
    )  # fmt: skip
    return list(stamp(made))


def _matches(path: str, pattern: str) -> bool:
    return fnmatch(path, pattern) or fnmatch(path, f"*/{pattern}")


def _unused(paper: Paper, ignore: InlineIgnore) -> Finding:
    text = paper.text[ignore.start : ignore.end]
    finding = found(paper.place(ignore.start, ignore.end), text, codes=", ".join(ignore.codes))
    return replace(finding, code=UNUSED, name="unused-ignore", severity=Severity.INFO)


def write_baseline(findings: Iterable[Finding], version: str) -> bytes:
    """A baseline: the fingerprints of findings that are known and accepted for now."""
    rows = sorted({finding.fingerprint for finding in findings})
    return msgspec.json.format(msgspec.json.encode({"citecheck": version, "fingerprints": rows}), indent=1) + b"\n"


def read_baseline(data: bytes, name: str) -> Baseline:
    """Reads a baseline."""
    try:
        return msgspec.json.decode(data, type=Baseline)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ConfigError(f"{name}: this is no baseline: write one with --write-baseline") from None
