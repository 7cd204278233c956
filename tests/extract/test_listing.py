"""Files that hold a list and nothing else: no header is read into them, and no line of theirs is a running head."""

from citecheck import extract, read

ENTRY = """@article{{k{n},
  author = {{Otter, Jan}},
  title = {{Canals of the valley, part {n}}},
  journal = {{Water Notes}},
  year = {{2019}},
  volume = {{7}},
  issn = {{1234-5679}},
  url = {{https://water.example/canals}},
  doi = {{10.5555/canals.{n}}}
}}
"""


def listed(tmp_path, count):
    (tmp_path / "a.bib").write_text("\n".join(ENTRY.format(n=n) for n in range(count)), "utf-8")
    return extract.paper(read.read(str(tmp_path / "a.bib")))


def test_what_stands_in_an_entry_is_not_the_files_own(tmp_path):
    paper = listed(tmp_path, 1)
    assert (paper.doi, paper.issn, paper.journal, paper.volume, dict(paper.title), paper.emails) == (
        None, None, None, None, {}, (),
    )  # fmt: skip


def test_an_address_that_every_entry_has_is_a_link_of_each(tmp_path):
    paper = listed(tmp_path, 40)
    assert [link.reference for link in paper.links if link.url == "https://water.example/canals"] == [
        f"k{n}" for n in range(40)
    ]
    assert len([link for link in paper.links if "10.5555" in link.url]) == 40
