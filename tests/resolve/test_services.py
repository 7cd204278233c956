"""Outside services: who is asked what, what their answers say, and what follows from no answer: nothing."""

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
import requests
import responses

from citecheck.config import Config, Service
from citecheck.model import Name, Update
from citecheck.resolve.registers import crossref, csl, datacite, records, services, wayback
from citecheck.resolve.registers.loose import date, text, texts, year
from tests.resolve.site import page, served

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
QUICK = {name: Service(pace=1000.0) for name in services.SERVICES}
CONFIG = Config(cache=False, services=QUICK, max_wait=1.0)
AGENCY = "https://doi.org/doiRA/10.1000/182"
CROSSREF = "https://api.crossref.org/works/10.1000/182"
DATACITE = "https://api.datacite.org/dois/10.1000/182"
WORK = {
    "type": "journal-article", "title": ["Canals of the valley"], "subtitle": ["A history"], "container-title": ["Water"],
    "short-container-title": ["Wat."], "author": [{"family": "Doe", "given": "Jo"}, {"name": "The Keepers"}, {"x": 1}],
    "issued": {"date-parts": [[2016, 5]]}, "published-online": {"date-parts": [[2015, 12, 1]]}, "volume": "3", "page": "5-9",
    "updated-by": [{"type": "Retraction", "DOI": "10.1000/200", "updated": {"date-parts": [[2018, 1, 2]]}, "source": "publisher"}],
    "update-to": [{"type": "correction", "DOI": "10.1000/100"}], "ISSN": ["0378-5955", "1"], "ISBN": ["9785020345676"],
}  # fmt: skip


def asked(doi="10.1000/182", config=CONFIG):
    (record,) = records.ask([doi], config, NOW)
    return record


def agency(name="Crossref"):
    responses.get(AGENCY, json=[{"DOI": "10.1000/182", "RA": name}])


@responses.activate
def test_crossref_is_asked_for_its_own():
    agency()
    responses.get(CROSSREF, json={"status": "ok", "message": WORK})
    record = asked()
    assert record.titles == ("Canals of the valley", "Canals of the valley: A history")
    assert record.authors == (Name("Doe", "Jo"), Name(literal="The Keepers"))
    assert (record.year, record.years, record.volume, record.pages) == ("2016", ("2016", "2015"), "3", "5-9")
    assert record.containers == ("Water", "Wat.")
    assert record.numbers == ("issn:0378-5955", "isbn:9785020345676")
    assert record.updates == (Update("retraction", "10.1000/200", "2018-01-02", "publisher"),)
    assert (record.source, record.checked_at, record.trouble) == ("crossref", "2026-03-01T12:00:00+00:00", None)


@responses.activate
def test_datacite_is_asked_for_its_own():
    agency("DataCite")
    attributes = {
        "titles": [{"title": "Gates, a table"}], "creators": [{"name": "Doe, Jo"}, {"familyName": "Roe", "givenName": "M"},
                                                              {"name": "The Keepers, Ltd", "nameType": "Organizational"}],
        "publicationYear": 2020, "types": {"resourceTypeGeneral": "Dataset"}, "publisher": {"name": "House"},
        "container": {"title": "Tables", "firstPage": "1", "lastPage": "4", "identifier": "0378-5955", "identifierType": "ISSN"},
        "relatedIdentifiers": [{"relationType": "IsObsoletedBy", "relatedIdentifier": "10.1000/183"}, {"relationType": "Cites"}],
    }  # fmt: skip
    responses.get(DATACITE, json={"data": {"attributes": attributes}})
    record = asked()
    assert record.authors == (Name("Doe", "Jo"), Name("Roe", "M"), Name(literal="The Keepers, Ltd"))
    assert (record.source, record.kind, record.year, record.pages) == ("datacite", "Dataset", "2020", "1-4")
    assert (record.containers, record.numbers) == (("Tables", "House"), ("issn:0378-5955",))
    assert record.updates == (Update("new_version", "10.1000/183", None, "publisher"),)


@pytest.mark.parametrize(
    ("name", "host"),
    [("mEDRA", "data.medra.org"), ("KISTI", "data.doi.or.kr"), ("JaLC", "japanlinkcenter.org"),
     ("OP", "ra.publications.europa.eu")],
)  # fmt: skip
@responses.activate
def test_other_agencies_speak_by_negotiation(name, host):
    agency(name)
    responses.get("https://doi.org/10.1000/182", status=302, headers={"Location": f"https://{host}/10.1000/182"})
    seen = responses.get(
        f"https://{host}/10.1000/182",
        json={"title": "Ponti", "issued": {"date-parts": [[1999]]}, "ISSN": "0378-5955"},
    )
    record = asked()
    assert (record.titles, record.numbers) == (("Ponti",), ("issn:0378-5955",))
    assert "csl+json" in seen.calls[0].request.headers["Accept"]


@responses.activate
def test_nobody_is_followed_to_a_place_that_is_not_listed():
    agency("mEDRA")
    responses.get("https://doi.org/10.1000/182", status=302, headers={"Location": "https://evil.test/10.1000/182"})
    assert "no service that is listed" in asked().trouble
    assert len(responses.calls) == 2


@pytest.mark.parametrize("status", [400, 500, 503])
@responses.activate
def test_an_error_of_a_service_says_nothing(status):
    agency()
    responses.get(CROSSREF, status=status)
    record = asked()
    assert record.trouble == f"crossref: {status}"
    assert record.titles == ()


@responses.activate
def test_where_the_agency_can_not_be_told_all_are_asked():
    responses.get(AGENCY, status=500)
    responses.get(CROSSREF, status=404)
    responses.get(DATACITE, status=404)
    responses.get("https://doi.org/10.1000/182", body="<html>A landing page</html>")
    assert asked().trouble == "no record"


@responses.activate
def test_a_prefix_is_asked_for_once():
    agency()
    for number in (182, 183):
        responses.get(f"https://api.crossref.org/works/10.1000/{number}", json={"message": WORK})
    assert len(list(records.ask(["10.1000/182", "10.1000/183", "10.1000/182"], CONFIG, NOW))) == 2
    assert sum("doiRA" in call.request.url for call in responses.calls) == 1


@responses.activate
def test_who_asks_is_said_where_that_is_wanted():
    agency()
    responses.get(CROSSREF, json={"message": WORK})
    asked(config=Config(cache=False, services=QUICK, mailto="me@example.org"))
    assert "mailto=me%40example.org" in responses.calls[-1].request.url
    assert "mailto:me@example.org" in responses.calls[-1].request.headers["User-Agent"]
    assert "mailto=" not in responses.calls[0].request.url


@responses.activate
def test_a_base_of_ones_own():
    config = Config(cache=False, services=QUICK | {"crossref": Service("http://127.0.0.1:9/x", 1000.0)})
    agency()
    responses.get("http://127.0.0.1:9/x/works/10.1000/182", json={"message": WORK})
    assert asked(config=config).year == "2016"


@responses.activate
def test_a_service_that_reaches_nobody_is_left_in_peace():
    responses.get(AGENCY, json=[{"RA": "Crossref"}])
    broken = responses.get("https://api.crossref.org/works/10.1000/182", body=requests.ConnectionError("no way"))
    desk = services.opened(CONFIG)
    for _ in range(services.GIVE_UP + 3):
        with pytest.raises(services.ServiceError):
            services.answer(desk, "crossref", "/works/10.1000/182")
    assert broken.call_count == services.GIVE_UP


@responses.activate
def test_the_pace_of_a_service_is_kept(monkeypatch):
    waits = []
    monkeypatch.setattr(services.time, "sleep", waits.append)
    responses.get(CROSSREF, json={"message": WORK})
    desk = services.opened(Config(cache=False, services={"crossref": Service(pace=2.0)}))
    for _ in range(3):
        services.answer(desk, "crossref", "/works/10.1000/182")
    assert [round(wait, 1) for wait in waits] == [0.0, 0.5, 1.0]


@pytest.mark.parametrize(("wait", "calls"), [("1", 3), ("0", 3), ("30", 1), (None, 2)])
@responses.activate
def test_a_tired_service_is_asked_again_within_the_time_we_may_wait(monkeypatch, wait, calls):
    waits = []
    monkeypatch.setattr(services.time, "sleep", waits.append)
    tired = responses.get(CROSSREF, status=503, headers={"Retry-After": wait} if wait else {})
    desk = services.opened(Config(cache=False, services=QUICK, max_wait=3.0 if wait else 1.0))
    with pytest.raises(services.ServiceError, match="503"):
        services.answer(desk, "crossref", "/works/10.1000/182")
    assert tired.call_count == calls
    assert [round(one) for one in waits if one > 0.5] == ([1, 1] if wait == "1" else [] if wait else [1])
    assert ("crossref" in desk.limited) is bool(wait)


@responses.activate
def test_a_service_that_asks_for_more_time_than_we_have_is_left_in_peace():
    tired = responses.get(CROSSREF, status=429, headers={"Retry-After": "3600"})
    desk = services.opened(CONFIG)
    for _ in range(5):
        with pytest.raises(services.ServiceError):
            services.answer(desk, "crossref", "/works/10.1000/182")
    assert tired.call_count == 1


def test_whoever_waits_for_a_turn_waits_on_when_the_service_asks_for_time():
    desk = services.opened(CONFIG)
    begun = time.monotonic()
    desk.next_at["crossref"] = begun + 0.3
    waiting = threading.Thread(target=services._wait, args=(desk, "crossref"))
    waiting.start()
    desk.held["crossref"] = begun + 0.6
    waiting.join(5)
    assert time.monotonic() - begun >= 0.59


@pytest.mark.parametrize("trust", [False, True])
def test_no_password_of_the_user_is_sent_along(tmp_path, monkeypatch, trust):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with served({"/a": page("{}")}) as site:
        own = {"crossref": Service(f"http://127.0.0.1:{site.port}", 1000.0)}
        services.ask(services.opened(Config(services=own, trust_env=trust)), "crossref", "/a")
        assert "authorization" not in site.asked[0].headers


@responses.activate
def test_redirects_end():
    responses.get(AGENCY, status=302, headers={"Location": AGENCY})
    with pytest.raises(services.ServiceError, match="redirects without end"):
        services.answer(services.opened(CONFIG), "doi", "/doiRA/10.1000/182")


@pytest.mark.parametrize("message", [{}, {"title": None, "author": "Doe", "issued": [], "updated-by": {"type": 1}}])
def test_odd_shapes_are_read_as_nothing(message):
    record = crossref.record("10.1000/182", message)
    assert (record.titles, record.authors, record.years, record.updates) == ((), (), (), ())
    assert datacite.record("10.1000/182", {"creators": [1], "types": 3, "container": []}).authors == ()
    assert csl.record("10.1000/182", message) is None


def test_loose_values():
    assert (text(" a  b "), text(3), text(True), text([])) == ("a b", "3", None, None)
    assert texts(["a", 1, None]) == ("a", "1")
    assert (year({"date-parts": [[2020, 1]]}), year({"date-parts": [[None]]}), year(None)) == ("2020", None, None)
    assert (date({"date-parts": [[2020, 1, 5]]}), date({})) == ("2020-01-05", None)


def copies(verdicts, days=None, now=NOW):
    search = wayback.begun(CONFIG, now)
    for verdict in verdicts:
        wayback.look(search, verdict, (days or {}).get(verdict.url))
    return {verdict.url: verdict for verdict in wayback.ended(search, {one.url: one for one in verdicts})}


def dead(url="http://gone.test/a", **more):
    from citecheck.model import Status, Verdict

    return Verdict(url, Status.DEAD, "http-404", **more)


SNAPSHOT = {"available": True, "status": "200", "url": "http://web.archive.org/web/20190304/http://gone.test/a"}


@responses.activate
def test_the_copy_nearest_the_day_is_asked_for():
    seen = responses.get("https://archive.org/wayback/available", json={"archived_snapshots": {"closest": SNAPSHOT}})
    found = copies([dead()], {"http://gone.test/a": "2019-03-04"})
    assert found["http://gone.test/a"].archived == SNAPSHOT["url"]
    assert "timestamp=20190304" in seen.calls[0].request.url
    assert copies(list(found.values())) == {}, "a copy that is known is not looked for again"


@pytest.mark.parametrize(
    "said",
    [{"archived_snapshots": {}}, {"archived_snapshots": {"closest": {**SNAPSHOT, "status": "404"}}}, [],
     {"archived_snapshots": {"closest": {**SNAPSHOT, "url": "javascript:alert(1)"}}}],
)  # fmt: skip
@responses.activate
def test_no_copy_is_no_suggestion(said):
    responses.get("https://archive.org/wayback/available", json=said)
    found = copies([dead()])
    assert found["http://gone.test/a"].archived is None
    assert copies(list(found.values())) == {}


@responses.activate
def test_an_archive_in_trouble_is_nothing_and_asked_again_later():
    archive = responses.get("https://archive.org/wayback/available", status=500)
    found = copies([dead()])
    assert found["http://gone.test/a"].archived is None
    assert copies(list(found.values()), now=NOW + timedelta(minutes=50)) == {}
    assert archive.call_count == 1
    responses.replace(
        "GET", "https://archive.org/wayback/available", json={"archived_snapshots": {"closest": SNAPSHOT}}
    )
    found = copies(list(found.values()), now=NOW + timedelta(minutes=70))
    assert found["http://gone.test/a"].archived == SNAPSHOT["url"]
    assert found["http://gone.test/a"].trace.signs == (wayback.ASKED,)


@responses.activate
def test_an_archive_that_is_slow_is_not_waited_for_and_not_said_to_have_been_asked(monkeypatch):
    monkeypatch.setattr(wayback, "PATIENCE", 0.05)
    gate = threading.Event()
    responses.add_callback("GET", "https://archive.org/wayback/available", lambda _: (gate.wait(5), (200, {}, "{}"))[1])
    found = copies([dead(), dead("http://gone.test/b")])
    gate.set()
    assert all(wayback.ASKED not in one.trace.signs for one in found.values())
    assert found["http://gone.test/b"].trace.signs == (), "what wasn't asked at all is asked in the next run"
