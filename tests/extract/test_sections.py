import pytest

from citecheck.extract.sections import headings
from tests.extract.texts import lines


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("REFERENCES", "references"),
        ("Список литературы", "references"),
        ("СПИСОК ИСПОЛЬЗОВАННОЙ ЛИТЕРАТУРЫ:", "references"),
        ("Foydalanilgan adabiyotlar ro‘yxati", "references"),
        ("Foydalanilgan adabiyotlar roʻyxati:", "references"),
        ("ФОЙДАЛАНИЛГАН АДАБИЁТЛАР РЎЙХАТИ", "references"),
        ("ФЙДАЛАНИЛГАН АДАБИЁТЛАР РЎЙХАТИ", "references"),
        ("Әдебиеттер тізімі", "references"),
        ("Literaturverzeichnis", "references"),
        ("Kaynakça", "references"),
        ("Ədəbiyyat siyahısı", "references"),
        ("Адабияттардын тизмеси", "references"),
        ("Рӯйхати адабиёт", "references"),
        ("Références bibliographiques", "references"),
        ("## 5. References", "references"),
        ("**Литература**", "references"),
        ("Adabiyotlar/Литература/References:", "references"),
        ("Литepатуpа", "references"),
        ("ВВЕДЕНИЕ", "introduction"),
        ("Kirish. Suv har yerda muhim ahamiyatga ega va shu sababli", "introduction"),
    ],
)
def test_headings_of_all_languages(line, kind):
    assert [h.kind for h in headings(lines(f"{line}\n"))] == [kind]


@pytest.mark.parametrize(
    "line",
    [
        "The references of the book are many.",
        "Литература этого времени мало изучена.",
        "Sources and methods of the valley",
        "Weir/Sluice",
        "References to water",
    ],
)
def test_sentences_are_no_headings(line):
    assert not list(headings(lines(line)))


def test_a_heading_may_be_run_in():
    (heading,) = headings(lines("References: 1. Doe J. Weirs. 2001."))
    assert heading.text == "References"
    assert heading.rest == len("References:")
