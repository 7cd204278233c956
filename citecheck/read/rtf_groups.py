"""Rich text made ready to be written out: deletions out, notes behind their paragraphs, links marked."""

import re
from dataclasses import dataclass, field, replace

from citecheck.read.glyphs import RAISED

TOKEN = re.compile(
    r"\\bin(?P<bin>\d{1,9}) ?|\\(?P<word>[a-zA-Z]+)(?P<number>-?\d{1,9})? ?"
    r"|\\(?P<sign>'[0-9a-fA-F]{2}|[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}]+)"
)  # \par or \u233? or \'e9
LINK = re.compile(r'HYPERLINK\s+(?:\\l\s+)?"(?P<url>[^"]{1,2000})"', re.IGNORECASE)
BEGIN, AT, END = "\ue000", "\ue001", "\ue002"  # begin 12 at ... end: the place of a link, by its number
PLACE = re.compile(f"{BEGIN}(\\d+){AT}|{END}")
PARAGRAPH = frozenset({"par", "sect", "page", "cell", "row"})
PLAIN = frozenset({"plain", "nosupersub"})
MAX_DEPTH = 5000


@dataclass(slots=True)
class Group:
    """What holds within one group: raised, hidden, a note, what a field is told; and whether its brace was written."""

    raised: bool = False
    hidden: bool = False
    note: bool = False
    told: bool = False
    shown: bool = False  # it is what a link shows
    written: bool = True


@dataclass(slots=True)
class Made:
    """What was written so far: state of one pass over a file."""

    parts: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    stack: list[Group] = field(default_factory=lambda: [Group(written=False)])
    count: int = 0

    def put(self, text: str) -> None:
        """Adds a piece where it belongs: to the text, to a note, or nowhere."""
        now = self.stack[-1]
        if now.told:
            self.code.append(text)
        elif not now.hidden:
            (self.note if now.note else self.parts).append(text)


def prepared(text: str) -> tuple[str, list[str]]:
    """The same file for striprtf, with marks around what links show; and their addresses."""
    made = Made()
    at = 0
    while match := TOKEN.match(text, at):
        at = match.end()
        if match["bin"]:
            at += int(match["bin"])
        elif match["brace"]:
            _brace(made, match["brace"])
        elif match["word"]:
            _word(made, match["word"], match["number"], match[0])
        elif match["text"]:
            digits = match["text"].strip()
            mark = made.stack[-1].raised and digits and all(one.isdigit() or one in ",;- " for one in digits)
            made.put(_coded(digits.translate(RAISED)) if mark else match["text"])
        elif match["sign"] != "*" or not _is_wanted(text, at):
            made.put(match[0])
    _flush(made)
    return "".join(made.parts), made.urls


def _brace(made: Made, brace: str) -> None:
    if brace == "{":
        inner = replace(made.stack[-1], shown=False, written=not made.stack[-1].hidden)
        made.put("{")
        if len(made.stack) < MAX_DEPTH:
            made.stack.append(inner)
        return
    if len(made.stack) < 2:
        return
    done = made.stack.pop()
    if done.shown:
        made.put(_coded(END))
    if done.told and not made.stack[-1].told:
        made.code.append("}")
    elif done.note and not made.stack[-1].note:
        made.note.append("}\\par ")
        made.waiting += made.note
        made.note = []
    elif done.written:
        made.put("}")


def _word(made: Made, word: str, number: str | None, whole: str) -> None:
    now = made.stack[-1]
    on = number != "0"
    if word in ("deleted", "v"):
        now.hidden = on
    elif word in ("super", "up"):
        now.raised = on
        made.put(whole)
    elif word in ("sp", "shprslt"):  # how a shape looks, and the same shape for older programs
        now.hidden = True
    elif word in ("shp", "shpinst", "shptxt"):  # a box of text: its words stand in the text
        return
    elif word == "footnote":
        _begin(made)
        now.note = True
        made.note.append("{")
    elif word == "fldinst":
        _begin(made)
        now.told = True
        made.code = []
    elif word == "fldrslt":
        _shows(made)
    elif word == "chftn":
        made.count += not now.note
        mark = str(made.count).translate(RAISED)
        made.put(_coded(f"{mark} " if now.note else mark))
    else:
        if word in PLAIN:
            now.raised = now.hidden = False
        made.put(whole)
        if word in PARAGRAPH and not now.note:
            _flush(made)


def _begin(made: Made) -> None:
    """Takes back the brace of a group that is written elsewhere."""
    for parts in (made.note, made.parts):
        if parts and parts[-1] == "{" and made.stack[-1].written:
            parts.pop()
            made.stack[-1].written = False
            return


def _shows(made: Made) -> None:
    """What a field shows: a link has marks around it."""
    told, made.code = "".join(made.code), []
    match = LINK.search(told)
    if match and match["url"].lower().startswith(("http://", "https://", "ftp://")):
        made.put(_coded(f"{BEGIN}{len(made.urls)}{AT}"))
        made.urls.append(match["url"])
        made.stack[-1].shown = True


def _flush(made: Made) -> None:
    made.parts += made.waiting
    made.waiting = []


def _coded(text: str) -> str:
    """Letters in the words of the format."""
    codes = (ord(letter) - 0x10000 if ord(letter) > 0x7FFF else ord(letter) for letter in text)
    return "{\\uc1" + "".join(f"\\u{code}?" for code in codes) + "}"


def _is_wanted(text: str, at: int) -> bool:
    """Whether a group that others may pass over holds words: a note, a shape's text, what a field is told."""
    return text.startswith(("\\footnote", "\\shpinst", "\\fldinst", "\\shptxt"), at)


def places(text: str, urls: list[str]) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without the marks, and the place of each link in it."""
    parts: list[str] = []
    found: list[tuple[str, int, int]] = []
    begun: list[tuple[str, int]] = []
    at = length = 0
    for match in PLACE.finditer(text):
        parts.append(text[at : match.start()])
        length += len(parts[-1])
        at = match.end()
        if match[1]:
            begun.append((urls[int(match[1])] if int(match[1]) < len(urls) else "", length))
        elif begun:
            url, start = begun.pop()
            found.append((url, start, length))
    return "".join((*parts, text[at:])), found
