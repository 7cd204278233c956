"""What other programs make of a paper gives the references, citations, links and header of its plain text."""

from functools import cache

import pytest

from citecheck import extract, read
from tests.producers import MADE, plain, raised, texts
from tests.read.sources import source

FIELDS = (
    "kind", "authors", "editors", "title", "container", "year", "volume", "issue", "pages", "publisher", "place",
    "url", "doi", "accessed",
)  # fmt: skip
EVERYWHERE = """
python-docx.docx python-docx-end-notes.docx python-docx-raised.docx edited.docx
libreoffice.docx libreoffice.odt libreoffice.rtf libreoffice.html libreoffice.xhtml libreoffice.epub libreoffice.pdf
typst.pdf typst-columns.pdf typst-raised.pdf weasyprint.pdf weasyprint-columns.pdf weasyprint-raised.pdf
chromium.pdf chromium-columns.pdf chromium-raised.pdf journal.html
pandoc.docx pandoc.odt pandoc.epub pandoc.html pandoc.rtf pandoc-jats.xml pandoc-tei.xml pandoc.tex pandoc.ipynb pandoc.md
"""
MANAGED = ("zotero.docx", "mendeley.docx", "endnote.docx")
HEADER = ("title", "affiliation", "emails", "keywords", "abstract")
FILES = sorted(path.relative_to(MADE).as_posix() for path in MADE.glob("*/*"))
TEXTS = texts()


@cache
def measure(lang, lifted):
    text = raised(TEXTS[lang]) if lifted else TEXTS[lang]
    return text, extract.paper(read.read_source(source("paper.txt", plain(text))))


def paper(name):
    return extract.paper(read.read_source(source(name, (MADE / name).read_bytes())))


def raws(made):
    return [" ".join(one.raw.split()) for one in made.references]


def cited(made):
    numbers = {one.id: one.n for one in made.references}
    return [tuple(sorted(numbers[target] for target in one.targets)) for one in made.citations]


def addresses(made):
    return sorted({(link.url, link.reference is not None) for link in made.links})


def said(made, name):
    """The header; what LaTeX tells by nothing but bold type isn't looked for."""
    names = [" ".join(one.names.values()).rstrip(".") for one in made.authors]
    fields = HEADER[:-2] if name.endswith(".tex") else HEADER
    return names, {field: getattr(made, field) for field in fields}


def known_to_a_manager(made):
    """Fields that a citation manager has otherwise than they are printed, or not at all."""
    return [
        (one.n, field, value)
        for one in made.references
        for field in ("title", "year", "container", "volume", "issue", "pages", "doi", "publisher", "place")
        if (value := getattr(one, field)) is not None and value not in one.raw
    ] + [one.n for one in made.references if not one.title]


def differing(made, wanted):
    """Fields of entries that aren't as in the plain text."""
    return [
        (field, getattr(one, field), getattr(other, field))
        for one, other in zip(made.references, wanted.references, strict=True)
        for field in FIELDS
        if getattr(one, field) != getattr(other, field)
    ]


@pytest.mark.parametrize("lifted", [False, True])
@pytest.mark.parametrize("lang", TEXTS)
def test_the_plain_text_is_read_whole(lang, lifted):
    text, wanted = measure(lang, lifted)
    assert raws(wanted) == text.entries
    assert sorted({n for one in cited(wanted) for n in one}) == list(range(1, 13))
    assert wanted.title == {lang: text.title}
    assert all(getattr(wanted, field) for field in HEADER)
    assert len(wanted.authors) == 2


@pytest.mark.parametrize("lang", TEXTS)
def test_every_producer_is_there(lang):
    made = {name.partition("/")[2] for name in FILES if name.startswith(f"{lang}/")}
    assert set(EVERYWHERE.split()) <= made


@pytest.mark.parametrize("name", FILES)
def test_a_file_gives_the_same(name):
    text, wanted = measure(name.partition("/")[0], "-raised" in name or "1251" in name)
    made = paper(name)
    assert made.troubles == ()
    assert raws(made) == text.entries
    assert cited(made) == cited(wanted)
    hidden = [(url, False) for url in text.hidden if "libreoffice.pdf" not in name]  # which prints no link
    assert addresses(made) == sorted([*addresses(wanted), *hidden])
    assert (known_to_a_manager(made) if name.endswith(MANAGED) else differing(made, wanted)) == []
    assert said(made, name) == said(wanted, name)
    if not name.endswith(".tex"):  # whose list is known by its commands
        assert (made.reference_heading or "").casefold() == wanted.reference_heading.casefold()
    assert made.lang == wanted.lang
