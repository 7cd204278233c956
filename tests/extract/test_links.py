"""Addresses out of text: what is one, where it ends, and how a torn one goes on."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.extract.links import addresses


def found(text):
    return [address.url for address in addresses(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See https://example.org/a/b for more", ["https://example.org/a/b"]),
        ("See https://example.org/a/b.", ["https://example.org/a/b"]),
        ("(https://example.org/a/b), and", ["https://example.org/a/b"]),
        ("<https://example.org/a/b>", ["https://example.org/a/b"]),
        ("«https://example.org/a/b»", ["https://example.org/a/b"]),
        ("“https://example.org/a/b”", ["https://example.org/a/b"]),
        ("https://en.wikipedia.org/wiki/Water_(river)", ["https://en.wikipedia.org/wiki/Water_(river)"]),
        ("(https://en.wikipedia.org/wiki/Water_(river))", ["https://en.wikipedia.org/wiki/Water_(river)"]),
        ("https://example.org/a/(дата обращения: 01.02.2022)", ["https://example.org/a/"]),
        ("https://example.org/?a=1&b=2;c=3", ["https://example.org/?a=1&b=2;c=3"]),
        ("https://a.example/xhttps://b.example/y", ["https://a.example/x", "https://b.example/y"]),
        ("https://a.example/x; https://b.example/y, z", ["https://a.example/x", "https://b.example/y"]),
        ("http:\\\\www.example.uz\\ru", ["http://www.example.uz/ru"]),
        ("http//www.example.uz/ru", ["http://www.example.uz/ru"]),
        ("www.example.uz/ru/", ["www.example.uz/ru/"]),
        ("Манба: gazeta.uz", ["gazeta.uz"]),
        ("Sputnik.uz дан", ["Sputnik.uz"]),
        ("gov.kz/memleket/entities", ["gov.kz/memleket/entities"]),
        ("[text](https://example.org/a)", ["https://example.org/a"]),
        ("[https://old.example.org/b (copy)](https://example.org/a)", ["https://example.org/a"]),
        ("\\href{https://example.org/a\\#b}{text}", ["https://example.org/a#b"]),
        ("http://вода.рф/index?a=Что", ["http://вода.рф/index?a=Что"]),
        ("doi:10.1000/182.", ["https://doi.org/10.1000/182"]),
        ("DOI 10.1000/182", ["https://doi.org/10.1000/182"]),
        ("doi.org/10.1000/182", ["https://doi.org/10.1000/182"]),
        ("https://dx.doi.org/10.1000/182", ["https://doi.org/10.1000/182"]),
        ("https://doi.org/https://doi.org/10.1000/182", ["https://doi.org/10.1000/182"]),
        ("(doi: 10.1000/j.182.x)", ["https://doi.org/10.1000/j.182.x"]),
        ("arXiv:1503.07589v1 [hep-ex]", ["https://arxiv.org/abs/1503.07589v1"]),
        ("arXiv:hep-th/9901001", ["https://arxiv.org/abs/hep-th/9901001"]),
    ],
)
def test_addresses_are_found(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "show image.jpg",
        "1.2.3.4.5",
        "http://",
        "http://..",
        "name.last@example.com",
        "Petrov P.P. wrote",
        "the end.In the next sentence",
        "т.е. и т.д.",
        "см. рис. 3.1",
        "10.1234",
        "e.g. this",
    ],
)
def test_what_is_no_address(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "https://news.example.org/kazakhstan-\nuzbekistan-strengthen-5aafa0 (a)",
            "https://news.example.org/kazakhstan-uzbekistan-strengthen-5aafa0",
        ),
        (
            "https://example.org/mfa-\ntashkent/activities/2275?lang=en (a)",
            "https://example.org/mfa-tashkent/activities/2275?lang=en",
        ),
        ("https://git.example.org/people/\nproject2. The rest", "https://git.example.org/people/project2"),
        ("http://www.example.\norg/releases/. Then", "http://www.example.org/releases/"),
        ("https:// jp. example. com/ ac) for", "https://jp.example.com/ac"),
        ("http:// example.com/path", "http://example.com/path"),
        ("https://example.org/ docs/pdf/lao144178.pdf)", "https://example.org/docs/pdf/lao144178.pdf"),
        ("https://example.org/page\n/next/part", "https://example.org/page/next/part"),
        ("https://example.org/page?a=\n12&b=3", "https://example.org/page?a=12&b=3"),
        (
            "https://example.org/long-slug-of-a-tit\nle-that-goes-on/5",
            "https://example.org/long-slug-of-a-title-that-goes-on/5",
        ),
    ],
)
def test_torn_addresses_are_put_together(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/page\nThe next sentence begins",
        "https://example.org/\nand the rest",
        "https://example.org/page.\nНовое предложение",
        "https://example.org/page\n12. Doe, J.",
        "https://example.org/page and so on",
        "https://example.org/page\n\nnext-para-graph/of/text",
    ],
)
def test_whole_addresses_end_where_they_end(text):
    assert found(text) in (["https://example.org/page"], ["https://example.org/"])


def test_holes_are_the_blanks_that_tear():
    text = "x https://a.example.org/one-\ntwo-three y"
    (address,) = addresses(text)
    assert [text[a:b] for a, b in address.holes] == ["\n"]
    assert text[address.start : address.end] == "https://a.example.org/one-\ntwo-three"


@pytest.mark.parametrize("letter", [".", "/", "(", "[", "a.", "http://", "www.", "10.1234/", "doi:"])
def test_a_megabyte_of_one_letter_takes_a_second(letter):
    text = letter * (1_000_000 // len(letter))
    begun = time.perf_counter()
    list(addresses(text))
    assert time.perf_counter() - begun < 4  # a second on a quiet machine


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab./:-?#()[]<>\n @10,doihtpw«»é—ў"), max_size=200))
def test_any_text_at_all(text):
    for address in addresses(text):
        assert 0 <= address.start < address.end <= len(text)
        assert all(address.start <= a < b <= address.end for a, b in address.holes)
