"""A paper itself as a work."""

from dataclasses import replace

import pytest

from citecheck.export.header import of
from citecheck.model import Dates, Name, Paper, Person

TITLES = {"en": "Wells of the valley", "uz-Cyrl": "Водий қудуқлари"}


def made(*authors: Person, lang: str | None = "uz-Cyrl", titles: dict[str, str] = TITLES) -> Paper:
    return Paper("a.txt", "text", "", lang, titles, authors, dates=Dates(published="2023-05-15"), journal="Valley")


@pytest.mark.parametrize(
    ("person", "name"),
    [
        (Person({"uz-Cyrl": "Шаҳло Э. Ражабова"}, "Ражабова", "Шаҳло Э."), Name("Ражабова", "Шаҳло Э.")),
        (
            Person({"en": "Shahlo E. Rajabova", "uz-Cyrl": "Шаҳло Э. Ражабова"}, "Rajabova", "Shahlo E."),
            Name("Ражабова", "Шаҳло Э."),
        ),
        (
            Person({"en": "Rajabova Shahlo", "uz-Cyrl": "Ражабова Шаҳло Эркин қизи"}, "Rajabova", "Shahlo"),
            Name("Ражабова", "Шаҳло Эркин қизи"),
        ),
        (Person({"uz-Cyrl": "Шаҳло Ражабова"}), Name(literal="Шаҳло Ражабова")),
        (Person({"en": "Rajabova S.", "uz-Cyrl": "Ражабова"}, "Rajabova", "S."), Name(literal="Ражабова")),
        (Person({}, "Rajabova", "S."), Name("Rajabova", "S.")),
        (Person({}, None, "S."), Name(literal="S.")),
    ],
)
def test_a_name_is_that_of_the_language_with_the_family_name_where_it_stands(person: Person, name: Name) -> None:
    found = of(made(person))
    assert found and found.authors == (name,)


def test_nobody_is_no_author() -> None:
    found = of(made(Person()))
    assert found and found.authors == ()


def test_the_title_is_that_of_the_body_and_the_others_stand_beside_it() -> None:
    found = of(made())
    assert found and (found.title, found.titles, found.lang) == ("Водий қудуқлари", ("Wells of the valley",), "uz-Cyrl")
    assert (found.year, found.date, found.container) == ("2023", "2023-05-15", "Valley")


@pytest.mark.parametrize(
    ("lang", "title"), [("uz-Latn", "Водий қудуқлари"), ("ru", "Wells of the valley"), (None, "Wells of the valley")]
)
def test_a_body_in_another_language_takes_the_title_nearest_to_it(lang: str | None, title: str) -> None:
    found = of(made(lang=lang))
    assert found and found.title == title


@pytest.mark.parametrize(
    ("journal", "issn", "kind"),
    [
        ("Proceedings of the Third Workshop on Wells", None, "conference"),
        ("Материалы международной конференции «Колодцы долины»", None, "conference"),
        ("Proceedings of the Well Society", "1994-7712", "article"),
        ("Journal of Conference Interpreting", None, "article"), ("Valley Notes", None, "article"), (None, None, "article"),
    ],
)  # fmt: skip
def test_what_stands_in_the_papers_of_a_conference_says_so(journal: str | None, issn: str | None, kind: str) -> None:
    found = of(replace(made(), journal=journal, issn=issn))
    assert found and found.kind == kind


def test_without_a_title_there_is_no_work() -> None:
    assert of(made(titles={})) is None
