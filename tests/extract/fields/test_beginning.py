"""What an entry begins with."""

import pytest

from citecheck.extract.entry import parse
from citecheck.extract.fields.beginning import corrected


def shown(raw, authors, title):
    def span(text):
        return None if text is None else (raw.index(text), raw.index(text) + len(text))

    return tuple(found and raw[slice(*found)] for found in corrected(raw, span(authors), span(title)))


@pytest.mark.parametrize(
    ("raw", "authors", "title", "expected"),
    [
        ("Сув вазирлиги. 2026 йил ҳисоботи ва режаси. Т., 2026", None, "Сув вазирлиги. 2026 йил ҳисоботи ва режаси",
         ("Сув вазирлиги", "2026 йил ҳисоботи ва режаси")),
        ("О работе степного комитета // Правда", "О работе", "степного комитета", (None, "О работе степного комитета")),
        ("Норов А. Сув", "Норов А.", "Сув", ("Норов А.", "Сув")),
        ("Ministry of Water. Rain", None, "Ministry of Water. Rain", (None, "Ministry of Water. Rain")),
        ("Сув тарихи. Дарёлар ва кўллар ҳақида", None, "Сув тарихи. Дарёлар ва кўллар ҳақида",
         (None, "Сув тарихи. Дарёлар ва кўллар ҳақида")),
        ("Раҳмонов Э. Обҳои Тоҷикистон. Душанбе, 2009", "Раҳмонов Э. Обҳои", "Тоҷикистон",
         ("Раҳмонов Э.", "Обҳои Тоҷикистон")),
        ("Pavlin S. Key Results of River Tests. Oslo", "Pavlin S. Key", "Results of River Tests",
         ("Pavlin S.", "Key Results of River Tests")),
        ("Курманова, З. В степи тихо", "Курманова, З. В", "степи тихо", ("Курманова, З.", "В степи тихо")),
        ("Курманова З. В. Степи", "Курманова З. В.", "Степи", ("Курманова З. В.", "Степи")),
        ("John R. Smith. Water", "John R. Smith", "Water", ("John R. Smith", "Water")),
        ("Сув", None, None, (None, None)),
    ],
)  # fmt: skip
def test_authors_and_title(raw, authors, title, expected):
    assert shown(raw, authors, title) == expected


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        ("FAO. Managing canals. Rome: FAO, 2008. 120 p.", "FAO"),
        ("Госкомстат РУз. Ежегодник. – Т., 2019.", "Госкомстат РУз"),
    ],
)
def test_capitals_with_a_full_stop_are_no_initials(raw, body):
    assert [name.literal or name.family for name in parse(raw).authors] == [body]


def test_a_body_is_the_author():
    parsed = parse("Сув вазирлиги. 2026 йил учун ҳисобот ва режалар тўплами. – Тошкент, 2025.")
    assert [name.literal for name in parsed.authors] == ["Сув вазирлиги"]
