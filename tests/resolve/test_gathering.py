"""A run's questions as a whole: links, records, copies, remembered, written down and replayed to the same bytes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import responses

from citecheck import folder, run
from citecheck.config import Config, Service
from citecheck.model import Record, Status, Verdict
from citecheck.report import json as report
from citecheck.resolve import gathering
from citecheck.resolve.registers import services
from citecheck.store import Store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
CONFIG = Config(cache=False, jobs=1, services={name: Service(pace=1000.0) for name in services.SERVICES})
PAPER = """As shown before [1; 2].

References

1. Doe J. Canals of the lower valley and their keepers // Water History. 2015. Vol. 3. P. 5-9. doi:10.1000/182
2. Roe M. Frost on stone bridges of the northern towns // Bridges. 2020. P. 1-4. doi:10.1000/nothing-here
"""
WORK = {"title": ["Canals of the lower valley and their keepers"], "author": [{"family": "Doe"}],
        "issued": {"date-parts": [[2016]]}}  # fmt: skip


def registers():
    responses.get("https://doi.org/api/handles/10.1000/182", json={"responseCode": 1})
    responses.get("https://doi.org/api/handles/10.1000/nothing-here", json={"responseCode": 100}, status=404)
    responses.get("https://doi.org/doiRA/10.1000/182", json=[{"DOI": "10.1000/182", "RA": "Crossref"}])
    responses.get("https://api.crossref.org/works/10.1000/182", json={"message": WORK})


@pytest.fixture
def paper(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paper.txt").write_text(PAPER)
    return "paper.txt"


def checked(paper, evidence=None, now=NOW, config=CONFIG):
    with folder.opened([paper], config) as archive:
        return run.check(archive, config, now=now, evidence=evidence, only=("CC50",))


@responses.activate
def test_a_paper_is_compared_with_the_register(paper):
    registers()
    found = {finding.code: finding for finding in checked(paper).findings}
    assert found["CC502"].values["doi"] == "10.1000/nothing-here"
    assert (found["CC504"].values["here"], found["CC504"].values["there"]) == ("2015", "2016")
    assert not any("works/10.1000/nothing" in call.request.url for call in responses.calls)


@responses.activate
def test_a_record_is_replayed_byte_for_byte(paper):
    registers()
    first = report.render(checked(paper, "said.json"))
    asked = len(responses.calls)
    second = report.render(checked(paper, "said.json", NOW + timedelta(days=400)))
    assert first == second
    assert len(responses.calls) == asked
    assert '"there": "2016"' not in first  # the sentence says it, not the shape
    assert "2016 there" in first


@responses.activate
def test_what_is_known_is_not_asked_again(paper, tmp_path):
    registers()
    config = replace(CONFIG, cache=True, cache_dir=str(tmp_path / "cache"))
    checked(paper, config=config)
    asked = len(responses.calls)
    again = checked(paper, config=config, now=NOW + timedelta(hours=5))
    assert len(responses.calls) == asked
    assert {finding.code for finding in again.findings} >= {"CC502", "CC504"}
    checked(paper, config=config, now=NOW + timedelta(days=40))
    assert len(responses.calls) == 2 * asked


@responses.activate
def test_a_register_in_trouble_accuses_nobody_and_is_asked_again(paper, tmp_path):
    responses.get("https://doi.org/api/handles/10.1000/182", json={"responseCode": 1})
    responses.get("https://doi.org/api/handles/10.1000/nothing-here", status=500)
    responses.get("https://doi.org/doiRA/10.1000/182", json=[{"RA": "Crossref"}])
    trouble = responses.get("https://api.crossref.org/works/10.1000/182", status=400)
    config = replace(CONFIG, cache=True, cache_dir=str(tmp_path / "cache"))
    assert [finding.code for finding in checked(paper, config=config).findings] == []
    checked(paper, config=config)
    assert trouble.call_count == 2


def test_the_day_an_address_was_read_on(paper):
    text = "1. Doe J. Canals. URL: https://a.example.org/x (accessed: 04.03.2019).\n\nReferences\n\n1. Doe J. Canals of the "
    text += "valley. URL: https://a.example.org/x (accessed: 04.03.2019).\n"
    (folder.Path(paper)).write_text(text)
    with folder.opened([paper], CONFIG) as archive:
        want = gathering.wanted(archive.corpus)
    assert want.dates["https://a.example.org/x"] == "2019-03-04"


def test_records_and_copies_are_remembered():
    with Store(None) as store:
        record = Record("10.1000/182", "crossref", titles=("Canals",))
        store.keep_record(record, NOW)
        assert store.records(["10.1000/182", "10.1000/183"], NOW + timedelta(days=29)) == {"10.1000/182": record}
        assert store.records(["10.1000/182"], NOW + timedelta(days=31)) == {}
        dead = store.keep_verdict(Verdict("http://a.test/", Status.DEAD, "http-404"), NOW)
        store.note_copy(replace(dead, archived="http://copy.test/"))
        known = store.verdicts(["http://a.test/"], NOW + timedelta(hours=1), 7)
        assert known["http://a.test/"].archived == "http://copy.test/"
        store.keep_verdict(replace(dead, archived=None), NOW + timedelta(days=2))
        assert store.keep_verdict(dead, NOW + timedelta(days=4)).confirmed, "a copy found is no failure more"


@pytest.mark.parametrize(
    ("reason", "known_after", "asked_after"),
    [("robots", {"hours": 20}, {"hours": 30}), ("rate-limited", {"minutes": 50}, {"minutes": 70}),
     ("bot-wall", {"days": 2}, {"days": 4})],
)  # fmt: skip
def test_what_a_site_refused_is_not_asked_at_once_again(reason, known_after, asked_after):
    status = Status.BLOCKED if reason == "bot-wall" else Status.UNKNOWN
    with Store(None) as store:
        store.keep_verdict(Verdict("http://a.test/", status, reason), NOW)
        assert store.verdicts(["http://a.test/"], NOW + timedelta(**known_after), 7)
        assert not store.verdicts(["http://a.test/"], NOW + timedelta(**asked_after), 7)


@responses.activate
def test_an_interruption_among_the_records_keeps_those_there_are(paper, monkeypatch):
    registers()

    def one(dois, config, now):
        if len(dois) > 1:
            yield Record("10.1000/182", "crossref", titles=("Canals",))
        raise KeyboardInterrupt

    monkeypatch.setattr("citecheck.resolve.registers.records.ask", one)
    want = gathering.Wanted((), ["10.1000/182", "10.1000/183"], ["arxiv:2101.12345"])
    with Store(None) as store:
        said = gathering.gather(want, store, CONFIG, now=NOW, told=lambda *_: None)
    assert {key: record.trouble for key, record in said.records.items()} == {
        "10.1000/182": None, "10.1000/183": "interrupted", "arxiv:2101.12345": "interrupted",
    }  # fmt: skip
    assert run.interrupted(said)
    so_far = run.Gathered()
    with folder.opened([paper], CONFIG) as archive:
        report = run.check(archive, CONFIG, now=NOW, evidence="said.json", only=("CC9",), gathered=so_far)
    assert so_far.interrupted
    assert not folder.Path("said.json").exists()
    assert {finding.values.get("service") for finding in report.findings} >= {
        "the run was interrupted before they were asked"
    }


@responses.activate
def test_an_interrupted_run_keeps_what_it_learnt(monkeypatch):
    def two(urls, config, *, now):
        yield [Verdict("http://a.test/", Status.OK)]
        raise KeyboardInterrupt

    monkeypatch.setattr(gathering, "batches", two)
    with Store(None) as store:
        want = gathering.Wanted(["http://a.test/", "http://b.test/"])
        said = gathering.gather(want, store, CONFIG, now=NOW, told=lambda *_: None)
    assert {url: (str(one.status), one.reason) for url, one in said.links.items()} == {
        "http://a.test/": ("ok", None), "http://b.test/": ("unknown", "interrupted"),
    }  # fmt: skip
