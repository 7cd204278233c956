"""Writes bib/ and reports/ anew from tests/papers: `python -m tests.golden`. A change there is read line by line."""

from contextlib import chdir
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from citecheck import folder, run, writing
from citecheck.config import Config
from citecheck.report import Report

ROOT = Path(__file__).resolve().parent.parent
PAPERS = "tests/papers"
FOLDERS = ("bib", "reports")
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def made(place: Path) -> Report:
    """Writes both folders below a place, from the papers as they lie in the project, and gives the report."""
    config = Config(offline=True, cache=False, jobs=2)
    with chdir(ROOT), folder.opened([PAPERS], config) as archive:
        report = run.check(archive, config, now=NOW, whole=True)
        writing.bibliographies(place / "bib", archive.corpus.papers())
        writing.reports(place / "reports", report)
    return report


def texts(place: Path) -> dict[str, str]:
    """What both folders hold, by name."""
    files = (file for name in FOLDERS for file in (place / name).glob("*"))
    return {file.relative_to(place).as_posix(): file.read_bytes().decode("utf-8") for file in sorted(files)}


def renew() -> None:
    """Takes the place of the golden files in the project, once all are made."""
    with TemporaryDirectory() as place:
        made(Path(place))
        fresh = texts(Path(place))
    for name in texts(ROOT):
        (ROOT / name).unlink()
    for name, text in fresh.items():
        (ROOT / name).parent.mkdir(exist_ok=True)
        (ROOT / name).write_bytes(text.encode("utf-8"))


if __name__ == "__main__":
    renew()
