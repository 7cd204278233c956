import random
import re

import pytest

from citecheck.export.item import Item, Options, items
from citecheck.export.keys import assign, check, made
from citecheck.model import Name

from .entries import many, paper

PATTERN = Options().key


@pytest.mark.parametrize(
    ("family", "year", "title", "lang", "key"),
    [
        ("Сайфуллаев", "2020", "О стратегическом партнёрстве", "ru", "sayfullaev2020strategicheskom"),
        ("Пўлатов", "1998", "Ўзбек тили", "uz-Cyrl", "pulatov1998uzbek"),
        ("Қасымов", "2001", "Қазақ тілі", "kk", "qasymov2001qazaq"),
        ("Ўразов", "2004", "Ёш авлод", "uz-Cyrl", "urazov2004avlod"),
        ("Їжакевич", "1990", "Історія міста", "uk", "yizhakevych1990istoriya"),
        ("Өмүрзаков", "2009", "Кыргыз тили", "ky", "omurzakov2009kyrgyz"),
        ("Ҷӯраев", "2012", "Забони тоҷикӣ", "tg", "juraev2012zaboni"),
        ("O‘rinov", "2015", "Ma’naviyat asoslari", "uz-Latn", "orinov2015manaviyat"),
        ("Müller", None, "Die Stadt", "de", "mullerstadt"),
        (None, "2011", "The end of the history", "en", "2011end"),
    ],
)
def test_a_key_is_family_year_and_first_real_word(
    family: str | None, year: str | None, title: str, lang: str, key: str
) -> None:
    authors = (Name(family, "A."),) if family else ()
    assert made(Item(authors=authors, year=year, title=title, lang=lang), PATTERN) == key


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("{family}:{year}", "smith:2020"),
        ("{families:2}-{title:2}", "smithdoe-cityplanning"),
        ("{family:3}{container:1}{kind}", "smithlandscapebook"),
        ("{title}", "cityplanningtoday"),
    ],
)
def test_a_pattern_of_ones_own(pattern: str, key: str) -> None:
    check(pattern)
    people = (Name("Smith", "J."), Name("Doe", "J."))
    item = Item("book", "en", people, title="City planning today", container="Landscape", year="2020")
    if "family:3" in pattern:
        assert made(item, pattern) == "smithlandscapebook"
    else:
        assert made(item, pattern) == key


@pytest.mark.parametrize(
    ("pattern", "said"), [("{famly}", "{family}"), ("abc", "is made of"), ("{year} {title}", "is made of")]
)
def test_a_wrong_pattern_is_explained(pattern: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        check(pattern)


def test_what_has_only_an_address_is_called_after_its_host() -> None:
    assert made(Item(url="https://www.aza.uz/uz/posts/1"), PATTERN) == "azauz"
    assert made(Item(url="kisi.kz/x"), PATTERN) == "kisikz"
    assert made(Item(raw="Там же."), PATTERN) != ""


def test_a_year_alone_is_no_key() -> None:
    assert made(Item(year="1931", raw="РГАЛИ. Ф. 970. 1931.", lang="ru"), PATTERN) == "rgali97019311931"
    assert made(Item(year="1931", raw="РГАЛИ. Ф. 970. 1931.", lang="ru"), "{year}") == "1931"


def _many(number: int) -> list[Item]:
    return list(items([paper(*many(number, 7))], Options()))


def test_two_thousand_keys_are_unique_ascii_and_the_same_in_any_order() -> None:
    found = _many(2000)
    keys = {item.raw: item.key for item in assign(found, PATTERN)}
    assert len({key.lower() for key in keys.values()}) == 2000
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in keys.values())
    random.Random(3).shuffle(found)
    assert {item.raw: item.key for item in assign(found, PATTERN)} == keys


def test_a_new_reference_changes_no_key_but_that_of_one_it_shares_its_key_with() -> None:
    found = _many(2000)
    before = {item.raw: item.key for item in assign(found[1:], PATTERN)}
    after = {item.raw: item.key for item in assign(found, PATTERN)}
    new = made(found[0], PATTERN)
    assert all(after[raw] == key or key == new for raw, key in before.items())


def test_keys_that_came_with_the_entry_are_kept_and_others_give_way() -> None:
    own = Item(key="smith2020City", raw="a", bibtex=True)
    text = Item(authors=(Name("Smith"),), year="2020", title="City", raw="b")
    first, second = assign([text, own], PATTERN)
    assert second.key == "smith2020City"
    assert first.key.startswith("smith2020city-")


def test_one_text_many_times_gets_as_many_keys() -> None:
    keys = [item.key for item in assign([Item(title="Same title", raw="x")] * 12, PATTERN)]
    assert len(set(keys)) == 12
    assert keys[0] == "same" and all(re.fullmatch(r"same-[a-z]+\d*", key) for key in keys[1:])
