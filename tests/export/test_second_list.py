"""A list printed twice: the title in other letters, or another language, beside the title."""

import csv as table
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from citecheck import export
from citecheck.export import Options
from citecheck.model import Name, Paper

from .entries import ARTICLE, WEB, paper, reference
from .test_round_trip import back

RENDERED = reference(
    "Karimov A.A. O‘zbek tili tarixi [History of the Uzbek language] // Til va adabiyot. 2011. T. 3. № 4. B. 12–15.",
    id="1", lang="uz-Latn", authors=(Name("Karimov", "A.A."),), title="O‘zbek tili tarixi & <b>", year="2011",
    container="Til va adabiyot", volume="3", issue="4", pages="12–15",
)  # fmt: skip
OTHER = "O‘zbek tili tarixi"


def twice(**changed: object) -> Paper:
    return replace(paper(ARTICLE, WEB), renderings=(replace(RENDERED, **changed), replace(WEB, n=2)))  # type: ignore[arg-type]


def test_bibtex_and_biblatex_keep_it_beside_the_title() -> None:
    for name in ("bibtex", "biblatex"):
        text = export.render(name, [twice()])
        assert "  title = {Ўзбек тили тарихи},\n  titleaddon = {O‘zbek tili tarixi \\& <b>},\n" in text
        assert text.count("titleaddon") == 1  # what is printed in the same words twice isn't written twice
        assert export.render(name, [back(text)]) == text


def test_the_other_formats_name_it_as_they_do() -> None:
    both = [twice(title=OTHER)]
    article, web = json.loads(export.render("csl-json", both))
    assert article["note"] == f"Parallel title: {OTHER}" and "note" not in web
    assert f"TI  - Ўзбек тили тарихи\nTT  - {OTHER}\n" in export.render("ris", both)
    root = ET.fromstring(export.render("endnote", both))
    assert ["".join(one.itertext()) for one in root.iter("translated-title")] == [OTHER]
    first, second = table.DictReader(io.StringIO(export.render("csv", both).removeprefix("\ufeff")))
    assert (first["titles"], second["titles"]) == (OTHER, "")


@pytest.mark.parametrize(
    "changed",
    [
        {"title": None}, {"title": ARTICLE.title}, {"year": "1987"}, {"confidence": {"title": 0.3}},
        {"doi": "10.1000/other"},
    ],
)  # fmt: skip
def test_what_is_not_sure_is_left_out(changed: dict[str, object]) -> None:
    assert "titleaddon" not in export.render("bibtex", [twice(**changed)], Options())


def test_one_paper_of_several_is_enough() -> None:
    text = export.render("biblatex", [twice(title=OTHER), paper(ARTICLE, path="papers/second.txt")])
    assert text.count(f"titleaddon = {{{OTHER}}}") == 1
