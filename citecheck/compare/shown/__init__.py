"""Papers side by side, for people and programs: one file a format, found by being here."""

import sys
from collections.abc import Sequence

from citecheck import discovery
from citecheck.compare.sides import compare
from citecheck.model import Paper


def formats() -> list[str]:
    """The names of the formats."""
    return discovery.names(sys.modules[__name__])


def render(name: str, papers: Sequence[Paper]) -> str:
    """Papers side by side in the format of this name."""
    made: str = discovery.load(sys.modules[__name__], name).render(compare(papers))
    return made
