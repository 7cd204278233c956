"""What is remembered of papers: valid while everything is as it was, and never in the way of a run."""

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from citecheck import database, store
from citecheck.corpus import StoredCorpus
from citecheck.model import Paper, Status, Verdict
from citecheck.store import NAME, Store

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FRESH = {"refs.bib": "b1"}.get
ROOT = Path(__file__).parent.parent


def data(*paths):
    return msgspec.msgpack.encode([Paper(path, "text", "d") for path in paths])


def keep(kept, path="paper.txt", version="1", digest="d", used=None):
    kept.keep_paper(path, version, digest, used or {}, data(path))


def known(kept, path="paper.txt", version="1", digest="d", fresh=FRESH):
    return kept.paper(path, version, digest, lambda name: fresh(name) or "") is not None


def paths(kept, *names):
    return [paper.path for paper in StoredCorpus(kept, names).papers()]


def test_a_paper_is_known_while_it_is_as_it_was(tmp_path):
    with Store(str(tmp_path)) as kept:
        assert not known(kept)
        keep(kept)
        assert known(kept)
        assert not known(kept, digest="other")
        assert not known(kept, version="2")
        assert not known(kept, path="other.txt")
    with Store(str(tmp_path)) as kept:
        assert known(kept), "the next run knows it too"


def test_a_paper_is_read_again_when_a_file_it_used_changed_or_came():
    with Store(None) as kept:
        keep(kept, used={"refs.bib": "b1"})
        assert known(kept)
        assert not known(kept, fresh={"refs.bib": "b2"}.get)
        keep(kept, used={"missing.bib": ""})
        assert known(kept), "what was missing still is"
        assert not known(kept, fresh={"missing.bib": "b3"}.get)
        assert kept.used("paper.txt") == ("missing.bib",)
        assert kept.used("never-read.txt") == ()


def test_the_same_name_in_another_folder_is_another_paper(tmp_path, monkeypatch):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "one")
    with Store(str(tmp_path)) as first:
        keep(first, digest="first")
        monkeypatch.chdir(tmp_path / "two")
        with Store(str(tmp_path)) as second:
            assert not known(second, digest="first")
            keep(second, digest="second")
        assert known(first, digest="first"), "two runs at one time don't take each other's papers"


def test_a_path_that_says_all_is_known_from_everywhere(tmp_path, monkeypatch):
    with Store(str(tmp_path)) as kept:
        keep(kept, path="/papers/a.txt")
    monkeypatch.chdir(tmp_path)
    with Store(str(tmp_path)) as kept:
        assert known(kept, path="/papers/a.txt")


def test_papers_come_in_the_order_asked_and_one_by_its_path():
    with Store(None) as kept:
        for name in ("b.txt", "a.txt", "c.txt"):
            keep(kept, path=name)
        corpus = StoredCorpus(kept, ("c.txt", "a.txt"))
        assert len(corpus) == 2
        assert [paper.path for paper in corpus.papers()] == ["c.txt", "a.txt"]
        assert corpus.paper("a.txt").path == "a.txt"


def test_a_name_that_is_no_text_is_found_by_the_way_it_is_shown():
    name = os.fsdecode(b"caf\xe9.txt")
    with Store(None) as kept:
        kept.keep_paper(name, "1", "d", {}, data("caf\\xe9.txt"))
        corpus = StoredCorpus(kept, (name,))
        assert corpus.paper("caf\\xe9.txt").path == "caf\\xe9.txt"


def test_several_papers_of_one_file():
    with Store(None) as kept:
        kept.keep_paper("issue.txt", "1", "d", {}, data("issue.txt#1", "issue.txt#2"))
        assert paths(kept, "issue.txt") == ["issue.txt#1", "issue.txt#2"]


def test_a_killed_run_keeps_what_it_had_done(tmp_path):
    code = (
        "import os, sys; from citecheck.store import Store; kept = Store(sys.argv[1])\n"
        "kept.keep_paper('/a.txt', '1', 'd', {}, b'x'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT)
    with Store(str(tmp_path)) as kept:
        assert known(kept, path="/a.txt")


def test_a_file_that_is_no_database_is_set_aside(tmp_path):
    (tmp_path / NAME).write_bytes(b"these are no tables" * 100)
    with Store(str(tmp_path)) as kept:
        [note] = kept.notes
        assert "damaged" in note
        keep(kept)
    assert [path.read_bytes()[:5] for path in tmp_path.glob("*.damaged-*")] == [b"these"]
    with Store(str(tmp_path)) as kept:
        assert kept.notes == []
        assert known(kept)


def damage(path):
    """Spoils the pages with the rows and leaves the first, which says what tables there are."""
    whole = path.read_bytes()
    size = int.from_bytes(whole[16:18], "big")
    path.write_bytes(whole[: 5 * size] + b"\xa5" * (len(whole) - 5 * size))


def test_damage_that_shows_late_costs_what_was_known_not_the_run(tmp_path):
    with Store(str(tmp_path)) as kept:
        for n in range(300):
            keep(kept, path=f"/{n}.txt")
    damage(tmp_path / NAME)
    with Store(str(tmp_path)) as kept:
        again = [f"/{n}.txt" for n in range(300) if not known(kept, path=f"/{n}.txt")]
        assert again
        for path in again:
            keep(kept, path=path)
        assert paths(kept, *again) == again
        assert len(kept.notes) == 1
        assert "not remembered" in kept.notes[0]
    assert list(tmp_path.glob("*.damaged-*")), "the next run begins a new one"
    with Store(str(tmp_path)) as kept:
        assert kept.notes == []


def test_one_changed_bit_in_a_paper_is_noticed(tmp_path):
    with Store(str(tmp_path)) as kept:
        keep(kept)
        kept.database.execute("update papers_3 set data = ?", (b"x" + data("paper.txt")[1:],))
        assert not known(kept)


def test_a_file_another_program_holds_is_done_without(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "WAIT", 0.05)
    with Store(str(tmp_path)) as kept:
        keep(kept, path="/old.txt")
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("begin exclusive")
    with Store(str(tmp_path)) as kept:
        assert known(kept, path="/old.txt"), "reading goes on"
        keep(kept, path="/new.txt")
        verdict = Verdict("https://a.org", Status.OK)
        assert kept.keep_verdict(verdict, NOW) == verdict
        assert paths(kept, "/old.txt", "/new.txt") == ["/old.txt", "/new.txt"]
        [note] = kept.notes
        assert "locked" in note
        assert "not remembered" in note
    other.close()
    assert not list(tmp_path.glob("*.damaged-*")), "what is locked is not damaged"
    with Store(str(tmp_path)) as kept:
        assert known(kept, path="/old.txt")


def test_a_new_file_another_program_holds(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "WAIT", 0.05)
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("begin exclusive")
    with Store(str(tmp_path)) as kept:
        assert "nothing is remembered" in kept.notes[0]
        keep(kept)
        assert known(kept)
    other.close()


def test_runs_that_begin_at_the_same_time_share_one_new_file(tmp_path):
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None, check_same_thread=False)
    other.execute("create table begun (x)")
    other.execute("begin immediate")  # as a run does that makes its tables
    later = threading.Timer(0.2, other.execute, ["commit"])
    later.start()
    with Store(str(tmp_path)) as kept:
        keep(kept)
        assert kept.notes == []
    later.join()
    other.close()
    with Store(str(tmp_path)) as kept:
        assert known(kept)


@pytest.mark.parametrize("where", ["file", "file/below"])
def test_a_folder_that_cannot_be_made(tmp_path, where):
    (tmp_path / "file").write_text("in the way")
    with Store(str(tmp_path / where)) as kept:
        [note] = kept.notes
        assert "--cache-dir" in note
        keep(kept)
        assert known(kept), "the run itself remembers"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_a_folder_without_the_right_to_write(tmp_path):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with Store(str(tmp_path)) as kept:
        assert kept.notes
        keep(kept)
        assert known(kept)


def test_a_damaged_file_that_cannot_be_set_aside(tmp_path, monkeypatch):
    (tmp_path / NAME).write_bytes(b"these are no tables" * 100)
    monkeypatch.setattr(Path, "rename", refuse)
    with Store(str(tmp_path)) as kept:
        assert "can't be used (Read-only file system): choose one with --cache-dir" in kept.notes[0]
        keep(kept)
        assert known(kept)


def refuse(self, target):
    raise OSError(30, "Read-only file system")


def test_no_room_at_all_is_said():
    with Store(None) as kept:
        kept.database.execute("pragma temp.max_page_count = 1")
        kept.database.execute("pragma main.max_page_count = 1")
        with pytest.raises(OSError, match="no room to keep what was read"):
            kept.keep_paper("a.txt", "1", "d", {}, b"x" * 100_000)


def test_what_is_known_of_links_outlives_another_version(tmp_path):
    with Store(str(tmp_path)) as kept:
        for days in (0, 2, 4):
            kept.keep_verdict(Verdict("https://a.org", Status.DEAD, "http-404"), NOW + timedelta(days=days))
        keep(kept, version="1")
    with Store(str(tmp_path)) as kept:
        assert not known(kept, version="2")
        found = kept.verdicts(["https://a.org"], NOW + timedelta(days=4.5), 7)
        assert found["https://a.org"].confirmed


def test_a_private_store_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Store(None) as kept:
        keep(kept)
    assert list(tmp_path.iterdir()) == []


def test_a_small_folder_is_decoded_once_and_a_large_one_again_and_again(monkeypatch):
    monkeypatch.setattr(store, "HELD", len(data("a.txt")) + 1)
    with Store(None) as kept:
        for name in ("a.txt", "b.txt", "c.txt"):
            keep(kept, path=name)
        assert kept.kept("a.txt")[0] is kept.kept("a.txt")[0]
        before = kept.kept("b.txt")[0]
        assert kept.kept("b.txt")[0] is before, "every rule asks for the paper that is being looked at"
        assert kept.kept("c.txt")[0].path == "c.txt"
        assert kept.kept("b.txt")[0] is not before, "memory is bounded by so many bytes, not by the folder"
        kept.keep_paper("b.txt", "1", "e", {}, data("other.txt"))
        assert kept.kept("b.txt")[0].path == "other.txt"
        kept.keep_paper("a.txt", "1", "e", {}, data("changed.txt"))
        assert kept.kept("a.txt")[0].path == "changed.txt"


def test_verdicts_kept_together_are_there_for_others_at_once_and_also_when_somebody_ends_it(tmp_path):
    def seen():
        with Store(str(tmp_path)) as other:
            return set(other.verdicts(["http://a.test/", "http://b.test/"], NOW, 7))

    with Store(str(tmp_path)) as kept:
        with pytest.raises(KeyboardInterrupt), kept.together():
            kept.keep_verdict(Verdict("http://a.test/", Status.OK), NOW)
            assert not seen(), "nothing half written"
            kept.keep_verdict(Verdict("http://b.test/", Status.OK), NOW)
            raise KeyboardInterrupt
        assert seen() == {"http://a.test/", "http://b.test/"}


def test_what_is_kept_together_in_a_damaged_file_costs_the_memory_and_not_the_run(tmp_path):
    with Store(str(tmp_path)) as kept:
        kept.database.execute("drop table verdicts")
        with kept.together():
            for n in range(3):
                found = Verdict(f"http://a.test/{n}", Status.OK)
                assert kept.keep_verdict(found, NOW) == found
        assert len(kept.notes) == 1, "said once"


def test_another_run_that_writes_is_waited_for_and_then_done_without(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "WAIT", 0.1)
    with Store(str(tmp_path)) as other, Store(str(tmp_path)) as kept:
        with other.together(), kept.together():
            kept.keep_verdict(Verdict("http://a.test/", Status.OK), NOW)
        assert "can't be used further" in kept.notes[0]
        assert not other.notes
