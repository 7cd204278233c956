import pytest

from citecheck.export.editions import bare, number


@pytest.mark.parametrize(
    ("printed", "without", "alone"),
    [
        ("6th ed.", "6th", "6"), ("2nd edition", "2nd", "2"), ("2-е изд.", "2-е", "2"), ("3. Auflage", "3.", "3"),
        ("4-nashr", "4", "4"), ("2-nashri", "2", "2"), ("2 нашри", "2", "2"),
        ("2-е изд., испр. и доп.",) * 3, ("Second",) * 3, ("6",) * 3, ("1998 ed.",) * 3, ("", "", ""), (None, "", ""),
    ],
)  # fmt: skip
def test_the_word_is_the_styles_and_what_says_more_stays(printed: str | None, without: str, alone: str) -> None:
    assert (bare(printed), number(printed)) == (without, alone)
