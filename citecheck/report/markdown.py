"""The report in Markdown, short enough for a comment on a pull request; text from papers can't do anything there."""

import re
from collections.abc import Iterable, Iterator

from citecheck.model import Finding, Span
from citecheck.report import PAGES, Report, Summary
from citecheck.report.order import by_paper, counted, said, tally, worst_first
from citecheck.report.quote import quotes
from citecheck.report.visible import visible
from citecheck.report.words import left, many, say

FILE = "report.md"
LIMIT = 60_000  # characters a comment may have, with some room
WIDTH = 100
SPECIAL = re.compile(r"([\\`*_\[\]|~$])")  # what Markdown takes for markup within a line: **bold**, [a](b), $x$
ALARM = re.compile(r"([@#])(?=\w)")  # what a forge takes for a person or an issue: @kerr, #12
LINKED = re.compile(r"(?i)\b(https?|ftp|www|mailto)(?=[:.])")  # what a forge makes a link: https://, www.
ROOM = 400  # characters kept for the closing lines
RULER = "|---|--:|--:|--:|--:|--:|--:|--:|--:|"


def render(report: Report) -> str:
    """Writes a report of at most 60,000 characters; what is left out is counted, the worst is kept."""
    return limited(report, LIMIT)


def limited(report: Report, limit: int) -> str:
    """Writes a report of at most so many characters."""
    papers = by_paper(report)
    head = "\n".join([*_head(report, papers, limit // 3), ""])
    tail = "\n".join(_tail(report, limit // 6))
    room = limit - len(head) - len(tail) - ROOM
    blocks: dict[int, str] = {}
    headings: set[str] = set()
    owner = {id(finding): paper for paper, findings in papers for finding in findings}
    for finding in worst_first(report.findings):
        block = _finding(finding, owner[id(finding)].path, report)
        path = owner[id(finding)].name
        cost = len(block) + (0 if path in headings else len(_heading(path)) + 1)
        if cost > room:
            continue
        room -= cost
        headings.add(path)
        blocks[id(finding)] = block
    body = list(_body(papers, blocks))
    left = [finding for finding in report.findings if id(finding) not in blocks]
    if left:
        number, counts = many(len(left), "finding", report.lang), counted(left, report.lang)
        body.append(f"\n{say('left_out', report.lang, findings=number, counts=counts)}\n")
    return "\n".join([head, *body, tail]).rstrip() + "\n"


def _head(report: Report, papers: list[tuple[Summary, list[Finding]]], limit: int) -> Iterator[str]:
    """The counts, and a row a paper as long as there is room; those with findings come first."""
    hit = sum(bool(findings) for _, findings in papers)
    yield "## citecheck\n"
    number = many(len(papers), "paper", report.lang)
    if report.findings:
        counts = counted(report.findings, report.lang)
        yield say("found_short", report.lang, counts=counts, hit=hit, papers=number, total=len(papers)) + "\n"
    else:
        yield say("nothing_short", report.lang, papers=number) + "\n"
    rows = sorted(papers, key=lambda row: not row[1]) if len(papers) > 40 else papers
    yield f"| {say('head', report.lang).replace('|', ' | ')} |\n{RULER}"
    for row_number, (paper, findings) in enumerate(rows):
        row = _row(paper, findings)
        limit -= len(row)
        if limit < 0:
            left = len(rows) - row_number
            yield "\n" + say("no_row", report.lang, papers=many(left, "paper", report.lang), total=left)
            return
        yield row


def _row(paper: Summary, findings: Iterable[Finding]) -> str:
    numbers = (paper.references, paper.resolved, paper.differ, paper.not_found, paper.not_checked)
    return f"| {code(paper.name)} | {' | '.join(map(str, (*numbers, *tally(findings).values())))} |"


def _heading(path: str) -> str:
    return f"\n### {code(path)}\n"


def _body(papers: list[tuple[Summary, list[Finding]]], blocks: dict[int, str]) -> Iterator[str]:
    for paper, findings in papers:
        shown = [blocks[id(finding)] for finding in findings if id(finding) in blocks]
        if shown:
            yield from (_heading(paper.name), *shown)


def _finding(finding: Finding, paper: str, report: Report) -> str:
    """One finding: what and where, the text it is about with its mark, the other place."""
    rule = f"[{finding.code}]({PAGES}#{finding.code.lower()})"
    line, grave = finding.span.line, say(finding.severity, report.lang)
    at = say("line", report.lang, n=line) if finding.span.path == paper else code(f"{finding.span.path}:{line}")
    lines = [f"- **{grave}** {rule}, {at}: {escaped(said(finding, report))}"]
    lines += _quoted(finding.span, report)
    for related in finding.related:
        lines.append(
            f"  - {say('see', report.lang)} {code(f'{related.path}:{related.line}')}: {escaped(related.message)}"
        )
        if related.span:
            lines += ["  " + line for line in _quoted(related.span, report)]
    return "\n".join(lines)


def _quoted(span: Span, report: Report) -> list[str]:
    known = {
        number: text
        for number in range(span.line, span.end_line + 1)
        if (text := report.lines.get((span.path, number))) is not None
    }
    shown = []
    for quote in quotes(span, known, WIDTH):
        shown += [f"{quote.line:>4} | {quote.text}", f"     | {' ' * quote.indent}{'^' * quote.length}"]
    if not shown:
        return []
    fence = fenced("\n".join(shown))
    return [f"  {fence}text", *(f"  {line}" for line in shown), f"  {fence}"]


def _tail(report: Report, limit: int) -> Iterator[str]:
    """What was left out and why."""
    if report.suppressed:
        yield "\n" + say("suppressed", report.lang, n=report.suppressed)
    for number, skipped in enumerate(report.skipped):
        line = "\n" + say(
            "not_checked_in" if skipped.path else "not_checked", report.lang,
            what=escaped(left(skipped.what, report.lang)),
            path=code(skipped.path or ""), n=skipped.count, reason=escaped(skipped.reason),
        )  # fmt: skip
        limit -= len(line)
        if limit < 0:
            yield "\n" + say("not_checked_more", report.lang, n=len(report.skipped) - number)
            return
        yield line


def escaped(text: str) -> str:
    """Text that stays text: no markup, no link, no tag, nobody is called and no issue is named."""
    text = visible(" ".join(text.split())).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = LINKED.sub("\\1\u200b", ALARM.sub("\\1\u200b", text))
    return SPECIAL.sub(r"\\\1", text)


def code(text: str) -> str:
    """Text as code, also in a cell of a table: the fence is longer than any row of backticks in it."""
    text = visible(" ".join(text.split())).replace("|", "\\|")
    fence = fenced(text, 1)
    blank = " " if text.startswith("`") or text.endswith("`") or not text else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def fenced(text: str, least: int = 3) -> str:
    """A fence longer than any row of backticks in a text."""
    return "`" * max(least, 1 + max((len(row) for row in re.findall("`+", text)), default=0))
