"""One paper in four languages, made into files by the programs that people write with: `python -m tests.producers`.

The files lie in `made/`, so that reading them is tested without those programs; making them anew wants the programs,
and what is missing is named.
"""

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
MADE = HERE / "made"
INLINE = re.compile(r"\^\[(?P<note>[^\]]+)\]|\[(?P<shown>[^\]]+)\]\((?P<url>[^)]+)\)|\*\*(?P<bold>[^*]+)\*\*")
CITED = re.compile(r" \[(?P<numbers>\d+(?:[-,; ]+\d+)*)(?:, [^\]]*)?\]")  # [4, p. 12]
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph: `text`, `bold`, `raised`, a `note`, or a `link` to an address."""

    kind: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class Block:
    """A `title`, `heading`, paragraph (`p`), `table` or `entry`."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self):
        """Its words, without notes."""
        return "".join(piece.text for piece in self.pieces if piece.kind != "note")


@dataclass(frozen=True)
class Text:
    """A paper: what it is written in, and its blocks in order."""

    lang: str
    source: str
    blocks: tuple[Block, ...]

    @property
    def title(self):
        """Its title."""
        return self.blocks[0].text

    @property
    def authors(self):
        """Its authors' names."""
        return self.blocks[1].text.split(", ")

    @property
    def entries(self):
        """Its reference list, without numbers."""
        return [block.text for block in self.blocks if block.kind == "entry"]

    @property
    def hidden(self):
        """Addresses that stand behind words."""
        return [piece.url for block in self.blocks for piece in block.pieces if piece.kind == "link"]


def texts():
    """The paper in each language."""
    return {path.stem: parsed(path.stem, path.read_text("utf-8")) for path in sorted((HERE / "papers").glob("*.md"))}


def parsed(lang, source):
    """Reads the little of Markdown the papers are written in."""
    return Text(lang, source, tuple(block for part in source.strip().split("\n\n") for block in _blocks(part)))


def _blocks(part):
    if part.startswith("|"):
        rows = [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in part.splitlines()]
        yield Block("table", rows=(rows[0], *rows[2:]))
    elif part[0].isdigit():
        for row in part.splitlines():
            yield Block("entry", (Piece("text", row.partition(". ")[2]),))
    else:
        marks = {"# ": "title", "## ": "heading"}
        kind = next((kind for mark, kind in marks.items() if part.startswith(mark)), "p")
        yield Block(kind, tuple(_pieces(part.lstrip("# "))))


def _pieces(text):
    at = 0
    for match in INLINE.finditer(text):
        if match.start() > at:
            yield Piece("text", text[at : match.start()])
        kind = "note" if match["note"] else "link" if match["url"] else "bold"
        yield Piece(kind, match["note"] or match["shown"] or match["bold"], match["url"] or "")
        at = match.end()
    if at < len(text):
        yield Piece("text", text[at:])


def raised(text):
    """The same paper with raised numbers for citations, and without notes, whose numbers are raised too."""
    source = re.sub(r"\^\[[^\]]+\]", "", text.source)
    body, heading, listed = source.rpartition("## ")
    body = CITED.sub(lambda match: f"^{re.sub('[; ]+', ',', match['numbers'].replace(', ', ','))}^", body)
    made = parsed(text.lang, body + heading + listed)
    return Text(text.lang, made.source, tuple(Block(one.kind, tuple(_lifted(one)), one.rows) for one in made.blocks))


def _lifted(block):
    for piece in block.pieces:
        for n, part in enumerate(piece.text.split("^") if piece.kind == "text" else ()):
            yield Piece("raised" if n % 2 else "text", part)
        if piece.kind != "text":
            yield piece


def plain(text):
    """The paper as plain text: the measure of all others."""
    parts, notes, numbers = [], 0, 0
    for block in text.blocks:
        if block.kind == "table":
            parts += ["\t".join(row) for row in block.rows]
            continue
        if block.kind == "entry":
            numbers += 1
            parts.append(f"{numbers}. {block.text}")
            continue
        shown, own = "", []
        for piece in block.pieces:
            if piece.kind == "note":
                notes += 1
                shown += str(notes).translate(RAISED)
                own.append(f"{str(notes).translate(RAISED)} {piece.text}")
            else:
                shown += piece.text.translate(RAISED) if piece.kind == "raised" else piece.text
        parts += [shown, *own]
    return "\n\n".join(parts) + "\n"
