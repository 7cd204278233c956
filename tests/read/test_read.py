import os
from pathlib import Path

import pytest

from citecheck import read


def write(folder, name, data=b"text"):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return str(path)


def troubles(document):
    return [(trouble.kind, trouble.reason) for trouble in document.troubles]


def test_a_file_is_read_by_its_suffix(tmp_path):
    assert read.read(write(tmp_path, "a.TXT")).format == "text"
    assert read.read(write(tmp_path, "a.md")).format == "markdown"


def test_every_format_says_its_suffixes():
    formats = read.formats()
    assert [reader.FORMAT for reader in formats[".bib"]] == ["bibtex"]
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in formats)


def test_an_unknown_suffix(tmp_path):
    ((kind, reason),) = troubles(read.read(write(tmp_path, "a.xyz")))
    assert kind == "unreadable"
    assert ".xyz" in reason


def test_a_file_that_is_not_there(tmp_path):
    assert troubles(read.read(str(tmp_path / "none.txt")))[0][0] == "unreadable"


def test_a_file_over_the_limit_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(read, "MAX_BYTES", 3)
    ((kind, reason),) = troubles(read.read(write(tmp_path, "a.txt")))
    assert kind == "unreadable"
    assert "limit" in reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path):
    path = write(tmp_path, "a.txt")
    Path(path).chmod(0)
    assert "permission" in troubles(read.read(path))[0][1]


def test_permission_denied_is_said_in_plain_words(tmp_path, monkeypatch):
    def denied(self):
        raise PermissionError(13, "denied")

    path = write(tmp_path, "a.txt")
    monkeypatch.setattr("pathlib.Path.read_bytes", denied)
    assert "change its rights" in troubles(read.read(path))[0][1]


def test_files_beside_are_those_below(tmp_path):
    path = write(tmp_path, "paper/main.md")
    write(tmp_path, "paper/sub/refs.bib", b"in")
    write(tmp_path, "secret.bib", b"out")
    (tmp_path / "paper/link.bib").symlink_to(tmp_path / "secret.bib")
    source = read.load(path)
    assert source.beside("sub/refs.bib").data == b"in"
    assert source.beside("../secret.bib") is None
    assert source.beside(str(tmp_path / "secret.bib")) is None
    assert source.beside("link.bib") is None
    assert source.beside("none.bib") is None


def test_names_that_are_no_utf8_are_escaped():
    assert read.printable(os.fsdecode(b"a\xff.txt")) == "a\\xff.txt"
