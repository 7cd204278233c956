"""Slug against title, measured: `python -m tests.benchmarks.slugs [PAIRS.jsonl] [--seed N]`.

PAIRS holds real titles with their addresses, one {"title", "url", "lang", "kind"} a line. Damage is drawn anew each run.
"""

# ruff: noqa: SIM905 (the schemes read best as rows)
import argparse
import json
import random
import re
import time
from collections import Counter, defaultdict
from pathlib import Path
from unittest import mock

from rapidfuzz import fuzz

from citecheck.compare import habits as habits_room
from citecheck.compare.addresses import slug_of
from citecheck.compare.canonical import key
from citecheck.compare.habits import Habits
from citecheck.compare.respelling import repairs
from citecheck.compare.slugs import fit

PAIRS = Path("../shared/slugs/pairs.jsonl")
SCHEMES = {  # how a title is written in an address, for the languages of which there are few real pairs
    "uz h": dict(zip("абвгдеёжзийклмнопрстуфхцчшъэюяўқғҳь", "a b v g d e yo j z i y k l m n o p r s t u f x ts ch sh  e yu ya o q g h ".split(" "), strict=True)),
    "uz j": dict(zip("абвгдеёжзийклмнопрстуфхцчшъэюяўқғҳь", "a b v g d e jo zh z i j k l m n o p r s t u f h c ch sh  e ju ja u k g h ".split(" "), strict=True)),
    "uz gaps": dict(zip("абвгдеёжзийклмнопрстуфхцчшъэюяўқғҳь", "a b v g d e yo zh z i y k l m n o p r s t u f h ts ch sh  e yu ya     ".split(" "), strict=True)),
    "kk": dict(zip("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя", "a a b v g g d e yo zh z i y k k l m n n o o p r s t u u u f h h ts ch sh sch  y i  e yu ya".split(" "), strict=True)),
    "kk gaps": dict(zip("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя", "a  b v g  d e yo j z i y k  l m n  o  p r s t u   f h  ts ch sh sch  yi   e yu ya".split(" "), strict=True)),
}  # fmt: skip
LOOKALIKES = dict(zip("aceopxy", "асеорху", strict=True))


def rendered(pairs, draw):
    """More Uzbek and Kazakh pairs: titles of the set written by the schemes seen, some words left out, some tails cut."""
    made = []
    for row in pairs:
        scheme = {"uz-cyrl": "uz", "kk-cyrl": "kk"}.get(row["lang"])
        for name in [name for name in SCHEMES if scheme and name.startswith(scheme)]:
            words = re.findall(r"[\w’'ʻ]+", row["title"].lower())
            spelt = ["".join(SCHEMES[name].get(c, c if c.isascii() else "") for c in word) for word in words]
            if len(words) > 6 and draw.random() < 0.4:
                spelt = spelt[: draw.randint(5, len(words))]
            slug = "-".join(word for word in spelt if word)
            made.append(
                {**row, "url": f"https://{name.replace(' ', '-')}.example/news/{slug}", "lang": f"{row['lang']} made"}
            )
    return made


def damaged(url, draw):
    """An address with one damage, and what it is called; None where the slug is too short for it."""
    slug = slug_of(url)
    text = slug.text
    kind = draw.choice(["letter", "h/kh", "piece lost", "words lost", "--", "look-alike", "tail"])
    words = [text[a:b] for a, b in slug.words]
    at = draw.randrange(len(text))
    if kind == "letter":
        places = [n for n, c in enumerate(text) if c.isalpha()]
        at = draw.choice(places)
        letter = draw.choice([c for c in "abcdefghijklmnopqrstuvwxyz" if c != text[at]])
        text = draw.choice(
            [text[:at] + letter + text[at + 1 :], text[:at] + letter + text[at:], text[:at] + text[at + 1 :]]
        )
    elif kind == "h/kh":
        spots = [m.span() for m in re.finditer(r"(?<![csz])kh|(?<![ckszg])h", text)]
        if not spots:
            return None
        a, b = draw.choice(spots)
        text = text[:a] + ("h" if b - a == 2 else "kh") + text[b:]
    elif kind == "piece lost":
        size = draw.randint(4, 12)
        if len(text) < size + 14:
            return None
        at = draw.randrange(3, len(text) - size - 3)
        text = text[:at] + text[at + size :]
    elif kind == "words lost":
        if len(words) < 4:
            return None
        a = draw.randrange(1, len(words) - 2)
        b = draw.randint(a + 1, len(words) - 1)
        text = text[: slug.words[a][0]] + text[slug.words[b][0] :]
    elif kind == "--":
        if len(words) < 3:
            return None
        n = draw.randrange(1, len(words))
        text = text[: slug.words[n][0]] + slug.joint + text[slug.words[n][0] :]
    elif kind == "look-alike":
        spots = [n for n, c in enumerate(text) if c in LOOKALIKES]
        at = draw.choice(spots)
        text = text[:at] + LOOKALIKES[text[at]] + text[at + 1 :]
    else:
        if len(text) < 20:
            return None
        text = text[: -draw.randint(4, min(12, len(text) // 2))].rstrip("-_")
    return kind, f"{slug.before}{text}{slug.after}"


def habits_without(pairs, url):
    """What the other addresses of a corpus teach about hosts."""
    habits = Habits()
    for row in pairs:
        if row["url"] != url:
            habits.learn(fit(row["url"], row["title"]))
    return habits


def wrong_pairings(pairs):
    """Every address with the title most like its own."""
    keys = [key(row["title"]) for row in pairs]
    for row, own in zip(pairs, keys, strict=True):
        ranked = max((fuzz.ratio(own, other), n) for n, other in enumerate(keys) if other != own)
        yield row["url"], pairs[ranked[1]]["title"]


def share(url, title):
    found = fit(url, title)
    return found.share if found else 0.0


def measure_pairings(pairs):
    right = sorted(share(row["url"], row["title"]) for row in pairs)
    threshold = right[int(0.01 * len(right))]
    wrong = [share(url, title) for url, title in wrong_pairings(pairs)]
    caught = sum(one < threshold for one in wrong) / len(wrong)
    print(f"wrong pairings: recall {caught:.4f} at 1 % false alarms (fit below {threshold:.3f}); {len(wrong)} of them")
    alarms = [row for row in pairs if (found := fit(row["url"], row["title"])) and found.hard]
    print(f"hard signs on undamaged slugs: {len(alarms) / len(pairs):.4f} ({len(alarms)} of {len(pairs)})")
    soft = sum(bool((found := fit(row["url"], row["title"])) and found.signs) for row in pairs)
    print(f"any sign, soft ones too, on undamaged slugs: {soft / len(pairs):.3f}")
    for lang, count in sorted(Counter(row["lang"] for row in pairs).items()):
        rows = [row for row in pairs if row["lang"] == lang]
        agree = sum(share(row["url"], row["title"]) >= 0.9 for row in rows)
        hard = sum(bool((found := fit(row["url"], row["title"])) and found.hard) for row in rows)
        print(f"  {lang:14} {count:4}: agree {agree / count:.3f}, hard signs {hard}")


def measure_damage(pairs, draw, rounds):
    found, fixed, total = defaultdict(int), defaultdict(int), Counter()
    learnt = {row["url"]: habits_without(pairs, row["url"]) for row in draw.sample(pairs, min(len(pairs), 60))}
    everything = habits_without(pairs, None)
    for row in pairs * rounds:
        made = damaged(row["url"], draw)
        if not made or made[1] == row["url"]:
            continue
        kind, url = made
        total[kind] += 1
        habits = learnt.get(row["url"], everything)
        clean = fit(row["url"], row["title"])
        known = {(sign.kind, sign.title) for sign in clean.signs} if clean else set()
        reading = fit(url, row["title"])
        signs = [*reading.signs, *habits.odd(reading)] if reading else []
        if reading is None or any((sign.kind, sign.title) not in known for sign in signs):
            found[kind] += 1
        if reading and row["url"] in repairs(reading, habits):
            fixed[kind] += 1
    for kind, count in sorted(total.items()):
        print(
            f"  {kind:11} {count:5}: any sign {found[kind] / count:.3f}, right repair among three {fixed[kind] / count:.3f}"
        )
    count = total.total()
    print(
        f"damage: any sign {sum(found.values()) / count:.4f}, right repair {sum(fixed.values()) / count:.4f} of {count}"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", nargs="?", type=Path, default=PAIRS)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    print(f"seed {given.seed}")
    draw = random.Random(given.seed)
    rows = [json.loads(line) for line in given.pairs.read_text("utf-8").splitlines()]
    real = [row for row in rows if row["kind"].startswith("slug") and row["kind"] != "slug_other_language"]
    silent = [row for row in real if slug_of(row["url"]) is None]
    pairs = [row for row in real if slug_of(row["url"])]
    print(f"{len(real)} real pairs, {len(silent)} silent (one word, other letters)")
    opaque = [row for row in rows if row not in real]
    print(
        f"ids and translated addresses with a fit: {sum(share(r['url'], r['title']) > 0 for r in opaque)} of {len(opaque)}"
    )
    hosts = {slug_of(row["url"]).host for row in pairs}
    known = {host: table for host, table in habits_room.known_habits().items() if host not in hosts}
    with mock.patch.object(habits_room, "known_habits", lambda: known):
        made = rendered(pairs, draw)
        print(f"with {len(made)} rendered ones:")
        measure_pairings(pairs)
        measure_pairings(pairs + made)
        measure_damage(pairs, draw, given.rounds)
    fit.cache_clear()
    both = [(row["url"], row["title"]) for row in pairs] + list(wrong_pairings(pairs))
    begun = time.process_time()
    for url, title in both:
        fit(url, title)
    print(f"{len(both) / (time.process_time() - begun):.0f} pairs a second")


if __name__ == "__main__":
    main()
