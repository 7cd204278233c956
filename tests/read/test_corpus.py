"""Real papers, where they lie beside the project: keys, elements and entries as the files themselves give them."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from citecheck import extract, read

SHARED = Path(__file__).parents[3] / "shared"
OPEN = SHARED / "corpus/open"
ENTRY = re.compile(r"^[ \t]*@[ \t]*(?!comment|string|preamble)[a-z]+[ \t]*[{(]", re.MULTILINE | re.IGNORECASE)
pytestmark = pytest.mark.skipif(not OPEN.is_dir(), reason="the real papers aren't beside the project")


def gold(kind):
    return [json.loads(path.read_text("utf-8")) for path in sorted((OPEN / "gold" / kind).glob("*.json"))]


def cited(paper):
    unresolved = {key for one in paper.citations for key in one.unresolved}
    targets = {key for one in paper.citations for key in one.targets}
    return unresolved, {one.id for one in paper.references} - targets


def test_the_keys_of_markdown_papers():
    papers = gold("joss") if OPEN.is_dir() else []
    assert len(papers) > 20
    for wanted in papers:
        folder = OPEN / "joss" / wanted["id"]
        made = extract.paper(read.read(str(next(folder.rglob("paper.md"))), [str(folder)]))
        assert cited(made) == (set(wanted["unresolved"]), set(wanted["uncited"])), wanted["id"]


def test_the_keys_of_latex_papers():
    for wanted in gold("latex"):
        folder = OPEN / "latex" / wanted["id"]
        if not wanted["cited"]:  # it cites by names in the text, which have no keys to compare
            continue
        main = folder / wanted["main"]
        made = extract.paper(read.read(str(main), [str(folder)]))
        dead = set(
            re.findall(r"\\cite\w*\{([^}]*)\}", "".join(re.findall(r"(?s)\\iffalse.*?\\fi", main.read_text("utf-8"))))
        )
        unresolved, uncited = cited(made)
        assert unresolved == set(wanted["unresolved"]), wanted["id"]
        assert uncited - dead == set(wanted["uncited"]), wanted["id"]


def letters(text):
    return re.sub(r"[\W_]", "", (text or "").casefold())


@pytest.mark.parametrize("path", sorted(OPEN.glob("jats/*.xml")), ids=lambda path: path.stem)
def test_the_elements_of_articles(path):
    paper = extract.paper(read.read(str(path)))
    root = ET.parse(path).getroot()
    about = root.find(".//article-meta")

    def text(element):
        return "".join(element.itertext()) if element is not None else ""

    assert letters(next(iter(paper.title.values()))) == letters(text(about.find(".//article-title")))
    assert (paper.volume, paper.issue) == (text(about.find("volume")), text(about.find("issue")))
    refs = root.findall(".//ref")
    assert len(paper.references) == len(refs)
    assert len(paper.citations) == sum(one.get("ref-type") == "bibr" for one in root.iter("xref"))
    same = total = 0
    for one, ref in zip(paper.references, refs, strict=True):
        for field, tag in (("year", "year"), ("volume", "volume"), ("issue", "issue"), ("publisher", "publisher-name")):
            if (wanted := ref.find(f".//{tag}")) is not None:
                total += 1
                same += letters(getattr(one, field)) == letters(text(wanted))
    assert same >= 0.98 * total


@pytest.mark.parametrize("path", sorted(SHARED.glob("bibs/*.bib")), ids=lambda path: path.stem[:40])
def test_every_entry_of_a_bib_comes_out(path):
    document = read.read(str(path))
    assert len(document.references) >= len(ENTRY.findall(document.text)) - document.text.count("%@")
    for one in document.references:
        assert document.text[one.span.start : one.span.end] == one.raw
        for field in ("title", "year", "doi", "url", "pages"):
            if (
                (value := getattr(one, field))
                and field in one.spans
                and one.spans[field].end - one.spans[field].start == len(value)
            ):
                assert document.text[one.spans[field].start : one.spans[field].end] == value


@pytest.mark.parametrize("path", sorted(OPEN.glob("ca/*.pdf")), ids=lambda path: path.stem)
def test_a_pdf_has_the_words_of_the_text_beside_it(path):
    beside = path.with_suffix(".txt")
    words = set(re.findall(r"[^\W\d_]{5,}", read.read(str(beside)).text.casefold()))
    found = set(re.findall(r"[^\W\d_]{5,}", read.read(str(path)).text.casefold()))
    assert len(words & found) >= 0.95 * len(words)
