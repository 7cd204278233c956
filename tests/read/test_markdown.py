from citecheck import extract
from citecheck.read.markdown import read
from tests.read.sources import source

FRONT = """---
title: Canals of Bukhara
authors:
  - name: Jane Otter
    orcid: 0000-0002-1825-0097
    affiliation: "1, 2"
  - given-names: Kim
    surname: Lee
    affiliation: 2
    email: kim@water.example
  - Board of Rivers
affiliations:
  - {index: 1, name: Water School}
  - {index: 2, name: River Institute}
tags: [water, canals]
date: 1 March 2024
bibliography: refs.bib
---
Text [@a].
"""
BIB = "@book{a, title={One}}"


def md(text, **beside):
    return read(source("paper.md", text, **beside))


def test_the_front_matter_is_the_header():
    said = md(FRONT, refs_bib=BIB).metadata
    assert said["title"] == ("Canals of Bukhara",)
    assert said["author"] == ("Jane Otter", "Kim Lee", "Board of Rivers")
    assert said["orcid"][0] == "0000-0002-1825-0097"
    assert said["affiliation"] == ("Water School; River Institute", "River Institute", "")
    assert said["email"][1] == "kim@water.example"
    assert said["keywords"] == ("water", "canals")
    assert said["date"] == ("1 March 2024",)


def test_a_name_in_parts_and_an_affiliation_without_numbers():
    said = md("---\nauthor: {name: {given: Jane, family: Otter}, affiliation: Water School}\n---\n").metadata
    assert said["author"] == ("Jane Otter",)
    assert said["affiliation"] == ("Water School",)


def test_the_bib_belongs_to_the_paper():
    document = md(FRONT, refs_bib=BIB)
    assert [r.id for r in document.references] == ["a"]
    assert document.keyed
    assert document.used == ("refs.bib",)
    assert document.references[0].span.path == "refs.bib"


def test_a_bib_of_the_same_name_is_found_without_being_named():
    document = md("Text [@a].", paper_bib=BIB)
    assert [r.id for r in document.references] == ["a"]


def test_no_bib_no_keys():
    document = md("Mail me @home.")
    assert (document.references, document.keyed, document.troubles) == ((), False, ())


def test_a_named_bib_that_is_missing_is_said():
    document = md(FRONT)
    assert document.keyed
    assert "refs.bib" in document.troubles[0].reason


def test_two_bibs_and_the_doubts_about_them():
    front = "---\nbibliography: [one.bib, two.bib]\n---\n[@a; @b]\n"
    document = md(front, one_bib=BIB, two_bib="Müller".encode("cp1252") + b"@book{b, title={Two}}\n")
    assert [r.id for r in document.references][:2] == ["a", "b"]
    assert [trouble.span.path for trouble in document.troubles] == ["two.bib"]


def test_broken_yaml_is_said_with_its_line():
    document = md("---\ntitle: a\nauthors: [b\n---\nText")
    (trouble,) = document.troubles
    assert trouble.kind == "partly"
    assert trouble.span.line >= 3


def test_yaml_that_is_no_table_and_yaml_that_is_huge():
    assert md("---\njust words\n---\nText").metadata == {}
    assert md("---\ntitle: " + "a" * 70_000 + "\n---\nText").metadata == {}


def test_yaml_makes_no_objects():
    document = md("---\ntitle: !!python/object/apply:os.getcwd []\n---\n")
    assert document.metadata == {}
    assert document.troubles


def test_backslashes_that_only_guard_a_sign_are_not_read():
    text = "# Canals of the valley\n\nShown \\[1\\].\n\n## References\n\n1. Otter J. The keeper\\'s book. Oslo: Fjell, 2019. 20 p.\n2. Lee K. Wells. Oslo: Fjell, 2020. 20 p.\n"
    paper = extract.paper(read(source("a.md", text)))
    assert [one.targets for one in paper.citations] == [("1",)]
    assert paper.references[0].raw == "Otter J. The keeper's book. Oslo: Fjell, 2019. 20 p."
    (cited,) = paper.citations
    assert text[cited.span.start : cited.span.end] == "[1\\]"


def test_front_matter_is_no_text_but_for_its_abstract():
    text = "---\ntitle: Canals of the valley\nbibliography: lost.bib\nabstract: |\n  As shown [@otter].\n---\n\nText.\n"
    document = read(source("a.md", text))
    shown = [
        line for n, line in zip(document.lines, text.splitlines(), strict=False) if line and n not in document.hidden
    ]
    assert shown == ["abstract: |", "  As shown [@otter].", "Text."]


def test_front_matter_in_toml():
    said = md(
        '+++\ntitle="Canals of Bukhara"\nauthors=["Otter J."]\ntags=["water", "canals"]\ndate="2016-10-02"\n+++\n\nText.\n'
    )
    assert said.metadata["title"] == ("Canals of Bukhara",)
    assert said.metadata["author"] == ("Otter J.",)
    assert said.metadata["keywords"] == ("water", "canals")
    (trouble,) = md("+++\ntitle=Canals of\n+++\n").troubles
    assert "TOML" in trouble.reason


def test_front_matter_of_hugo_is_no_text_and_its_keys_are_no_names():
    text = (
        '+++\ntitle = "Каналы нижней долины"\nauthors = ["OtterJR", "Kim Lee"]\ntags = ["вода"]\nudc = "621.03"\n'
        'doi = "https://doi.org/10.5555/canals.1"\n+++\n\nShown [@otter].\n'
    )
    document = read(source("a.md", text))
    assert document.metadata == {
        "title": ("Каналы нижней долины",), "author": ("Kim Lee",), "keywords": ("вода",), "udc": ("621.03",),
        "doi": ("10.5555/canals.1",),
    }  # fmt: skip
    assert [n for n, at in enumerate(document.lines, 1) if at in document.hidden] == [1, 2, 3, 4, 5, 6, 7]


def cited(text, keys="abn"):
    bib = "".join(f"@book{{{key}, title={{Of {key}}}}}\n" for key in keys)
    made = extract.paper(md(f"---\nbibliography: refs.bib\nnocite: '@n'\n---\n{text}\n", refs_bib=bib))
    return [(one.targets, one.unresolved) for one in made.citations if one.marker != "@n"], made


def test_what_is_cited_in_the_front_matter_only():
    assert [one.targets for one in cited("Text.")[1].citations] == [("n",)]
    everything = "---\nbibliography: refs.bib\nnocite: '@*'\n---\nText.\n"
    assert extract.paper(md(everything, refs_bib=BIB)).citations[0].targets == ("a",)


def test_an_escaped_sign_and_code_in_fences_cite_nothing():
    text = "\\@home and [@a]\n\n```python\n@decorator\ndef f(): `x`\n```\n\n~~~\n@other\n~~~\n\nAgain @b."
    assert cited(text)[0] == [(("a",), ()), (("b",), ())]


def test_references_to_figures_and_tables_are_no_citations():
    text = "See @fig-map, @tbl:levels, [@sec:method; @eq-one] and [@a; @fig:two]; but @lost."
    assert cited(text)[0] == [(("a",), ()), ((), ("lost",))]
