"""A small scanner for LaTeX: what is no text is blanked out in place, commands come with their arguments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SKIPPED = ("verbatim", "Verbatim", "lstlisting", "minted", "comment", "filecontents", "tikzpicture", "alltt")
VERBATIM = re.compile(
    r"\\begin\{(?P<name>" + "|".join(SKIPPED) + r")(?P<star>\*?)\}.*?(?:\\end\{(?P=name)(?P=star)\}|\Z)", re.DOTALL
)
VERB = re.compile(r"\\(?:verb\*?|lstinline)(?P<mark>[^\w\s\\*{])[^\n]*?(?P=mark)")  # \verb|\cite{x}|
ADDRESS = re.compile(r"\\(?:url|href|nolinkurl|path)\s*\{(?P<url>[^{}\n]{0,2000})\}")  # \url{http://a.example/b%20c}
COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*")  # 50 \% of it % a note
NEVER = re.compile(r"\\iffalse\b.*?\\fi\b", re.DOTALL)
END = re.compile(r"\\end\{document\}")
COMMAND = re.compile(r"\\([A-Za-z@]+)\*?")
MAX_ARGUMENT = 50_000


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
    kept = [match.span("url") for match in ADDRESS.finditer(text)]
    guarded = text
    for start, end in kept:
        if "%" in text[start:end] and not _in_comment(text, start):
            guarded = guarded[:start] + text[start:end].replace("%", "\x01") + guarded[end:]
    for pattern in (VERBATIM, VERB, COMMENT, NEVER):
        guarded = pattern.sub(_blank, guarded)
    if closed := END.search(guarded):
        guarded = guarded[: closed.end()] + blank(guarded[closed.end() :])
    return guarded.replace("\x01", "%")


def _in_comment(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return bool(COMMENT.search(line))


def _blank(match: re.Match[str]) -> str:
    escaped = match[1] if match.re is COMMENT else ""
    return escaped + blank(match[0][len(escaped) :])


def blank(text: str) -> str:
    """Blanks of the same length and lines."""
    return "".join("\n" if letter == "\n" else " " for letter in text)


def commands(text: str, most: int = 9) -> Iterator[Command]:
    """Every command of a masked source, in order, with up to `most` arguments."""
    for match in COMMAND.finditer(text):
        found = tuple(arguments(text, match.end(), most))
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
    depth, opening = 0, text[start]
    braces = 0
    for at in range(start, min(len(text), start + MAX_ARGUMENT)):
        letter = text[at]
        if letter == "\\" or (at and text[at - 1] == "\\" and (at < 2 or text[at - 2] != "\\")):
            continue
        if opening != "{":
            braces += (letter == "{") - (letter == "}")
            if braces < 0:
                return None
            if braces:
                continue
        depth += (letter == opening) - (letter == close)
        if depth == 0:
            return at
    return None
