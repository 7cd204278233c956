"""Text reuse, measured on generated papers: `python -m tests.benchmarks.reuse [--papers N] [--seed N]`.

Papers are drawn from a vocabulary of made-up words; half of those that hold copied chunks are written in the other
script. Prints recall and precision of passages of 40 words and more, errors of the share, time and memory.
"""

import argparse
import random
import resource
import tempfile
import time
from collections import Counter, defaultdict

import msgspec

from citecheck.compare.reuse import MANY, reuse
from citecheck.compare.words import words_of
from citecheck.corpus import StoredCorpus
from citecheck.model import Paper
from citecheck.store import Store

SYLLABLES = "ба ва га да жа за ка ла ма на па ра са та ха ча ша қа ға ҳа ё и бо во го до жо зо ко ло мо но по ро со то хо чо шо қо ғо ҳо бу дў кў ку му ну су ту тў лик ган лар дан нинг моқ чи иш ов ар ён"  # fmt: skip
LATIN = dict(zip("абвгдежзийклмнопрстуфхчшъэўқғҳ", "a b v g d e j z i y k l m n o p r s t u f x ch sh ’ e o‘ q g‘ h".split(), strict=True)) | {"ё": "yo", "ю": "yu", "я": "ya"}  # fmt: skip  # noqa: SIM905
LETTERS = "абвгдежзийклмнопрстуфхчшўқғҳ"


def vocabulary(draw, size=30_000):
    parts = SYLLABLES.split()
    words = list(dict.fromkeys("".join(draw.choices(parts, k=draw.choice((1, 2, 2, 3, 3, 4)))) for _ in range(size)))
    weights = [1 / (rank + 2.7) for rank in range(len(words))]
    return words, weights


def noisy(word, rate, draw):
    letters = list(word)
    for at in range(len(letters)):
        if draw.random() < rate:
            letters[at] = draw.choice((draw.choice(LETTERS), "", letters[at] * 2))
    return "".join(letters) or word


def latin(word):
    return "".join(LATIN.get(letter, letter) for letter in word)


def generated(count, draw):
    """Papers as lists of words, and what was copied into each: (paper, start, end, source)."""
    words, weights = vocabulary(draw)
    boilerplate = [draw.choices(words, weights, k=draw.randint(40, 90)) for _ in range(20)]
    quotations = [draw.choices(words, weights, k=draw.randint(12, 60)) for _ in range(count // 20 + 1)]
    sources: list[list[str]] = []
    origins: list[list[int]] = []  # for every word of a paper where it was first written
    for n in range(count):
        size = draw.randint(250, 1200)
        own = draw.choices(words, weights, k=size)
        chunks, copied, rate, other = [], 0, 0.0, None
        if sources and draw.random() < 0.5:
            other = draw.randrange(max(0, n - 5000), n)
            chunks, copied = cut(len(sources[other]), size, draw)
            rate = draw.uniform(0, 0.03)
        pieces, at, planted, origin = [], 0, [], []
        free = max(size - copied, 20 * (len(chunks) + 1))
        lengths = [free // (len(chunks) + 1)] * (len(chunks) + 1)
        for length, chunk in zip(lengths, [*chunks, None], strict=True):
            pieces += own[at : at + length]
            origin += range(n * 10_000 + at, n * 10_000 + min(at + length, len(own)))
            at += length
            if chunk:
                a, b = chunk
                planted.append((len(pieces), len(pieces) + b - a))
                pieces += [noisy(word, rate, draw) for word in sources[other][a:b]]
                origin += origins[other][a:b]
        sources.append(pieces)
        origins.append(origin)
        around = [draw.choice(boilerplate)] if draw.random() < 0.3 else []
        quoted = draw.choice(quotations) if draw.random() < 0.1 else []
        yield pieces, planted, other, around, quoted, bool(chunks) and draw.random() < 0.5, origin


def cut(available, size, draw):
    """Chunks of 40 to 160 words of a paper, 10 to 90 % of the new one together, none overlapping."""
    wanted, chunks, copied = draw.uniform(0.1, 0.9) * size, [], 0
    at = draw.randint(0, max(0, int(available - wanted)))
    while copied < wanted:
        length = draw.randint(40, 160)
        at += draw.randint(0, 30)
        if at + length > available:
            break
        chunks.append((at, at + length))
        copied, at = copied + length, at + length
    draw.shuffle(chunks)
    return chunks, copied


def paper(path, made):
    """A paper of generated words; `shift` is where its own words begin."""
    pieces, _, _, around, quoted, rescripted, _ = made
    own = [*(word for part in around for word in part), *pieces]
    spelt = [latin(word) for word in own] if rescripted else own
    text = " ".join(spelt)
    if quoted:
        text += " «" + " ".join(quoted) + "»"
    return Paper(path, "text", path, text=text, body=(0, len(text)))


def middles(made):
    """How many papers hold the middle word of every chunk: what stands in more than three is no copied text."""
    wanted = {one[6][(a + b) // 2] for one in made for a, b in one[1]}
    return Counter(word for one in made for word in {word for word in one[6] if word in wanted})


def measure(found, made, offsets):
    held = middles(made)
    planted = hit = many = 0
    right = told = 0
    errors = defaultdict(list)
    by_pair = defaultdict(list)
    for copy in found.copies:
        by_pair[int(copy.left)].append(copy)
    for n, (pieces, chunks, other, _, _, _, origin) in enumerate(made):
        shift = offsets[n]
        mine = [c for c in by_pair[n] if other is not None and int(c.right) == other]
        seen = {at for c in mine for p in c.passages for at in range(p.left, p.left_end)}
        rare = [(a, b) for a, b in chunks if held[origin[(a + b) // 2]] <= MANY]
        many += len(chunks) - len(rare)
        for a, b in rare:
            planted += 1
            hit += sum(shift + at in seen for at in range(a, b)) >= 0.8 * (b - a)
        for copy in by_pair[n]:
            for p in copy.passages:
                told += 1
                there = int(copy.right)
                theirs = set(made[there][6][max(0, p.right - offsets[there]) : max(0, p.right_end - offsets[there])])
                ours = origin[max(0, p.left - shift) : max(0, p.left_end - shift)]
                right += sum(word in theirs for word in ours) >= 0.8 * p.words
        if chunks and rare == chunks and (share := sum(b - a for a, b in chunks) / (len(pieces) + shift)):
            told_share = sum(p.words for c in mine for p in c.passages) / (len(pieces) + shift)
            errors[round(share, 1)].append(abs(told_share - share))
    print(f"passages: recall {hit / planted:.4f} of {planted}, precision {right / max(told, 1):.4f} of {told}")
    print(f"  not counted: {many} chunks that stand in more than {MANY} papers")
    for share in sorted(errors):
        worst = sorted(errors[share])
        within = sum(error <= 0.02 for error in worst) / len(worst)
        print(
            f"  share {share:.0%}: mean error {sum(worst) / len(worst):.4f}, within 2 points {within:.3f} of {len(worst)}"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--papers", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    given = parser.parse_args()
    print(f"seed {given.seed}, {given.papers} papers")
    draw = random.Random(given.seed)
    made, offsets = [], []
    with tempfile.TemporaryDirectory() as folder, Store(folder) as kept:
        kept.database.execute("begin")
        for n, one in enumerate(generated(given.papers, draw)):
            data = msgspec.msgpack.encode([paper(str(n), one)])
            kept.keep_paper(str(n), "1", str(n), {}, data)
            made.append(one)
            offsets.append(sum(len(part) for part in one[3]))
        kept.database.execute("commit")
        corpus = StoredCorpus(kept, [str(n) for n in range(given.papers)])
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        begun, clock = time.process_time(), time.perf_counter()
        found = reuse(corpus)
        print(f"{time.perf_counter() - clock:.1f} s ({time.process_time() - begun:.1f} s of processor), "
              f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most ({before:.0f} MB before), "
              f"{len(found.copies)} pairs")  # fmt: skip
        measure(found, made, offsets)
        one_new(kept, made, given.papers)


def one_new(kept, made, count):
    """One new paper against all."""
    with Store(None) as fresh:
        chunks = made[count // 2][0]
        new = paper("new", (chunks[:200], [], None, [], [], False, []))
        fresh.keep_paper("new", "1", "new", {}, msgspec.msgpack.encode([new]))
        archive = StoredCorpus(kept, kept.everything())
        begun = time.perf_counter()
        found = reuse(StoredCorpus(fresh, ["new"], archive))
        took = time.perf_counter() - begun
        print(f"one new paper of {len(words_of(new).keys)} words: {took:.2f} s, {len(found.copies)} pairs")


if __name__ == "__main__":
    main()
