"""Which program it was that read a paper."""

from citecheck import __version__
from citecheck.edition import edition


def test_an_edition_is_a_version_and_the_state_of_the_program(tmp_path):
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "a.py").write_text("one", "utf-8")
    first = edition.__wrapped__(tmp_path)
    assert first.startswith(f"{__version__} ")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"")
    assert edition.__wrapped__(tmp_path) == first
    (tmp_path / "room" / "a.py").write_text("another", "utf-8")
    assert edition.__wrapped__(tmp_path) != first
