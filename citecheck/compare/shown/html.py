"""Papers side by side as one page to open or to send: no scripts, nothing loaded from elsewhere."""

from collections.abc import Sequence
from importlib.resources import files

from citecheck.compare.differences import pieces
from citecheck.compare.shown.terminal import clean, excerpt, lines, said
from citecheck.compare.sides import EXPLANATIONS, Side

LONGEST = 20_000  # letters of a passage that are shown


def render(sides: Sequence[Side]) -> str:
    """The page as HTML."""
    from jinja2 import Environment

    template = files("citecheck.compare").joinpath("shown", "page.html.j2").read_text("utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"clean": clean, "excerpt": excerpt, "said": said, "visible": _visible}
    page = environment.from_string(template)
    return page.render(sides=sides, explanations=EXPLANATIONS, pieces=pieces, lines=lines) + "\n"


def _visible(text: str) -> str:
    """A text with its lines, without what can't be seen, and not without end."""
    shown = "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text[:LONGEST])
    return shown if len(text) <= LONGEST else f"{shown} …"
