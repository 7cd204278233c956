"""What an offline run found before: where nothing that it rests on has changed, it isn't worked out again.

An online run isn't remembered so: what the network says may change from one hour to the next.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from citecheck.config import Config
from citecheck.edition import edition
from citecheck.model import Finding
from citecheck.rule import Rule
from citecheck.store import Store

Find = Callable[[], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Known:
    """A store of findings, and what all of them rest on besides the papers: version, rules, configuration, day."""

    kept: Store
    basis: str

    def findings(self, place: str, stamp: str, find: Find) -> list[Finding]:
        """The findings of a place (a paper, or a folder's papers together), found anew only where they must be."""
        rests_on = f"{self.basis} {stamp}"
        known = self.kept.findings(place, rests_on) if stamp else None
        if known is None:
            known = list(find())
            if stamp:
                self.kept.keep_findings(place, rests_on, known)
        return known


def basis(config: Config, rules: Iterable[Rule], today: date) -> str:
    """What findings rest on besides the papers, in short."""
    told = replace(config, jobs=None, cache_dir=None, fail_on="", lang="", mailto=None, ignores=(), per_file_ignores={})
    parts = (edition(), repr(told), today.isoformat(), *(rule.code for rule in rules))
    return digest(parts)


def digest(parts: Iterable[str]) -> str:
    """One short name for many texts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
