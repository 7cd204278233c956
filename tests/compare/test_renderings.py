import time

from citecheck.compare.renderings import other_title, rendered
from tests.extract.texts import paper

BODY = "\n".join(f"Sentence {n} of the body speaks of water and of land." for n in range(30))
FIRST = (
    "Ручьев И. А. Каналы долины // Вода и земля. 2004. № 3. С. 12–19.",
    "Прудова Л. Г. Пруды и их хозяева. М.: Наука, 2011. 210 с.",
    "Озеров П. П. Озёра степи // География. 2001. Т. 4. № 1. С. 55–60.",
    "Ford C. Weirs of the north // Journal of Weirs. 2015. Vol. 2. P. 5–14.",
)
TRANSLATED = (
    "Ruch'ev I. A. Canals of the valley. Voda i zemlya. 2004. No. 3. P. 12–19.",
    "Prudova L. G. Ponds and those who own them. Moscow: Nauka, 2011. 210 p.",
    "Ozerov P. P. The lakes of the steppe. Geografiya. 2001. Vol. 4. No. 1. P. 55–60.",
    "Ford C. Weirs of the north. Journal of Weirs. 2015. Vol. 2. P. 5–14.",
)
TRANSLITERATED = (
    "Ruch'ev I. A. Kanaly doliny // Voda i zemlya. 2004. № 3. S. 12–19.",
    "Prudova L. G. Prudy i ikh khozyaeva. M.: Nauka, 2011. 210 s.",
    "Ozerov P. P. Ozyora stepi // Geografiya. 2001. T. 4. № 1. S. 55–60.",
    FIRST[3],
)


def numbered(entries):
    return "\n".join(f"{n}. {entry}" for n, entry in enumerate(entries, 1))


def two(first, second, between=""):
    return paper(f"{BODY}\n\nСПИСОК ЛИТЕРАТУРЫ\n{numbered(first)}\n{between}\nREFERENCES\n{numbered(second)}\n")


def titles(made):
    found = rendered(made.references, made.renderings)
    return {id_: one.title for id_, one in found.items()}


def test_entries_of_one_number_are_one_work():
    assert titles(two(FIRST, TRANSLATED)) == {
        "1": "Canals of the valley",
        "2": "Ponds and those who own them",
        "3": "The lakes of the steppe",
        "4": "Weirs of the north",
    }


def test_a_list_in_the_order_of_another_alphabet_is_paired_by_what_the_entries_say():
    again = sorted(TRANSLITERATED)
    assert titles(two(FIRST, again)) == {
        "1": "Kanaly doliny",
        "2": "Prudy i ikh khozyaeva",
        "3": "Ozyora stepi",
        "4": "Weirs of the north",
    }


def test_a_shorter_second_list_is_paired_where_it_is_sure():
    found = titles(two(FIRST, TRANSLITERATED[:1] + TRANSLITERATED[2:]))
    assert found == {"1": "Kanaly doliny", "3": "Ozyora stepi", "4": "Weirs of the north"}


def test_an_entry_of_another_year_is_not_what_stands_at_its_number():
    first = [*FIRST, *(f"Авторов А. Книга о воде {n}. М., 20{n}." for n in range(10, 20))]
    second = [*TRANSLITERATED, *(f"Avtorov A. Kniga o vode {n}. M., 20{n}." for n in range(10, 20))]
    second[1] = "Prudova L. G. Prudy. M.: Nauka, 1999. 210 s."
    found = titles(two(first, second))
    assert "2" not in found and len(found) == 13


def test_two_lists_that_have_nothing_in_common_are_not_paired():
    other = [f"Stranger {letter}. Another book of sand. London, 19{n}." for n, letter in enumerate("ABCD", 70)]
    made = two(FIRST, TRANSLATED)
    assert rendered(made.references, paper(f"{BODY}\n\nREFERENCES\n{numbered(other)}\n").references) == {}


def test_two_works_of_one_author_year_and_journal_are_told_apart_by_their_pages():
    first = ("Ручьев И. А. Каналы // Вода. 2004. № 3. С. 12–19.", "Ручьев И. А. Шлюзы // Вода. 2004. № 3. С. 40–44.")
    second = ("Ruchev I. A. Locks // Voda. 2004. № 3. P. 40–44.", "Ruchev I. A. Canals // Voda. 2004. № 3. P. 12–19.")
    made = paper(f"{BODY}\n\nСПИСОК ЛИТЕРАТУРЫ\n{numbered(first)}\n")
    other = paper(f"{BODY}\n\nREFERENCES\n{numbered(second)}\n")
    assert {id_: one.title for id_, one in rendered(made.references, other.references).items()} in (
        {"1": "Canals", "2": "Locks"},
        {},
    )


def test_a_second_list_may_stand_behind_the_summary():
    between = "\nABSTRACT\nThe paper counts canals and weirs and tells who dug them.\n"
    made = two(FIRST, TRANSLITERATED, between)
    assert made.second_list.count == 4
    assert made.references[0].title == "Каналы долины"
    assert titles(made)["1"] == "Kanaly doliny"


def test_a_title_in_the_same_words_is_no_other_title():
    assert other_title("Weirs of the north", "Weirs of the North.") is None
    assert other_title("Каналы долины", "Kanaly doliny") == "Kanaly doliny"
    assert other_title("Каналы долины", "Canals of the valley") == "Canals of the valley"
    assert other_title("Qishloq xo‘jaligi", "Agriculture") == "Agriculture"
    assert other_title(None, "Canals") is None and other_title("Каналы", None) is None


def test_long_lists_are_paired_in_time():
    first = paper(f"{BODY}\n\nСПИСОК ЛИТЕРАТУРЫ\n{numbered(FIRST * 60)}\n").references
    second = paper(f"{BODY}\n\nREFERENCES\n{numbered(TRANSLITERATED * 59)}\n").references
    before = time.process_time()
    rendered(first, second)
    assert time.process_time() - before < 3
