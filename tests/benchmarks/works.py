"""References grouped into works, and which side is damaged: `python -m tests.benchmarks.works [--papers N] [--seed N]`.

The first part groups the references of generated papers, the works of which are cited in several forms. The second
mutates real addresses (PAIRS, as for slugs) and asks which of the two is the damaged one.
"""

import argparse
import json
import random
import string
import tempfile
import time
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from unittest import mock

import msgspec

from citecheck.compare import damage, habits
from citecheck.compare.addresses import host_of, slug_of
from citecheck.compare.canonical import latin
from citecheck.compare.marks import EDITION, marks
from citecheck.compare.urls import differences
from citecheck.compare.works import cited, groups, same_work
from citecheck.corpus import StoredCorpus
from citecheck.model import Name, Paper, Reference, Span
from citecheck.store import Store

PAIRS = Path("../shared/slugs/pairs.jsonl")
PARTS = "ба ве го ди жу за ки ло му не по ру си то ха чи ша бер вод гор дар зем кам лес мор нов пол род сад тор хор".split()  # fmt: skip  # noqa: SIM905
ENDS = "ание ости ов ский ная ные ика ация тель ность".split()  # noqa: SIM905


def word(draw):
    return "".join(draw.choices(PARTS, k=draw.choice((1, 2, 2, 3)))) + draw.choice(ENDS)


def works(count, draw):
    names = [word(draw).capitalize() for _ in range(count // 4 + 10)]
    journals = [f"{word(draw).capitalize()} {word(draw)}" for _ in range(60)]
    common = [word(draw) for _ in range(400)]
    for _ in range(count):
        title = " ".join(draw.choice(common) if draw.random() < 0.6 else word(draw) for _ in range(draw.randint(4, 11)))
        year, first = draw.randint(1985, 2024), draw.randint(1, 300)
        yield {
            "title": title.capitalize(), "authors": [(draw.choice(names), "А. Б.") for _ in range(draw.randint(1, 3))],
            "container": draw.choice(journals), "year": str(year), "volume": str(draw.randint(1, 40)),
            "pages": f"{first}-{first + draw.randint(3, 20)}",
            "doi": f"10.{draw.randint(1000, 9999)}/{draw.randint(10**5, 10**6)}" if draw.random() < 0.2 else None,
            "url": f"https://{word_latin(draw)}.example/{draw.randint(1000, 99999)}/{word_latin(draw)}" if draw.random() < 0.2 else None,
        }  # fmt: skip


def word_latin(draw):
    return latin(word(draw))


def twin(work, draw):
    """Another work of nearly the same kind: the same title by others, or the same authors' next part."""
    if draw.random() < 0.5:
        return {
            **work,
            "authors": [(word(draw).capitalize(), "В. Г.")],
            "doi": None,
            "url": None,
            "container": word(draw),
        }
    return {**work, "title": f"{work['title']}. Часть {draw.randint(2, 9)}", "doi": None, "url": None}


def varied(work, draw):
    """A form in which a work is cited: transliterated, abbreviated, with other pages, with a slip of the pen."""
    made = dict(work)
    kind = draw.choice(["plain", "transliterated", "abbreviated", "pages", "typo"])
    if kind == "transliterated":
        made |= {"title": latin(work["title"]).capitalize(), "container": latin(work["container"]),
                 "authors": [(latin(family).capitalize(), "A. B.") for family, _ in work["authors"]]}  # fmt: skip
    elif kind == "abbreviated":
        made |= {
            "container": " ".join(f"{part[:4]}." for part in work["container"].split()),
            "authors": work["authors"][:1],
        }
    elif kind == "pages":
        made |= {"pages": str(draw.randint(1, 300))}
    elif kind == "typo":
        at = draw.randrange(len(work["title"]))
        made |= {"title": work["title"][:at] + draw.choice("абвгдеклмнопрст") + work["title"][at + 1 :]}
    for name in ("doi", "url", "volume", "pages"):
        if draw.random() < 0.25:
            made[name] = None
    return made


def reference(path, n, made):
    names = tuple(Name(family=family, given=given) for family, given in made["authors"])
    fields = {name: made[name] for name in ("title", "container", "year", "volume", "pages", "doi", "url")}
    raw = f"{made['title']} // {made['container']}. {made['year']}"
    return Reference(str(n), n, raw, Span(path, 0, 1, n, 1, n, 2), str(n), "article", authors=names, **fields)


def grouping(count, draw):
    pool = list(works(count * 4, draw))
    pool += [twin(work, draw) for work in pool[: count // 2]]
    truth = {}
    with tempfile.TemporaryDirectory() as folder, Store(folder) as kept:
        for n in range(count):
            path = f"p{n}"
            chosen = [min(int(draw.expovariate(1 / (len(pool) / 3))), len(pool) - 1) for _ in range(20)]
            chosen = list(dict.fromkeys(chosen))
            entries = tuple(reference(path, at, varied(pool[one], draw)) for at, one in enumerate(chosen, 1))
            truth |= {(path, str(at)): one for at, one in enumerate(chosen, 1)}
            paper = Paper(path, "text", path, references=entries)
            kept.keep_paper(path, "1", path, {}, msgspec.msgpack.encode([paper]))
        corpus = StoredCorpus(kept, [f"p{n}" for n in range(count)])
        begun, busy = time.perf_counter(), time.process_time()
        corpus.index(marks, EDITION)
        found = groups(corpus)
        took, busy = time.perf_counter() - begun, time.process_time() - busy
    sizes = Counter(truth.values())
    wanted = sum(size * (size - 1) // 2 for size in sizes.values())
    pairs = [
        truth[a.path, a.reference.id] == truth[b.path, b.reference.id]
        for group in found
        for a, b in combinations(group, 2)
    ]
    print(f"{len(truth)} references of {count} papers in {took:.1f} s ({busy:.1f} s of processor): pair precision {sum(pairs) / len(pairs):.4f}, "
          f"recall {sum(pairs) / wanted:.4f} of {wanted}")  # fmt: skip


def mutated(url, draw):
    """An address with one change, and what it is called; None where it has no place for it."""
    host, slug = host_of(url), slug_of(url)
    kind = draw.choice(["host letter", "top-level domain", "slug letter", "piece lost", "dash"])
    if kind == "host letter":
        at = draw.randrange(host.index(".") or 1)
        new = host[:at] + draw.choice([c for c in string.ascii_lowercase if c != host[at]]) + host[at + 1 :]
        return kind, url.replace(host, new, 1)
    if kind == "top-level domain":
        ending = host.rpartition(".")[2]
        return kind, url.replace(
            host, host.removesuffix(ending) + draw.choice(["com", "uz", "ru", "us", "ua", "k", "kzz"]), 1
        )
    text = slug.text
    if kind == "slug letter":
        at = draw.choice([n for n, c in enumerate(text) if c.isalpha()])
        text = text[:at] + draw.choice([c for c in string.ascii_lowercase if c != text[at]]) + text[at + 1 :]
    elif kind == "piece lost":
        size = draw.randint(3, 8)
        if len(text) < size + 12:
            return None
        at = draw.randrange(2, len(text) - size - 2)
        text = text[:at] + text[at + size :]
    else:
        spots = [n for n, c in enumerate(text) if c == slug.joint]
        at = draw.choice(spots)
        text = text[:at] + draw.choice([slug.joint * 2, "–"]) + text[at + 1 :]
    return kind, f"{slug.before}{text}{slug.after}"


def sides(pairs_file, draw, rounds):
    rows = [json.loads(line) for line in pairs_file.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["kind"] in ("slug", "slug_heldout") and slug_of(row["url"])]
    entries = [_entry(n, row["title"], row["url"]) for n, row in enumerate(rows)]
    hosts = {host_of(row["url"]) for row in rows}
    table = {host: known for host, known in habits.known_habits().items() if host not in hosts}
    told = defaultdict(Counter)
    with mock.patch.object(habits, "known_habits", lambda: table):
        for n, row in enumerate(rows * rounds):
            made = mutated(row["url"], draw)
            if not made or made[1] == row["url"]:
                continue
            kind, url = made
            right, wrong = entries[n % len(rows)], _entry(n, row["title"], url)
            paper = Paper("x", "text", "x", references=(wrong.reference,))
            known = damage.hosts([*(Paper("p", "text", "p", references=(e.reference,)) for e in entries), paper])
            what = differences(url, row["url"])
            if not what or not same_work(wrong, right):
                told[kind]["not told"] += 1
                continue
            left = draw.random() < 0.5
            one, other = (wrong, right) if left else (right, wrong)
            verdict = damage.damaged(one, other, differences(one.reference.url, other.reference.url)[0], known)
            truth = damage.LEFT if left else damage.RIGHT
            told[kind]["undecided" if verdict == damage.UNDECIDED else "right" if verdict == truth else "wrong"] += 1
    everything = Counter()
    for kind, counts in sorted(told.items()):
        everything += counts
        print(f"  {kind:17} {dict(sorted(counts.items()))}")
    decided = everything.total() - everything["not told"]
    print(f"damaged side: wrong {everything['wrong'] / decided:.4f}, undecided {everything['undecided'] / decided:.4f} "
          f"of {decided}; {everything['not told']} mutations not seen as one reference")  # fmt: skip


def _entry(n, title, url):
    place = Span("x", 0, 1, 1, 1, 1, 2)
    return cited("x", Reference(str(n), n, f"{title} {url}", place, title=title, url=url))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", nargs="?", type=Path, default=PAIRS)
    parser.add_argument("--papers", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    given = parser.parse_args()
    print(f"seed {given.seed}")
    draw = random.Random(given.seed)
    grouping(given.papers, draw)
    sides(given.pairs, draw, given.rounds)


if __name__ == "__main__":
    main()
