"""One text in every format gives the references, citations and links it gives as plain text."""

import pytest

from citecheck import extract, read
from tests.read import one_text
from tests.read.sources import source

FIELDS = (
    "title",
    "container",
    "year",
    "volume",
    "issue",
    "pages",
    "publisher",
    "place",
    "url",
    "accessed",
    "authors",
    "kind",
)


def paper(name, data):
    return extract.paper(read.read_source(source(name, data)))


@pytest.fixture(scope="module")
def plain():
    return {lang: paper("paper.txt", one_text.plain(text)) for lang, text in one_text.TEXTS.items()}


def raws(made):
    return [" ".join(one.raw.split()) for one in made.references]


def cited(made):
    numbers = {one.id: one.n for one in made.references}
    return [number for one in made.citations for number in sorted(numbers[target] for target in one.targets)]


@pytest.mark.parametrize("lang", one_text.TEXTS)
def test_the_plain_text_gives_every_entry(plain, lang):
    assert raws(plain[lang]) == list(one_text.TEXTS[lang].entries)
    assert cited(plain[lang]) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("name", one_text.FORMATS)
@pytest.mark.parametrize("lang", one_text.TEXTS)
def test_every_format_gives_the_same(plain, lang, name):
    text = one_text.TEXTS[lang]
    made = paper(name, one_text.FORMATS[name](text))
    same_as_plain(made, plain[lang], text)


@pytest.mark.parametrize("lang", one_text.TEXTS)
def test_two_columns_give_the_same(plain, lang):
    text = one_text.TEXTS[lang]
    same_as_plain(paper("paper.pdf", one_text.pdf(text, columns=2)), plain[lang], text)


def same_as_plain(made, wanted, text):
    assert made.troubles == ()
    assert raws(made) == list(text.entries)
    assert cited(made) == cited(wanted)
    assert [one.url for one in made.links] == [one.url for one in wanted.links]
    assert [one.reference is not None for one in made.links] == [one.reference is not None for one in wanted.links]
    differ = [
        (field, getattr(one, field), getattr(other, field))
        for one, other in zip(made.references, wanted.references, strict=True)
        for field in FIELDS
        if getattr(one, field) != getattr(other, field)
    ]
    assert differ == []
    assert list(made.title.values())[:1] == [text.title]
    assert (made.reference_heading or "").casefold() == text.listed.casefold()
