"""Entries of archives, and entries that say "the same as above"."""

from dataclasses import replace

import pytest

from citecheck.extract.archives import archive
from citecheck.extract.entry import reference
from citecheck.extract.flow import Flow
from citecheck.extract.ibid import is_ibid, pointed
from citecheck.model import Span


def made(raw, id_="1"):
    return reference(Flow(raw, (0,), (0,)), 1, None, lambda a, b: Span("x", a, b, 1, 1, 1, 1), id_)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("РГАЛВ. Ф. 970. Оп. 7. Д. 157.", "РГАЛВ"),
        ("Архив степной области, ф. 9, оп. 2, д. 22, л. 2.", "Архив степной области"),
        ("Архив г. Карши, ф. Р–462, оп. 1, д. 201, л. 29.", "Архив г. Карши"),
        ("Архив воды (далее — АВ). Ф. 2429. Оп. 4. Д. 71.", "Архив воды"),
        ("ҚР СМ, 5-қор, 1-тізбе, 22-іс.", "ҚР СМ"),
        ("Там же, д. 211, л. 10.", "Там же"),
    ],
)
def test_the_archive_stands_before_its_shelfmark(raw, name):
    span = archive(raw)
    assert span is not None
    assert raw[slice(*span)] == name


@pytest.mark.parametrize(
    "raw", ["Норов А. Сув // Дарё. 2014. № 2.", "Ф. Норов. Сув. Л., 1974.", "Doe, F. (2010). Files.", ""]
)
def test_no_shelfmark(raw):
    assert archive(raw) is None


def test_an_archive_entry_has_its_archive_and_no_year():
    entry = made("Архив воды № 2, г. Карши. Ф. 1967. Оп. 1. Д. 3. С. 25.")
    assert (entry.kind, entry.container, entry.year, entry.authors) == (
        "archival",
        "Архив воды № 2, г. Карши",
        None,
        (),
    )
    assert entry.pages in ("25", None)


@pytest.mark.parametrize("raw", ["Там же. С. 73.", "Ibid., p. 5", "O‘sha joyda. B. 4.", "Ўша жойда, 12-бет"])
def test_the_same_as_above(raw):
    assert is_ibid(raw)
    entry = made(raw)
    assert (entry.title, entry.authors, entry.container) == (None, (), None)


def test_it_points_to_the_entry_before():
    entries = [made("Норов А. Сув. Т., 2006.", "1"), made("Там же. С. 7.", "2"), made("Там же. С. 9.", "3")]
    told = [entry.normalised.get("ibid") for entry in pointed(entries)]
    assert told == [None, "1", "1"]


def test_the_first_entry_points_nowhere():
    lone = made("Там же. С. 7.")
    assert pointed([lone]) == (replace(lone),)
