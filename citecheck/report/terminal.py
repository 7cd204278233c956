"""The report a person reads in a terminal: grouped by paper, the text quoted, the letters marked."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from citecheck.model import Finding, Related, Severity, Span, Status
from citecheck.report import PAGES, Report, Summary
from citecheck.report.order import RANK, by_paper, repair, said, tally
from citecheck.report.quote import quotes
from citecheck.report.sarif import uri
from citecheck.report.visible import cells, visible, wrapped
from citecheck.report.words import left, many, say, words

FILE = "report.txt"
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
QUOTED = 10  # findings of one code in one paper that are shown with their text
LISTED = 30  # and those that are shown at all
CLEAN = 12  # papers without findings that are named one by one
INDENT = 4
NARROW = 40  # columns a report needs at least


def render(report: Report) -> str:
    """Writes a report for a terminal of `report.width` columns."""
    papers = by_paper(report)
    clean = [paper for paper, findings in papers if not findings]
    lines: list[str] = []
    for paper, findings in papers:
        if findings or len(clean) <= CLEAN:
            lines += _paper(paper, findings, report)
    if len(clean) > CLEAN:
        lines += [say("nothing_in_more", report.lang, n=len(clean)), ""]
    return "\n".join([*lines, *_closing(report, papers), ""])


def _paper(paper: Summary, findings: list[Finding], report: Report) -> Iterator[str]:
    """A paper's own line, then its findings in the order of the text."""
    yield from _heading(paper, report)
    seen: Counter[str] = Counter()
    for _, group in groupby(findings, key=_alone):
        yield from _group(list(group), seen, report)
    for code, number in seen.items():
        if number > QUOTED:
            short = "in_short_and_left" if number > LISTED else "in_short"
            more = say(short, report.lang, n=number - QUOTED, code=code, left=number - LISTED)
            yield from ("", _paint(more, "dim", report))
    yield ""


def _alone(finding: Finding) -> Span | int:
    """What several findings stand together by: their place, unless they have more to show than that."""
    return id(finding) if finding.related or finding.fix else finding.span


def _group(group: list[Finding], seen: Counter[str], report: Report) -> Iterator[str]:
    """What is said of one place, and then the place, once."""
    quoted: list[Finding] = []
    for number, finding in enumerate(group):
        seen[finding.code] += 1
        if seen[finding.code] > LISTED:
            continue
        if number == 0 and seen[finding.code] <= QUOTED + 1:
            yield ""
        yield from _said(finding, report)
        if seen[finding.code] <= QUOTED:
            quoted.append(finding)
    for finding in sorted(quoted, key=lambda finding: RANK[finding.severity])[:1]:
        yield from _quoted(finding.span, STYLES[finding.severity], report, 0)
        for related in finding.related:
            yield from _related(related, report)
        yield from _fix(finding, report)


def _heading(paper: Summary, report: Report) -> Iterator[str]:
    path, stands = visible(paper.name), standing(paper, report.lang)
    place = uri(Path(paper.path).absolute().as_posix()) if report.hyperlinks else ""
    title = _paint(_linked(path, place, report), "bold", report)
    if cells(path) + 2 + len(stands) <= report.width:
        yield f"{title}  {stands}"
    else:
        first, *rest = wrapped(stands, _width(report) - 2, _width(report) - 2)
        yield from (title, f"  {first}", *(f"  {line}" for line in rest))
    if paper.part and paper.title:
        yield from (f"  {line}" for line in wrapped(visible(paper.title), _width(report) - 2, _width(report) - 2))


def standing(paper: Summary, lang: str) -> str:
    """Says in one line how a paper's references stand."""
    return say(
        "standing", lang, references=many(paper.references, "reference", lang), resolved=paper.resolved,
        differ=paper.differ, not_found=paper.not_found, not_checked=paper.not_checked,
    )  # fmt: skip


def _width(report: Report) -> int:
    return max(NARROW, report.width)


def _said(finding: Finding, report: Report) -> Iterator[str]:
    """Where, which rule, how grave, and the sentence."""
    span = finding.span
    where = f"{visible(span.path)}:{span.line}:{span.column}:"
    grave = say(finding.severity, report.lang)
    taken = cells(where) + 1 + len(finding.code) + 1 + cells(grave) + 1
    first, *rest = wrapped(visible(said(finding, report)), _width(report) - taken, _width(report) - INDENT)
    severity = _paint(grave, STYLES[finding.severity], report)
    code = _paint(_linked(finding.code, f"{PAGES}#{finding.code.lower()}", report), "bold", report)
    yield f"{where} {code} {severity} {first}"
    yield from (" " * INDENT + line for line in rest)


def _fix(finding: Finding, report: Report) -> Iterator[str]:
    """What could stand there instead."""
    fix = finding.fix
    if fix is None:
        return
    what = repair(finding, report) or ""
    texts = [visible(edit.text) for edit in fix.edits[:1] if edit.text.strip() and edit.text not in what]
    words = ": ".join([visible(what).rstrip("."), *texts])
    first, *rest = wrapped(words, _width(report) - INDENT - 4, _width(report) - INDENT - 4)
    yield " " * INDENT + _paint(say("fix", report.lang), "dim", report) + f" {first}"
    yield from (" " * (INDENT + 4) + line for line in rest)


def _quoted(span: Span, style: str, report: Report, deeper: int) -> Iterator[str]:
    """The lines a span touches, each with its mark."""
    gutter = max(INDENT, len(str(span.end_line)) + 1) + deeper
    known = {
        number: text
        for number in range(span.line, span.end_line + 1)
        if (text := report.lines.get((span.path, number))) is not None
    }
    for quote in quotes(span, known, _width(report) - gutter - 3):
        number = _paint(f"{quote.line:>{gutter}} |", "dim", report)
        bar = _paint(" " * gutter + " |", "dim", report)
        yield f"{number} {quote.text}"
        yield f"{bar} {' ' * quote.indent}{_paint('^' * quote.length, style, report)}"


def _related(related: Related, report: Report) -> Iterator[str]:
    where = f"{visible(related.path)}:{related.line}:"
    room = _width(report) - INDENT - 4
    first, *rest = wrapped(f"{where} {visible(related.message)}", room, room)
    yield " " * INDENT + _paint(say("see", report.lang), "dim", report) + f" {first}"
    yield from (" " * (INDENT + 4) + line for line in rest)
    if related.span:
        yield from _quoted(related.span, STYLES[Severity.INFO], report, INDENT)


def _closing(report: Report, papers: list[tuple[Summary, list[Finding]]]) -> Iterator[str]:
    """What was found in all, what was left out and why, and what to do next."""
    papers_said = many(len(papers), "paper", report.lang)
    if report.findings:
        parts = (
            _paint(many(number, severity, report.lang), STYLES[severity] if number else "dim", report)
            for severity, number in tally(report.findings).items()
        )
        hit = sum(bool(findings) for _, findings in papers)
        yield say("found", report.lang, counts=", ".join(parts), hit=hit, papers=papers_said, total=len(papers))
    else:
        yield say("nothing", report.lang, papers=papers_said)
    yield from _asked(report)
    if report.suppressed:
        yield say("suppressed", report.lang, n=report.suppressed)
    for skipped in report.skipped:
        text = say(
            "not_checked_in" if skipped.path else "not_checked", report.lang,
            what=visible(left(skipped.what, report.lang)),
            path=visible(skipped.path or ""), n=skipped.count, reason=visible(skipped.reason),
        )  # fmt: skip
        first, *rest = wrapped(text, _width(report), _width(report) - INDENT)
        yield from (first, *(" " * INDENT + line for line in rest))
    if report.findings:
        yield from _next(report)


def _asked(report: Report) -> Iterator[str]:
    """How the links stand, where any was asked."""
    stand = Counter(verdict.status for verdict in report.links)
    if stand.keys() - {Status.UNKNOWN}:
        named = words(report.lang)
        rows = (say("stand", report.lang, n=n, status=named[f"answer.{status}"]) for status, n in stand.most_common())
        yield say("asked", report.lang, links=many(len(report.links), "link", report.lang), stand=", ".join(rows))


def _next(report: Report) -> Iterator[str]:
    """What to do now: read about the worst, and where many were found look at them in a browser."""
    worst = min(RANK[finding.severity] for finding in report.findings)
    codes = Counter(finding.code for finding in report.findings if RANK[finding.severity] == worst)
    command = _paint(f"citecheck explain {codes.most_common(1)[0][0]}", "bold", report)
    yield say("next", report.lang, command=command)
    if len(report.findings) > LISTED:
        option = _paint("--format html -o report.html", "bold", report)
        yield f"      {say('next_page', report.lang, option=option)}"


def _linked(text: str, address: str, report: Report) -> str:
    """Makes a text lead to an address where the terminal can (OSC 8)."""
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" if report.hyperlinks else text


def _paint(text: str, style: str, report: Report) -> str:
    """Colours a text, if the report may be coloured."""
    if not report.colour:
        return text
    from rich.color import ColorSystem
    from rich.style import Style

    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)
