"""BibTeX's grammar with the place of everything: entries, fields, the pieces of a value, and what breaks the rules.

A reader wants the references out of a file and forgives; a check wants to know what was forgiven and where.
Every letter is looked at once, however broken the file is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

OPENING = re.compile(r"@[ \t]*(?P<type>[^\W\d_][\w-]*)?\s*(?P<open>[{(])?")  # @article{
KEY = re.compile(r"\s*(?P<key>[^\s,{}=\"]*(?:[ \t]+[^\s,{}=\"]+)*)\s*(?P<after>[,=}]?)")  # doe2019,
NAME = re.compile(r"[^\s=,{}()\"#%@]+")  # author
BLANKS = re.compile(r"[\s,]*")
SPACE = re.compile(r"\s*")
BARE = re.compile(r"[^\s,{}()\"#=]+")  # 2019, jan
FIELDS = (
    "author|editor|title|journal|booktitle|year|date|pages|volume|number|publisher|doi|url|isbn|issn|month|address|note"
    "|abstract|keywords"
)
BRACES = re.compile(
    r"[{}]"
    r"|\n[ \t]*@[^\W\d_]+[ \t]*[{(][ \t]*[^\s,{}=]+[ \t]*,\s*[^\W\d_][\w-]*\s*="  # \n@article{doe2019, title =
    rf"|,[ \t]*\r?\n[ \t]*(?:{FIELDS})[ \t]*=[ \t]*[{{\"]",  # ,\n  year = {
    re.IGNORECASE,
)
GOES_ON = re.compile(rf"\s*,?\s*(?:{FIELDS})\s*=", re.IGNORECASE)  # }, author =
QUOTE_END = re.compile(r'[{}"]|\n[ \t]*@[^\W\d_]+[ \t]*[{(]')
NEXT_ENTRY = re.compile(r"\n[ \t]*(?=@)")
OTHER_BLOCKS = frozenset({"comment", "preamble", "string"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a value: `braced`, `quoted`, a `number` or a `name` of a @string; offsets without delimiters."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entry; `start` and `end` hold the value with its delimiters, `text` is the value without.

    `low` is its name as programs compare it, in small letters.
    """

    name: str
    low: str
    at: int
    start: int
    end: int
    pieces: tuple[Piece, ...]
    text: str

    @property
    def plain(self) -> bool:
        """Whether the value is one braced or quoted piece, so that `text` stands in the source as it is."""
        return len(self.pieces) == 1 and self.pieces[0].kind in ("braced", "quoted")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, or a @string (whose fields are its definitions) or @preamble."""

    type: str
    key: str
    key_at: int
    start: int
    end: int
    fields: tuple[Field, ...] = ()
    named: Mapping[str, Field] = field(default_factory=dict)  # the first field of each name, in small letters

    def field(self, *names: str) -> Field | None:
        """The first field of one of these names."""
        for name in names:
            if name in self.named:
                return self.named[name]
        return None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something the grammar forbids: a word for what, and where."""

    kind: str
    start: int
    end: int
    what: str = ""


@dataclass(slots=True)
class Library:
    """Everything in a .bib text, in its order."""

    entries: list[Entry] = field(default_factory=list)
    strings: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    by_name: dict[str, list[tuple[Entry, Field]]] = field(default_factory=dict)  # every field, by small letters
    open_comment: bool = False  # a @comment that never closes was seen: none behind it is looked through again


@lru_cache(maxsize=4)
def library(text: str) -> Library:
    """Reads a .bib text; the rules of one run share what was read."""
    found = Library()
    at = text.find("@")
    while at >= 0:
        at = text.find("@", _block(text, at, found))
    return found


def _block(text: str, at: int, found: Library) -> int:
    """Reads the block that begins at an @; gives the offset behind it."""
    opening = OPENING.match(text, at)
    kind = (opening["type"] or "").lower() if opening else ""
    if "%" in text[text.rfind("\n", 0, at) + 1 : at]:  # %@article{...: taken out by its writer
        return at + 1
    if not opening or not kind or not opening["open"]:
        if kind and kind not in OTHER_BLOCKS and _first_on_line(text, at):
            found.faults.append(Fault("no_brace", at, at + 1 + len(kind), kind))
        return at + 1
    if kind == "comment":
        return _comment(text, opening.end(), found)
    begin, key, key_at = opening.end(), "", opening.end()
    if kind == "preamble":
        return _value(text, begin, found)[1]
    if kind != "string":
        match = KEY.match(text, begin)
        after = match["after"] if match else ""
        if match and after != "=":
            key, key_at, begin = match["key"], match.start("key"), match.end() - (after == "}")
        if not key:
            found.faults.append(Fault("no_key", at, opening.end(), kind))
        elif not after:
            found.faults.append(Fault("no_comma", key_at, key_at + len(key), key))
    fields, end = _fields(text, begin, Fault("unclosed", at, opening.end(), key or kind), found)
    named = {one.low: one for one in reversed(fields)}
    entry = Entry(kind, key, key_at, at, end, tuple(fields), named)
    (found.strings if kind == "string" else found.entries).append(entry)
    if kind != "string":
        for one in fields:
            found.by_name.setdefault(one.low, []).append((entry, one))
    if text[end - 1 : end] == "}" and (match := GOES_ON.match(text, end)):
        found.faults.append(Fault("early", end - 1, match.end(), key))
    return end


def _comment(text: str, at: int, found: Library) -> int:
    """Skips a @comment; one that is never closed hides nothing, as with BibTeX itself."""
    if not found.open_comment:
        depth = 1
        for match in QUOTE_END.finditer(text, at):
            depth += {"{": 1, "}": -1}.get(match[0], 0)
            if not depth:
                return match.end()
        found.open_comment = True
    return at


def _fields(text: str, at: int, unclosed: Fault, found: Library) -> tuple[list[Field], int]:
    """Reads `name = value` up to the closing brace."""
    fields: list[Field] = []
    comma = True
    while True:
        blanks = BLANKS.match(text, at)
        gap, at = (blanks[0], blanks.end()) if blanks else ("", at)
        if at >= len(text) or (text[at] == "@" and "\n" in gap):
            if not (found.faults and found.faults[-1].kind == "swallows" and found.faults[-1].start > unclosed.start):
                found.faults.append(unclosed)
            return fields, at
        if text[at] in "})":
            return fields, at + 1
        if text[at] == "%":
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            found.faults.append(Fault("percent", at, end, text[at : min(end, at + 40)]))
            at = end
            continue
        name = NAME.match(text, at)
        equals = SPACE.match(text, name.end()) if name else None
        if not name or not equals or text[equals.end() : equals.end() + 1] != "=":
            end = _recovered(text, at)
            found.faults.append(Fault("no_equals" if name else "junk", at, min(end, at + 40), text[at : at + 20]))
            at, comma = end, True
            continue
        if not comma and "," not in gap:
            last = fields[-1]
            found.faults.append(Fault("no_comma", last.end - 1, last.end, last.name))
        (pieces, start), at = _value(text, equals.end() + 1, found, name[0])
        one = pieces[0] if len(pieces) == 1 else None
        said = text[one.start : one.end] if one else "".join([text[piece.start : piece.end] for piece in pieces])
        fields.append(Field(name[0], name[0].lower(), name.start(), start, at, pieces, said))
        comma = False


def _recovered(text: str, at: int) -> int:
    """Where reading goes on after something that is no field: behind the comma, at the closing brace or next entry."""
    while at < len(text) and text[at] not in ",}":
        if text[at] == "{":
            at, _ = _braced(text, at + 1)
        elif NEXT_ENTRY.match(text, at):
            return at
        else:
            at += 1
    return at


def _value(text: str, at: int, found: Library, name: str = "") -> tuple[tuple[tuple[Piece, ...], int], int]:
    """Reads the pieces of a value, joined by #."""
    pieces: list[Piece] = []
    start = at = _space(text, at)
    while at < len(text):
        if text[at] == "{":
            end, closed = _braced(text, at + 1)
            pieces.append(Piece("braced", at + 1, end - 1 if closed else end))
        elif text[at] == '"':
            end, closed = _quoted(text, at + 1)
            pieces.append(Piece("quoted", at + 1, end - 1 if closed else end))
        elif bare := BARE.match(text, at):
            end, closed = bare.end(), True
            pieces.append(Piece("number" if bare[0].isdigit() else "name", at, end))
        else:
            break
        if not closed:
            found.faults.append(Fault("swallows", at, at + 1, name))
        at = _space(text, end)
        if text[at : at + 1] != "#":
            return (tuple(pieces), start), end
        at = _space(text, at + 1)
    found.faults.append(Fault("no_value", start, start, name))
    return (tuple(pieces), start), at


def _space(text: str, at: int) -> int:
    """Behind the blanks that stand here."""
    if not text[at : at + 1].isspace():
        return at
    match = SPACE.match(text, at)
    return match.end() if match else at


def _braced(text: str, at: int) -> tuple[int, bool]:
    """Where a brace opened before `at` closes; a new entry or field inside means that it was never closed."""
    end = text.find("}", at)
    if end >= 0 and text.find("{", at, end) < 0 and text.find("\n", at, end) < 0:
        return end + 1, True  # nearly always: the signs of an end that was forgotten stand on other lines
    depth = 1
    for match in BRACES.finditer(text, at):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if not depth:
                return match.end(), True
        else:
            return match.start(), False
    return len(text), False


def _quoted(text: str, at: int) -> tuple[int, bool]:
    """Where a quote opened before `at` closes: at the next one outside braces."""
    depth = 0
    for match in QUOTE_END.finditer(text, at):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth < 0:
                return match.start(), False
        elif match[0] == '"':
            if not depth:
                return match.end(), True
        else:
            return match.start(), False
    return len(text), False


def _first_on_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def pieces(entries: list[Entry], kind: str) -> Iterator[tuple[Entry, Field, Piece]]:
    """Every piece of a kind, with the entry and field it belongs to."""
    for entry in entries:
        for one in entry.fields:
            for piece in one.pieces:
                if piece.kind == kind:
                    yield entry, one, piece
