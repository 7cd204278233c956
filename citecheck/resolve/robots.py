"""robots.txt: whether a site wants to be asked by programs."""

from protego import Protego

from citecheck.resolve import addresses

AGENT = "citecheck"
PATH = "/robots.txt"


def address(url: str) -> str:
    """Where the rules for an address lie."""
    return f"{addresses.origin(url)}{PATH}"


def rules(text: bytes, *, whole: bool = True) -> Protego | None:
    """Reads a site's rules; None where they forbid nothing. Of a file that was cut off, the last line is no rule."""
    words = text.decode("utf-8-sig", "replace")
    if not whole:
        words = words[: max(words.rfind("\n"), words.rfind("\r")) + 1]
    return Protego.parse(words) if "disallow" in words.lower() else None


def allowed(rules: Protego | None, url: str) -> bool:
    """Whether rules let us ask for an address."""
    return rules is None or bool(rules.can_fetch(url, AGENT))
