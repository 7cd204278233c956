from tests.extract.texts import paper

BODY = "\n".join(f"Sentence {n} of the body speaks of water and of land." for n in range(12))
NOTES = """1 Brook, Anna: Canals of the valley, Leeds 2001,
p. 12.
2 Marsh, Ben: Sluices, in: River Notes 1999, p. 4.
3 Ibid., p. 7.
"""


def test_notes_at_the_foot_of_a_page_are_references_where_there_is_no_list():
    made = paper(
        f"{BODY}\nThe canals grew.¹ They were counted.² Nobody knows why.³\n\n{NOTES}\fThe next page.\n{BODY}\n"
    )
    assert [r.raw for r in made.references] == [
        "Brook, Anna: Canals of the valley, Leeds 2001, p. 12.",
        "Marsh, Ben: Sluices, in: River Notes 1999, p. 4.",
        "Ibid., p. 7.",
    ]
    assert [(c.marker, c.targets) for c in made.citations] == [("¹", ("1",)), ("²", ("2",)), ("³", ("3",))]


def test_numbers_glued_to_words_call_notes_too():
    made = paper(f"{BODY}\nThe canals grew.1 They were counted.2 Nobody knows why.3\n\n{NOTES}\f{BODY}\n")
    assert len(made.references) == 3


def test_a_numbered_enumeration_is_no_set_of_notes():
    made = paper(
        f"{BODY}\nThree things matter in 2001:\n1 Water of the year 1999.\n2 Land of 2000.\n3 Ice of 2001.\n{BODY}\n"
    )
    assert made.references == ()


def test_remarks_are_no_references():
    notes = "1 Meant are all canals.\n2 Not counting ditches.\n3 The word is old.\n"
    made = paper(f"{BODY}\nThe canals grew.¹ They were counted.² Nobody knows why.³\n\n{notes}\f{BODY}\n")
    assert made.references == ()


def test_an_exponent_is_no_citation():
    listed = (
        "REFERENCES\n1. Brook A. Canals. Leeds, 2001.\n2. Ford C. Weirs. Bath, 2015.\n3. Lea D. Fords. Bath, 2016.\n"
    )
    assert paper(f"{BODY}\nAn area of 12 m² and 10³ more.\n\n{listed}").citations == ()


def test_raised_numbers_cite_a_list():
    listed = (
        "REFERENCES\n1. Brook A. Canals. Leeds, 2001.\n2. Ford C. Weirs. Bath, 2015.\n3. Lea D. Fords. Bath, 2016.\n"
    )
    made = paper(f"{BODY}\nCanals grew.¹ Weirs too.²,³\n\n{listed}")
    assert [c.targets for c in made.citations] == [("1",), ("2", "3")]
