import pytest

from citecheck.export import accents
from citecheck.export.untex import plain


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('K{\\"o}nig', "König"), ("Erd{\\H{o}}s", "Erdős"), ("\\'{\\i}", "í"), ("\\v{S}koda \\v s", "Škoda š"),
        ("Gau{\\ss}", "Gauß"), ("{\\O}re", "Øre"), ("A \\& B", "A & B"), ("a~b", "a b"), ("1--2", "1–2"),
        ("\\emph{one} {T}wo", "one Two"),
        ("{\\textbackslash}x", "\\x"), ("{\\textbraceleft}a{\\textbraceright}", "{a}"),
        ("``q''", "“q”"), ("$x^2$", "x^2"), ("Ўзбек", "Ўзбек"), ("100\\%", "100%"), ("\\url{http://a_b}", "http://a_b"),
        ("", ""), (None, None), ("\\c{c}\\c c", "çç"), ("O'rinov", "O'rinov"), ("line\\\\break", "line break"),
    ],
)  # fmt: skip
def test_tex_becomes_text(value: str | None, text: str | None) -> None:
    assert plain(value) == text


@pytest.mark.parametrize("text", ["König", "Erdős", "Škoda", "Gauß", "Øre", "Łódź", "çà", "naïve", "Ўзбек ёй", "Åse"])
def test_there_and_back(text: str) -> None:
    assert plain(accents.tex("title", text)) == text


def test_addresses_are_left_alone() -> None:
    assert accents.tex("url", "{https://é.fr}") == "{https://é.fr}"
    assert accents.tex("howpublished", "{\\url{https://é.fr}}") == "{\\url{https://é.fr}}"
    assert accents.tex("title", "{漢ế}") == "{漢ế}"
