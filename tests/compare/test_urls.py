"""How two addresses of one page differ."""

import pytest

from citecheck.compare.urls import difference

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
