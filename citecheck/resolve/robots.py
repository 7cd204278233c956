"""robots.txt: whether a site wants to be asked by programs."""

import re

from protego import Protego

from citecheck.resolve import addresses

AGENT = "citecheck"
PATH = "/robots.txt"
VERSION = re.compile(
    rf"^(\s*user-agent\s*:\s*{AGENT})/\S*", re.IGNORECASE | re.MULTILINE
)  # User-agent: citecheck/0.1.0


def address(url: str) -> str:
    """Where the rules for an address lie."""
    return f"{addresses.origin(url)}{PATH}"


def rules(text: bytes, *, whole: bool = True) -> Protego | None:
    """Reads a site's rules; None where they forbid nothing. Of a file that was cut off, the last line is no rule."""
    words = text.decode("utf-8-sig", "replace")
    if not whole:
        words = words[: max(words.rfind("\n"), words.rfind("\r")) + 1]
    return Protego.parse(VERSION.sub(r"\1", words)) if "disallow" in words.lower() else None


def allowed(rules: Protego | None, url: str) -> bool:
    """Whether rules let us ask for an address."""
    return rules is None or bool(rules.can_fetch(url, AGENT))
