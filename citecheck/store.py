"""The one SQLite file: finished papers and what the network said. Nothing else remembers.

Without a folder to keep it in, it is a private temporary database, so that there is one way and not two.
"""

import errno
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from zlib import crc32

import msgspec

from citecheck.model import Paper, Status, Verdict

NAME = "citecheck.sqlite"
SETTINGS = "pragma journal_mode = wal; pragma synchronous = normal;"
# A table whose columns change gets a new number: a run of another version may be using the old one.
TABLES = """
create table if not exists papers_2
    (key blob primary key, version text, digest text, used blob, data blob, crc integer);
create temp table spare
    (key blob primary key, version text, digest text, used blob, data blob, crc integer);
create table if not exists verdicts (url text primary key, data blob, checked text, failures blob);
"""
KEPT = "select version, digest, used, data, crc from papers_2 where key = ?"
SPARE = "select version, digest, used, data, crc from spare where key = ?"  # once the file has failed
WAIT = 5.0  # seconds for another run to let go of the file
FAILURES, APART = 3, timedelta(days=3)  # a death is confirmed by so many failures over so long
DEATH = 1.0  # days a death is remembered before it is asked again

Digest = Callable[[str], str]
Row = tuple[Any, ...]


class Store:
    """An open store; it outlives a run, hence a class. What goes wrong with the file is said in `notes`."""

    def __init__(self, folder: str | None) -> None:
        self.notes: list[str] = []
        self.here = Path.cwd()
        self.path = Path(folder) / NAME if folder else None
        self.broken: sqlite3.Error | None = None
        self.database = self._open(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(sqlite3.Error):  # a full disk costs what was learnt, not the report
            self.database.close()
        if self.path and self.broken and not isinstance(self.broken, sqlite3.OperationalError):
            with suppress(OSError):  # the note has told that it is damaged
                _set_aside(self.path)

    def _open(self, path: Path | None) -> sqlite3.Connection:
        if path is None:
            return _prepared("")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                return _prepared(str(path))
            except sqlite3.OperationalError as error:
                self.notes.append(f"the cache {path} can't be used ({error}): nothing is remembered from this run")
            except sqlite3.DatabaseError:
                aside = _set_aside(path)
                self.notes.append(f"the cache was damaged; it was set aside as {aside} and a new one begun")
                return _prepared(str(path))
        except (OSError, sqlite3.Error) as error:
            why = error.strerror if isinstance(error, OSError) else error
            self.notes.append(f"the cache folder {path.parent} can't be used ({why}): choose one with --cache-dir")
        self.path = None
        return _prepared("")

    def _row(self, query: str, *values: object) -> Row | None:
        """One row; nothing where the file turns out to be damaged, so that it is found out anew."""
        try:
            row: Row | None = self.database.execute(query, values).fetchone()
        except sqlite3.Error as error:
            self._fails(error)
            return None
        return row

    def _write(self, query: str, row: Row) -> bool:
        """Writes a row where every run finds it; not once the file has failed."""
        if self.broken:
            return False
        try:
            self.database.execute(query, row)
        except sqlite3.Error as error:
            self._fails(error)
            return False
        return True

    def _fails(self, error: sqlite3.Error) -> None:
        """Says once that the file can't be used further; the run goes on with a private one."""
        if not self.broken:
            self.notes.append(
                f"the cache {self.path or ''} can't be used further ({error}): what follows is not remembered"
            )
        self.broken = self.broken or error

    def _key(self, path: str) -> bytes:
        """What a paper is kept under: its path as given, and where it was given unless that says it all."""
        return os.fsencode(path if os.path.isabs(path) else f"{self.here}\0{path}")  # noqa: PTH117

    def _kept(self, path: str) -> Row | None:
        key = self._key(path)
        return (self._row(SPARE, key) if self.broken else None) or self._row(KEPT, key)

    def paper(self, path: str, version: str, digest: str, fresh: Digest) -> bytes | None:
        """A finished paper, if it and every file it used are as they were; `fresh` gives a file's digest now."""
        row = self._kept(path)
        if not row or row[:2] != (version, digest) or crc32(row[3]) != row[4]:
            return None
        used: dict[str, str] = msgspec.msgpack.decode(row[2])
        return row[3] if all(fresh(name) == known for name, known in used.items()) else None

    def keep_paper(self, path: str, version: str, digest: str, used: Mapping[str, str], data: bytes) -> None:
        """Keeps a finished paper: for every run where that can be, else for this one."""
        row = (self._key(path), version, digest, msgspec.msgpack.encode(dict(used)), data, crc32(data))
        if self._write("insert or replace into papers_2 values (?, ?, ?, ?, ?, ?)", row):
            return
        try:
            self.database.execute("insert or replace into spare values (?, ?, ?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            place = tempfile.gettempdir()
            raise OSError(errno.ENOSPC, f"no room to keep what was read ({error}): make some", place) from error

    def kept(self, path: str) -> list[Paper]:
        """The papers of one file that was kept."""
        row = self._kept(path)
        return msgspec.msgpack.decode(row[3], type=list[Paper]) if row else []

    def used(self, path: str) -> tuple[str, ...]:
        """The files that the papers of one file used."""
        row = self._kept(path)
        return tuple(msgspec.msgpack.decode(row[2], type=dict[str, str])) if row else ()

    def verdicts(self, urls: Iterable[str], now: datetime, max_age: float) -> dict[str, Verdict]:
        """What is still known of addresses: live answers for `max_age` days (a tenth more or less), deaths for one."""
        known: dict[str, Verdict] = {}
        for url in urls:
            row = self._row("select data, checked from verdicts where url = ?", url)
            if not row:
                continue
            verdict = msgspec.msgpack.decode(row[0], type=Verdict)
            spread = 0.9 + 0.2 * (crc32(url.encode()) % 1000) / 1000  # so that not all grow old on one day
            days = max_age * spread if verdict.status is Status.OK else min(DEATH, max_age)
            if verdict.status is not Status.UNKNOWN and now - datetime.fromisoformat(row[1]) < timedelta(days=days):
                known[url] = verdict
        return known

    def keep_verdict(self, verdict: Verdict, now: datetime) -> Verdict:
        """Keeps an answer; gives it back confirmed where it is the last of three failures over three days."""
        row = self._row("select failures from verdicts where url = ?", verdict.url)
        failures: list[str] = msgspec.msgpack.decode(row[0]) if row else []
        if verdict.status is Status.DEAD:
            failures.append(now.isoformat())
            over = now - datetime.fromisoformat(failures[0])
            if len(failures) >= FAILURES and over >= APART:
                verdict = replace(verdict, confirmed=True)
        elif verdict.status is not Status.UNKNOWN:
            failures = []
        data = (verdict.url, msgspec.msgpack.encode(verdict), now.isoformat(), msgspec.msgpack.encode(failures))
        self._write("insert or replace into verdicts values (?, ?, ?, ?)", data)
        return verdict


class StoredCorpus:
    """The papers of one run, one decoded at a time."""

    def __init__(self, store: Store, paths: Iterable[str]) -> None:
        self.store, self.paths = store, tuple(paths)
        shown = ((os.fsencode(path).decode("utf-8", "backslashreplace"), path) for path in self.paths)
        self.odd = {name: path for name, path in shown if name != path}

    def __len__(self) -> int:
        return len(self.paths)

    def papers(self) -> Iterator[Paper]:
        """Gives the papers in the order of their paths."""
        for path in self.paths:
            yield from self.store.kept(path)

    def paper(self, path: str) -> Paper:
        """Gives one paper by its path."""
        return self.store.kept(self.odd.get(path, path))[0]


def _prepared(path: str) -> sqlite3.Connection:
    """A database with our tables; every statement is a transaction of its own, so that no run waits for another."""
    database = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    try:
        database.executescript(SETTINGS + TABLES)
    except sqlite3.Error:
        database.close()
        raise
    return database


def _set_aside(path: Path) -> Path:
    """Renames a damaged database, and takes away what belongs to it alone."""
    aside = path.with_suffix(f".damaged-{int(time.time())}")
    path.rename(aside)
    for companion in ("-wal", "-shm"):
        path.with_name(path.name + companion).unlink(missing_ok=True)
    return aside
