"""Texts in common in a whole corpus; papers of one title; times that don't fit."""

import pytest

from citecheck.compare.articles import twins
from citecheck.compare.relative import told
from citecheck.compare.reuse import reuse
from citecheck.model import Dates
from citecheck.rule import run
from tests.checks.test_edges import BY_NAME
from tests.compare.entries import Shelf, paper
from tests.compare.test_passages import latin, words

COPIED = words(60, 1)


def text(path, *parts, **fields):
    return paper(path, text=" ".join(" ".join(part) for part in parts), **fields)


def found(*papers):
    return [(one.left, one.right, len(one.passages)) for one in reuse(Shelf(*papers)).copies]


def said(name, *papers):
    from citecheck.config import Config
    from citecheck.model import Evidence

    return list(run(BY_NAME[name], Shelf(*papers), Evidence(), Config()))


def test_a_pair_is_told_once_and_at_the_later_paper():
    assert found(text("a", words(90, 2), COPIED), text("b", latin(COPIED), words(80, 3)), text("c", words(90, 4))) == [
        ("b", "a", 1)
    ]


def test_the_very_same_text_is_a_group():
    same = reuse(Shelf(*(text(f"{n:02}", COPIED) for n in range(50))))
    assert same.copies == ()
    assert {path: len(others) for path, others in same.same.items()} == {"00": 49}
    (finding,) = said("copied-text", *(text(f"{n:02}", COPIED) for n in range(50)))
    assert (finding.key, finding.values["others"]) == ("same_many", "48")


def test_what_stands_in_more_than_three_papers_is_front_matter():
    three = [text(f"p{n}", words(200, 10 + n), COPIED, words(50, 20 + n)) for n in range(3)]
    assert len(found(*three)) == 3
    five = [text(f"p{n}", words(200, 10 + n), COPIED, words(50, 20 + n)) for n in range(5)]
    assert found(*five) == []
    many = [text(f"p{n:02}", words(200, 30 + n), COPIED) for n in range(40)]
    assert len(found(*many)) <= 4


def test_many_copies_of_most_of_a_text_are_told_one_finding_a_paper():
    whole = words(400, 5)
    many = [text(f"p{n:02}", whole, words(30, 40 + n)) for n in range(45)]
    findings = said("copied-text", *many)
    assert len(findings) == 44
    assert findings[-1].key == "several"


def test_tiny_papers_and_empty_ones():
    assert found(text("a", words(10, 1)), text("b", words(10, 1)), paper("c")) == []


def test_a_finding_names_shares_and_places():
    (finding,) = said("copied-text", text("a", words(90, 2), COPIED), text("b", COPIED, words(40, 3)))
    assert (finding.values["here"], finding.values["there"], finding.values["longest"]) == ("60%", "40%", "60")
    assert finding.related[0].path == "a"
    assert "60 words, here on lines 1 to 1" in finding.related[0].message


NAME = "Canals of the upper valley and their keepers"


def test_one_title_with_other_authors_or_other_pages():
    a = paper("a", title=NAME, authors=("Ada Kerr",), pages="1-9", dates=Dates(published="2019"))
    b = paper("b", title=NAME.upper(), authors=("Brian Lowther",), pages="1-9")
    c = paper("c", title=NAME, authors=("A. Kerr",), pages="5-14", dates=Dates(published="2021"))
    d = paper("d", title=NAME.replace("keepers", "millers"), authors=("Ada Kerr",))
    pairs = {(one.paper.path, one.path): [field for field, _, _ in one.differing] for one in twins(Shelf(a, b, c, d))}
    assert pairs[("b", "a")] == []
    assert pairs[("c", "a")] == ["pages", "date"]
    assert not any(path == "d" for path, _ in pairs)
    assert [one.span.path for one in said("same-title-other-authors", a, b, d)] == ["b"]
    (finding,) = said("same-article-other-pages", a, c, d)
    assert (finding.values["field"], finding.values["here"]) == ("pages, date", "5-14, 2021")


TIMES = [
    ("Жорий йилнинг ўн ойида сув кўпайди", "2023-05-11", ["months"]),
    ("Жорий йилнинг тўрт ойида сув кўпайди", "2023-05-11", []),
    ("joriy yilning o‘n bir oyida suv ko‘paydi", "2023-05-11", ["months"]),
    ("за десять месяцев текущего года", "2023-05-11", ["months"]),
    ("в течение девяти месяцев этого года", "2023-05-11", ["months"]),
    ("in ten months of this year", "2023-05-11", ["months"]),
    ("in 10 months of this year", "2023-05-11", ["months"]),
    ("in ten months of this year", "2023-11-30", []),
    ("биылғы жылдың он айында", "2023-05-11", ["months"]),
    ("ўтган 2019 йили", "2023-05-11", ["year"]),
    ("ўтган 2022 йили, жорий 2023 йилда", "2023-05-11", []),
    ("в прошлом, 2021 году", "2023-05-11", ["year"]),
    ("ўтган 2021 йили", "2023-01-20", []),
    ("жорий йилнинг ўн ойида", None, []),
    ("2019 йилда ўн ойида", "2023-05-11", []),
]


@pytest.mark.parametrize(("words", "received", "kinds"), TIMES)
def test_times_told_from_the_day_of_writing(words, received, kinds):
    one = paper("a", text=words, dates=Dates(received=received))
    assert [place.kind for place in told(one)] == kinds
