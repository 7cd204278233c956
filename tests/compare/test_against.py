"""New papers against an archive: the cache of an earlier run, which isn't read again."""

import json
import shutil
from contextlib import chdir

import msgspec
import pytest

from citecheck.model import Paper
from citecheck.store import Store
from tests.calling import called
from tests.compare.test_passages import latin, words

COPIED = words(70, 1)
LIST = "\n\nАДАБИЁТЛАР\n1. Водий каналлари: азалий йўлларнинг босқичи <https://www.{}.example/uz/posts/vodiy-kanallari-azaliy>\n"


def text(*parts, host="xabar"):
    return "Кириш\n" + " ".join(" ".join(part) for part in parts) + LIST.format(host)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    place = tmp_path_factory.mktemp("archive")
    (place / "old").mkdir()
    for n in range(3):
        (place / "old" / f"p{n}.txt").write_text(text(words(80, 10 + n), COPIED if n == 1 else []), "utf-8")
    with chdir(place / "old"):
        assert called("check", ".", "--offline", "--cache-dir", place / "cache", "--fail-on", "never").code == 0
    return place


@pytest.fixture
def archive(built, tmp_path, monkeypatch):
    (tmp_path / "new").mkdir()
    shutil.copytree(built / "cache", tmp_path / "cache")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def findings(*words):
    answer = called("check", *words, "--offline", "--format", "json", "--fail-on", "never", "--select", "CC6")
    assert answer.code == 0, answer.err
    return [(one["code"], one["path"], one["related"][0]["path"]) for one in json.loads(answer.out)["findings"]]


def test_a_new_paper_is_compared_with_the_archive(archive, built):
    new = archive / "new" / "n.txt"
    new.write_text(text(latin(COPIED), words(90, 20), host="хabar"), "utf-8")
    found = findings("new", "--no-cache", "--against", archive / "cache")
    assert ("CC601", "new/n.txt", str(built / "old" / "p1.txt")) in found
    assert {code for code, _, _ in found} >= {"CC601", "CC602"}
    assert findings("new", "--no-cache") == []


def test_a_paper_of_the_archive_is_not_compared_with_itself(archive, built):
    found = findings(built / "old", "--no-cache", "--against", archive / "cache")
    assert ("CC601", str(built / "old" / "p1.txt")) not in {(code, path) for code, path, _ in found}


def test_a_paper_of_the_archive_that_changed_is_indexed_anew(archive):
    with Store(str(archive / "cache")) as kept:
        (key,) = [name for name in kept.everything() if name.endswith("p1.txt")]
        kept.keep_paper(key, "1", "other", {}, msgspec.msgpack.encode([Paper(key, "text", "other")]))
    (archive / "new" / "n.txt").write_text(text(COPIED), "utf-8")
    assert "CC601" not in [code for code, _, _ in findings("new", "--no-cache", "--against", "cache")]


def test_a_folder_without_a_cache_is_a_mistake_in_the_call(archive):
    answer = called("check", "new", "--offline", "--against", archive / "new")
    assert answer.code == 2
    assert "--cache-dir of an earlier check" in answer.err
