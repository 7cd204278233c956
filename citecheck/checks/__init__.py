"""One file per check; what a file declares with @rule is found by being there."""

import sys
from functools import cache

from citecheck import discovery
from citecheck.rule import Rule


@cache
def rules() -> tuple[Rule, ...]:
    """Gives every rule, in the order of the codes."""
    found: dict[str, Rule] = {}
    for module in discovery.load_all(sys.modules[__name__]):
        here = [value for value in vars(module).values() if isinstance(value, Rule)]
        if not here:
            raise TypeError(f"{module.__name__} declares no @rule")
        for rule in here:
            if found.setdefault(rule.code, rule) is not rule:
                raise TypeError(f"{rule.code} is declared twice")
    return tuple(found[code] for code in sorted(found))
