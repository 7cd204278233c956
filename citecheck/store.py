"""The one SQLite file: finished papers and what the network said. Nothing else remembers.

Without a folder to keep it in, it is a private temporary database, so that there is one way and not two.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self
from zlib import crc32

import msgspec

from citecheck.model import Paper, Status, Verdict

NAME = "citecheck.sqlite"
TABLES = """
create table if not exists papers (path text primary key, version text, digest text, used blob, data blob);
create table if not exists verdicts (url text primary key, data blob, checked text, failures blob);
"""
SETTINGS = "pragma journal_mode = wal; pragma synchronous = normal;"
FAILURES, APART = 3, timedelta(days=3)  # a death is confirmed by so many failures over so long
DEATH = 1.0  # days a death is remembered before it is asked again
BATCH = 1.0  # seconds between commits

Digest = Callable[[str], str]


class Store:
    """An open store; it outlives a run, hence a class."""

    def __init__(self, folder: str | None) -> None:
        self.notes: list[str] = []
        self.database = self._open(folder)
        self.committed = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(sqlite3.Error):  # a full disk costs what was learnt, not the report
            self.database.commit()
        self.database.close()

    def _open(self, folder: str | None) -> sqlite3.Connection:
        if folder is None:
            return _prepared("")
        path = Path(folder) / NAME
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return _prepared(str(path))
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                self.notes.append(f"the cache {path} can't be used ({error}): nothing is remembered from this run")
                return _prepared("")
            aside = path.with_suffix(f".damaged-{int(time.time())}")
            path.rename(aside)
            self.notes.append(f"the cache was damaged; it was set aside as {aside} and a new one begun")
            return _prepared(str(path))
        except OSError as error:
            self.notes.append(
                f"the cache folder {folder} can't be used ({error.strerror}): choose one with --cache-dir"
            )
            return _prepared("")

    def paper(self, path: str, version: str, digest: str, fresh: Digest) -> bytes | None:
        """A finished paper, if it and every file it used are as they were; `fresh` gives a file's digest now."""
        row = self.database.execute(
            "select digest, used, data from papers where path = ? and version = ?", (path, version)
        ).fetchone()
        if not row or row[0] != digest:
            return None
        used: dict[str, str] = msgspec.msgpack.decode(row[1])
        return row[2] if all(fresh(name) == known for name, known in used.items()) else None

    def keep_paper(self, path: str, version: str, digest: str, used: Mapping[str, str], data: bytes) -> None:
        """Keeps a finished paper."""
        row = (path, version, digest, msgspec.msgpack.encode(dict(used)), data)
        self.database.execute("insert or replace into papers values (?, ?, ?, ?, ?)", row)
        self._commit_now_and_then()

    def kept(self, path: str) -> list[Paper]:
        """The papers of one file that was kept."""
        row = self.database.execute("select data from papers where path = ?", (path,)).fetchone()
        return msgspec.msgpack.decode(row[0], type=list[Paper]) if row else []

    def verdicts(self, urls: Iterable[str], now: datetime, max_age: float) -> dict[str, Verdict]:
        """What is still known of addresses: live answers for `max_age` days (a tenth more or less), deaths for one."""
        known: dict[str, Verdict] = {}
        for url in urls:
            row = self.database.execute("select data, checked from verdicts where url = ?", (url,)).fetchone()
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
        row = self.database.execute("select failures from verdicts where url = ?", (verdict.url,)).fetchone()
        failures: list[str] = msgspec.msgpack.decode(row[0]) if row else []
        if verdict.status is Status.DEAD:
            failures.append(now.isoformat())
            over = now - datetime.fromisoformat(failures[0])
            if len(failures) >= FAILURES and over >= APART:
                verdict = replace(verdict, confirmed=True)
        elif verdict.status is not Status.UNKNOWN:
            failures = []
        data = (verdict.url, msgspec.msgpack.encode(verdict), now.isoformat(), msgspec.msgpack.encode(failures))
        self.database.execute("insert or replace into verdicts values (?, ?, ?, ?)", data)
        self._commit_now_and_then()
        return verdict

    def _commit_now_and_then(self) -> None:
        """Commits about once a second: a killed run keeps what it had done."""
        if time.monotonic() - self.committed > BATCH:
            self.database.commit()
            self.committed = time.monotonic()


class StoredCorpus:
    """The papers of one run, one decoded at a time."""

    def __init__(self, store: Store, paths: Iterable[str]) -> None:
        self.store, self.paths = store, tuple(paths)

    def __len__(self) -> int:
        return len(self.paths)

    def papers(self) -> Iterator[Paper]:
        """Gives the papers in the order of their paths."""
        for path in self.paths:
            yield from self.store.kept(path)

    def paper(self, path: str) -> Paper:
        """Gives one paper by its path."""
        return self.store.kept(path)[0]


def _prepared(path: str) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=10)
    try:
        database.executescript(SETTINGS + TABLES)
    except sqlite3.Error:
        database.close()
        raise
    return database
