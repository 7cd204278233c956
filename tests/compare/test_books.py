"""Which book surely isn't the one that an entry cites, or cites a part of."""

import pytest

from citecheck.compare.books import comparable, is_another_book
from citecheck.model import Name, Record
from tests.compare.entries import ref


def book(title, authors, year, *more):
    people = tuple(Name(literal=one) for one in authors)
    years = (year,) if year else ()
    return Record("isbn:9785020345676", "isbn", "book", titles=(title, *more), authors=people, year=year, years=years)


def entry(raw, title, kind="book", **fields):
    fields.setdefault("year", "2015")
    return ref(1, title, raw=raw, kind=kind, **fields)


PLAIN = entry("Doe J. Canals of the lower valley. London : Reed, 2015. 214 p.", "Canals of the lower valley")
RUSSIAN = entry("Иванов П. С. Каналы нижней долины. М. : Наука, 2015. 214 с.", "Каналы нижней долины")
CHAPTER = entry(
    "Doe J. Keepers // Essays on rivers and bridges / ed. by M. Roe. London : Reed, 2015. P. 5-9.", "Keepers", "chapter",
    container="Essays on rivers and bridges",
)  # fmt: skip
OTHER = book("The Growth of Reeds in Brackish Ponds", ["Chika Okafor"], "1999")


@pytest.mark.parametrize("one", [PLAIN, CHAPTER])
def test_another_book(one):
    assert is_another_book(one, OTHER)


def test_another_book_in_cyrillic():
    assert is_another_book(RUSSIAN, book("Рост камыша в солоноватых прудах", ["Чика Окафор"], "1999"))


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (PLAIN, book("Canals of the Lower Valley: a history", ["Chika Okafor"], "1999")),  # the title is enough
        (PLAIN, book("A history of lower canals", ["Chika Okafor"], "1999")),
        (PLAIN, book("Kanäle des unteren Tals", ["Jane Doe"], "1999")),  # a translation, another edition
        (PLAIN, book("The Growth of Reeds in Brackish Ponds", ["Jane Doe"], "1999")),
        (PLAIN, book("The Growth of Reeds in Brackish Ponds", ["Doe, Jane"], "1999")),
        (PLAIN, book("The Growth of Reeds in Brackish Ponds", ["Chika Okafor"], "2014")),  # proceedings of last year
        (PLAIN, book("The Growth of Reeds in Brackish Ponds", ["Chika Okafor"], None)),
        (PLAIN, book("The Growth of Reeds in Brackish Ponds", [], "1999")),
        (PLAIN, book("Reeds", ["Chika Okafor"], "1999")),
        (PLAIN, book("The Growth of Reeds in Brackish Ponds", ["Li"], "1999")),  # too short a name to be looked for
        (PLAIN, book("Рост камыша в солоноватых прудах", ["Чика Окафор"], "1999")),
        (PLAIN, book("葦の成長とその池について書かれた本", ["岡本太郎"], "1999")),
        (RUSSIAN, OTHER),
        (RUSSIAN, book("Kanaly nizhneĭ doliny", ["P. S. Ivanov"], "1999")),  # transliterated by a library
        (RUSSIAN, book("Собрание сочинений", ["Павел Сергеевич Иванов"], "1999")),  # the set that a volume is of
        (CHAPTER, book("Essays on Rivers and Bridges", ["Max Roe"], "1999")),
        (CHAPTER, book("Rivers, bridges: essays", ["Chika Okafor"], "1999")),
    ],
)
def test_what_may_be_the_same_book_accuses_nobody(one, said):
    assert not is_another_book(one, said)


@pytest.mark.parametrize(
    "one",
    [
        entry("Doe J. Keepers // Proc. of PAKDD, 2015. P. 5-9.", "Keepers of the lower canals", "conference"),
        entry("Doe J. Keepers. In: Proc. PAKDD 2015.", "Keepers of canals", "conference", container="Proc. PAKDD 2015"),
        entry("Doe J. Reeds. 2015.", "Reeds"),
        entry("Doe J. Canals of the lower valley.", "Canals of the lower valley", year=None),
    ],
)
def test_entries_of_which_nothing_could_be_told(one):
    assert not comparable(one)
    assert not is_another_book(one, OTHER)
