"""New papers against an archive: the cache of an earlier run, which isn't read again."""

import json

import pytest

from tests.calling import called
from tests.compare.test_passages import latin, words

COPIED = words(70, 1)
LIST = "\n\nАДАБИЁТЛАР\n1. Водий каналлари: азалий йўлларнинг босқичи <https://www.{}.example/uz/posts/vodiy-kanallari-azaliy>\n"


def text(*parts, host="xabar"):
    return "Кириш\n" + " ".join(" ".join(part) for part in parts) + LIST.format(host)


@pytest.fixture
def archive(tmp_path, monkeypatch):
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    monkeypatch.chdir(tmp_path / "old")
    for n in range(3):
        (tmp_path / "old" / f"p{n}.txt").write_text(text(words(80, 10 + n), COPIED if n == 1 else []), "utf-8")
    assert called("check", ".", "--offline", "--cache-dir", tmp_path / "cache", "--fail-on", "never").code == 0
    monkeypatch.chdir(tmp_path)
    return tmp_path


def findings(*words):
    answer = called("check", *words, "--offline", "--format", "json", "--fail-on", "never", "--select", "CC6")
    assert answer.code == 0, answer.err
    return [(one["code"], one["path"], one["related"][0]["path"]) for one in json.loads(answer.out)["findings"]]


def test_a_new_paper_is_compared_with_the_archive(archive):
    new = archive / "new" / "n.txt"
    new.write_text(text(latin(COPIED), words(90, 20), host="хabar"), "utf-8")
    (archive / "old" / "p1.txt").unlink()  # the archive isn't read again
    found = findings("new", "--no-cache", "--against", archive / "cache")
    assert ("CC601", "new/n.txt", str(archive / "old" / "p1.txt")) in found
    assert {code for code, _, _ in found} >= {"CC601", "CC602"}
    assert findings("new", "--no-cache") == []


def test_a_paper_of_the_archive_is_not_compared_with_itself(archive):
    found = findings("old", "--no-cache", "--against", archive / "cache")
    assert found == findings("old", "--no-cache")


def test_a_changed_archive_is_indexed_anew(archive, monkeypatch):
    (archive / "new" / "n.txt").write_text(text(COPIED), "utf-8")
    monkeypatch.chdir(archive / "old")
    (archive / "old" / "p1.txt").write_text(text(words(80, 30)), "utf-8")
    called("check", ".", "--offline", "--cache-dir", archive / "cache", "--fail-on", "never")
    monkeypatch.chdir(archive)
    assert [code for code, _, _ in findings("new", "--no-cache", "--against", "cache")] == []


def test_a_folder_without_a_cache_is_a_mistake_in_the_call(archive):
    answer = called("check", "new", "old", "--offline", "--against", archive / "new")
    assert answer.code == 2
    assert "--cache-dir of an earlier check" in answer.err
