"""DOIs, asked of the handle service; its answers are put in the place of the network."""

import re
from datetime import UTC, datetime

import pytest
import requests
import responses

from citecheck import resolve
from citecheck.config import Config, Service
from citecheck.resolve.registers import doi

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def asked(url, config=None):
    (verdict,) = resolve.resolve([url], config or Config(cache=False), now=NOW)
    return verdict


@pytest.mark.parametrize(
    ("code", "http", "wanted"),
    [
        (1, 200, ("ok", None)),
        (200, 200, ("ok", None)),
        (100, 404, ("dead", "doi-unregistered")),
    ],
)
@responses.activate
def test_what_the_register_says(code, http, wanted):
    responses.get("https://doi.org/api/handles/10.1000/182", json={"responseCode": code}, status=http)
    verdict = asked("https://doi.org/10.1000/182")
    assert (str(verdict.status), verdict.reason) == wanted


@pytest.mark.parametrize(
    "said",
    [
        {"status": 500}, {"status": 400, "body": "bad"}, {"json": {"responseCode": 2}, "status": 500},
        {"body": requests.ConnectionError("no route")}, {"json": [1]}, {"json": {}},
    ],
)  # fmt: skip
@responses.activate
def test_an_answer_that_is_none_accuses_nobody(said):
    responses.get("https://doi.org/api/handles/10.1000/182", **said)
    assert str(asked("https://doi.org/10.1000/182").status) == "unknown"


@responses.activate
def test_a_base_of_ones_own_and_marks_in_the_doi():
    answer = responses.get("http://127.0.0.1:9/api/handles/10.1000/a%3Cb%3E%23c(d)", json={"responseCode": 1})
    config = Config(cache=False, services={"doi": Service("http://127.0.0.1:9")})
    assert str(asked("https://doi.org/10.1000/a<b>#c(d)", config).status) == "ok"
    assert answer.call_count == 1
    assert "type=URL" in answer.calls[0].request.url


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://doi.org/10.1000/182", True), ("http://dx.doi.org/10.1000/182", True), ("https://doi.org/", False),
        ("https://doi.example/10.1000/182", False), ("doi.org/10.1000/182", True), ("https://doi.org/10.1000%2F182", True),
        ("https://www.doi.org/doi:10.1000/182", True), ("https://doi.org/10.1000", False),
    ],
)  # fmt: skip
def test_which_addresses_are_dois(url, wanted):
    assert doi.is_doi(url) is wanted


@pytest.mark.parametrize(
    ("tail", "asked_for"),
    [("?utm_source=x", 2), ("#abstract", 2), ("?a=b#c", 2), ("", 1), ("%3Fa=b", 1), ("/?", 1)],
)
@responses.activate
def test_what_a_browser_would_not_ask_for_is_no_part_of_a_doi(tail, asked_for):
    """An address that leads to its work is not called dead for what stands behind the DOI."""
    responses.get("https://doi.org/api/handles/10.1000/182", json={"responseCode": 1})
    answers = responses.get(re.compile(r"https://doi\.org/api/handles/.+"), json={"responseCode": 100}, status=404)
    found = asked(f"https://doi.org/10.1000/182{tail}")
    assert str(found.status) == ("ok" if asked_for == 2 or not tail else "dead")
    assert len(responses.calls) == asked_for
    assert [hop.http for hop in found.hops] == ([404] if tail else []) + ([200] if found.status == "ok" else [])
    assert answers.call_count == bool(tail)


@pytest.mark.parametrize(("url", "wanted"), [("https://doi.org/10.1000/A%3C1?utm=1", "10.1000/a<1"), ("x", "x")])
def test_the_doi_in_an_address(url, wanted):
    assert doi.bare(url) == wanted


@pytest.mark.parametrize(
    ("status", "headers", "wanted"),
    [
        (500, {}, "offline"),
        (400, {}, "offline"),
        (429, {}, "rate-limited"),
        (503, {"Retry-After": "900"}, "rate-limited"),
    ],
)
@responses.activate
def test_why_a_register_could_not_be_asked(status, headers, wanted):
    responses.get(re.compile(r"https://doi\.org/api/.+"), status=status, headers=headers)
    found = asked("https://doi.org/10.1000/182", Config(cache=False, max_wait=0.5))
    assert (str(found.status), found.reason) == ("unknown", wanted)


@responses.activate
def test_a_doi_is_asked_for_once_however_it_is_spelt():
    answer = responses.get(re.compile(r"https://doi\.org/api/handles/10.1000/.+"), json={"responseCode": 1})
    urls = [
        "https://doi.org/10.1000/AB",
        "http://dx.doi.org/10.1000/ab",
        "doi.org/10.1000%2Fab",
        "https://doi.org/10.1000/c",
    ]
    found = {one.url: one for one in resolve.resolve(urls, Config(cache=False), now=NOW)}
    assert {url: (str(one.status), one.final_url) for url, one in found.items()} == {url: ("ok", url) for url in urls}
    assert answer.call_count == 2
