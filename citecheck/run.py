"""The whole data flow: papers and what the network said to findings, findings to a report."""

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from citecheck import checks, messages, suppress
from citecheck.config import Config, Ignore
from citecheck.corpus import StoredCorpus
from citecheck.fix.files import Left, Repair, repairs
from citecheck.folder import QUIET, Archive, Progress, left
from citecheck.known import Known, basis, digest
from citecheck.model import (
    Confidence,
    Corpus,
    Evidence,
    Finding,
    Paper,
    Reference,
    Severity,
    Skipped,
    Span,
    Status,
    Verdict,
)
from citecheck.report import Report, Sheet, Summary, sheet
from citecheck.report.lines import lines
from citecheck.rule import Rule, run, stamp

ACROSS = "CC6"  # rules about what several papers share
INTERRUPTED = "interrupted"  # the reason of a link that was not asked because somebody pressed Ctrl-C
OUTSIDE = "it holds {} papers, each checked by itself; what stands outside them (title page, contents) was not"


@dataclass(slots=True)
class Gathered:
    """What a run has found so far; a report can be made of it at any moment."""

    papers: list[Summary] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    lines: dict[tuple[str, int], str] = field(default_factory=dict)
    links: tuple[Verdict, ...] = ()
    interrupted: bool = False
    skipped: list[Skipped] = field(default_factory=list)
    suppressed: int = 0


def check(
    archive: Archive,
    config: Config,
    *,
    now: datetime,
    evidence: str | None = None,
    baseline: frozenset[str] = frozenset(),
    progress: Progress = QUIET,
    only: Iterable[str] = (),
    gathered: Gathered | None = None,
    whole: bool = False,
) -> Report:
    """Asks the network, runs the checks, takes out what is ignored, and makes a report.

    `whole` gives the report every paper in full, which only some formats show.
    """
    rules = _rules(config, tuple(only))
    so_far = gathered or Gathered()
    so_far.skipped += [*archive.skipped, *(Skipped("cache", note) for note in archive.kept.notes)]
    if archive.unread:
        so_far.skipped.append(Skipped("papers", "the run was interrupted before they were read", archive.unread))
    said = ask(archive, config, now=now, evidence=evidence, progress=progress)
    so_far.links, so_far.interrupted = tuple(said.links.values()), interrupted(said)
    before = _known(archive, config, rules, now.date()) if not evidence else None
    across = _across(archive.corpus, rules, said, config, now.date(), before)
    elsewhere: defaultdict[str, list[Span]] = defaultdict(list)
    for place in _places(finding for findings in across.values() for finding in findings):
        elsewhere[place.path].append(place)
    ran = {rule.code: rule.name for rule in rules if evidence or not (rule.online and config.offline)}
    rows: dict[Ignore, bool] = {}
    said_before: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper in archive.corpus.papers():
        within = partial(_within, paper, rules, said, config, now.date())
        own = before.findings(paper.name, archive.corpus.stamp(paper.name), within) if before else within()
        found = list(_as_sure_as(paper, [*own, *_own(paper, across)]))
        words = said_before[paper.path] if paper.part else None
        kept = suppress.keep(list(stamp(sorted(found, key=_place), words)), {paper.path: paper}, config, baseline, ran)
        so_far.findings += kept.findings
        so_far.suppressed += kept.suppressed
        rows |= {row: used or rows.get(row, False) for row, used in kept.rows.items()}
        states = sheet.standings(paper, said, found)
        so_far.papers.append(sheet.summary(paper, states))
        if paper.part and paper.part.n == 1:
            so_far.skipped.append(Skipped("text", OUTSIDE.format(paper.part.of), path=paper.path))
        so_far.skipped += _passed_over(paper)
        if whole:
            so_far.sheets.append(sheet.sheet(paper, states))
        so_far.lines |= lines(paper, [*_places(kept.findings), *elsewhere[paper.path]])
    so_far.findings += suppress.unused_rows(rows, config)
    return report(so_far, config)


def mend(
    archive: Archive,
    config: Config,
    *,
    now: datetime,
    evidence: str | None = None,
    unsafe: bool = False,
    progress: Progress = QUIET,
) -> Iterator[Repair | Left]:
    """The files that safe repairs (with `unsafe` all) change, each once, and those that are left to a person."""
    found = check(archive, config, now=now, evidence=evidence, progress=progress)
    said = Evidence({verdict.url: verdict for verdict in found.links})
    by_path: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in found.findings:
        by_path[finding.span.path].append(finding)
    for paper in archive.corpus.papers():
        own = dict.fromkeys((paper.path, *paper.sources, *(origin.path for origin in paper.origins)))
        yield from repairs(paper, [finding for path in own for finding in by_path.pop(path, ())], said, unsafe=unsafe)


def report(gathered: Gathered, config: Config) -> Report:
    """Makes a report of what was found so far."""
    rules = {rule.code: rule for rule in checks.rules()}
    english = {code: rule.messages for code, rule in rules.items()}
    return Report(
        papers=tuple(gathered.papers),
        sheets=tuple(gathered.sheets),
        rules=rules,
        links=gathered.links,
        findings=tuple(gathered.findings),
        skipped=in_words(gathered.skipped, config.lang),
        sentences=messages.sentences(config.lang, english),
        lines=gathered.lines,
        suppressed=gathered.suppressed,
        lang=config.lang,
    )


def in_words(skipped: Iterable[Skipped], lang: str) -> tuple[Skipped, ...]:
    """What was left out, with its reasons in a language."""
    return tuple(replace(one, reason=messages.told(one.reason, lang)) for one in skipped)


def ask(
    archive: Archive, config: Config, *, now: datetime, evidence: str | None = None, progress: Progress = QUIET
) -> Evidence:
    """What the network says of every address of the papers, and what the registers say of the works.

    A recorded answer is replayed, a known one not asked.
    """
    if evidence:
        from citecheck.resolve import recording

        if Path(evidence).exists():
            said = recording.load(evidence)
            lost = {
                url: Verdict(url, Status.UNKNOWN, "offline") for url in _addresses(archive) if url not in said.links
            }
            return replace(said, links={**said.links, **lost}) if lost else said
        recording.writable(evidence)  # said before anything is asked
    if config.offline or archive.unread:
        reason = "offline" if config.offline else INTERRUPTED
        return Evidence({url: Verdict(url, Status.UNKNOWN, reason) for url in _addresses(archive)})
    from citecheck.resolve import gathering

    said = gathering.gather(gathering.wanted(archive.corpus), archive.kept, config, now=now, told=progress.links)
    if evidence and not interrupted(said):
        recording.save(evidence, said)
    return said


def _addresses(archive: Archive) -> list[str]:
    return list(dict.fromkeys(link.url for paper in archive.corpus.papers() for link in paper.links))


def interrupted(said: Evidence) -> bool:
    """Whether somebody ended the asking before its end."""
    unasked = any(verdict.reason == INTERRUPTED for verdict in said.links.values())
    return unasked or any(record.trouble == INTERRUPTED for record in said.records.values())


def _rules(config: Config, only: tuple[str, ...]) -> list[Rule]:
    every = checks.rules()
    suppress.checked(suppress.selectors(config), {rule.code: rule.name for rule in every})
    return [
        rule
        for rule in every
        if suppress.chosen(rule.code, rule.name, config) and (not only or rule.code.startswith(only))
    ]


def _known(archive: Archive, config: Config, rules: list[Rule], today: date) -> Known | None:
    """What was found before, for a run that asks nobody and compares with nothing but its own papers."""
    lasting = config.offline and archive.kept.path and not archive.corpus.behind
    return Known(archive.kept, basis(config, rules, today)) if lasting else None


def _across(
    corpus: StoredCorpus, rules: list[Rule], said: Evidence, config: Config, today: date, before: Known | None
) -> dict[str, list[Finding]]:
    """Findings about several papers, by the paper they are shown under."""
    alone = len(corpus.paths) == 1 and not corpus.behind  # then there is nothing to compare it with
    wide = [rule for rule in rules if rule.scope is Corpus and not (alone and rule.code.startswith(ACROSS))]

    def find() -> Iterator[Finding]:
        for rule in wide:
            yield from run(rule, corpus, said, config, today)

    stamps = [corpus.stamp(path) for path in corpus.paths]
    place = f"across {digest(corpus.paths)}"
    told = before.findings(place, digest(stamps), find) if before and all(stamps) else find()
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in told:
        found[finding.span.path].append(finding)
    return found


def _own(paper: Paper, across: dict[str, list[Finding]]) -> list[Finding]:
    """Takes out those findings about several papers whose place is this paper's."""
    own: list[Finding] = []
    for path in dict.fromkeys((paper.path, *paper.sources, *paper.used)):
        found = across.pop(path, [])
        own += [finding for finding in found if paper.holds(finding.span)]
        if rest := [finding for finding in found if not paper.holds(finding.span)]:
            across[path] = rest
    return own


def _within(paper: Paper, rules: list[Rule], said: Evidence, config: Config, today: date) -> Iterator[Finding]:
    """Findings about one paper; of one that couldn't be read nothing is said but that."""
    for rule in rules:
        if paper.unreadable and not rule.code.startswith("CC9"):
            continue
        if rule.scope is Paper:
            yield from run(rule, paper, said, config, today)
        elif rule.scope is Reference:
            for reference in paper.references:
                yield from run(rule, reference, said, config, today)


def _as_sure_as(paper: Paper, found: Iterable[Finding]) -> Iterator[Finding]:
    """Findings where letters were read off pictures: any may be a misreading, so each is a hint only."""
    for finding in found:
        unsure = paper.confidence < 1 or finding.span.page in paper.unsure
        if unsure and not finding.code.startswith("CC9"):
            yield replace(finding, severity=Severity.INFO, confidence=Confidence.LOW)
        else:
            yield finding


def _passed_over(paper: Paper) -> Iterator[Skipped]:
    """What was left out of the archive that a paper is the first one of."""
    passed = [(one.span.path, one.reason) for one in paper.troubles if one.kind == "not-checked" and one.span]
    return left(posixpath.commonpath([path for path, _ in passed]) if passed else "", passed)


def _place(finding: Finding) -> tuple[str, int, str]:
    return (finding.span.path, finding.span.start, finding.code)


def _places(findings: Iterable[Finding]) -> Iterator[Span]:
    """Every place that findings point to, their own and the others."""
    for finding in findings:
        yield finding.span
        yield from (related.span for related in finding.related if related.span)
