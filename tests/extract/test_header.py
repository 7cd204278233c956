import pytest

from tests.extract.texts import LIST, paper

BODY = "Introduction\n" + "\n".join(f"Sentence {n} of the body speaks of water and of land." for n in range(30))
THREE = """WEIR NOTES
Scientific journal, 2021, № 3 (14), С. 15–18

КАНАЛЫ ВЕРХНЕЙ ДОЛИНЫ
А. Б. Ручьев
Северный университет
E-mail: ruchev@fen.example.org
Аннотация. В статье рассмотрены каналы верхней долины и люди, которые ими владеют.
Ключевые слова: каналы, долина, вода.

CANALS OF THE UPPER VALLEY
A. Ruchev
Northern University
Abstract. The paper looks at the canals of the upper valley and at the people who own them.
Keywords: canals, valley, water.

YUQORI VODIY KANALLARI
A. Ruchev
Annotatsiya. Maqolada yuqori vodiy kanallari va ularga egalik qiladigan kishilar ko‘rib chiqilgan.
Kalit so‘zlar: kanallar, vodiy, suv.
"""


def made(head, body=BODY, tail=LIST):
    return paper(f"{head}\n{body}\n\n{tail}")


def test_titles_authors_and_keywords_in_three_languages():
    found = made(THREE)
    assert found.title == {
        "ru": "КАНАЛЫ ВЕРХНЕЙ ДОЛИНЫ", "en": "CANALS OF THE UPPER VALLEY", "uz-Latn": "YUQORI VODIY KANALLARI",
    }  # fmt: skip
    assert found.keywords == {
        "ru": ("каналы", "долина", "вода"), "en": ("canals", "valley", "water"), "uz-Latn": ("kanallar", "vodiy", "suv"),
    }  # fmt: skip
    assert set(found.abstract) == {"ru", "en", "uz-Latn"}
    assert found.emails == ("ruchev@fen.example.org",)


def test_one_author_printed_in_three_languages_is_one_person():
    (author,) = made(THREE).authors
    assert author.names["ru"] == "А. Б. Ручьев"
    assert author.family == "Ручьев"


def test_the_venue():
    found = made(THREE)
    assert (found.issue, found.pages, found.dates.published) == ("3 (14)", "15–18", "2021")


def test_every_value_knows_its_place():
    found = made(THREE)
    for name, span in found.spans.items():
        assert found.text[span.start : span.end].strip(), name
    span = found.spans["title.ru"]
    assert found.text[span.start : span.end] == "КАНАЛЫ ВЕРХНЕЙ ДОЛИНЫ"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Received: 14.05.22", "received", "2022-05-14"),
        ("Accepted 16 May 2022", "accepted", "2022-05-16"),
        ("Поступила в редакцию 24.10.2005 г.", "received", "2005-10-24"),
        ("Принята к публикации 18 февраля 2008 г.", "accepted", "2008-02-18"),
        ("Qabul qilingan: 2022-yil 5-may", "received", "2022-05-05"),
        ("Published: 2021-12-30", "published", "2021-12-30"),
    ],
)
def test_dates_behind_their_labels(line, field, value):
    found = made(
        f"CANALS OF THE UPPER VALLEY\nJane Doe\n{line}\nAbstract. Of canals and of the water that is in them.\n"
    )
    assert getattr(found.dates, field) == value


def test_the_day_a_paper_came_in_may_stand_behind_the_list():
    found = made("CANALS OF THE UPPER VALLEY\nJane Doe\n", tail=f"{LIST}\nReceived 24.10.2005\n")
    assert found.dates.received == "2005-10-24"


def test_the_address_of_an_author_may_stand_behind_the_list():
    tail = f"{LIST}\nAbout the author\nJane Doe is a hydrologist; e-mail: doe@fen.example.org\n"
    assert made("CANALS OF THE UPPER VALLEY\nJane Doe\n", tail=tail).emails == ("doe@fen.example.org",)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("УДК 378(470.21)", "udc", "378(470.21)"),
        ("ISSN 1234-5679", "issn", "1234-5679"),
        ("DOI: 10.5555/weir.2020.17", "doi", "10.5555/weir.2020.17"),
    ],
)
def test_numbers(line, field, value):
    assert getattr(made(f"{line}\nCANALS OF THE UPPER VALLEY\nJane Doe\n"), field) == value


def test_a_title_in_small_letters_above_its_author():
    found = made("Canals of the upper valley in the light\nof old maps.\nJane Doe\nWeir College\n")
    assert found.title == {"en": "Canals of the upper valley in the light of old maps"}
    assert [a.names for a in found.authors] == [{"en": "Jane Doe"}]


def test_an_author_above_a_title_and_a_copyright_sign():
    found = made("© В.Л. Ручьев, 2006\nКАНАЛЫ И ПРУДЫ В КОНЦЕ XX В.\nРассматриваются каналы.\n")
    assert found.title == {"ru": "КАНАЛЫ И ПРУДЫ В КОНЦЕ XX В."}
    assert found.authors[0].family == "Ручьев"


def test_titles_and_authors_behind_labels():
    found = made(
        "# Аннотация\n\nТема: Каналы верхней долины и их владельцы\n\nАвторы: Ручьев Иван, Прудова Анна\n\nТекст о каналах.\n"
    )
    assert found.title == {"ru": "Каналы верхней долины и их владельцы"}
    assert [a.names["ru"] for a in found.authors] == ["Ручьев Иван", "Прудова Анна"]


def test_a_journal_s_own_pages_before_the_paper_are_not_its_header():
    board = "\n".join(f"Member{n} PERSON – professor (Leeds);" for n in range(60))
    found = made(
        f"INTERNATIONAL JOURNAL OF WEIRS\nEditorial board:\n{board}\n"
        "CANALS OF THE UPPER VALLEY\nJane Doe\nE-mail: doe@fen.example.org\n"
        "Abstract: The paper looks at the canals of the upper valley.\nKeywords: canals, valley.\n"
    )
    assert found.title == {"en": "CANALS OF THE UPPER VALLEY"}
    assert [a.names["en"] for a in found.authors] == ["Jane Doe"]


def test_keywords_end_where_a_sentence_does():
    found = made(
        "CANALS OF THE UPPER VALLEY\nJane Doe\nAbstract. Of canals, and of more than that.\nKeywords: canals, old\nmaps.\nThe canals of the valley, its water, and its people are old.\n"
    )
    assert found.keywords == {"en": ("canals", "old maps")}


def test_keywords_torn_one_word_a_line():
    found = made(
        "CANALS OF THE UPPER VALLEY\nJane Doe\nKeywords: canals, old\n\nmaps,\n\nthe\n\nupper\n\nvalley,\n\nwater rights.\n"
    )
    assert found.keywords == {"en": ("canals", "old maps", "the upper valley", "water rights")}


def test_a_label_with_a_wrong_letter():
    found = made("ЮҚОРИ ВОДИЙ КАНАЛЛАРИ\nА. Ручьев\nҚалит сўзлар: каналлар, водий, сув.\n")
    assert found.keywords == {"uz-Cyrl": ("каналлар", "водий", "сув")}


def test_a_header_of_windows_1251_letters_is_read_as_it_was_meant():
    found = made("Âÿ÷åñëàâ ÐÓ×ÜÅÂ\n\n100 ËÅÒ ÊÀÍÀËÀÌ ÂÅÐÕÍÅÉ ÄÎËÈÍÛ\n\nВ статье говорится о каналах.\n")
    assert found.title == {"ru": "100 ЛЕТ КАНАЛАМ ВЕРХНЕЙ ДОЛИНЫ"}
    assert found.authors[0].names == {"ru": "Вячеслав РУЧЬЕВ"}


def test_a_journal_named_in_its_running_heads():
    rows = (BODY + BODY).splitlines()
    head = "“WEIR STUDIES” INTERNATIONAL JOURNAL 2-son"
    body = "\n".join([*rows[:12], head, *rows[12:24], head, *rows[24:], head])
    found = made("CANALS OF THE UPPER VALLEY\nJane Doe\n", body=body)
    assert (found.journal, found.issue) == ("WEIR STUDIES", "2")


def test_a_text_without_a_header_has_none():
    found = made("", body="\n".join(f"Sentence {n} of the body speaks of water." for n in range(40)))
    assert found.title == {}
    assert found.authors == ()
    assert found.journal is None


def test_affiliations_by_language():
    assert made(THREE).affiliation == {"ru": ("Северный университет",), "en": ("Northern University",)}


def test_an_affiliation_may_take_two_lines_and_a_post():
    found = made(
        "CANALS OF THE UPPER VALLEY\nJane Doe\nProfessor\nNorthern University of Weirs,\nLeeds\nAbstract. Of canals and of water in them.\n"
    )
    assert found.affiliation == {"en": ("Professor", "Northern University of Weirs, Leeds")}


def test_what_is_printed_once_belongs_to_the_only_author():
    found = made(
        "CANALS OF THE UPPER VALLEY\nJane Doe\nORCID: 0000-0002-1825-0097\nE-mail: doe@fen.example.org\nAbstract. Of canals.\n"
    )
    (author,) = found.authors
    assert (author.orcid, author.email) == ("0000-0002-1825-0097", "doe@fen.example.org")


def test_between_two_authors_may_stand_where_the_first_works():
    found = made(
        "CANALS OF THE UPPER VALLEY\n\nJane Doe\nNorthern University\ndoe@fen.example.org\n\nRichard Roe\nCollege of Weirs\n\n"
        "Abstract. Of canals and of water.\n"
    )
    assert [a.names["en"] for a in found.authors] == ["Jane Doe", "Richard Roe"]


def test_a_title_may_speak_of_journals():
    found = made("ЧТО ПОКАЗЫВАЮТ СТАРЫЕ ЖУРНАЛЫ ПОСЕЩЕНИЙ\n\nМария Ручьева\n\nАннотация. О журналах и о посещениях.\n")
    assert found.title == {"ru": "ЧТО ПОКАЗЫВАЮТ СТАРЫЕ ЖУРНАЛЫ ПОСЕЩЕНИЙ"}


@pytest.mark.parametrize(
    ("line", "journal"),
    [
        ("Journal of Weirs, Vol. 6, No. 2, 2023, pp. 101-109", "Journal of Weirs"),
        ("ИЗВЕСТИЯ ЗАПРУД. ИСТОРИЯ. 2021. Т. 8. № 2. С. 41–47", "ИЗВЕСТИЯ ЗАПРУД. ИСТОРИЯ"),
        ("TIL VA SUV ILMIY JURNALI, 2023, 3-son", "TIL VA SUV ILMIY JURNALI"),
    ],
)
def test_a_journal_is_named_without_its_numbers(line, journal):
    found = made(f"{line}\n\nCANALS OF THE UPPER VALLEY\nJane Doe\n")
    assert found.journal == journal
    assert found.volume in (None, "6", "8")
