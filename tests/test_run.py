"""The data flow: what is asked, what is replayed, what an interruption leaves, how a paper's references stand."""

from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from citecheck import folder, run, store
from citecheck.config import Config, ConfigError
from citecheck.corpus import StoredCorpus
from citecheck.model import Link, Paper, Reference, Span, Status, Verdict
from citecheck.report import sheet
from citecheck.resolve import gathering

from .calling import BAD, CLEAN

NOW = datetime(2026, 1, 2, tzinfo=UTC)
URL = "https://example.test/shahar"
PLAIN = Config(cache=False, jobs=1)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    place = tmp_path_factory.mktemp("papers")
    (place / "bad.txt").write_text(BAD, "utf-8")
    (place / "clean.txt").write_text(CLEAN, "utf-8")
    return place


@contextmanager
def archive(*papers, unread=0):
    """An archive of papers that are already read."""
    import msgspec

    with store.Store(None) as kept:
        for paper in papers:
            kept.keep_paper(paper.path, "1", "d", {}, msgspec.msgpack.encode([paper]))
        yield folder.Archive(StoredCorpus(kept, [paper.path for paper in papers]), kept, unread)


def paper(*urls, references=1):
    at = Span("a.txt", 0, 0, 1, 1, 1, 1)
    rows = tuple(Reference(str(n), n, f"entry {n}", at) for n in range(1, references + 1))
    links = tuple(Link(url, url, at, str(n)) for n, url in enumerate(urls, 1))
    return Paper("a.txt", "text", "d", references=rows, links=links)


def answering(monkeypatch, answers):
    """Stands in for the network; gives back what was asked."""
    asked = []

    def resolved(urls, config, *, now):
        for url in urls:
            asked.append(url)
            answer = answers[url]
            if isinstance(answer, BaseException):
                raise answer
            yield [answer]

    monkeypatch.setattr(gathering, "batches", resolved)
    monkeypatch.setattr(gathering.wayback, "look", lambda *_: None)  # no copy of a dead page is looked for
    return asked


def test_the_whole_way(home):
    seen = []
    with folder.opened([str(home)], PLAIN, folder.Progress(papers=lambda *row: seen.append(row[1:]))) as papers:
        report = run.check(papers, Config(offline=True, cache=False), now=NOW)
    assert seen == [(0, 2), (1, 2)]
    assert [summary.path for summary in report.papers] == [str(home / "bad.txt"), str(home / "clean.txt")]
    finding = next(finding for finding in report.findings if finding.code == "CC301")
    assert report.lines[finding.span.path, finding.span.line] == BAD.splitlines()[3]
    assert finding.fingerprint
    assert [(link.url, link.reason) for link in report.links] == [(URL, "offline")]


def test_an_address_is_asked_once_and_then_known(monkeypatch):
    asked = answering(monkeypatch, {URL: Verdict(URL, Status.OK, http=200)})
    told = []
    with archive(paper(URL, URL, references=2)) as papers:
        for _ in range(2):
            said = run.ask(papers, Config(), now=NOW, progress=folder.Progress(links=lambda *row: told.append(row[1:])))
            assert said.links[URL].status is Status.OK
    assert asked == [URL]
    assert told == [(1, 1)]


def test_what_was_said_is_recorded_and_replayed(monkeypatch, tmp_path):
    asked = answering(monkeypatch, {URL: Verdict(URL, Status.DEAD, "http-404", http=404)})
    file = str(tmp_path / "said.json")
    for _ in range(2):
        with archive(paper(URL)) as papers:
            assert run.ask(papers, Config(), now=NOW, evidence=file).links[URL].reason == "http-404"
    assert asked == [URL]
    (tmp_path / "odd.json").write_text("[1]", "utf-8")
    with archive(paper(URL)) as papers, pytest.raises(ConfigError, match="no recorded evidence"):
        run.ask(papers, Config(), now=NOW, evidence=str(tmp_path / "odd.json"))


def test_an_interruption_keeps_what_was_answered_and_records_nothing(monkeypatch, tmp_path):
    other = "https://example.test/other"
    answering(monkeypatch, {URL: Verdict(URL, Status.OK, http=200), other: KeyboardInterrupt()})
    file = tmp_path / "said.json"
    with archive(paper(URL, other, references=2)) as papers:
        so_far = run.Gathered()
        report = run.check(papers, Config(), now=NOW, evidence=str(file), gathered=so_far)
    assert [(link.status, link.reason) for link in report.links] == [("ok", None), ("unknown", "interrupted")]
    assert so_far.interrupted
    assert not file.exists()
    assert "CC905" in {finding.code for finding in report.findings}


def test_a_record_without_an_address_leaves_it_unasked(monkeypatch, tmp_path):
    answering(monkeypatch, {URL: Verdict(URL, Status.OK, http=200)})
    file = str(tmp_path / "said.json")
    with archive(paper(URL)) as papers:
        run.ask(papers, Config(), now=NOW, evidence=file)
    other = "https://example.test/other"
    with archive(paper(URL, other, references=2)) as papers:
        report = run.check(papers, Config(), now=NOW, evidence=file)
    assert [(link.url, str(link.status), link.reason) for link in report.links] == [
        (URL, "ok", None), (other, "unknown", "offline"),
    ]  # fmt: skip
    assert [finding.values["count"] for finding in report.findings if finding.code == "CC905"] == ["1"]


def test_evidence_that_could_not_be_written_is_told_before_anybody_is_asked(monkeypatch, tmp_path):
    asked = answering(monkeypatch, {URL: Verdict(URL, Status.OK)})
    with archive(paper(URL)) as papers, pytest.raises(ConfigError, match="nothing can be written there"):
        run.ask(papers, Config(), now=NOW, evidence=str(tmp_path / "nowhere" / "said.json"))
    assert asked == []


def test_after_an_interrupted_reading_nobody_is_asked(monkeypatch):
    answering(monkeypatch, {})
    with archive(paper(URL), unread=4) as papers:
        report = run.check(papers, Config(), now=NOW)
    assert [link.reason for link in report.links] == ["interrupted"]
    assert [(skipped.what, skipped.count) for skipped in report.skipped] == [("papers", 4)]


def test_a_second_interruption_ends_it_with_what_there_is(monkeypatch):
    so_far = run.Gathered()

    def tired(*words):
        raise KeyboardInterrupt

    monkeypatch.setattr(sheet, "summary", tired)
    with archive(paper()) as papers, pytest.raises(KeyboardInterrupt):
        run.check(papers, Config(offline=True), now=NOW, gathered=so_far)
    assert run.report(so_far, Config()).findings


def test_reading_interrupted_gives_the_papers_that_were_read(home):
    def stop(path, done, total):
        if done == 1:
            raise KeyboardInterrupt

    with folder.opened([str(home)], PLAIN, folder.Progress(papers=stop), partly=True) as papers:
        assert papers.unread + len(papers.corpus) == 2
        assert papers.unread >= 1
    with pytest.raises(KeyboardInterrupt), folder.opened([str(home)], PLAIN, folder.Progress(papers=stop)):
        pass


def test_of_an_unreadable_paper_only_that_is_said(tmp_path):
    (tmp_path / "broken.txt").write_bytes(bytes(range(1, 9)) * 400)
    with folder.opened([str(tmp_path), str(tmp_path / "gone.txt")], PLAIN) as papers:
        report = run.check(papers, Config(offline=True), now=NOW)
    assert {finding.code for finding in report.findings if "gone" in finding.span.path} == {"CC901"}


def test_a_rule_named_wrongly_is_refused():
    with archive(paper()) as papers, pytest.raises(ConfigError, match="no rule is called 'CC9999'"):
        run.check(papers, Config(ignore=("CC9999",)), now=NOW)


def test_only_some_rules():
    with archive(paper(URL)) as papers:
        report = run.check(papers, Config(offline=True), now=NOW, only=("CC9",))
    assert {finding.code for finding in report.findings} == {"CC905"}


def test_a_damaged_cache_is_said(tmp_path):
    (tmp_path / "citecheck.sqlite").write_bytes(b"this is no database, and long enough to be read as one" * 9)
    with store.Store(str(tmp_path)) as kept:
        report = run.check(folder.Archive(StoredCorpus(kept, ()), kept), Config(offline=True), now=NOW)
    assert [skipped.what for skipped in report.skipped] == ["cache"]
