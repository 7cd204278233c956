"""How each host spells a letter in its slugs: learnt from the addresses at hand, and from what is known of a few."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from citecheck.compare.slugs import AGREES, Fit, Sign
from citecheck.compare.spelling import known_habits, spellings

SURE, SEEN = 0.85, 3  # share of its spellings, and how many, that make a habit


@dataclass(slots=True)
class Habits:
    """Counts of spellings by host and letter. It grows while a corpus is read, hence it isn't frozen."""

    seen: defaultdict[str, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))

    def learn(self, fit: Fit | None) -> None:
        """Counts the spellings of a slug that agrees with its title."""
        if fit and fit.share >= AGREES:
            self.seen[fit.slug.host].update(set(spelt(fit)))

    def counts(self, host: str, letter: str, without: Fit | None = None) -> Counter[str]:
        """How often a host spells a letter how, leaving out one slug's own testimony."""
        own = set(spelt(without)) if without and without.share >= AGREES else set()
        found: Counter[str] = Counter()
        seen = self.seen.get(host)
        if seen:
            for spelling in spellings(letter):
                found[spelling] = seen[letter, spelling] - ((letter, spelling) in own)
        if known := known_habits().get(host, {}).get(letter):
            found[known] += SEEN
        return +found

    def usual(self, host: str, letter: str, without: Fit | None = None) -> str | None:
        """The spelling a host mostly has; None where nothing is known."""
        found = self.counts(host, letter, without)
        return found.most_common(1)[0][0] if found else None

    def odd(self, fit: Fit) -> list[Sign]:
        """Spellings in a slug that its host is known not to use."""
        signs = {}
        for letter, spelling in spelt(fit):
            found = self.counts(fit.slug.host, letter, fit)
            usual, often = found.most_common(1)[0] if found else ("", 0)
            if often >= max(SEEN, SURE * found.total()) and usual and spelling and spelling != usual:
                signs[letter] = Sign("habit", spelling, usual)
        return list(signs.values())


def spelt(fit: Fit) -> list[tuple[str, str]]:
    """The letters of the title that the slug has in more than one possible spelling, and the one it has."""
    return [
        (letter, fit.letters[step[3] : step[4]])
        for step in fit.reading.steps
        if step[0] in ("spelt", "left-out")
        and step[2] == step[1] + 1
        and len(spellings(letter := fit.title.letters[step[1]])) > 1
    ]
