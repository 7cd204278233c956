"""No check takes more than time linear in a text, whatever it holds: checks run where nothing ends them."""

import time
from datetime import date

import pytest

from citecheck import checks, extract
from citecheck.config import Config
from citecheck.model import Evidence, Paper, Reference, Status, Verdict
from citecheck.read import Source
from citecheck.read.text import read
from citecheck.rule import run

SIZE, TIMES = 6_000, 4
SHORT = 0.1  # seconds that no check need explain
LIST = "1. Lind N. Bridges. Oslo: Fjell, 2001. 90 p.\n2. Лаптев Г.А. Мосты // Река. – 2001. – № 3. – С. 4–9.\n"
PAPER = f"On Wooden Bridges\nNora Lind\n\nBridges of wood %s last [1].\n\nReferences\n{LIST}"
UNITS = [
    ".", "/", "[", "[]", "(", "A", "Ж", "a", "1", "@", "a@", "-", "_", "'", '"', "«", "\\", "<", "`", "$", "{", "¹", "γ",
    "aб", "іa", "Aa", ". ", "1 ", "a ", "[1] ", "(2001) ", "Lind, 2001; ", "10.1/", "http://a.example/ ", "www.", "- ",
    "Там же. ", "Âÿ÷å ", "\n", "a\n", "1. A\n", "ISSN 1 ", "0000-", "%", "&", "#", "a\u0301", "\u200b",
]  # fmt: skip
LISTED = [".", "A", "1. A\n", "Lind, 2001; ", "http://a.example/ "]  # behind the list, not before it


def paper(unit, size, body):
    text = (unit * (size // len(unit) + 1))[:size]
    return extract.paper(read(Source("a.txt", (PAPER % text if body else PAPER % "" + text).encode())))


def took(subject, rule):
    """The seconds of work that a check takes over a paper."""
    said = Evidence({link.url: Verdict(link.url, Status.UNKNOWN, "offline") for link in subject.links})
    begun = time.process_time()
    for one in [subject] if rule.scope is Paper else subject.references:
        for _ in run(rule, one, said, Config(), date(2026, 1, 1)):
            pass
    return time.process_time() - begun


def in_time(short, long, rule):
    """One try: the machine may have been busy with something else, a check that is slow is so every time."""
    much = took(long, rule)
    return much < SHORT or much < 2.5 * TIMES * took(short, rule)


@pytest.mark.parametrize(("unit", "body"), [*((unit, True) for unit in UNITS), *((unit, False) for unit in LISTED)])
def test_four_times_the_text_takes_four_times_as_long(unit, body):
    short, long = paper(unit, SIZE, body), paper(unit, TIMES * SIZE, body)
    for rule in checks.rules():
        if rule.scope in (Paper, Reference):
            assert any(in_time(short, long, rule) for _ in range(3)), rule.name
