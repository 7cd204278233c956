"""What extraction does to an entry: torn and glued words, lost blanks, other dashes and quotes, look-alike letters."""

import random
import re
from collections.abc import Callable

Piece = tuple[str, str | None]
Change = Callable[[random.Random, str], str]
SHARE = 0.35  # entries that are damaged at all


def damaged(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    """Gives an entry some of the damage seen in real lists, each kind now and then."""
    pieces = _titles(pieces)
    pieces = _style(rng, pieces)
    if rng.random() > SHARE:
        return pieces
    change = rng.choice([_torn, _lost_blanks, _more_blanks, _cut, _lookalikes, _numbered, _no_stops])
    return change(rng, pieces)


def _titles(pieces: list[Piece]) -> list[Piece]:
    """Makes one title of a title and what belongs to it behind a colon."""
    out: list[Piece] = []
    for text, field in pieces:
        if field == "title+" and len(out) > 1 and out[-2][1] == "title":
            between = out.pop()[0]
            text, field = out.pop()[0] + between + text, "title"
        out.append((text, None if field == "title+" else field))
    return out


def _style(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    """One kind of dash, quote and slash for the whole entry."""
    dash, double = rng.choice([None, None, " - ", " — ", ". ", " -"]), rng.choice([None, None, "//", " //", "/ "])
    quotes = rng.choice([None, None, "“”", '""', "«»", "„“", "‘’"])
    out: list[Piece] = []
    for n, (text, field) in enumerate(pieces):
        if field is None:
            if dash:
                text = text.replace(". – ", f".{dash}" if dash != ". " else ". ")
            if double and not (double == "/ " and rng.random() < 0.8):
                text = text.replace(" // ", f"{double} ")
            if quotes:
                text = re.sub("[“«]", quotes[0], re.sub("[”»]", quotes[1], text))
        if n and field is None and out and out[-1][0].endswith(".") and text.startswith("."):
            text = text[1:]
        out.append((text, field))
    return out


def _torn(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    """Words torn at line ends: "обра- зования"."""
    return [
        (re.sub(r"(?<=\w{3})(?=\w{4})", lambda _: rng.choice(["- ", "-"]) if rng.random() < 0.03 else "", text), field)
        for text, field in pieces
    ]


def _lost_blanks(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    """Blanks lost behind marks."""
    return [
        (re.sub(r"(?<=[.,:;]) ", lambda _: "" if rng.random() < 0.4 else " ", text), field) for text, field in pieces
    ]


def _more_blanks(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    """Blanks before marks: "Phys .Rev ."."""
    return [
        (re.sub(r"(?<=\w)(?=[.,:;(])", lambda _: " " if rng.random() < 0.4 else "", text), field)
        for text, field in pieces
    ]


def _cut(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    """The end is missing."""
    return pieces[: rng.randint(min(len(pieces), max(3, len(pieces) - 4)), len(pieces))]


def _lookalikes(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    """Latin letters in Cyrillic words."""
    table = str.maketrans("аеорсухС", "aeopcyxC")
    return [(text.translate(table) if field is None or rng.random() < 0.15 else text, field) for text, field in pieces]


def _numbered(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    """A bit of a label is left."""
    return [(rng.choice([". ", "• ", "– ", f"{rng.randint(1, 60)}. ", f"[{rng.randint(1, 60)}] "]), None), *pieces]


def _no_stops(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    """Full stops between the parts are lost."""
    return [
        (text.replace(". ", " ") if field is None and rng.random() < 0.5 else text, field) for text, field in pieces
    ]
