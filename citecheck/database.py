"""The SQLite file of the store: its tables, how it is opened and read, and what becomes of a damaged one."""

import sqlite3
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import msgspec

WAIT = 5.0  # seconds for another run to let go of the file
Kept = TypeVar("Kept")
SOON = 0.02  # seconds after which it is tried again
SETTINGS = "pragma journal_mode = wal; pragma synchronous = normal;"
# A table whose columns change gets a new number: a run of another version may be using the old one.
TABLES = """
create table if not exists papers_3
    (key blob primary key, version text, digest text, used blob, data blob, crc integer, names blob);
create temp table spare
    (key blob primary key, version text, digest text, used blob, data blob, crc integer, names blob);
create table if not exists indexed_1 (number integer primary key, key blob unique, stamp text, held blob);
create table if not exists marks_1 (mark integer, number integer, primary key (mark, number)) without rowid;
create table if not exists verdicts (url text primary key, data blob, checked text, failures blob);
create table if not exists findings_1 (place blob primary key, stamp text, data blob);
create table if not exists records_1 (doi text primary key, data blob, checked text);
"""


def prepared(path: str) -> sqlite3.Connection:
    """A database with our tables; every statement is a transaction of its own, so that no run waits for another."""
    database = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    patience = time.monotonic() + WAIT
    while True:
        try:
            database.executescript(SETTINGS + TABLES)
        except sqlite3.OperationalError as error:
            # Two runs that begin a file at the same time: SQLite doesn't wait where the way of writing changes.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                database.close()
                raise
            time.sleep(SOON)
        except sqlite3.Error:
            database.close()
            raise
        else:
            return database


def set_aside(path: Path) -> Path:
    """Renames a damaged database, and takes away what belongs to it alone."""
    aside = path.with_suffix(f".damaged-{int(time.time())}")
    path.rename(aside)
    for companion in ("-wal", "-shm"):
        path.with_name(path.name + companion).unlink(missing_ok=True)
    return aside


def read(data: bytes, kind: type[Kept]) -> Kept | None:
    """What is kept; None where it is damaged, or of a version that wrote it otherwise: then it is found out anew."""
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except (msgspec.DecodeError, TypeError):
        return None


def since(stamp: str, now: datetime) -> timedelta | None:
    """The time since then; None where that is no time, or has not come yet: a clock was wrong."""
    try:
        age = now - datetime.fromisoformat(stamp)
    except (TypeError, ValueError):
        return None
    return age if age >= timedelta(0) else None
