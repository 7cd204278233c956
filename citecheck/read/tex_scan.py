"""A small scanner for LaTeX: what is no text is blanked out in place, commands come with their arguments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

SKIPPED = ("verbatim", "Verbatim", "lstlisting", "minted", "comment", "filecontents", "tikzpicture", "alltt")
VERBATIM = re.compile(
    r"\\begin\{(?P<name>" + "|".join(SKIPPED) + r")(?P<star>\*?)\}.*?(?:\\end\{(?P=name)(?P=star)\}|\Z)", re.DOTALL
)
VERB = re.compile(r"\\(?:verb\*?|lstinline)(?P<mark>[^\w\s\\*{])[^\n]*?(?P=mark)")  # \verb|\cite{x}|
ADDRESS = re.compile(r"\\(?:url|href|nolinkurl|path)\s*\{(?P<url>[^{}\n]{0,2000})\}")  # \url{http://a.example/b%20c}
COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*")  # 50 \% of it % a note
NEVER = re.compile(r"\\iffalse\b(?:(?:(?!\\if|\\fi\b).)*?\\else\b|.*?\\fi\b)", re.DOTALL)
OTHERWISE = re.compile(r"(\\iftrue\b(?:(?!\\(?:if|fi|else)).)*)\\else\b(?:(?!\\if).)*?\\fi\b", re.DOTALL)
END = re.compile(r"\\end\{document\}")
COMMAND = re.compile(r"\\([A-Za-z@]+)\*?")
BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
BRACKET = re.compile(r"\\.|[{}\[\]()]", re.DOTALL)
MANY = 90  # arguments of a command that cites in each of its braces
MAX_ARGUMENT, MAX_NOTE = 8_000, 2_000


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a command: its bracket, what stands in it, and where that begins."""

    bracket: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Behind its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Command:
    """A command and the arguments that follow it."""

    name: str
    start: int
    end: int
    arguments: tuple[Argument, ...] = ()

    @property
    def braced(self) -> tuple[str, ...]:
        """What stands in its braces."""
        return tuple(one.text for one in self.arguments if one.bracket == "{")


def masked(text: str) -> str:
    """The source with comments, verbatim text and what is never set as blanks; offsets stay.

    A per cent sign in an address is part of it.
    """
    guarded = ADDRESS.sub(_guarded, text) if "%" in text else text
    for pattern in (VERBATIM, VERB, COMMENT, NEVER, OTHERWISE):
        guarded = pattern.sub(_blank, guarded)
    if closed := END.search(guarded):
        guarded = guarded[: closed.end()] + blank(guarded[closed.end() :])
    return guarded.replace("\x01", "%")


def _guarded(match: re.Match[str]) -> str:
    """An address whose per cent signs are put by; one that stands in a comment stays in it."""
    line = match.string.rfind("\n", 0, match.start()) + 1
    if match["url"].find("%") < 0 or COMMENT.search(match.string, max(line, match.start() - MAX_NOTE), match.start()):
        return match[0]
    return match[0].replace("%", "\x01")


def _blank(match: re.Match[str]) -> str:
    escaped = match[1] if match.re in (COMMENT, OTHERWISE) else ""
    return escaped + blank(match[0][len(escaped) :])


def blank(text: str) -> str:
    """Blanks of the same length and lines."""
    return "".join("\n" if letter == "\n" else " " for letter in text)


def commands(text: str, most: int = 9) -> Iterator[Command]:
    """Every command of a masked source, in order, with up to `most` arguments."""
    for match in COMMAND.finditer(text):
        several = match[1].lower().rstrip("*").endswith("cites")  # \autocites[1]{a}[2]{b}[3]{c}...
        found = tuple(arguments(text, match.end(), MANY if several else most))
        end = found[-1].end + 1 if found else match.end()
        yield Command(match[1], match.start(), end, found)


def arguments(text: str, at: int, most: int = 9) -> Iterator[Argument]:
    """The arguments that begin at an offset, blanks and single line ends between them."""
    for _ in range(most):
        start = at
        while start < len(text) and text[start] in " \t\n" and text[at : start + 1].count("\n") < 2:
            start += 1
        close = {"{": "}", "[": "]", "(": ")"}.get(text[start : start + 1])
        if close is None:
            return
        end = _closing(text, start, close)
        if end is None:
            return
        yield Argument(text[start], text[start + 1 : end], start + 1)
        at = end + 1


def _closing(text: str, start: int, close: str) -> int | None:
    """Where the bracket that opens at `start` closes; brackets in braces don't count."""
    if close == "}":
        end = _braces(text).get(start)
        return end if end is not None and end - start <= MAX_ARGUMENT else None
    depth, at = 0, start
    while match := BRACKET.search(text, at, start + MAX_NOTE):
        at = match.end()
        if match[0] == "}":
            return None
        if match[0] == "{":
            end = _braces(text).get(match.start())
            if end is None:
                return None
            at = end + 1
        depth += (match[0] == text[start]) - (match[0] == close)
        if depth == 0:
            return match.start()
    return None


@lru_cache(maxsize=16)
def _braces(text: str) -> dict[int, int]:
    """Where each opening brace of a source closes, found in one pass."""
    opened: list[int] = []
    pairs: dict[int, int] = {}
    for match in BRACE.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            pairs[opened.pop()] = match.start()
    return pairs
