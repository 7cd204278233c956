"""Entries of many styles and languages, read whole. The entries are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.extract.entry import parse, reference
from citecheck.extract.fields import chosen
from citecheck.extract.fields.tokens import tokens
from citecheck.extract.flow import Flow
from citecheck.model import Span

ENTRIES = [
    ("Пулов Ш. Каналы долины: опыт степи // Сув хўжалиги. 2014. № 2. – С. 7-8.",
     {"authors": "Пулов Ш.", "title": "Каналы долины: опыт степи", "container": "Сув хўжалиги", "year": "2014", "issue": "2", "pages": "7-8"}, "article"),
    ("Усмонов К. История каналов. Т., 2006, с.280.",
     {"authors": "Усмонов К.", "title": "История каналов", "place": "Т.", "year": "2006", "pages": "280"}, "book"),
    ("Жўраев Н. Дарёлар тарихи. – Тошкент: “Илм”, 2023. – Б.245.",
     {"authors": "Жўраев Н.", "title": "Дарёлар тарихи", "place": "Тошкент", "publisher": "Илм", "year": "2023", "pages": "245"}, "book"),
    ("Harding, J. B., & Roe, R. (2021). Water policy in the steppe. Journal of Dry Studies, 10(3), 324-328.",
     {"authors": "Harding, J. B., & Roe, R.", "title": "Water policy in the steppe", "container": "Journal of Dry Studies", "year": "2021", "volume": "10", "issue": "3", "pages": "324-328"}, "article"),
    ("Ozbekova G. Daryolar va kanallar tarixi. – Navoiy: “NUR”, 2025. – B.86-87.",
     {"authors": "Ozbekova G.", "title": "Daryolar va kanallar tarixi", "place": "Navoiy", "publisher": "NUR", "year": "2025", "pages": "86-87"}, "book"),
    ("Оразбеков А. Су ресурстары туралы // Дала үні. 2019. № 4. Б. 12-18.",
     {"authors": "Оразбеков А.", "title": "Су ресурстары туралы", "container": "Дала үні", "year": "2019", "issue": "4", "pages": "12-18"}, "article"),
    ("R. Harding, J. Phys. Chem. 23, 1234 (1990).",
     {"authors": "R. Harding", "container": "J. Phys. Chem", "volume": "23", "pages": "1234", "year": "1990"}, "article"),
    ("Whitlow KJ, Oakley JM. Uses of marsh water. J Dry Med. 2013;17(6):2031-44.",
     {"authors": "Whitlow KJ, Oakley JM", "title": "Uses of marsh water", "container": "J Dry Med", "year": "2013", "volume": "17", "issue": "6", "pages": "2031-44"}, "article"),
    ("Brunner, H. (1999): Wasser und Stadt. Opladen: Westdeutscher Verlag.",
     {"authors": "Brunner, H.", "title": "Wasser und Stadt", "place": "Opladen", "publisher": "Westdeutscher Verlag", "year": "1999"}, "book"),
    ("L. Bellorini, Storia delle acque antiche, Roma 1998.",
     {"authors": "L. Bellorini", "title": "Storia delle acque antiche", "place": "Roma", "year": "1998"}, "book"),
    ("Норов А. Сув тарихи // “Дарё садоси”. 2018 йил 26 июнь. 51-сон.",
     {"authors": "Норов А.", "title": "Сув тарихи", "container": "Дарё садоси", "year": "2018", "issue": "51", "date": "2018 йил 26 июнь"}, "newspaper"),
    ("Ларина О. В. Музыка воды: дис. … канд. филол. наук. Иваново, 2006.",
     {"authors": "Ларина О. В.", "title": "Музыка воды", "place": "Иваново", "year": "2006"}, "thesis"),
    ("Сув ва дарё муаммолари https://suv.example.org/ru/2017/03/22/region/",
     {"title": "Сув ва дарё муаммолари", "url": "https://suv.example.org/ru/2017/03/22/region/"}, "web"),
]  # fmt: skip


def bare(value):
    return "".join(letter for letter in value.lower() if letter.isalnum())


@pytest.mark.parametrize(("raw", "fields", "kind"), ENTRIES)
def test_entries_of_many_styles(raw, fields, kind):
    parsed = parse(raw)
    assert {field: bare(value) for field, value in parsed.fields.items()} == {f: bare(v) for f, v in fields.items()}
    assert parsed.kind == kind


@pytest.mark.parametrize(("raw", "fields", "kind"), ENTRIES)
def test_every_value_is_printed_where_its_span_says(raw, fields, kind):
    parsed = parse(raw)
    for field, (start, end) in parsed.spans.items():
        if field != "url":
            assert raw[start:end] == parsed.fields[field]
        assert 0 < parsed.confidence[field] <= 1


@pytest.mark.parametrize(("sure", "expected"), [(0.9, "Suv"), (0.45, None)])
def test_a_field_of_two_readings_is_left_empty(sure, expected):
    raw = "Suv, 3"
    found = tokens(raw)
    value = chosen(raw, found, ["container", "container", "volume"], [sure, sure, 0.9]).get("container")
    assert (value and raw[value.start : value.end]) == expected


def place(start, end):
    return Span("x", start, end, 1, start + 1, 1, end + 1)


def test_an_entry_over_two_lines_keeps_its_places():
    text = "Пулов Ш. Каналы долины // Сув.\n2014. № 2. – С. 7-8."
    made = reference(Flow(text, (0, 31), (100, 140)), 7, "7.", place, "7")
    assert (made.n, made.label, made.id) == (7, "7.", "7")
    assert (made.spans["title"].start, made.spans["title"].end) == (109, 122)
    assert made.spans["year"].start == 140


def test_several_works_in_one_entry():
    raw = "Пулов Ш. Каналы долины // Река. 2018. № 4. С. 132; Норов Е.П. Озёра степи // Река. 2018, № 2, с. 80-96."
    made = reference(Flow(raw, (0,), (0,)), 1, None, place, "1")
    assert [work.title for work in made.works] == ["Каналы долины", "Озёра степи"]
    assert (made.title, made.pages, made.raw) == ("Каналы долины", "132", raw)


@pytest.mark.parametrize(
    "raw", ["Doe, J.; Roe, R. Water. River 2010, 3, 4.", "Норов А. Сув. М.; Л., 1991.", "a; b", ""]
)
def test_one_work_with_a_semicolon(raw):
    assert reference(Flow(raw, (0,), (0,)), 1, None, place, "1").works == ()


def test_half_a_character_does_no_harm():
    assert parse("Норов А. Сув \ud800 // Дарё. 2014. № 2. С. 7-8.").fields["year"] == "2014"


def test_emphasis_is_no_part_of_a_value():
    made = reference(Flow("Doe, J. (2010). Water. *River Studies*, 3(2), 4-5.", (0,), (0,)), 1, None, place, "1")
    assert made.container == "River Studies"


def test_a_site_that_an_entry_begins_with_is_its_author():
    parsed = parse("Daryo.uz. Suv tarixi haqida. – Elektron manba, 2025.")
    assert [name.literal for name in parsed.authors] == ["Daryo.uz"]
    assert "url" not in parsed.fields


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("Аб Cd.,;:/–-()«»“”\"'0129№&*[]<>\n ўғ"), max_size=160))
def test_any_text_gives_nothing_that_is_not_in_it(raw):
    made = reference(Flow(raw, (0,), (0,)), 1, None, place, "1")
    squeezed = "".join(made.raw.split())
    values = [getattr(made, field) for field in ("title", "container", "year", "date", "volume", "issue", "pages")]
    values += [made.publisher, made.place, made.edition, made.accessed, made.doi]
    assert all("".join(value.split()) in squeezed for value in values if value)
