"""What a damaged slug may have been: the title spelt anew in the host's habit. A suggestion, nothing more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.compare.habits import Habits, spelt
from citecheck.compare.slugs import WIDE, Fit
from citecheck.compare.spelling import spellings

MOST = 3  # repairs that are suggested
SHORT = 3  # letters of a word that some sites leave out of every slug


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the title in a slug: how the slug has it (nothing if left out) and whether all of it is there."""

    start: int
    end: int
    printed: str
    whole: bool

    @property
    def short(self) -> bool:
        """Whether sites that save letters leave it out."""
        return self.end - self.start <= SHORT


def repairs(fit: Fit, habits: Habits) -> tuple[str, ...]:
    """Up to three addresses that the slug's title would give, the likeliest first."""
    words = _words(fit)
    used = [at for at, word in enumerate(words) if word.printed]
    if not used:
        return ()
    table = _spellings(fit, habits)
    odd = bool(habits.odd(fit))
    made: dict[str, None] = {}
    for chosen in _choices(fit, words, used[0], used[-1]):
        for keep in (False, True) if odd else (True,):
            made.setdefault(_address(fit, _spelt(fit, chosen, table, keep=keep)))
    reach = words[used[0] : used[-1] + 1]
    made.setdefault(_address(fit, _spelt(fit, reach, table, keep=False)))
    made.pop(_address(fit, None), None)
    return tuple(made)[:MOST]


def _choices(fit: Fit, words: list[Word], first: int, last: int) -> Iterator[Sequence[Word]]:
    """Which words of the title to spell: those used, with what is missing beside a damage, or all of them."""
    reach = words[first : last + 1]
    signs = {sign.kind for sign in fit.signs}
    if signs & {"cut", "tail"} and not fit.hard:
        if "skipped" in signs:
            yield [word for word in reach if word.printed or not word.short]
        yield [word for word in reach if word.printed]
        yield [*(word for word in reach if word.printed), *words[last + 1 :]]
        yield [word for word in words[first : last + 2] if word.printed or word is words[min(last + 1, len(words) - 1)]]
        return
    gaps = _gaps(fit, reach)
    if not gaps and not any(word.printed and not word.whole for word in reach):
        gaps = frozenset(word.start for word in reach if not word.printed)
    filled = [word for word in reach if word.printed or word.start in gaps]
    saved = [word for word in filled if word.printed or not word.short]
    saves = any(word.short and not word.printed and word.start not in gaps for word in reach)
    yield from (saved, filled) if saves else (filled, saved)
    yield [word for word in reach if word.printed]
    yield [word for word in reach if word.printed or not word.short]


def _words(fit: Fit) -> list[Word]:
    """The title's words as the slug has them."""
    words = []
    for start in fit.title.starts:
        end = fit.title.next_word(start)
        steps = [s for s in fit.reading.steps if start <= s[1] < end and not (s[0] == "strange" and s[1] == start)]
        printed = "".join(fit.letters[s[3] : s[4]] for s in steps if s[0] in ("spelt", "other"))
        plain = all(s[0] in ("spelt", "left-out") for s in steps)
        words.append(Word(start, end, printed, plain and sum(s[2] - s[1] for s in steps) >= end - start))
    return words


def _gaps(fit: Fit, reach: list[Word]) -> frozenset[int]:
    """The words left out beside a damage: at a doubled dash, where two words are joined, beside a torn word."""
    wide = {
        sum(min(b, w.start()) - a for a, b in fit.slug.words if a < w.start()) for w in WIDE.finditer(fit.slug.text)
    }
    places = {step[1]: step[3] for step in fit.reading.steps if step[0] == "skipped"}
    gaps: set[int] = set()
    for at, word in enumerate(reach):
        place = places.get(word.start)
        if place is None:
            continue
        before = next((one for one in reversed(reach[:at]) if one.printed), word)
        after = next((one for one in reach[at:] if one.printed), word)
        torn = any(one.printed and not one.whole for one in (before, after))
        if place in wide or place not in fit.starts or torn:
            gaps.add(word.start)
    return frozenset(gaps)


def _spellings(fit: Fit, habits: Habits) -> dict[str, str]:
    """How each letter is to be spelt: as the host does, else as this slug does, else as most sites do."""
    here = dict(spelt(fit))
    table = {}
    for letter in set(fit.title.letters):
        known = (habits.usual(fit.slug.host, letter, fit), here.get(letter), spellings(letter)[0])
        table[letter] = next(one for one in known if one is not None)
    return table


def _spelt(fit: Fit, words: Sequence[Word], table: dict[str, str], *, keep: bool) -> str:
    """Words of the title as a slug; with `keep` those that are whole stay as they were."""
    made = [
        word.printed
        if keep and word.whole
        else "".join(table[letter] for letter in fit.title.letters[word.start : word.end])
        for word in words
    ]
    if words and fit.hard and _cut(fit, words[-1]):
        made[-1] = words[-1].printed
    return fit.slug.joint.join(word for word in made if word)


def _cut(fit: Fit, word: Word) -> bool:
    """Whether the slug ends inside a word, and nothing else is wrong with that word."""
    steps = [step for step in fit.reading.steps if step[1] >= word.start]
    return all(step[0] in ("spelt", "left-out") for step in steps) and steps[-1][2] < word.end


def _address(fit: Fit, slug: str | None) -> str:
    """A slug (None: the one there is) in its address, with the numbers that stood around it."""
    numbers = [step[3] for step in fit.reading.steps if step[0] == "number"]
    split = next((step[3] for step in fit.reading.steps if step[0] == "spelt"), 0)
    around = [[at for at in numbers if at < split], [at for at in numbers if at >= split]]
    first, last = (fit.piece(places[0], places[-1] + 1) if places else "" for places in around)
    whole = fit.slug.text if slug is None else fit.slug.joint.join(part for part in (first, slug, last) if part)
    return f"{fit.slug.before}{whole}{fit.slug.after}"
