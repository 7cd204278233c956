"""What a damaged slug may have been: the title spelt anew in the host's habit. A suggestion, nothing more."""

from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.compare.habits import Habits, spelt
from citecheck.compare.slugs import WIDE, Fit
from citecheck.compare.spelling import spellings

MOST = 3  # repairs that are suggested


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the title in a slug: how the slug has it (nothing if left out) and whether all of it is there."""

    start: int
    end: int
    printed: str
    whole: bool


def repairs(fit: Fit, habits: Habits) -> tuple[str, ...]:
    """Up to three addresses that the slug's title would give, the likeliest first."""
    words = _words(fit)
    used = [word for word in words if word.printed]
    if not used:
        return ()
    reach = [word for word in words if used[0].start <= word.start <= used[-1].start]
    gaps = _gaps(fit, reach)
    kept = [word for word in reach if word.printed]
    filled = [word for word in reach if word.printed or word.start in gaps]
    usual, own = _spellings(fit, habits, own=False), _spellings(fit, habits, own=True)
    ways = [(filled, own, True), (filled, usual, False), (kept, own, True), (reach, usual, False), (reach, own, True)]
    made: dict[str, None] = {}
    for chosen, table, keep in ways:
        made.setdefault(_address(fit, _spelt(fit, chosen, table, keep=keep)))
    made.pop(_address(fit, fit.slug.text), None)
    return tuple(made)[:MOST]


def _words(fit: Fit) -> list[Word]:
    """The title's words as the slug has them."""
    words = []
    for start in fit.title.starts:
        end = fit.title.next_word(start)
        steps = [s for s in fit.reading.steps if start <= s[1] < end or (s[1] == s[2] == end and s[0] == "strange")]
        inside = [s for s in steps if s[0] in ("spelt", "left-out", "other") or (s[0] == "strange" and s[1] > start)]
        printed = "".join(fit.letters[s[3] : s[4]] for s in steps if s[0] in ("spelt", "other"))
        whole = len(inside) == len(steps) and all(s[0] in ("spelt", "left-out") for s in steps)
        covered = sum(s[2] - s[1] for s in steps) >= end - start
        words.append(Word(start, end, printed, whole and covered))
    return words


def _gaps(fit: Fit, reach: list[Word]) -> frozenset[int]:
    """The words left out where the slug has a doubled dash."""
    wide = {
        sum(min(b, w.start()) - a for a, b in fit.slug.words if a < w.start()) for w in WIDE.finditer(fit.slug.text)
    }
    at = {s[1]: s[3] for s in fit.reading.steps if s[0] == "skipped"}
    return frozenset(word.start for word in reach if at.get(word.start) in wide)


def _spellings(fit: Fit, habits: Habits, *, own: bool) -> dict[str, str]:
    """How each letter is to be spelt: as the host does, as this slug does, else as most sites do."""
    here = dict(spelt(fit))
    table = {}
    for letter in set(fit.title.letters):
        usual = habits.usual(fit.slug.host, letter, fit)
        mine = here.get(letter)
        first, second = (mine, usual) if own else (usual, mine)
        table[letter] = first if first is not None else second if second is not None else spellings(letter)[0]
    return table


def _spelt(fit: Fit, words: list[Word], table: dict[str, str], *, keep: bool) -> str:
    """Words of the title as a slug; with `keep` those that are whole stay as they were."""
    made = [word.printed if keep and word.whole else _word(fit, word, table) for word in words]
    if made and not words[-1].whole and _cut(fit, words[-1]):
        made[-1] = words[-1].printed
    return fit.slug.joint.join(word for word in made if word)


def _word(fit: Fit, word: Word, table: dict[str, str]) -> str:
    return "".join(table[letter] for letter in fit.title.letters[word.start : word.end])


def _cut(fit: Fit, word: Word) -> bool:
    """Whether the slug's last word is one whose end was cut, and nothing else is wrong with it."""
    steps = [step for step in fit.reading.steps if step[1] >= word.start]
    return all(step[0] in ("spelt", "left-out") for step in steps) and steps[-1][2] < word.end


def _address(fit: Fit, slug: str) -> str:
    """The slug in its address, with the numbers that stood around it."""
    first, last = _numbers(fit)
    parts = [part for part in (first, slug if slug != fit.slug.text else "", last) if part]
    whole = fit.slug.text if slug == fit.slug.text else fit.slug.joint.join(parts)
    return f"{fit.slug.before}{whole}{fit.slug.after}"


def _numbers(fit: Fit) -> tuple[str, str]:
    """The numbers before and after the words that the title doesn't have."""
    steps: Iterator[tuple[str, int, int, int, int]] = iter(fit.reading.steps)
    places = [step[3] for step in steps if step[0] == "number"]
    split = next((step[3] for step in fit.reading.steps if step[0] == "spelt"), 0)
    before, after = [at for at in places if at < split], [at for at in places if at >= split]
    return (
        fit.piece(before[0], before[-1] + 1) if before else "",
        fit.piece(after[0], after[-1] + 1) if after else "",
    )
