"""A journal issue is parted into its papers, each as if it stood alone; what is one paper stays one."""

from functools import cache, partial

import pytest

from citecheck.extract import papers
from citecheck.read import read_source
from tests import issue
from tests.extract.texts import LIST, document
from tests.read.sources import source

TEXTS = issue.papers()
LAYOUTS = {
    "text": ("issue.txt", issue.plain),
    "pages": ("issue.txt", partial(issue.plain, between="\f")),
    "wrapped": ("issue.txt", partial(issue.plain, width=72)),
    "word": ("issue.docx", issue.docx),
    "pdf": ("issue.pdf", issue.pdf),
    "columns": ("issue.pdf", partial(issue.pdf, columns=2)),
}
ISSUES = (
    ("clean-english", "clean-russian", "clean-uzbek"),
    ("kazakh", "apa", "twice", "clean-uzbek"),
    ("twice", "notes", "clean-english", "kazakh", "gost-russian"),
    ("apa", "clean-russian", "notes", "kazakh", "twice", "clean-uzbek"),
)
HEADER = ("lang", "title", "authors", "affiliation", "emails", "keywords", "abstract", "udc", "second_list")
BODY = "The valley was measured for years, and the measures were kept in a book that nobody read to the end. " * 12


def read(name, data):
    return papers(read_source(source(name, data)))


@cache
def alone(name, layout):
    file, make = LAYOUTS[layout]
    (paper,) = read(file, issue.alone(name, TEXTS, make))
    return paper


def bare(paper):
    """What was read of a paper, without the number of a page that a PDF's last line takes in."""
    entries = [(one.n, one.label, one.authors, one.title, one.year, one.url) for one in paper.references]
    return entries, [(one.marker, one.targets, one.unresolved) for one in paper.citations]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("names", ISSUES, ids=len)
def test_every_paper_of_an_issue_is_read_as_if_alone(names, layout):
    file, make = LAYOUTS[layout]
    found = read(file, make(names, TEXTS))
    assert [paper.part.n for paper in found] == list(range(1, len(names) + 1))
    for name, paper in zip(names, found, strict=True):
        single = alone(name, layout)
        assert bare(paper) == bare(single), name
        assert {part: getattr(paper, part) for part in HEADER} == {part: getattr(single, part) for part in HEADER}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_places_point_into_the_one_file(layout):
    file, make = LAYOUTS[layout]
    whole = read_source(source(file, make(ISSUES[1], TEXTS)))
    for paper in papers(whole):
        assert paper.path == whole.path
        for one in (*paper.references, *paper.citations, *paper.links):
            place = whole.place(one.span.start, one.span.end)
            assert place == one.span
            raw = getattr(one, "marker", None) or one.raw
            assert "".join(raw.split())[:12] in "".join(whole.text[one.span.start : one.span.end].split())
        assert paper.said(paper.references[0].span) == whole.text[slice(*_range(paper.references[0].span))]


def _range(span):
    return span.start, span.end


def test_the_journals_own_pages_belong_to_no_paper():
    found = read("issue.txt", issue.plain(ISSUES[0], TEXTS))
    read_in_all = "".join(paper.text for paper in found)
    assert "redaktsiya@voda-zemlya.example" not in read_in_all
    assert "....." not in read_in_all


def header(name, title, keywords="water, canals"):
    return f"{title}\n\n{name}\nInstitute of Canals\n\nAbstract. What is said of canals.\n\nKeywords: {keywords}.\n\n"


LISTED = LIST.replace("REFERENCES", "References")


def test_a_thesis_with_a_list_a_chapter_is_one_paper():
    chapters = [f"Chapter {n}\n\nThe canals of the valley {n}\n\n{BODY} [1, 2].\n\n{LISTED}\n" for n in (1, 2, 3)]
    found = papers(document(header("Jane Otter", "CANALS OF THE VALLEY") + "\n".join(chapters)))
    assert [paper.part for paper in found] == [None]


def test_a_list_in_two_forms_with_a_summary_between_is_one_papers():
    summary = header("J. Otter", "THE CANALS OF THE LOWER VALLEY")
    text = f"{header('Jane Otter', 'CANALS OF THE VALLEY')}{BODY} [1, 2].\n\nЛитература\n\n{LIST[11:]}\n\n{summary}{LISTED}"
    (paper,) = papers(document(text))
    assert paper.part is None


def test_torn_neighbours_make_no_issue():
    before = f"{BODY} [1, 2].\n\n{LISTED}\n\n"
    own = f"{header('Jane Otter', 'CANALS OF THE VALLEY')}{BODY} [1, 2].\n\n{LISTED}\n\n"
    behind = f"{header('Kim Lee', 'WELLS OF THE HIGHLANDS')}{BODY[:600]}"
    found = papers(document(before + own + behind))
    assert [paper.part for paper in found] == [None]


def test_two_papers_of_one_author_are_two():
    one = f"UDC 37\n\n{header('Jane Otter', 'CANALS OF THE VALLEY')}{BODY * 3} [1, 2].\n\n{LISTED}\n\n"
    other = f"UDC 38\n\n{header('Jane Otter', 'WELLS OF THE HIGHLANDS')}{BODY * 3} [1, 2].\n\n{LISTED}\n\n"
    assert len(papers(document(one + other))) == 2


def test_a_bibliography_of_headings_alone_is_no_issue():
    assert len(papers(document("References\n\n" * 500))) == 1
