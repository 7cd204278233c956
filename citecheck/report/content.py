"""What the HTML page shows, made of a report: plain values that the template lays out and escapes."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from citecheck.model import Finding, Related, Severity, Span, Status, Verdict
from citecheck.report import Report, Sheet, Summary
from citecheck.report.order import RANK, by_paper, owners, repair, tally, worst_first
from citecheck.report.pictures import drawn
from citecheck.report.quote import ROWS, window
from citecheck.report.visible import visible
from citecheck.report.words import left, named, words
from citecheck.rule import Rule, sentence

Href = Callable[[str, int], str | None]
STATES = ("resolved", "differ", "not-found", "not-checked")
WIDTH = 240  # letters of a line that are shown around those meant
RELATED = 5  # other places a finding shows
LISTS = 4_000_000  # letters the lists of all papers may take, so that the page stays one a browser opens at once
LINKS = 2_000
UNASKED = "CC905"  # links that were not asked, once a reason
BLIND = frozenset({"CC901", "CC902", "CC903", "CC906", UNASKED})
LISTED = 20
ALIKE = 0.6  # share of letters two lines have in common before those that differ are marked
FINDINGS, PAPERS = 12_000, 3_000  # how many a page shows, the worst first


def content(report: Report) -> dict[str, Any]:
    """Everything the template shows."""
    w = words(report.lang)
    papers = by_paper(report)
    shown = _shown(papers)
    left = len(report.findings) - sum(len(findings) for _, findings in shown)
    count = tally(report.findings)
    ids = {paper.name: f"p{number}" for number, (paper, _) in enumerate(shown, 1)}
    links = sorted(report.links, key=_trouble)
    pictures = drawn(report, papers, w)
    return {
        "lang": report.lang.replace("_", "-"),
        "w": w,
        "named": partial(named, w=w),
        "verdict": _verdict(papers, w),
        "tiles": _tiles(report, count, w),
        "kinds": list(_kinds(report)),
        "unchecked": list(_unchecked(report, w)),
        "suppressed": report.suppressed,
        "pictures": pictures,
        "states": STATES,
        "papers": list(_papers(shown, ids, report)),
        "papers_left": len(papers) - len(shown),
        "total": len(report.findings) - left,
        "findings_left": left,
        "links": links[:LINKS],
        "links_left": len(links[LINKS:]),
        "rules": list(_rules(report)),
    }


def _verdict(papers: list[tuple[Summary, list[Finding]]], w: Mapping[str, str]) -> str:
    """One line: how all references stand."""
    total = sum(paper.references for paper, _ in papers)
    stands = [sum(column) for column in zip(*(_stands(paper) for paper, _ in papers), strict=True)] or [0, 0, 0, 0]
    parts = ", ".join(f"{w[state]}: {number}" for state, number in zip(STATES, stands, strict=True))
    return f"{w['papers']}: {len(papers)}. {w['references']}: {total} ({parts})."


def _stands(paper: Summary) -> tuple[int, int, int, int]:
    return paper.resolved, paper.differ, paper.not_found, paper.not_checked


def _tiles(report: Report, count: Mapping[Severity, int], w: Mapping[str, str]) -> list[tuple[str, int, str]]:
    """The numbers that are seen first."""
    names = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "infos"}
    found = [(w[names[severity]], number, str(severity) if number else "good") for severity, number in count.items()]
    unknown = sum(verdict.status is Status.UNKNOWN for verdict in report.links)
    links = (f"{w['links']}: {w['not-checked']}", unknown, "info" if unknown else "good")
    return [*found, links, (w["papers"], len(report.papers), "")]


def _kinds(report: Report) -> Iterator[dict[str, Any]]:
    """The rules that fired, the worst and then the most frequent first."""
    count = Counter((finding.code, finding.name) for finding in report.findings)
    worst: dict[str, Severity] = {}
    for finding in report.findings:
        worst[finding.code] = min(worst.get(finding.code, finding.severity), finding.severity, key=RANK.__getitem__)
    for (code, name), number in sorted(count.items(), key=lambda row: (RANK[worst[row[0][0]]], -row[1], row[0])):
        rule = report.rules.get(code)
        summary = rule.summary if rule else name
        yield {"code": code, "name": name, "severity": worst[code], "summary": summary, "count": number}


def _unchecked(report: Report, w: Mapping[str, str]) -> Iterator[str]:
    """What the report can't speak of: files that weren't read, links that weren't asked."""
    for one in report.skipped:
        yield f"{left(one.what, report.lang)}{f' ({one.path})' if one.path else ''}: {one.count}. {one.reason}"
    blind = [finding for finding in report.findings if finding.code in BLIND]
    for finding in blind[:LISTED]:
        about = "" if finding.code == UNASKED else f"{finding.span.path}: "
        yield about + sentence(finding, report.sentences[finding.code])
    if len(blind) > LISTED:
        yield f"… {len(blind) - LISTED}"
    unknown = Counter(link.reason or "" for link in report.links if link.status is Status.UNKNOWN)
    if not any(finding.code == UNASKED for finding in blind):
        yield from (f"{w['links']}: {number}. {reason}" for reason, number in unknown.items())


def _papers(
    papers: list[tuple[Summary, list[Finding]]], ids: Mapping[str, str], report: Report
) -> Iterator[dict[str, Any]]:
    """Each paper with its findings, and with its list as long as the page stays small; the worst come first there."""
    shown = _lists(papers, {sheet.name: sheet for sheet in report.sheets})
    owner = owners(report)

    def hrefs(path: str, start: int) -> str | None:
        return ids.get(owner(path, start))

    for paper, findings in papers:
        sheet = shown.get(paper.name)
        yield {
            "id": ids[paper.name],
            "path": paper.name,
            "title": paper.title,
            "references": paper.references,
            "stands": _stands(paper),
            "tally": tuple(tally(findings).items()),
            "worst": _badness(findings),
            "findings": [_finding(finding, paper, hrefs, report) for finding in findings],
            "sheet": sheet,
            "cut": sheet is not None and not sheet.entries and paper.references > 0,
        }


def _shown(papers: list[tuple[Summary, list[Finding]]]) -> list[tuple[Summary, list[Finding]]]:
    """As many papers and findings as a browser opens at once: the worst, each in its place."""
    worst = sorted(range(len(papers)), key=lambda number: _badness(papers[number][1]))[:PAPERS]
    kept = [papers[number] for number in sorted(worst)]
    first = worst_first(finding for _, findings in kept for finding in findings)
    if len(first) <= FINDINGS:
        return kept
    stays = {id(finding) for finding in first[:FINDINGS]}
    return [(paper, [finding for finding in findings if id(finding) in stays]) for paper, findings in kept]


def _badness(findings: list[Finding]) -> list[int]:
    """Sorts the worst first: most errors, then most warnings."""
    return [-number for number in tally(findings).values()]


def _lists(papers: list[tuple[Summary, list[Finding]]], sheets: Mapping[str, Sheet]) -> dict[str, Sheet]:
    """The papers in full, as many lists as fit; those with the worst findings first."""
    room, shown = LISTS, {}
    order = sorted(papers, key=lambda row: _badness(row[1]))
    for paper, _ in order:
        if (sheet := sheets.get(paper.name)) is None:
            continue
        size = sum(400 + len(entry.raw) + sum(len(text) + 60 for _, text in entry.fields) for entry in sheet.entries)
        fits = size <= room
        room -= size if fits else 0
        shown[paper.name] = sheet if fits else replace(sheet, entries=())
    return shown


def _finding(finding: Finding, paper: Summary, hrefs: Href, report: Report) -> dict[str, Any]:
    fix = finding.fix
    quotes = _quotes(finding.span, report)
    related = [_related(one, hrefs, report) for one in finding.related[:RELATED]]
    if len(quotes) == 1 and len(related) == 1 and len(related[0]["quotes"]) == 1:
        _compare(quotes[0], related[0]["quotes"][0])
    return {
        "id": f"f-{finding.fingerprint or f'{finding.code}-{finding.span.path}-{finding.span.start}'}",
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.span.path if finding.span.path != paper.path else None,
        "line": finding.span.line,
        "page": finding.span.page,
        "said": visible(sentence(finding, report.sentences[finding.code])),
        "quotes": quotes,
        "related": related,
        "fix": repair(finding, report),
        "edits": [edit.text for edit in fix.edits[:3]] if fix else (),
    }


def _related(related: Related, hrefs: Href, report: Report) -> dict[str, Any]:
    return {
        "path": related.path,
        "href": hrefs(related.path, related.span.start if related.span else 0),
        "line": related.line,
        "message": visible(related.message),
        "quotes": _quotes(related.span, report) if related.span else [],
    }


def _quotes(span: Span, report: Report) -> list[dict[str, Any]]:
    """The lines a span touches, cut into what stands before the letters meant, them, and what follows."""
    if span.end <= span.start:
        return []
    rows = []
    for number in range(span.line, min(span.end_line, span.line + ROWS - 1) + 1):
        text = report.lines.get((span.path, number), "").rstrip("\r\n")
        start = span.column - 1 if number == span.line else len(text) - len(text.lstrip())
        end = min(span.end_column - 1 if number == span.end_line else len(text), len(text))
        if start < end:
            left, right = window(text, start, end, WIDTH)
            end = min(end, right)
            parts = (text[left:start], text[start:end], text[end:right])
            before, meant, after = map(visible, parts)
            rows.append({"line": number, "before": before, "meant": [(meant, False)], "after": after})
    return rows


def _compare(here: dict[str, Any], there: dict[str, Any]) -> None:
    """Marks the letters that differ between two lines that are much alike."""
    from rapidfuzz.distance import Levenshtein

    ((one, _),), ((other, _),) = here["meant"], there["meant"]
    if one == other or Levenshtein.normalized_similarity(one, other) < ALIKE:
        return
    here["meant"], there["meant"] = [], []
    for operation in Levenshtein.opcodes(one, other):
        differ = operation.tag != "equal"
        for row, text in (
            (here, one[operation.src_start : operation.src_end]),
            (there, other[operation.dest_start : operation.dest_end]),
        ):
            if text:
                row["meant"].append((text, differ))


def _trouble(verdict: Verdict) -> tuple[int, str]:
    """Puts the links first that need a look."""
    order = [Status.DEAD, Status.UNSAFE, Status.MALFORMED, Status.BROKEN, Status.BLOCKED, Status.RESTRICTED]
    return order.index(verdict.status) if verdict.status in order else len(order), verdict.url


def _rules(report: Report) -> Iterator[dict[str, Any]]:
    """The pages of the rules that fired."""
    for code in sorted({finding.code for finding in report.findings}):
        if rule := report.rules.get(code):
            yield {"code": code, "name": rule.name, "page": _page(rule)}


def _page(rule: Rule) -> str:
    """A rule's page; its headings stand under that of the rule."""
    from markdown_it import MarkdownIt

    text: str = MarkdownIt("commonmark", {"html": False}).render(rule.page.replace("\n## ", "\n#### "))
    return text.replace("<h4>", "<h3>").replace("</h4>", "</h3>")
