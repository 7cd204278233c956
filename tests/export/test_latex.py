import pytest

from citecheck.export import latex
from citecheck.model import Name


@pytest.mark.parametrize(
    ("value", "lang", "written"),
    [
        ("The history of NASA missions", "en", "The history of {NASA} missions"),
        ("A guide to Soviet cinema of the past", "en", "A guide to {Soviet} cinema of the past"),
        ("The History Of Cinema In Words", "en", "The History Of Cinema In Words"),
        ("Die Geschichte der Stadt", "de", "Die {Geschichte} der {Stadt}"),
        ("История ГОСТ и стандартов", "ru", "История ГОСТ и стандартов"),
        ("ALL OF IT IN CAPITALS", "en", "ALL OF IT IN CAPITALS"),
        ("GOST 7.1", "en", "{GOST} 7.1"),
        ("COVID-19 & eBooks", None, "{COVID-19} \\& {eBooks}"),
        ("50% of {x} \\y", None, "50\\% of {\\textbraceleft}x{\\textbraceright} {\\textbackslash}y"),
    ],
)
def test_capitals_that_matter_are_kept(value: str, lang: str | None, written: str) -> None:
    assert latex.title(value, lang) == written


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name("Каримов", "А.А."), "Каримов, А. А."),
        (Name("Abdullayeva", "Nodira Rustam qizi"), "Abdullayeva, Nodira Rustam qizi"),
        (Name(literal="World Bank"), "{World Bank}"),
        (Name("Smith, Jr", "John"), "{Smith, Jr}, John"),
        (Name("Barnes and Noble"), "{Barnes and Noble}"),
        (Name("others", "A."), "{others}, A."),
        (Name("van der Berg"), "{van der Berg}"),
        (Name("Plato"), "Plato"),
        (Name(given="Madonna"), "{Madonna}"),
        (Name(), ""),
    ],
)
def test_names(name: Name, written: str) -> None:
    assert latex.person(name) == written


def test_people_are_parted_by_and() -> None:
    assert latex.people((Name("A", "B."), Name(), Name(literal="C and D"))) == "A, B. and {C and D}"


@pytest.mark.parametrize(
    ("value", "written"),
    [("12–15", "12--15"), ("12 - 15", "12--15"), ("xii—xv", "xii--xv"), ("5", "5"), ("1-2, 7−9", "1--2, 7--9")],
)
def test_pages(value: str, written: str) -> None:
    assert latex.pages(value) == written


def test_an_address_is_left_alone_but_for_what_breaks_bibtex() -> None:
    assert latex.verbatim("https://a.b/~x_y%20z#f{1}\\") == "https://a.b/~x_y%20z#f%7B1%7D%5C"


def test_a_name_that_biber_would_take_for_named_parts_stands_in_braces() -> None:
    assert latex.person(Name("Kerr", "a=b")) == "Kerr, {a=b}"


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("12–15", "12--15"), ("12 - 15", "12--15"), ("xii–xv", "xii--xv"), ("e12-e15", "e12--e15"), ("А1-А5", "А1--А5"),
        ("221-модда", "221-модда"), ("291-bet", "291-bet"), ("14–15 об.", "14--15 об."),
    ],
)  # fmt: skip
def test_only_a_range_has_two_hyphens(printed: str, written: str) -> None:
    assert latex.pages(printed) == written
