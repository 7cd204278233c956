"""What a broken address or DOI was perhaps meant to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.compare.meant import candidates, doi_candidates


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("https://journal.example/new–volume-5", "https://journal.example/new-volume-5"),
        ("htpp://journal.example/a", "http://journal.example/a"),
        ("http:/journal.example/a", "http://journal.example/a"),
        ("https:\\\\journal.example/a", "https://journal.example/a"),
        ("https://journal..example/a", "https://journal.example/a"),
        ("https://journal,example/a", "https://journal.example/a"),
        ("https://journal. example/a b", "https://journal.example/ab"),
        ("https://www.gаzeta.example/ru", "https://www.gazeta.example/ru"),
    ],
)
def test_addresses_one_slip_away(url, meant):
    assert meant in candidates(url)


@pytest.mark.parametrize("url", ["https://journal.example/a", "http://", "file:///C:/a.pdf", "http://[1/", ""])
def test_what_is_right_or_hopeless_has_no_candidate(url):
    assert candidates(url) == ()


@pytest.mark.parametrize(
    ("doi", "meant"),
    [
        ("10.1016/ j.canal.2019", "10.1016/j.canal.2019"),
        ("1O.1016/j.canal.2019.", "10.1016/j.canal.2019"),
        ("10. 1016 / j.canal", "10.1016/j.canal"),
        ("10.1016/j.саnal", "10.1016/j.canal"),
        ("10.1016\\j.canal", "10.1016/j.canal"),
        ("l0.1016/j.canal", "10.1016/j.canal"),
        ("10.55640-eijp-05", "10.55640/eijp-05"),
    ],
)
def test_dois_one_slip_away(doi, meant):
    assert doi_candidates(doi) == (meant,)


@pytest.mark.parametrize("doi", ["10.1016/j.canal.2019", "10.1016-", "", "10.1016/ўқ"])
def test_dois_that_are_right_or_hopeless(doi):
    assert doi_candidates(doi) == ()


@given(st.text(max_size=60))
def test_any_text_ends(text):
    assert all(one != text for one in (*candidates(text), *doi_candidates(text)))
