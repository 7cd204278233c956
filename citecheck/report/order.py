"""What every report counts and sorts alike."""

import os
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from citecheck.model import Finding, Severity
from citecheck.report import Report, Summary
from citecheck.report.words import many, say
from citecheck.rule import mending, sentence

RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def said(finding: Finding, report: Report) -> str:
    """A finding in words, with the page where the file has pages."""
    text = sentence(finding, report.sentences[finding.code])
    return say("on_page", report.lang, text=text, page=finding.span.page) if finding.span.page else text


def repair(finding: Finding, report: Report) -> str | None:
    """What a finding's repair does, in words."""
    return mending(finding.fix, report.sentences.get(finding.code, {})) if finding.fix else None


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by severity, each severity in the order of the papers."""
    return sorted(findings, key=lambda finding: RANK[finding.severity])


def by_paper(report: Report) -> list[tuple[Summary, list[Finding]]]:
    """Each paper with its findings in the order of the text, those in files that belong to it behind."""
    owner = owners(report)
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        found[owner(finding.span.path, finding.span.start)].append(finding)
    papers = list(report.papers)
    known = {paper.name for paper in papers}
    papers += (Summary(path) for path in found if path not in known)  # a finding is shown even if its paper has no line
    return [(paper, sorted(found.get(paper.name, ()), key=lambda one: _place(one, paper.path))) for paper in papers]


def owners(report: Report) -> Callable[[str, int], str]:
    """Names the paper that a place (path and offset) is one of; a place in none is named by its path."""
    owner = {os.path.normpath(file): [(0, paper.name)] for paper in reversed(report.papers) for file in paper.files}
    own: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for paper in report.papers:
        own[os.path.normpath(paper.path)].append((paper.part.start if paper.part else 0, paper.name))
    owner |= own

    def named(path: str, start: int) -> str:
        within = owner.get(os.path.normpath(path))
        return within[max(0, bisect_right(within, start, key=lambda row: row[0]) - 1)][1] if within else path

    return named


def _place(finding: Finding, path: str) -> tuple[bool, str, int, str]:
    return finding.span.path != path, finding.span.path, finding.span.start, finding.code


def tally(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings of each severity, the worst first."""
    count = Counter(finding.severity for finding in findings)
    return {severity: count[severity] for severity in Severity}


def plural(number: int, word: str) -> str:
    """Counts things in English, for programs: 1 error, 2 errors."""
    return f"{number} {word}" if number == 1 or word == Severity.INFO else f"{number} {word}s"


def counted(findings: Iterable[Finding], lang: str) -> str:
    """Counts in words: 2 errors, 1 warning, 0 info."""
    return ", ".join(many(number, severity, lang) for severity, number in tally(findings).items())
