"""The SQLite file of the store: its tables, how it is opened, and what becomes of a damaged one."""

import sqlite3
import time
from pathlib import Path

WAIT = 5.0  # seconds for another run to let go of the file
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
    try:
        database.executescript(SETTINGS + TABLES)
    except sqlite3.Error:
        database.close()
        raise
    return database


def set_aside(path: Path) -> Path:
    """Renames a damaged database, and takes away what belongs to it alone."""
    aside = path.with_suffix(f".damaged-{int(time.time())}")
    path.rename(aside)
    for companion in ("-wal", "-shm"):
        path.with_name(path.name + companion).unlink(missing_ok=True)
    return aside
