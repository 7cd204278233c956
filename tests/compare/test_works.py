"""References of different papers that are one work, how they differ, and which side is damaged."""

import pytest

from citecheck.compare import damage
from citecheck.compare.differences import marked, mutations, pieces
from citecheck.compare.lists import alphabetical, longest_run, shared_lists
from citecheck.compare.marks import EDITION, marks
from citecheck.compare.urls import differences
from citecheck.compare.works import cited, groups, matches, same_work
from tests.compare.entries import Shelf, paper, ref

TITLE = "Каналы верхней долины и их хранители"
BASE = {"authors": ("Орлов",), "year": "2016", "container": "Вода", "volume": "3", "pages": "52-54"}


def one(title=TITLE, **fields):
    return cited("a.txt", ref(1, title, **{**BASE, **fields}))


SAME = [
    (one(), one()),
    (one(), one("Kanaly verkhney doliny i ikh khraniteli", authors=("Orlov",), container="Voda")),
    (one(), one("Каналы верхней долины и их хранитеди")),
    (one(), one(pages="53")),
    (one(), one(year="2017")),
    (one(doi="10.5555/a.1"), one("Каналы верхней долины", doi="10.5555/A.1", authors=())),
    (one(doi="10.5555/a.1"), one(doi="10.5555/a.l")),
    (one(url="https://a.example/posts/12345", authors=(), year=None), one(url="http://www.a.example/posts/12345/")),
    (one("Каналы верхней долины и их хранители: очерки истории"), one()),
    (one(authors=("Орлов", "Белов")), one(authors=("Орлова",))),
]
OTHER = [
    (one(), one("Каналы нижней степи и её пастухи")),
    (one(), one(authors=("Белов",))),
    (one(), one(year="2009", container="Степь", volume="1")),
    (one(doi="10.5555/a.1"), one(doi="10.5555/b.77")),
    (one("Отчёт о каналах. Часть 1"), one("Отчёт о каналах. Часть 2")),
    (one("Вода"), one("Вода")),
    (one("Каналы верхней долины и их хранители: очерки истории", year="1990", volume="1"), one()),
    (one("", url="https://a.example/"), one("", url="https://a.example/")),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_work_in_several_forms(a, b):
    assert same_work(a, b)
    assert same_work(b, a)


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_two_works(a, b):
    assert not same_work(a, b)
    assert not same_work(b, a)


def test_a_work_is_found_by_its_marks_and_grouped():
    shelf = Shelf(
        paper("a.txt", ref(1, TITLE, **BASE), ref(2, "Quite another book of mills")),
        paper("b.txt", ref(1, "Kanaly verkhnei doliny i ikh khraniteli", path="b.txt", year="2016")),
        paper("c.txt", ref(1, TITLE, path="c.txt"), ref(2, "Nothing that is anywhere else", path="c.txt")),
    )
    shelf.index(marks, EDITION)
    (group,) = groups(shelf)
    assert sorted(entry.path for entry in group) == ["a.txt", "b.txt", "c.txt"]
    later = {own.path: [len(others) for _, others in found] for own, found in matches(shelf)}
    assert later == {"a.txt": [0, 0], "b.txt": [1], "c.txt": [2, 0]}


SITE = "https://vesti.example/posts/"
ADDRESSES = [  # here, there, the part, the damaged side
    ("https://vesti.example/posts/kanaly-verhney-doliny", "https://westi.example/posts/kanaly-verhney-doliny", "host", "right"),
    ("https://vesti.org/posts/kanaly-verhney-doliny", "https://vesti.uz/posts/kanaly-verhney-doliny", "top-level domain", "undecided"),
    ("https://vesti.ogr/posts/kanaly-verhney-doliny", "https://vesti.org/posts/kanaly-verhney-doliny", "top-level domain", "left"),
    ("https://vеsti.org/posts/kanaly", "https://vesti.org/posts/kanaly", "look-alike letter of the host", "left"),
    (SITE + "kanaly-verhney-doliny", SITE + "kanaly-verhnej-dkoliny", "slug", "right"),
    (SITE + "kanaly--ney-doliny", SITE + "kanaly-verhney-doliny", "slug", "left"),
    (SITE + "kanaly-verhney–doliny", SITE + "kanaly-verhney-doliny", "dash or look-alike letter", "left"),
    (SITE + "ab--cd-ef", SITE + "ab-cd-ef", "slug", "left"),
    (SITE + "xanaly-verhney-doliny", "https://vesti.example/kanaly-verhney-doliny", None, None),
    ("https://vesti.example/kanaly-verhney-doliny", SITE + "kanaly-verhney-doliny", "path", "undecided"),
    ("https://vesti.example/uz/kanaly-verhney", "https://vesti.example/kanaly-verhney", None, None),
    ("https://vesti.example/uz/kanaly-verhney", "https://vesti.example/ru/kanaly-verhney", None, None),
    ("https://vesti.example/a?id=1", "https://vesti.example/a?id=2", None, None),
    ("https://vesti.example/seciton/a", "https://vesti.example/section/a", "segment", "undecided"),
]  # fmt: skip


@pytest.mark.parametrize(("here", "there", "part", "side"), ADDRESSES)
def test_what_differs_in_two_addresses_and_which_is_damaged(here, there, part, side):
    title = "Каналы верхней долины"
    elsewhere = paper("x.txt", ref(1, "Rivers of the steppe", url=SITE + "rivers-of-the-steppe"))
    known = damage.hosts([elsewhere])
    found = differences(here, there)
    assert [one.part for one in found] == ([part] if part else [])
    for what, a, b, wanted in ((found, here, there, side), (differences(there, here), there, here, {"left": "right", "right": "left"}.get(side, side))):  # fmt: skip
        if part:
            assert damage.damaged(one(title, url=a), one(title, url=b), what[0], known) == wanted


def test_a_host_is_known_by_another_work_only():
    known = damage.hosts(
        [paper("x.txt", ref(1, "Rivers", url="https://a.example/x"), ref(2, "Mills", url="https://a.example/y"))]
    )
    assert known.known("a.example", "rivers")
    assert not known.known("b.example", "rivers")


def differing(a, b, *more):
    shelf = Shelf(*(paper(f"{name}.txt", each) for name, each in zip("abcdef", (a, b, *more), strict=False)))
    return [(one.here.path, one.field, one.here_text, one.there_text, one.damaged) for one in mutations(shelf)]


def entry(title=TITLE, **fields):
    return ref(1, title, lang="ru", **{**BASE, **fields})


def test_what_hosts_are_like_is_learnt_without_an_index():
    class Unindexed(Shelf):
        def index(self, marks, edition):  # noqa: ARG002
            raise AssertionError("a paper alone is compared with nothing, so that nobody looks anything up")

    alone = Unindexed(paper("a.txt", ref(1, TITLE, url=SITE + "kanaly-verhney-doliny-i-ih-hraniteli")))
    assert damage.of_corpus(alone).works


def test_of_several_works_that_fit_the_one_with_the_identifier_comes_first():
    for n in range(20):  # as a set would have them, by chance
        name = f"{TITLE} {n}"
        shelf = Shelf(
            paper("a.txt", ref(1, name), ref(2, name[3:] + " и другие", doi=f"10.5555/a.{n}"), ref(3, name[:-4])),
            paper("b.txt", ref(1, name, path="b.txt", doi=f"10.5555/a.{n}")),
        )
        shelf.index(marks, EDITION)
        ((_, others),) = list(matches(shelf))[1][1]
        assert others[0].reference.id == "2"


def test_every_field_is_told_once():
    assert differing(entry(), entry()) == []
    assert differing(entry(), entry(TITLE.replace("хранители", "хранитeли"))) == [
        ("b.txt", "title", "хранитeли", "хранители", "left")
    ]
    assert differing(entry(), entry(year="2017")) == [("b.txt", "year", "2017", "2016", "undecided")]
    assert differing(entry(), entry(pages="152-154")) == [("b.txt", "pages", "152-154", "52-54", "undecided")]
    assert differing(entry(), entry(pages="53")) == []
    assert differing(entry(), entry(authors=("Орлоб",))) == [("b.txt", "authors", "Орлоб", "Орлов", "undecided")]
    assert differing(entry(url=SITE + "a-b-c-d"), entry(url=SITE + "a-b-c-e", title=TITLE.upper())) == [
        ("b.txt", "url", "a-b-c-e", "a-b-c-d", "undecided")
    ]


def test_a_spelling_that_is_known_is_not_told_again():
    odd = entry(url=SITE + "kanaly-verhney-dolinn")
    plain = entry(url=SITE + "kanaly-verhney-doliny")
    assert len(differing(plain, odd, odd, plain, odd)) == 1


def test_other_words_scripts_and_names_are_no_mutation():
    assert (
        differing(entry(), entry("Kanaly verkhney doliny i ikh khraniteli", container="Voda", authors=("Orlov",))) == []
    )
    assert differing(entry(), entry(TITLE + ": очерки истории воды и земли в горах")) == []


def test_hyphens_blanks_and_two_spellings_in_latin_letters_are_no_mutation():
    for one_title, other in (
        ("A 10-year history of wells", "A 10 year history of wells"),
        ("The postwar history of wells", "The post-war history of wells"),
        ("Wells of Khiva and its gardens", "Wells of Xiva and its gardens"),
    ):
        assert differing(entry(one_title), entry(other)) == []


def test_a_word_that_one_side_lacks_is_told():
    assert differing(entry("Old wells of the valley town"), entry("Wells of the valley town")) == [
        ("b.txt", "title", "nothing", "Old", "undecided")
    ]


def test_letters_that_differ_are_marked():
    assert pieces("kazahstan", "kazakhstan") == [("kazahstan", True)]
    assert pieces("kazakhstan", "kazahstan") == [("kaza", True), ("k", False), ("hstan", True)]
    assert marked("kazakhstan", "kazahstan") == "kaza[k]hstan"
    assert marked("a.example/mills", "a.example/9") == "a.example/[mills]"
    assert marked("wells", "9") == "[wells]"
    assert pieces("", "x") == []


def test_runs_and_alphabets():
    assert longest_run([1, 2, 9, 3, 4, 4]) == 4
    assert longest_run([]) == 0
    assert alphabetical([ref(n, f"{letter} title", authors=(letter,)) for n, letter in enumerate("ABCDE", 1)])
    assert not alphabetical([ref(n, f"{letter} title", authors=(letter,)) for n, letter in enumerate("BAEDC", 1)])
    assert not alphabetical([])


TITLES = ["Mills of the hills and lakes", "Bridges of wooden beams", "Orchards on the slopes", "Fishing in the lake",
          "Canals of the upper valley", "Rivers of the steppe today"]  # fmt: skip


def lists(a, b, **fields):
    left = paper("a.txt", *(ref(n, title, raw=title, **fields) for n, title in enumerate(a, 1)))
    right = paper("b.txt", *(ref(n, title, raw=title, **fields) for n, title in enumerate(b, 1)))
    return [(one.left, len(one.entries), one.ordered, len(one.errors)) for one in shared_lists(Shelf(left, right))]


def test_a_list_in_one_order_is_told_and_mere_overlap_is_not():
    assert lists(TITLES, TITLES) == [("b.txt", 6, 6, 0)]
    assert lists(TITLES, TITLES[::-1]) == []
    assert lists(TITLES, [*TITLES[:2], "Another thing altogether", "And a second one of those"]) == []


def test_a_list_by_the_alphabet_needs_more():
    assert lists(sorted(TITLES), sorted(TITLES)) == []
    many = sorted([*TITLES, "Deserts and their wells", "Lanterns of the harbour", "Villages without a well"])
    assert lists(many, many) == [("b.txt", 9, 9, 0)]


def test_shared_errors_tell_of_one_source_in_any_order():
    odd = ["Старыe мосты долины", "Новыe мосты долины"]
    assert lists([*odd, *TITLES[:2]], [TITLES[1], *odd[::-1], TITLES[0]]) == [("b.txt", 4, 2, 2)]
