"""How two addresses of one page differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.compare.urls import difference, differences, known_ending, parts

DIFFERENT = [
    ("https://www.uza.example/a/b-c", "https://aza.example/a/b-c", ("host", "uza.example", "aza.example")),
    ("https://a.org/v/kazahstan-i-reki", "https://a.org/v/kazakhstan-i-reki",
     ("slug", "kazahstan-i-reki", "kazakhstan-i-reki")),
    ("https://a.org/homepage/item", "https://a.org/homepgae/item", ("segment", "homepage", "homepgae")),
]  # fmt: skip
NONE = [
    ("https://www.a.org/x/", "http://a.org/x"),
    ("https://a.org/view/4436", "https://a.org/view/4437"),
    ("https://a.org/some-title-here", "https://a.org/quite-other-words"),
    ("https://stat.example.org/yearbooks/17", "https://data.journal.net/en/library/2093"),
    ("https://a.org/x", "https://a.org/x/y"),
    ("http://[bad", "http://a.org/x"),
    ("https://uza.uz", "https://aza.uz"),
]


@pytest.mark.parametrize(("a", "b", "said"), DIFFERENT)
def test_the_part_that_differs_is_named(a, b, said):
    found = difference(a, b)
    assert (found.part, found.left, found.right) == said
    back = difference(b, a)
    assert (back.part, back.left, back.right) == (said[0], said[2], said[1])


@pytest.mark.parametrize(("a", "b"), NONE)
def test_one_address_or_two_pages(a, b):
    assert difference(a, b) is None


PIECES = st.lists(st.text("ab-_1–ю", min_size=1, max_size=12), max_size=4)
HOSTS = st.sampled_from(["a.uz", "b.uz", "vesti.example", "westi.example", "vеsti.example", "uza.uz", "uza.com", ""])


@given(HOSTS, PIECES, HOSTS, PIECES)
def test_differences_are_the_same_from_both_sides(host, pieces, other_host, other_pieces):
    a, b = (f"https://{name}/{'/'.join(path)}" for name, path in ((host, pieces), (other_host, other_pieces)))
    there, back = differences(a, b), differences(b, a)
    assert [(one.part, one.left, one.right) for one in there] == [(one.part, one.right, one.left) for one in back]
    assert differences(a, a) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("https://a.uz/x-y", "http://www.a.uz/x-y/"),
        ("a.uz/x-y", "https://A.uz/x-y"),
        ("https://a.uz/%D0%B1%D0%BE%D2%93", "https://a.uz/боғ"),
        ("https://a.uz/%25D0%25B1", "https://a.uz/б"),
        ("https://a.uz/x#top", "https://a.uz/x"),
    ],
)
def test_what_makes_no_difference(a, b):
    assert parts(a) == parts(b)
    assert differences(a, b) == ()


@pytest.mark.parametrize(
    ("host", "known"),
    [("uza.uz", True), ("uza.kzz", False), ("a.co.uk", True), ("localhost", False), ("почта.рф", True)],
)
def test_endings_that_hosts_have(host, known):
    assert known_ending(host) == known
