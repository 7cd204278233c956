"""Registers other than the DOI's: what they say of a number, and what no answer means: nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import requests
import responses

from citecheck import folder
from citecheck.compare.identified import identified
from citecheck.config import Config, Service
from citecheck.model import Name
from citecheck.resolve import gathering, identifiers, services
from citecheck.store import Store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
CONFIG = Config(cache=False, services={name: Service(pace=1000.0) for name in services.SERVICES}, max_wait=1.0)
ARXIV = "https://export.arxiv.org/api/query"
PUBMED = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi"
ORCID = "https://pub.orcid.org/v3.0/0000-0002-1825-0097/person"
HANDLE = "https://hdl.handle.net/api/handles/2027/mdp.39"
FEED = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:o="http://a9.com/-/spec/opensearch/1.1/">{}</feed>'
ENTRY = (
    "<entry><id>http://arxiv.org/abs/2101.12345v2</id><title>Canals of\n the valley</title>"
    "<author><name>Jane Q. Doe</name></author><published>2021-01-30T00:00:00Z</published></entry>"
)
NONE = FEED.format("<o:totalResults>0</o:totalResults>")


def asked(*keys, config=CONFIG):
    return {record.doi: record for record in identifiers.ask(keys, config, NOW)}


def trouble(key):
    return asked(key)[key].trouble


@responses.activate
def test_arxiv_is_asked_for_many_at_once():
    seen = responses.get(ARXIV, body=FEED.format(ENTRY + ENTRY.replace("2101.12345v2", "hep-th/9901001v1")))
    found = asked("arxiv:2101.12345", "arxiv:hep-th/9901001")
    record = found["arxiv:2101.12345"]
    assert (record.titles, record.authors, record.years) == (("Canals of the valley",), (Name("Doe", "Jane Q."),), ())
    assert found["arxiv:hep-th/9901001"].trouble is None
    assert seen.call_count == 1


@responses.activate
def test_what_arxiv_does_not_speak_of_is_asked_for_alone():
    responses.get(ARXIV, body=FEED.format(ENTRY))
    seen = responses.get(ARXIV, body=NONE)
    found = asked("arxiv:2101.12345", "arxiv:2101.99999")
    assert found["arxiv:2101.12345"].trouble is None
    assert found["arxiv:2101.99999"].trouble == "absent"
    assert seen.call_count == 1


@pytest.mark.parametrize(
    "answer",
    [{"status": 400}, {"status": 503}, {"body": "<html>"}, {"body": "Rate exceeded."}, {"body": FEED.format("")},
     {"body": FEED.format("<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title></entry>")},
     {"body": requests.ConnectionError()}],
)  # fmt: skip
@responses.activate
def test_an_odd_answer_of_arxiv_is_nothing(answer):
    responses.get(ARXIV, **answer)
    assert trouble("arxiv:2101.12345").startswith("arxiv: ")


@responses.activate
def test_pubmed_knows_one_and_lacks_another():
    item = {
        "title": "Canals of the valley.", "authors": [{"name": "Doe JQ"}, {"name": "Keepers of Canals"}, {}],
        "pubdate": "2016 May", "epubdate": "2015 Dec 1", "fulljournalname": "Water History", "volume": "3", "pages": "5-9",
    }  # fmt: skip
    result = {"uids": ["1234567"], "1234567": item, "7654321": {"error": "cannot get document summary"}}
    seen = responses.get(PUBMED, json={"result": result})
    found = asked("pmid:1234567", "pmid:7654321", "pmid:2345678", config=replace(CONFIG, mailto="a@b.example"))
    record = found["pmid:1234567"]
    assert (record.titles, record.years) == (("Canals of the valley.",), ("2016", "2015"))
    assert record.authors == (Name("Doe", "JQ"), Name(literal="Keepers of Canals"))
    assert (record.containers, record.volume, record.pages) == (("Water History",), "3", "5-9")
    assert found["pmid:7654321"].trouble == "absent"
    assert found["pmid:2345678"].trouble == "pmid: no answer"
    assert "email=a%40b.example" in seen.calls[0].request.url


@pytest.mark.parametrize("answer", [{"status": 400}, {"json": []}, {"json": {"result": 3}}, {"body": "<html>"}])
@responses.activate
def test_an_odd_answer_of_pubmed_is_nothing(answer):
    responses.get(PUBMED, **answer)
    assert trouble("pmid:1234567").startswith("p")


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ({"json": {"name": {}}}, None),
        ({"status": 404, "json": {"error-code": 9016}}, "absent"),
        ({"status": 404, "json": {"error-code": 9999}}, "orcid: no answer"),
        ({"status": 404, "body": "nginx"}, "orcid: no answer"),
        ({"status": 409, "json": {"error-code": 9044}}, "orcid: no answer"),
    ],
)
@responses.activate
def test_orcid(answer, wanted):
    responses.get(ORCID, **answer)
    assert trouble("orcid:0000-0002-1825-0097") == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ({"json": {"responseCode": 1}}, None),
        ({"status": 404, "json": {"responseCode": 100}}, "absent"),
        ({"status": 404, "body": "nginx"}, "handle: no answer"),
        ({"status": 500, "json": {"responseCode": 100}}, "handle: no answer"),
        ({"status": 302, "headers": {"Location": "https://elsewhere.example/x"}}, "leads to elsewhere.example"),
    ],
)
@responses.activate
def test_handle(answer, wanted):
    responses.get(HANDLE, **answer)
    said = trouble("handle:2027/mdp.39")
    assert said == wanted or (wanted and said.startswith(wanted))


PAPER = """Канали. ORCID: 0000-0002-1825-0097. Other sums: ORCID: 0000-0002-1825-0098.

As shown before [1; 2].

References

1. Doe J. Canals of the lower valley and their keepers. arXiv:2101.12345v3, 2021. PMID: 1234567.
2. Roe M. Knots of the north. arXiv:math.GT/0309136. URL: https://hdl.handle.net/2027/mdp.39
"""


def test_the_identifiers_of_a_paper(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paper.txt").write_text(PAPER, "utf-8")
    with folder.opened(["paper.txt"], CONFIG) as archive:
        (paper,) = archive.corpus.papers()
        want = gathering.wanted(archive.corpus)
    keys = ["arxiv:2101.12345", "pmid:1234567", "arxiv:math/0309136", "handle:2027/mdp.39", "orcid:0000-0002-1825-0097"]
    assert [one.key for one in identified(paper)] == keys
    assert list(want.identifiers) == keys


@responses.activate
def test_what_a_register_has_is_remembered_and_what_it_lacks_is_asked_anew():
    there = responses.get(
        PUBMED, json={"result": {"1234567": {"title": "Canals"}, "7654321": {"error": "cannot get document summary"}}}
    )
    want = gathering.Wanted(identifiers=["pmid:1234567", "pmid:7654321"])
    with Store(None) as store:
        for _ in range(2):
            said = gathering.gather(want, store, CONFIG, now=NOW, told=lambda *_: None)
            assert said.records["pmid:7654321"].trouble == "absent"
            assert said.records["pmid:1234567"].titles == ("Canals",)
    assert there.call_count == 2
    assert "1234567" not in there.calls[1].request.url
