"""No rule is slower than linear in the entries: twice as many take about twice as long, and not four times."""

import time
from datetime import date

import pytest

from citecheck import checks, extract, read
from citecheck.config import Config
from citecheck.model import Corpus, Evidence, Paper, Reference
from citecheck.norms.grammar import library
from citecheck.read import Source
from citecheck.rule import run

TODAY = date(2026, 1, 1)
WORDS = [
    "canal",
    "river",
    "lake",
    "valley",
    "steppe",
    "history",
    "water",
    "bridge",
    "village",
    "garden",
    "winter",
    "summer",
    "field",
    "stone",
]


def title(n):
    return " ".join(WORDS[(n * 7 + at * (n % 5 + 1)) % len(WORDS)] for at in range(7)) + f" {n}"


def bibliography(entries):
    """Entries that share their first words, families and years, as the worst of real files do."""
    return "".join(
        f"@article{{key{n}, author = {{Doe{n % 40}, Jane and Roe, Rob}}, title = {{The history of the {title(n)}}},\n"
        f"  journal = {{Journal of Water History}}, year = {{{1990 + n % 30}}}, pages = {{{n}-{n + 9}}}, month = {{May}}}}\n"
        for n in range(entries)
    )


def under_one_doi(entries):
    """One work again and again."""
    return "".join(
        f"@article{{key{n}, author = {{Doe, Jane}}, title = {{The history of water in the valley}}, year = {{2001}},\n"
        f"  journal = {{Water}}, doi = {{10.5555/one}}}}\n"
        for n in range(entries)
    )


def paper_text(entries):
    body = "".join(
        f"As was shown (Doe{n % 40}, {1980 + n % 40}) before. Toшкент{n} was built.\n" for n in range(entries)
    )
    rows = "".join(
        f"Doe{n % 40}, J. ({1990 + n % 30}). The history of the {title(n)}. Journal of Water History, 1(1), 5-9.\n"
        for n in range(entries)
    )
    return f"{body}\nReferences\n{rows}"


def read_as(name, text):
    made = extract.paper(read.reader_of(name[name.rindex(".") :], text.encode())[0].read(Source(name, text.encode())))
    assert isinstance(made, Paper)
    return made


def seconds(paper):
    """What each rule takes; the clock of the process, so that others on the machine don't count."""
    taken = {}
    library.cache_clear()
    library(paper.text)
    for rule in checks.rules():
        if rule.scope is Corpus or rule.online:
            continue
        begun = time.process_time()
        for subject in (paper,) if rule.scope is Paper else paper.references:
            list(run(rule, subject, Evidence(), Config(offline=True), TODAY))
        taken[rule.name] = time.process_time() - begun
    return taken


def quickest(paper):
    """The quickest of three runs, rule by rule: the machine may be busy with something else."""
    runs = [seconds(paper) for _ in range(3)]
    return {rule: min(run[rule] for run in runs) for rule in runs[0]}


@pytest.mark.parametrize(
    ("name", "made", "entries"),
    [("a.bib", bibliography, 250), ("a.bib", under_one_doi, 250), ("a.txt", paper_text, 60)],
)
def test_twice_the_entries_take_about_twice_as_long(name, made, entries):
    seconds(read_as(name, made(20)))  # what is loaded once is loaded now
    small, large = (quickest(read_as(name, made(entries * times))) for times in (1, 4))
    slow = {rule: (small[rule], large[rule]) for rule in small if large[rule] > 9 * small[rule] + 0.05}
    assert slow == {}


def test_all_rules_over_a_paper_of_three_hundred_references():
    paper = read_as("a.txt", paper_text(300))
    assert len(paper.references) > 250
    assert isinstance(paper.references[0], Reference)
    seconds(paper)
    assert sum(seconds(paper).values()) < 1.5  # a third of a second where nobody else uses the machine
