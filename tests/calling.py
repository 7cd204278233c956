"""Calls the command line in this process, with what it printed kept; and papers small enough to read by eye."""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest import mock

from citecheck import cli

CLEAN = """Weights of Wooden Clocks
Ada Kerr

Clocks of wood were weighed [1].

References
1. Kerr A. Clocks of wood. Edinburgh: Lowther, 1998. 210 p.
"""
BAD = """Алишер Навоий ижодида меъморчилик терминлари
Карим Саидов

Навоий асарларида кўп учрайди [1; 9].

ФОЙДАЛАНИЛГАН АДАБИЁТЛАР
1. Каримов А. Меъморчилик тарихи. – Тошкент: Фан, 1998. – 210 б.
2. Ибрагимова Д. Шаҳар ва бино. – Тошкент: Фан, 2011. – 90 б. https://example.test/shahar
"""


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


def called(*words) -> Answer:
    """Runs `citecheck WORDS` as the program does, short of a process of its own."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    with mock.patch.object(sys, "argv", ["citecheck", *map(str, words)]), redirect_stdout(out), redirect_stderr(err):
        code = cli.start()
    for stream in (out, err):
        stream.flush()
    return Answer(code, *(stream.buffer.getvalue().decode("utf-8") for stream in (out, err)))
