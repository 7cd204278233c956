"""Registers other than the DOI's: what they say of a number, and what no answer means: nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import requests
import responses

from citecheck import folder
from citecheck.compare.identified import identified
from citecheck.config import Config, Service
from citecheck.model import Name, Status, Verdict
from citecheck.resolve import gathering
from citecheck.resolve.registers import identifiers, services
from citecheck.store import Store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
CONFIG = Config(cache=False, services={name: Service(pace=1000.0) for name in services.SERVICES}, max_wait=1.0)
ARXIV = "https://export.arxiv.org/api/query"
PUBMED = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi"
ORCID = "https://pub.orcid.org/v3.0/0000-0002-1825-0097/person"
ISSN = "https://api.crossref.org/journals/0378-5955/works"
ISBN = "https://openlibrary.org/api/books"
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


def counted(**names):
    return {
        "json": {"status": "ok", "message": {"total-results": 3, "facets": {"container-title": names}, "items": []}}
    }


@responses.activate
def test_the_names_of_a_journal():
    names = {"value-count": 2, "values": {"Oil &amp; Water": 12, " Water\nHistory": 1, "": 1}}
    seen = responses.get(ISSN, **counted(**names))
    record = asked("issn:0378-5955", config=replace(CONFIG, mailto="a@b.example"))["issn:0378-5955"]
    assert (record.containers, record.titles) == (("Oil & Water", "Water History"), ())
    assert (record.source, record.kind, record.trouble) == ("issn", "journal", None)
    assert "rows=0&facet=container-title%3A100&mailto=a%40b.example" in seen.calls[0].request.url


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"status": 404, "body": "Resource not found."}, "no record"), (counted(), "no record"),
        (counted(values={}), "no record"), (counted(values=["Water"]), "no record"),
        (counted(values={"Water": 9}), "no record"), (counted(values={"Water": "many"}), "no record"), ({"json": []}, "no record"),
        ({"status": 400}, "issn: 400"), ({"status": 503}, "issn: 503"),
        ({"body": "<html>"}, "issn: no JSON"),
        ({"body": requests.ConnectionError()}, "issn: ConnectionError"),
        ({"status": 302, "headers": {"Location": "https://elsewhere.example/x"}}, "leads to elsewhere.example, which is"),
    ],
)  # fmt: skip
@responses.activate
def test_an_odd_answer_about_a_journal_is_nothing(answer, said):
    responses.get(ISSN, **answer)
    assert trouble("issn:0378-5955").startswith(said)


BOOK = {"title": "Canals of the valley", "subtitle": "a history", "authors": [{"name": "Jane Doe"}, {"name": "M. Roe"}, 3],
        "by_statement": "Jane Doe and others", "publish_date": "March 2009", "url": "https://openlibrary.org/books/OL1M"}  # fmt: skip


@responses.activate
def test_books_are_asked_for_many_at_once():
    seen = responses.get(ISBN, json={"ISBN:9785020345676": BOOK, "ISBN:9780306406157": {"title": ""}})
    found = asked("isbn:9785020345676", "isbn:9780306406157", "isbn:9780804429573")
    record = found["isbn:9785020345676"]
    assert record.titles == ("Canals of the valley", "Canals of the valley: a history")
    assert record.authors == (Name(literal="Jane Doe"), Name(literal="M. Roe"), Name(literal="Jane Doe and others"))
    assert (record.year, record.years, record.url) == ("2009", ("2009",), "https://openlibrary.org/books/OL1M")
    assert found["isbn:9780306406157"].trouble == found["isbn:9780804429573"].trouble == "no record"
    assert seen.call_count == 1
    assert "bibkeys=ISBN%3A9785020345676%2CISBN%3A9780306406157%2CISBN%3A9780804429573" in seen.calls[0].request.url
    assert "format=json&jscmd=data" in seen.calls[0].request.url


@pytest.mark.parametrize(
    "answer",
    [{"status": 400}, {"status": 404}, {"status": 503}, {"body": "<html>"}, {"json": []}, {"body": requests.ConnectionError()}],
)  # fmt: skip
@responses.activate
def test_an_odd_answer_about_a_book_is_nothing(answer):
    responses.get(ISBN, **answer)
    assert trouble("isbn:9785020345676").startswith("openlibrary: ")


@responses.activate
def test_lists_are_asked_where_crossref_is_configured_to_be():
    moved = {"crossref": Service("http://registers.test", 1000.0), "issn": Service(pace=1000.0)}
    seen = responses.get("http://registers.test/journals/0378-5955/works", **counted(values={"Water": 10}))
    assert asked("issn:0378-5955", config=replace(CONFIG, services=moved))["issn:0378-5955"].containers == ("Water",)
    assert seen.call_count == 1


LIST = """@article{a, author = {Doe, Jane}, title = {Keepers}, journal = {Journal of Water History}, year = 2015,
 issn = {0378-5955}, doi = {10.1000/1}}
@article{b, author = {Doe, Jane}, title = {Gates}, journal = {Journal of Water History}, year = 2016, issn = {03785955}%s}
@article{c, author = {Doe, Jane}, title = {Mud}, journal = {Wat.}, year = 2016, issn = {2434-561X}}
@book{d, author = {Doe, Jane}, title = {Canals of the valley}, year = 2015, isbn = {5-02-034567-9}}
@book{e, author = {Doe, Jane}, title = {Canals of the valley}, year = 2015, isbn = {978-5-02-034567-6}}
"""


@responses.activate
@pytest.mark.parametrize(
    ("more", "given", "questions"),
    [
        (", doi = {10.1000/2}", ["0378-5955"], 0),  # the DOIs' own records say it
        (", doi = {10.1000/2}", ["2434-561X"], 1),
        (", doi = {10.1000/2}", [], 1),
        ("", ["0378-5955"], 1),  # nothing tells whether the second is right
    ],
)
def test_each_number_is_asked_once_and_only_where_something_could_follow(tmp_path, monkeypatch, more, given, questions):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.bib").write_text(LIST % more, "utf-8")
    for number in "12":
        responses.get(f"https://doi.org/api/handles/10.1000/{number}", json={"responseCode": 1})
        work = {"title": ["Keepers"], "ISSN": given, "container-title": ["Journal of Water History"]}
        responses.get(f"https://api.crossref.org/works/10.1000/{number}", json={"message": work})
    responses.get("https://doi.org/doiRA/10.1000/1", json=[{"RA": "Crossref"}])
    journals = responses.get(ISSN, **counted(values={"Journal of Water History": 90}))
    books = responses.get(ISBN, json={})
    with folder.opened(["list.bib"], CONFIG) as archive:
        said = gathering.gather(gathering.wanted(archive.corpus), archive.kept, CONFIG, now=NOW, told=lambda *_: None)
    assert (journals.call_count, books.call_count) == (questions, 1)
    assert {key for key in said.records if key.startswith("isbn")} == {"isbn:9785020345676"}
    assert ("issn:0378-5955" in said.records) == bool(questions)
    assert not any("2434-561X" in call.request.url for call in responses.calls)


@responses.activate
def test_without_a_network_no_register_is_asked(monkeypatch):
    def none(urls, config, *, now):
        yield [Verdict(url, Status.UNKNOWN, "offline") for url in urls]

    monkeypatch.setattr(gathering, "batches", none)
    want = gathering.Wanted(
        ["https://a.example/"], identifiers=["issn:0378-5955", "isbn:9785020345676", "pmid:1234567"]
    )
    with Store(None) as store:
        said = gathering.gather(want, store, CONFIG, now=NOW, told=lambda *_: None)
    assert said.records == {}
    assert not responses.calls


@responses.activate
def test_that_a_catalogue_lacks_a_number_is_remembered():
    journals, books = responses.get(ISSN, status=404), responses.get(ISBN, json={})
    want = gathering.Wanted(identifiers=["issn:0378-5955", "isbn:9785020345676"])
    with Store(None) as store:
        for _ in range(2):
            said = gathering.gather(want, store, CONFIG, now=NOW, told=lambda *_: None)
            assert {record.trouble for record in said.records.values()} == {"no record"}
    assert (journals.call_count, books.call_count) == (1, 1)


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
