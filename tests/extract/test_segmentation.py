import pytest

from tests.extract.texts import entries, raws

PLAIN = ["Brook A. Canals of the valley. Leeds, 2001.", "Marsh B. Sluices. York, 2010.", "Ford C. Weirs. Bath, 2015."]


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("{n}. {raw}", ["1.", "2.", "3."]),
        ("[{n}] {raw}", ["[1]", "[2]", "[3]"]),
        ("{n}) {raw}", ["1)", "2)", "3)"]),
        ("{n}.{raw}", ["1.", "2.", "3."]),
        ("{n} {raw}", ["1", "2", "3"]),
        ("({n}) {raw}", ["(1)", "(2)", "(3)"]),
    ],
)
def test_labels_of_every_kind(form, labels):
    found = entries("\n".join(form.format(n=n, raw=raw) for n, raw in enumerate(PLAIN, 1)))
    assert [label for label, _, _ in found] == labels
    assert [raw for _, _, raw in found] == PLAIN


def test_an_entry_goes_on_in_the_next_lines():
    assert raws("1. Brook A. Canals\nof the valley. Leeds, 2001.\n2. Marsh B. Sluices. York,\n2010.\n") == [
        "Brook A. Canals of the valley. Leeds, 2001.",
        "Marsh B. Sluices. York, 2010.",
    ]


def test_labels_in_lines_of_their_own():
    assert raws("1\nBrook A. Canals. 2001.\n2\nMarsh B. Sluices. 2010.\n3\nFord C. Weirs. 2015.\n") == [
        "Brook A. Canals. 2001.", "Marsh B. Sluices. 2010.", "Ford C. Weirs. 2015.",
    ]  # fmt: skip


def test_the_first_of_such_labels_may_be_lost():
    found = entries("Brook A. Canals. 2001.\n2\nMarsh B. Sluices. 2010.\n3\nFord C. Weirs. 2015.\n4\nIbid. P. 4.\n")
    assert [(label, n) for label, n, _ in found] == [(None, 1), ("2", 2), ("3", 3), ("4", 4)]


def test_a_list_run_together_in_one_paragraph():
    text = "1. Большая книга рек. М., 2005. Т. 2. 2. Ручьев И.А. Кадры // Север. 2004. № 3. 3. Прудова Л.Г. Пруды. М., 2011.\n"
    assert raws(text) == [
        "Большая книга рек. М., 2005. Т. 2.",
        "Ручьев И.А. Кадры // Север. 2004. № 3.",
        "Прудова Л.Г. Пруды. М., 2011.",
    ]


def test_two_entries_in_one_line_of_a_numbered_list():
    text = "1. Brook A. Canals. 2001. 2. Marsh B. Sluices. 2010.\n3. Ford C. Weirs. 2015.\n"
    assert raws(text) == ["Brook A. Canals. 2001.", "Marsh B. Sluices. 2010.", "Ford C. Weirs. 2015."]


def test_a_number_inside_an_entry_is_no_label():
    text = "1. Brook A. Canals. Vol.\n2. Leeds, 2001.\n2. Marsh B. Sluices. 2010.\n"
    assert len(entries(text)) >= 2


def test_numbering_that_begins_anew_for_a_group_of_sources():
    text = "1. Brook A. Canals. 2001.\n2. Marsh B. Sluices. 2010.\n1. https://weir.example.org/a\n2. https://weir.example.org/b\n3. https://weir.example.org/c\n"
    assert [n for _, n, _ in entries(text)] == [1, 2, 1, 2, 3]


def test_author_guidelines_behind_a_list_are_not_in_it():
    text = (
        "1. Brook A. Canals. 2001.\n2. Marsh B. Sluices. 2010.\n3. Ford C. Weirs. 2015.\nNOTES FOR AUTHORS\n"
        "1. The text is set in one column.\n2. The title is in capital letters.\n3. Names are given in full.\n"
    )
    assert raws(text)[-1] == "Ford C. Weirs. 2015."


def test_a_skipped_number():
    assert [n for _, n, _ in entries("1. Brook A. Canals. 2001.\n3. Ford C. Weirs. 2015.\n4. Lea D. Fords. 2016.\n")] == [
        1, 3, 4,
    ]  # fmt: skip


def test_the_last_entry_ends_at_a_wide_gap():
    text = "1. Brook A. Canals. 2001.\n2. Marsh B. Sluices. 2010.\n\n\nThe author thanks the society.\n"
    assert raws(text)[-1] == "Marsh B. Sluices. 2010."


def test_the_next_paper_of_an_issue_ends_the_list():
    text = "1. Brook A. Canals. 2001.\n2. Marsh B. Sluices. 2010.\nN. L. Fen\nSMELLS OF THE FEN\nThis paper is about fens.\n"
    assert raws(text) == ["Brook A. Canals. 2001.", "Marsh B. Sluices. 2010."]


def test_names_and_years_part_a_list_without_labels():
    text = (
        "Brook, Anna, 1993. The growth of canals in the\nlower valley and in the upper one. Leeds: Weir\n"
        "Marsh, Ben / Ford, Carl, 1994. Sluices. 12-30 in: Lea, Dan\n(ed.). Water. York: Fen\n"
        "Ford, Carl, 1988. Weirs\nLea, Dan, (ed.) 1998. Fords and bridges. Bath: Lock\n"
    )
    assert [raw.split(",")[0] for raw in raws(text)] == ["Brook", "Marsh", "Ford", "Lea"]


def test_years_in_brackets_everywhere_mean_one_without_begins_nothing():
    text = (
        "Brook, A. (1993): Canals. Westvalley\nMarsh, B. (1994): A count of the\nValley 2001. River Notes 3: 1-9.\n"
        "van Ford, C.; Lea, D. (1995): Weirs.\nLea, D. (1996): Fords.\n"
    )
    assert [raw[:9] for raw in raws(text)] == ["Brook, A.", "Marsh, B.", "van Ford,", "Lea, D. ("]


def test_a_dash_stands_for_the_same_author():
    text = "Brook, A. 1993. Canals.\n———. 1994. Weirs.\nFord, C. 1995. Locks.\nLea, D. 1996. Fords.\n"
    assert len(raws(text)) == 4


def test_names_that_go_on_in_the_next_line_begin_no_entry():
    text = "Brook, A.; Marsh, B.; Ford, C.;\nLea, D. (1996): Fords.\nFen, E. (1997): Bogs.\nMere, F. (1998): Lakes.\n"
    assert len(raws(text)) == 3


def test_initials_part_a_list_where_sentences_end():
    text = "Ручьев И. А. Каналы долины // Север. 2004. № 3.\nПрудова Л. Г. Пруды.\nМ., 2011.\nОзеров П. П. Озёра. М., 2001.\n"
    assert [raw[:7] for raw in raws(text)] == ["Ручьев ", "Прудова", "Озеров "]


def test_bullets():
    assert raws("- Brook A. Canals. 2001.\n- Marsh B. Sluices.\n  York, 2010.\n- Ford C. Weirs. 2015.\n") == [
        "Brook A. Canals. 2001.", "Marsh B. Sluices. York, 2010.", "Ford C. Weirs. 2015.",
    ]  # fmt: skip


def test_blank_lines_part_entries():
    text = "Canals of the valley, a handbook. 2001.\n\nSluices, and how\nto count them. 2010.\n\nWeirs. 2015.\n"
    assert len(raws(text)) == 3


def test_nothing_is_no_list():
    assert entries("") == []


def test_a_list_may_count_beyond_a_thousand():
    text = "".join(f"{n}. Brook A. Canals, part {n}. Leeds, {1900 + n % 100}.\n" for n in range(1, 1201))
    assert len(raws(text)) == 1200


def test_a_number_printed_twice_begins_two_entries():
    text = "1. Brook A. Canals. 2001.\n2. Marsh B. Sluices. 2010.\n2. Ford C. Weirs. 2015.\n3. Lea D. Fords. 2016.\n"
    assert [n for _, n, _ in entries(text)] == [1, 2, 2, 3]


def test_a_volume_at_the_beginning_of_a_line_is_no_number_printed_twice():
    text = "1. Brook A. Canals. 2001.\n2. Marsh B. Sluices. Vol. 1.\n2. Leeds, 2010.\n3. Lea D. Fords. 2016.\n"
    assert [n for _, n, _ in entries(text)] == [1, 2, 3]
