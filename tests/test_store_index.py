"""The index of marks: built while papers stream, kept between runs, never in the way of a run."""

import sqlite3

import msgspec
import pytest

from citecheck import corpus as corpora
from citecheck.corpus import StoredCorpus
from citecheck.model import Paper
from citecheck.store import Store


def keep(kept, path, digest="d", held=()):
    data = msgspec.msgpack.encode([Paper(path, "text", digest, text=" ".join(map(str, held)))])
    kept.keep_paper(path, "1", digest, {}, data)


def marks(paper):
    return [int(word) for word in paper.text.split()]


def asked(corpus, *wanted, most=30):
    return {mark: paths for mark, paths in corpus.holders(wanted, most)}  # noqa: C416


@pytest.fixture
def kept():
    with Store(None) as opened:
        keep(opened, "a", held=(1, 2, 3))
        keep(opened, "b", held=(2, 3))
        keep(opened, "c", held=(3,))
        yield opened


def test_papers_are_found_by_their_marks(kept):
    corpus = StoredCorpus(kept, ["a", "b", "c"])
    corpus.index(marks, 1)
    assert asked(corpus, 1, 2, 3, 4) == {1: ("a",), 2: ("a", "b"), 3: ("a", "b", "c"), 4: ()}
    assert asked(corpus, 3, most=2) == {3: ("a", "b")}
    assert "a" in corpus
    assert "z" not in corpus


def test_only_papers_of_the_run_are_named(kept):
    StoredCorpus(kept, ["a", "b", "c"]).index(marks, 1)
    corpus = StoredCorpus(kept, ["b", "c"])
    corpus.index(marks, 1)
    assert asked(corpus, 3) == {3: ("b", "c")}


def test_marks_are_made_once_until_a_paper_or_the_edition_changes(kept):
    made = []

    def counted(paper):
        made.append(paper.path)
        return marks(paper)

    for _ in range(2):
        StoredCorpus(kept, ["a", "b"]).index(counted, 1)
    assert made == ["a", "b"]
    keep(kept, "b", "e", (9,))
    corpus = StoredCorpus(kept, ["a", "b"])
    corpus.index(counted, 1)
    assert made == ["a", "b", "b"]
    assert asked(corpus, 2, 9) == {2: ("a",), 9: ("b",)}
    StoredCorpus(kept, ["a", "b"]).index(counted, 2)
    assert made[3:] == ["a", "b"]


def test_many_papers_are_written_in_several_goes(kept, monkeypatch):
    monkeypatch.setattr(corpora, "TOGETHER", 2)
    corpus = StoredCorpus(kept, ["a", "b", "c"])
    corpus.index(marks, 1)
    assert asked(corpus, 3) == {3: ("a", "b", "c")}


def test_an_archive_stands_behind_a_run(tmp_path, kept):
    with Store(str(tmp_path)) as old:
        keep(old, "a", held=(3,))
        keep(old, "/elsewhere/z", held=(3, 7))
        archive = StoredCorpus(old, old.everything())
        corpus = StoredCorpus(kept, ["a"], archive)
        corpus.index(marks, 1)
        assert asked(corpus, 3, 7) == {3: ("a", "/elsewhere/z"), 7: ("/elsewhere/z",)}, (
            "its own paper isn't named twice"
        )
        assert corpus.paper("/elsewhere/z").text == "3 7"
        assert "/elsewhere/z" not in corpus


def test_a_file_that_fails_costs_the_memory_and_not_the_run(tmp_path):
    with Store(str(tmp_path)) as kept:
        keep(kept, "a", held=(1, 2))
        keep(kept, "b", held=(2,))
        corpus = StoredCorpus(kept, ["a", "b"])
        corpus.index(marks, 1)
        kept.database.execute("drop table marks_1")
        assert asked(corpus, 2) == {2: ()}
        assert "can't be used further" in kept.notes[0]
    with Store(str(tmp_path)) as kept:
        keep(kept, "a", held=(1, 2))
        keep(kept, "b", held=(2,))
        kept.database.execute("drop table marks_1")
        keep(kept, "b", "new", held=(2,))
        corpus = StoredCorpus(kept, ["a", "b"])
        corpus.index(marks, 1)
        assert asked(corpus, 1, 2) == {1: ("a",), 2: ("a", "b")}
        assert kept.private
        kept.database.execute("drop table temp.marks_1")
        kept.database.execute("drop table if exists main.marks_1")
        keep(kept, "b", "newer", held=(2,))
        with pytest.raises(OSError, match="no room to compare"):
            corpus.index(marks, 1)


def test_a_file_without_papers_has_no_archive(tmp_path):
    with Store(str(tmp_path)) as kept:
        kept.database.execute("drop table papers_3")
        assert kept.everything() == ()
        assert isinstance(kept.broken, sqlite3.Error)
