import csv as table
import io
import json
import time
import xml.etree.ElementTree as ET
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck import export
from citecheck.export import Options, csl_json, csv, endnote, ris
from citecheck.export.item import KINDS
from citecheck.model import Name

from .entries import ARTICLE, BIB, WEB, paper, reference

LATEX = reference(
    '@article{k2019, author = {K{\\"o}nig, {\\\'E}va}, title = {{\\ss} \\& $x$ {B}}, pages = {1--2}}', id="k2019",
    authors=(Name('K{\\"o}nig', "{\\'E}va"),), title="{\\ss} \\& $x$ {B}", pages="1--2",
)  # fmt: skip


def test_csl_json() -> None:
    article, web = json.loads(csl_json.render([paper(ARTICLE, WEB)]))
    assert article == {
        "id": "karimov2011uzbek", "type": "article-journal",
        "author": [{"family": "Каримов", "given": "А.А."}, {"literal": "ЎзР Фанлар академияси"}],
        "title": "Ўзбек тили тарихи", "container-title": "Тил ва адабиёт", "issued": {"date-parts": [[2011]]},
        "volume": "3", "issue": "4", "page": "12–15", "DOI": "10.1000/x_1", "language": "uz-Cyrl",
    }  # fmt: skip
    assert web["issued"] == {"date-parts": [[2019, 5, 1]]} and web["accessed"] == {"date-parts": [[2020, 3, 12]]}


CSL_TYPES = (  # of CSL 1.0.2, as its schema for data has them
    "article-journal", "article-newspaper", "book", "chapter", "dataset", "document", "legislation", "paper-conference",
    "report", "software", "thesis", "webpage",
)  # fmt: skip
CSL_TEXTS = (
    "id", "title", "container-title", "volume", "issue", "number-of-pages", "page", "genre", "publisher",
    "publisher-place", "edition", "ISBN", "ISSN", "DOI", "URL", "language", "keyword", "abstract", "note",
)  # fmt: skip
CSL_NAMES = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "properties": {part: {"type": "string"} for part in ("family", "given", "literal")},
    },
}
CSL_DATE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "literal": {"type": "string"},
        "date-parts": {"type": "array", "maxItems": 2, "items": {"type": "array", "minItems": 1, "maxItems": 3}},
    },
}
CSL_ENTRY = {
    "type": "object",
    "required": ["id", "type"],
    "additionalProperties": False,
    "properties": {
        "type": {"enum": list(CSL_TYPES)},
        **{name: {"type": "string"} for name in CSL_TEXTS},
        **dict.fromkeys(("author", "editor"), CSL_NAMES),
        **dict.fromkeys(("issued", "accessed"), CSL_DATE),
    },
}


@pytest.mark.parametrize("kind", KINDS)
def test_csl_json_holds_to_what_its_schema_allows(kind: str) -> None:
    both = [paper(replace(ARTICLE, kind=kind), replace(WEB, kind=kind)), paper(BIB, LATEX, path="b")]
    data = json.loads(export.render("csl-json", both, Options(raw=True, what="both")))
    assert len(data) == 4
    for entry in data:
        jsonschema.validate(entry, CSL_ENTRY)


def test_csl_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(csl_json.render([paper()])) == []


def test_csl_json_of_a_year_that_is_none_and_of_a_book() -> None:
    (found,) = json.loads(csl_json.render([paper(reference(kind="book", title="T", year="б. г.", pages="99"))]))
    assert found["issued"] == {"literal": "б. г."} and found["number-of-pages"] == "99"


def test_formats_that_know_no_tex_get_plain_text() -> None:
    (found,) = json.loads(csl_json.render([paper(LATEX)]))
    assert (found["id"], found["title"], found["page"]) == ("k2019", "ß & x B", "1–2")
    assert found["author"] == [{"family": "König", "given": "Éva"}]


def test_ris() -> None:
    assert ris.render([paper(ARTICLE)]) == (
        "TY  - JOUR\nID  - karimov2011uzbek\nAU  - Каримов, А.А.\nAU  - ЎзР Фанлар академияси\n"
        "TI  - Ўзбек тили тарихи\nT2  - Тил ва адабиёт\nPY  - 2011\nVL  - 3\nIS  - 4\nSP  - 12\nEP  - 15\n"
        "DO  - 10.1000/x_1\nLA  - uz-Cyrl\nER  - \n"
    )
    assert "DA  - 2019/05/01\n" in ris.render([paper(WEB)]) and "Y2  - 2020/03/12\n" in ris.render([paper(WEB)])


@pytest.mark.parametrize(("kind", "tag"), [("book", "ED"), ("report", "ED"), ("chapter", "A2"), ("conference", "A2")])
def test_editors_of_a_whole_and_of_what_a_part_stands_in(kind: str, tag: str) -> None:
    one = reference(kind=kind, title="T", editors=(Name("Kerr", "A."),))
    assert f"{tag}  - Kerr, A.\n" in ris.render([paper(one)])


def test_a_year_alone_has_the_slashes_ris_wants() -> None:
    assert "Y2  - 2020//\n" in ris.render([paper(replace(WEB, normalised={"accessed": "2020"}))])


def test_a_table_opens_in_a_spreadsheet_and_runs_nothing() -> None:
    text = csv.render([paper(ARTICLE, replace(WEB, title='=HYPERLINK("http://x")', authors=(Name("@a", "b"),)))])
    assert text.startswith("\ufeffkey,kind,authors")
    first, second = table.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert first["authors"] == "Каримов, А.А.; ЎзР Фанлар академияси" and first["papers"] == "papers/first.txt"
    assert second["title"] == '\'=HYPERLINK("http://x")' and second["authors"] == "'@a, b"


def test_endnote() -> None:
    root = ET.fromstring(endnote.render([paper(replace(ARTICLE, title="A < B & C"), BIB)]))
    first, second = root.findall(".//record")
    assert first.find("ref-type").attrib == {"name": "Journal Article"}  # type: ignore[union-attr]
    assert "".join(first.find("titles/title").itertext()) == "A < B & C"  # type: ignore[union-attr]
    assert ["".join(one.itertext()) for one in first.findall("contributors/authors/author")] == [
        "Каримов, А.А.", "ЎзР Фанлар академияси"
    ]  # fmt: skip
    assert "".join(second.find("label").itertext()) == "Smith2020"  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["csl-json", "ris", "endnote", "bibtex", "biblatex"])
def test_what_several_papers_cite_names_them(name: str) -> None:
    both = [paper(ARTICLE), paper(ARTICLE, path="papers/second.txt")]
    assert export.render(name, both).count("Cited in papers/first.txt, papers/second.txt") == 1
    assert "Cited in" not in export.render(name, both[:1])


@pytest.mark.parametrize("name", ["csl-json", "ris", "endnote", "bibtex", "biblatex"])
def test_the_raw_entry_is_there_only_if_asked(name: str) -> None:
    assert ARTICLE.raw not in export.render(name, [paper(ARTICLE)])
    assert "Каримов А.А. Ўзбек" in export.render(name, [paper(ARTICLE)], Options(raw=True))


anything = st.text(max_size=20) | st.sampled_from(["\ud800", "\0", "ER  - ", "\nTY  - JOUR", "]]>", "\ufffe", "<a>&"])


@settings(deadline=None)
@given(anything, anything)
def test_any_text_gives_a_valid_file_with_one_entry(one: str, other: str) -> None:
    odd = reference(one, title=other, url=one, container=other, year=one, pages=other, authors=(Name(one, other),))
    assert len(json.loads(csl_json.render([paper(odd)]))) == 1
    assert len(ET.fromstring(endnote.render([paper(odd)])).findall(".//record")) == 1
    lines = ris.render([paper(odd)]).splitlines()
    assert [line for line in lines if line.startswith("ER  - ")] == ["ER  - "]
    assert all(line[2:6] == "  - " for line in lines)
    assert len(list(table.DictReader(io.StringIO(csv.render([paper(odd)]), newline="")))) == 1


@pytest.mark.parametrize("name", export.formats())
def test_ten_thousand_references_take_two_seconds_at_most(name: str) -> None:
    many = [
        replace(ARTICLE, id=str(n), raw=f"{ARTICLE.raw} {n}", title=f"{ARTICLE.title} {n}", doi=f"10.1000/{n}")
        for n in range(10_000)
    ]
    before = time.process_time()
    text = export.render(name, [paper(*many[:5000]), paper(*many[5000:], path="b")])
    assert time.process_time() - before < 6  # two on a quiet machine
    assert len(text) > 1_000_000


def test_pages_that_are_no_range_stay_whole() -> None:
    assert "SP  - 221-модда\n" in ris.render([paper(reference(kind="law", title="Қонун", pages="221-модда"))])
    assert "SP  - xii\nEP  - xv\n" in ris.render([paper(reference(kind="book", title="T", pages="xii–xv"))])
