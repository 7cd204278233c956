"""How long a folder of papers takes: `python -m tests.benchmarks.folder [--papers 1000] [--jobs 2] [--seed N]`.

Writes texts of 20 KB with 20 references each in several languages into a temporary folder, and runs the real command
over them without a cache, into a new cache, and from that cache; then the version, and one paper alone.
Ends with 1 where a figure misses its target.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SIZE, REFERENCES = 20_000, 20
MEMORY = 300.0  # MB that the process which was called may take, without its children


@dataclass(frozen=True)
class Measured:
    """One run: seconds by the clock, seconds of work of all its processes, and the most memory of the first, in MB."""

    seconds: float
    work: float
    memory: float


@dataclass(frozen=True)
class Tongue:
    """The words a language's papers are made of."""

    words: str
    families: str
    places: str
    heading: str
    entry: str
    cited: str


TONGUES = (
    Tongue(
        "the river water flood meadow bridge valley measured between summer and winter of a in was were that snow depth",
        "Lind Orr Kerr Moor Hale Fenn Ross Thorne Wade Dunn", "Oslo Leeds Bergen Cork", "References",
        "{family} {initial}. {title}. {place}: {publisher}, {year}. {pages} p.", "[{n}]",
    ),
    Tongue(
        "река вода луг мост долина измерено между летом и зимой в на была что снег глубина берега который также из",
        "Лаптев Гордеев Ширяев Мохов Белкин Зотов Рожков Углов", "Москва Казань Томск Пермь", "Список литературы",
        "{family} {initial}. {title} // {publisher}. – {year}. – № {issue}. – С. {pages}–{last}.", "[{n}, с. {page}]",
    ),
    Tongue(
        "daryo suv oʻtloq koʻprik vodiy oʻlchandi bilan yoz va qish uchun bu edi qor chuqurlik qirgʻoq ham haqida",
        "Salimov Toshev Bobojonov Egamov Norov Jalilov", "Toshkent Buxoro Xiva", "Foydalanilgan adabiyotlar",
        "{family} {initial}. {title}. – {place}: {publisher}, {year}. – {pages} b.", "[{n}; {page}-b.]",
    ),
    Tongue(
        "дарё сув ўтлоқ кўприк водий ўлчанди билан ёз ва қиш учун бу эди қор чуқурлик қирғоқ ҳам ҳақида шу",
        "Салимов Тошев Бобожонов Эгамов Норов Жалилов", "Тошкент Бухоро Хива", "Фойдаланилган адабиётлар",
        "{family} {initial}. {title} // {publisher}. – {year}. – {issue}-сон. – Б. {pages}-{last}.", "[{n}, {page}-б.]",
    ),
    Tongue(
        "өзен су шалғын көпір аңғар өлшенді мен жаз және қыс үшін бұл болды қар тереңдік жаға туралы бойынша",
        "Сейітов Ахметов Қасенов Оспанов Дүйсенов", "Алматы Астана Семей", "Пайдаланылған әдебиеттер тізімі",
        "{family} {initial}. {title}. – {place}: {publisher}, {year}. – {pages} б.", "[{n}, {page} б.]",
    ),
)  # fmt: skip


VOCABULARY = 8_000  # words of a language, so that two papers share no more than two papers do


@cache
def vocabulary(tongue: Tongue) -> list[str]:
    """Words of a language's letters, as many as authors use, made of pieces of the few that are given."""
    chance = random.Random(tongue.heading)
    pieces = [word[at : at + 3] for word in tongue.words.split() if len(word) > 3 for at in range(0, len(word) - 2, 2)]
    return ["".join(chance.choices(pieces, k=chance.randint(1, 3))) for _ in range(VOCABULARY)]


def paper(chance: random.Random, tongue: Tongue) -> str:
    """One paper: a header, a body with citations, a list with addresses in some of its entries."""
    small, words, families = tongue.words.split(), vocabulary(tongue), tongue.families.split()

    def phrase(count: int) -> str:
        return " ".join(chance.choice(small if chance.random() < 0.3 else words) for _ in range(count)).capitalize()

    def entry(n: int) -> str:
        first = chance.randint(1, 300)
        said = tongue.entry.format(
            family=chance.choice(families), initial=chance.choice(families)[0], title=phrase(6),
            place=chance.choice(tongue.places.split()), publisher=phrase(2), year=chance.randint(1960, 2024),
            issue=chance.randint(1, 12), pages=first, last=first + chance.randint(2, 30),
        )  # fmt: skip
        address = f" https://journal-{chance.randint(1, 90)}.example/{chance.randint(2000, 2024)}/{n}"
        return f"{n}. {said}{address if chance.random() < 0.4 else ''}"

    listed = "\n".join(entry(n) for n in range(1, REFERENCES + 1))
    top = f"{phrase(7)}\n{chance.choice(families)} {chance.choice(families)[0]}.\n\n"
    room = SIZE - len((top + listed + tongue.heading).encode()) - 4
    body: list[str] = []
    while room > 0:
        cited = tongue.cited.format(n=chance.randint(1, REFERENCES), page=chance.randint(1, 300))
        sentence = f"{phrase(chance.randint(8, 20))} {cited}."
        room -= len(sentence.encode()) + 1
        body.append(sentence)
        if len(body) % 6 == 0:
            body[-1] += "\n"
    return f"{top}{' '.join(body)}\n\n{tongue.heading}\n{listed}\n"


def write(folder: Path, count: int, seed: int) -> None:
    """Writes so many papers."""
    chance = random.Random(seed)
    for n in range(count):
        (folder / f"paper-{n:04}.txt").write_text(paper(chance, TONGUES[n % len(TONGUES)]), "utf-8")


def run(*words: str) -> Measured:
    """Runs the command and measures it."""
    begun, most = time.monotonic(), 0
    child = subprocess.Popen([sys.executable, "-m", "citecheck", *words], stdout=subprocess.DEVNULL)
    status = Path(f"/proc/{child.pid}/status")
    over = threading.Event()

    def watch() -> None:
        nonlocal most
        while not over.wait(0.02):
            try:
                said = status.read_text()
            except OSError:
                return
            most = max([most, *(int(line.split()[1]) for line in said.splitlines() if line.startswith("VmHWM"))])

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, waited, used = os.wait4(child.pid, 0)
    seconds, code = time.monotonic() - begun, os.waitstatus_to_exitcode(waited)
    child.returncode = code
    over.set()
    watcher.join()
    if code not in (0, 1):
        raise SystemExit(f"citecheck {' '.join(words)} ended with {code}")
    return Measured(seconds, used.ru_utime + used.ru_stime, most / 1024)


def best(times: int, *words: str) -> Measured:
    """The fastest of several runs: the machine may be busy with others."""
    return min((run(*words) for _ in range(times)), key=lambda measured: measured.seconds)


def figures(folder: Path, jobs: str) -> Iterator[tuple[str, Measured, float]]:
    """What is measured: a name, what came out, the most seconds it may be."""
    check = ("check", "--offline", "--jobs", jobs)
    papers, cache = str(folder / "papers"), ("--cache-dir", str(folder / "cache"))
    yield "folder, no cache", run(*check, "--no-cache", papers), 60.0
    yield "folder, into a new cache", run(*check, *cache, papers), 60.0
    yield "folder, from the cache", run(*check, *cache, papers), 5.0
    yield "one paper", best(5, "check", "--offline", "--no-cache", str(folder / "papers" / "paper-0000.txt")), 1.0
    yield "--version", best(5, "--version"), 0.15


def main() -> int:
    """Measures and prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--papers", type=int, default=1000)
    options.add_argument("--jobs", default="2")
    options.add_argument("--seed", type=int, default=random.randrange(10_000))
    given = options.parse_args()
    print(f"{given.papers} papers, --jobs {given.jobs}, --seed {given.seed}, {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "papers").mkdir()
        write(folder / "papers", given.papers, given.seed)
        missed = 0
        for name, measured, limit in figures(folder, given.jobs):
            over = measured.seconds > limit or measured.memory > MEMORY
            missed += over
            print(
                f"{name:25} {measured.seconds:6.2f} s of {limit:g}  ({measured.work:6.2f} s of work)"
                f"  {measured.memory:4.0f} MB of {MEMORY:g}{'  MISSED' * over}"
            )
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
