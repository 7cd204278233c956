"""One file a field: `trim(raw, start, end)` gives the printed value's own place in a stretch, or None."""

import sys
from collections.abc import Callable
from functools import cache

from citecheck import discovery

Trim = Callable[[str, int, int], tuple[int, int] | None]


@cache
def trims() -> dict[str, Trim]:
    """Every field's trimming, by the field's name."""
    return {
        module.__name__.rpartition(".")[2]: module.trim
        for module in discovery.load_all(sys.modules[__name__])
        if hasattr(module, "trim")
    }
