from tests.extract.texts import LIST, paper

BODY = "\n".join(f"Sentence {n} of the body speaks of water and of land." for n in range(30))


def listed(text):
    made = paper(text)
    return made.reference_heading, [r.raw for r in made.references]


def test_a_list_under_its_heading():
    heading, raws = listed(f"{BODY}\n\n{LIST}")
    assert heading == "REFERENCES"
    assert len(raws) == 3


def test_a_heading_whose_first_entry_stands_in_the_same_line():
    heading, raws = listed(f"{BODY}\nReferences: 1. Brook A. Canals. Leeds, 2001.\n2. Marsh B. Sluices. York, 2010.\n")
    assert heading == "References"
    assert raws == ["Brook A. Canals. Leeds, 2001.", "Marsh B. Sluices. York, 2010."]


def test_a_list_without_a_heading_is_known_by_its_entries():
    heading, raws = listed(f"{BODY}\n\n" + LIST.partition("\n")[2])
    assert heading is None
    assert len(raws) == 3


def test_numbered_sentences_at_the_end_are_no_list():
    _, raws = listed(f"{BODY}\n\n1. Water is wet.\n2. Land is dry.\n3. Both are needed.\n")
    assert raws == []


def test_a_word_in_the_text_that_looks_like_a_heading():
    _, raws = listed(f"{BODY}\nSources\nThe river has many of them.\nThey are cold.\n{BODY}\n")
    assert raws == []


def test_a_second_list_in_other_letters_adds_no_references():
    first = "СПИСОК ЛИТЕРАТУРЫ\n1. Ручьев И. А. Каналы. М., 2004.\n2. Прудова Л. Г. Пруды. М., 2011.\n3. Озеров П. П. Озёра. М., 2001.\n"
    second = "REFERENCES\n1. Ruch'ev I. A. Canals of the valley. Moscow, 2004.\n2. Prudova L. G. The ponds. Moscow, 2011.\n3. Ozerov P. P. The lakes. Moscow, 2001.\n"
    made = paper(f"{BODY}\n\n{first}\n{second}")
    assert len(made.references) == 3
    assert made.references[0].raw.startswith("Ручьев")
    assert (made.second_list.heading, made.second_list.kind, made.second_list.count) == ("REFERENCES", "translated", 3)


def test_groups_inside_a_list_are_no_entries():
    text = f"{BODY}\n\nREFERENCES\nBooks\n1. Brook A. Canals. Leeds, 2001.\n2. Ford C. Weirs. Bath, 2015.\n"
    assert len(listed(text)[1]) == 2


def test_a_list_ends_where_the_journal_tells_when_the_paper_came_in():
    _, raws = listed(f"{BODY}\n\n{LIST}Received 12.03.2020\n")
    assert raws[-1].endswith("water-rights")


def test_a_list_ends_at_an_appendix():
    _, raws = listed(f"{BODY}\n\n{LIST}\nAppendix\n4. A table of weirs, 2001.\n")
    assert len(raws) == 3


def test_entries_of_two_lists_have_ids_of_their_own():
    text = f"{BODY}\n\nREFERENCES\n1. Brook A. Canals. 2001.\n2. Ford C. Weirs. 2002.\n1. https://a.example.org/x\n2. https://a.example.org/y\n3. https://a.example.org/z\n"
    ids = [r.id for r in paper(text).references]
    assert len(ids) == len(set(ids)) == 5


def test_a_section_about_sources_is_not_the_list_behind_it():
    section = "Sources\n\n" + "\n\n".join(f"Paragraph {n} tells what was kept and where it lay." for n in range(9))
    heading, raws = listed(f"{BODY}\n\n{section}\n\n{LIST}")
    assert heading == "REFERENCES"
    assert len(raws) == 3
