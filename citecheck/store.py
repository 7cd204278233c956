"""The one SQLite file: finished papers and what the network said. Nothing else remembers.

Without a folder to keep it in, it is a private temporary database, so that there is one way and not two.
"""

import errno
import os
import sqlite3
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from zlib import crc32

import msgspec

from citecheck.database import prepared, read, set_aside, since
from citecheck.model import Finding, Paper, Record, Status, Verdict

NAME = "citecheck.sqlite"
KEPT = "select version, digest, used, data, crc from papers_3 where key = ?"
SPARE = "select version, digest, used, data, crc from spare where key = ?"  # once the file has failed
NAMES = "select names from {} where key = ?"
STAMP = "select version, digest, crc from {} where key = ?"
HELD = 16 << 20  # bytes of papers, as they are kept, that stay decoded: three times as much memory
VERDICTS = "select url, data, checked from verdicts where url in (select value from json_each(?))"
KNOWN = "select number, held from indexed_1 where key = ?"
PRIVATE = """
create temp table if not exists indexed_1 (number integer primary key, key blob unique, stamp text, held blob);
create temp table if not exists marks_1 (mark integer, number integer, primary key (mark, number)) without rowid;
"""  # once the file has failed: they hide those of the file
FAILURES, APART = 3, timedelta(days=3)  # a death is confirmed by so many failures over so long
DEATH = 1.0  # days a death is remembered before it is asked again
# Days for which other answers are remembered; a network that wasn't there is asked again at once.
LASTING = {"offline": 0.0, "dns-timeout": 0.0, "rate-limited": 1 / 24, "http-403": 3.0, "bot-wall": 3.0}
RECORD = timedelta(days=30)  # what registers say of works

Digest = Callable[[str], str]
Row = tuple[Any, ...]


class Store:
    """An open store; it outlives a run, hence a class. What goes wrong with the file is said in `notes`."""

    def __init__(self, folder: str | None) -> None:
        self.notes: list[str] = []
        self.here = Path.cwd()
        self.path = Path(folder) / NAME if folder else None
        self.broken: sqlite3.Error | None = None
        self.private = False
        self.decoded: dict[str, list[Paper]] = {}
        self.last: tuple[str, list[Paper]] = "", []
        self.room = HELD
        self.database = self._open(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(sqlite3.Error):  # a full disk costs what was learnt, not the report
            self.database.close()
        if self.path and self.broken and not isinstance(self.broken, sqlite3.OperationalError):
            with suppress(OSError):  # the note has told that it is damaged
                set_aside(self.path)

    def _open(self, path: Path | None) -> sqlite3.Connection:
        if path is None:
            return prepared("")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                return prepared(str(path))
            except sqlite3.OperationalError as error:
                self.notes.append(f"the cache {path} can't be used ({error}): nothing is remembered from this run")
            except sqlite3.DatabaseError:
                aside = set_aside(path)
                self.notes.append(f"the cache was damaged; it was set aside as {aside} and a new one begun")
                return prepared(str(path))
        except (OSError, sqlite3.Error) as error:
            why = error.strerror if isinstance(error, OSError) else error
            self.notes.append(f"the cache folder {path.parent} can't be used ({why}): choose one with --cache-dir")
        self.path = None
        return prepared("")

    def _row(self, query: str, *values: object) -> Row | None:
        """One row; nothing where the file turns out to be damaged, so that it is found out anew."""
        try:
            row: Row | None = self.database.execute(query, values).fetchone()
        except sqlite3.Error as error:
            self._fails(error)
            return None
        return row

    def _rows(self, query: str, *values: object) -> list[Row]:
        """All rows; none where the file turns out to be damaged."""
        try:
            return self.database.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._fails(error)
            return []

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

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is kept within is written at once, in a moment: other runs wait for it no longer than that."""
        if self.broken:
            yield
            return
        try:
            self.database.execute("begin immediate")
        except sqlite3.Error as error:
            self._fails(error)
        try:
            yield
        finally:
            try:
                if self.database.in_transaction:
                    self.database.execute("commit")
            except sqlite3.Error as error:
                self._fails(error)

    def _fails(self, error: sqlite3.Error) -> None:
        """Says once that the file can't be used further; the run goes on with a private one."""
        if not self.broken:
            self.notes.append(
                f"the cache {self.path or ''} can't be used further ({error}): what follows is not remembered"
            )
        self.broken = self.broken or error

    def _key(self, path: str) -> bytes:
        """What a paper is kept under: its path as given, and where it was given unless that says it all."""
        whole = "\0" in path or os.path.isabs(path)  # noqa: PTH117
        return os.fsencode(path if whole else f"{self.here}\0{path}")

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

    def keep_paper(
        self, path: str, version: str, digest: str, used: Mapping[str, str], data: bytes, names: Sequence[str] = ()
    ) -> None:
        """Keeps a finished file: for every run where that can be, else for this one.

        `names` tell the papers of one file apart: what stands behind its path in the name of each.
        """
        self.decoded.pop(path, None)
        self.last = "", []
        encode = msgspec.msgpack.encode
        row = (self._key(path), version, digest, encode(dict(used)), data, crc32(data), encode(tuple(names)))
        if self._write("insert or replace into papers_3 values (?, ?, ?, ?, ?, ?, ?)", row):
            return
        try:
            self.database.execute("insert or replace into spare values (?, ?, ?, ?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            place = tempfile.gettempdir()
            raise OSError(errno.ENOSPC, f"no room to keep what was read ({error}): make some", place) from error

    def kept(self, path: str) -> list[Paper]:
        """The papers of one file that was kept; those of a small folder are decoded once, since checks ask often.

        So are those that were asked for last, however many they are.
        """
        if path in self.decoded:
            return self.decoded[path]
        if self.last[0] == path:
            return self.last[1]
        row = self._kept(path)
        papers = msgspec.msgpack.decode(row[3], type=list[Paper]) if row else []
        if row and len(row[3]) <= self.room:
            self.decoded[path] = papers
            self.room -= len(row[3])
        elif row:
            self.last = path, papers
        return papers

    def used(self, path: str) -> tuple[str, ...]:
        """The files that the papers of one file used."""
        row = self._kept(path)
        return tuple(msgspec.msgpack.decode(row[2], type=dict[str, str])) if row else ()

    def names(self, path: str) -> tuple[str, ...]:
        """What stands behind a file's path in the name of each of its papers; nothing behind that of an only one."""
        key = self._key(path)
        row = (self._row(NAMES.format("spare"), key) if self.broken else None) or self._row(
            NAMES.format("papers_3"), key
        )
        return (msgspec.msgpack.decode(row[0], type=tuple[str, ...]) if row else ()) or ("",)

    def everything(self) -> tuple[str, ...]:
        """Every paper that is kept, by the key it is kept under."""
        try:
            return tuple(os.fsdecode(row[0]) for row in self.database.execute("select key from papers_3 order by key"))
        except sqlite3.Error as error:
            self._fails(error)
            return ()

    def findings(self, place: str, stamp: str) -> list[Finding] | None:
        """What was found before at a place, if nothing that it rests on has changed since."""
        row = self._row("select data from findings_1 where place = ? and stamp = ?", self._key(place), stamp)
        return read(row[0], list[Finding]) if row else None

    def keep_findings(self, place: str, stamp: str, found: list[Finding]) -> None:
        """Remembers what was found at a place, where that can be."""
        row = (self._key(place), stamp, msgspec.msgpack.encode(found))
        self._write("insert or replace into findings_1 values (?, ?, ?)", row)

    def stamp(self, path: str) -> str:
        """What changes when a paper does."""
        key = self._key(path)
        row = (self._row(STAMP.format("spare"), key) if self.broken else None) or self._row(
            STAMP.format("papers_3"), key
        )
        return " ".join(map(str, row)) if row else ""

    def number(self, path: str, stamp: str) -> int | None:
        """The number of a paper whose marks are known as it is now."""
        row = self._row("select number from indexed_1 where key = ? and stamp = ?", self._key(path), stamp)
        return int(row[0]) if row else None

    def keep_marks(self, batch: Mapping[str, tuple[str, "array[int]"]]) -> dict[int, str] | None:
        """Keeps the marks of papers in the place of those they had, and gives each paper's number.

        None where the file fails: from then on there is a private index, and all papers are to be kept again.
        """
        numbers: dict[int, str] = {}
        gone: list[tuple[int, int]] = []
        rows: list[tuple[int, int]] = []
        try:
            self.database.execute("begin immediate")
            for path, (stamp, held) in batch.items():
                old = self.database.execute(KNOWN, (self._key(path),)).fetchone()
                gone += [(mark, old[0]) for mark in array("q", old[1])] if old else []
                row = (old[0] if old else None, self._key(path), stamp, held.tobytes())
                number = self.database.execute("insert or replace into indexed_1 values (?, ?, ?, ?)", row).lastrowid
                numbers[number or 0] = path
                rows += [(mark, number or 0) for mark in held]
            self.database.executemany("delete from marks_1 where mark = ? and number = ?", gone)
            self.database.executemany("insert or ignore into marks_1 values (?, ?)", sorted(rows))
            self.database.execute("commit")
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                self.database.execute("rollback")
            if self.broken and self.private:
                words = f"no room to compare papers ({error}): make some"
                raise OSError(errno.ENOSPC, words, tempfile.gettempdir()) from error
            self._fails(error)
            self.database.executescript(PRIVATE)
            self.private = True
            return None
        return numbers

    def holders(self, mark: int) -> Iterator[int]:
        """The numbers of the papers that hold a mark, the oldest first."""
        try:
            for row in self.database.execute("select number from marks_1 where mark = ?", (mark,)):
                yield row[0]
        except sqlite3.Error as error:
            self._fails(error)

    def verdicts(self, urls: Iterable[str], now: datetime, max_age: float) -> dict[str, Verdict]:
        """What is still known of addresses: live answers for `max_age` days (a tenth more or less), deaths for one."""
        known: dict[str, Verdict] = {}
        for url, data, checked in self._rows(VERDICTS, msgspec.json.encode(list(urls)).decode()):
            verdict, age = read(data, Verdict), since(checked, now)
            if not verdict or age is None:
                continue
            spread = 0.9 + 0.2 * (crc32(url.encode()) % 1000) / 1000  # so that not all grow old on one day
            days = min(LASTING.get(verdict.reason or "", DEATH), max_age)
            if verdict.status is Status.OK:
                days = max_age * spread
            if age < timedelta(days=days):
                known[url] = verdict
        return known

    def note_copy(self, verdict: Verdict) -> None:
        """Keeps the copy of a dead page that was found, without taking the verdict for a new one."""
        data = (msgspec.msgpack.encode(verdict), verdict.url)
        self._write("update verdicts set data = ? where url = ?", data)

    def records(self, dois: Iterable[str], now: datetime) -> dict[str, Record]:
        """What is still known of works; what a service failed to say is not."""
        rows = ((doi, self._row("select data, checked from records_1 where doi = ?", doi)) for doi in dois)
        return {
            doi: record
            for doi, row in rows
            if row and (age := since(row[1], now)) is not None and age < RECORD and (record := read(row[0], Record))
        }

    def keep_record(self, record: Record, now: datetime) -> None:
        """Keeps what a register said of a work."""
        data = (record.doi, msgspec.msgpack.encode(record), now.isoformat())
        self._write("insert or replace into records_1 values (?, ?, ?)", data)

    def keep_verdict(self, verdict: Verdict, now: datetime) -> Verdict:
        """Keeps an answer; gives it back confirmed where it is the last of three failures over three days."""
        row = self._row("select failures from verdicts where url = ?", verdict.url)
        before = (read(row[0], list[str]) if row else None) or []
        failures = [one for one in before if since(one, now) is not None]
        if verdict.status is Status.DEAD:
            failures.append(now.isoformat())
            over = since(failures[0], now) or timedelta(0)
            if len(failures) >= FAILURES and over >= APART:
                verdict = replace(verdict, confirmed=True)
        elif verdict.status is not Status.UNKNOWN:
            failures = []
        data = (verdict.url, msgspec.msgpack.encode(verdict), now.isoformat(), msgspec.msgpack.encode(failures))
        self._write("insert or replace into verdicts values (?, ?, ?, ?)", data)
        return verdict
