"""An author's own commands: which of them cite, and what."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from citecheck.read.tex_scan import Command, arguments, blank, commands

DEFINERS = """
newcommand renewcommand providecommand DeclareRobustCommand NewDocumentCommand RenewDocumentCommand
DeclareDocumentCommand newcommandx
"""
DEFINING = frozenset(DEFINERS.split())
PRIMITIVE = re.compile(r"\\(?:def|gdef|edef)\s*\\(?P<name>[A-Za-z@]+)\s*(?P<signs>[^{\n]{0,40}?)(?=\{)")  # \def\x#1{..}
LET = re.compile(r"\\let\s*\\(?P<name>[A-Za-z@]+)\s*=?\s*\\(?P<old>[A-Za-z@]+)")  # \let\oldcite\cite
CITE = re.compile(r"(?:[A-Za-z]*[a-z])?[Cc]ites?(?:alp|alt|author|year|par|p|t|num|date|title|url|text)?[A-Za-z]*")
LIKE_CITE = """
citestyle setcitestyle bibcite citename citenamefont citetext citepunct citedash citeindextrue citeindexfalse
defcitealias citebordercolor citecolor citeform citemid citeleft citeright citeall DeclareCiteCommand
DeclareMultiCiteCommand DeclareAutoCiteCommand citesetup citereset excite excited incite recite citebrackets citation
citeopen citeclose citesep citetrackertrue citetrackerfalse
"""
NO_CITE = frozenset(LIKE_CITE.split())
SPECIFIED = re.compile(r"[a-zA-Z](?:\{[^{}]*\})?")  # the parameters of an xparse command: O{} m
PARAMETER = re.compile(r"#([1-9])")
ROUNDS = 5  # an author's command may use another of theirs


@dataclass(frozen=True, slots=True)
class Macro:
    """An author's command that cites: which of its arguments hold keys, and the keys it always cites."""

    positions: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()
    nocite: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """An author's command: its name, what it stands for, and where that is said."""

    name: str
    body: str
    start: int
    end: int
    braces: tuple[int, ...] | None = None  # the parameters that stand in braces; None: all of them do


def cites(name: str) -> bool:
    """Whether a command of the usual packages cites."""
    return name not in NO_CITE and bool(CITE.fullmatch(name))


def definitions(text: str) -> Iterator[Definition]:
    """The commands an author defines."""
    for command in commands(text, 5):
        if command.name not in DEFINING:
            continue
        name = next((one for one in re.findall(r"\\([A-Za-z@]+)", "".join(command.braced[:1]))), None)
        body = command.arguments[-1] if len(command.braced) > 1 else None
        if name is None:  # \newcommand\x[1]{...}
            follows = re.compile(r"\s*\\([A-Za-z@]+)").match(text, command.start + len(command.name) + 1)
            rest = list(arguments(text, follows.end(), 4)) if follows else []
            name, body = (follows[1], rest[-1]) if follows and rest else (None, None)
        if name and body:
            yield Definition(name, body.text, command.start, body.end + 1, _in_braces(command))
    for match in PRIMITIVE.finditer(text):
        for body in arguments(text, match.end(), 1):
            yield Definition(match["name"], body.text, match.start(), body.end + 1)
    for match in LET.finditer(text):
        yield Definition(match["name"], f"\\{match['old']}{{#1}}", match.start(), match.end())


def _in_braces(command: Command) -> tuple[int, ...] | None:
    """The parameters of a definition that are given in braces: not those that have a default, or a star."""
    if "Document" in command.name:
        kinds = [one[0] for one in SPECIFIED.findall(command.braced[1])] if len(command.braced) > 2 else []
        return tuple(n for n, kind in enumerate(kinds) if kind in "mv") if kinds else None
    given = [one for one in command.arguments[:-1] if one.bracket == "["]
    return tuple(range(1, 9)) if len(given) > 1 and command.name != "newcommandx" else None


def macros(found: list[Definition]) -> dict[str, Macro]:
    """The author's commands that cite, also by way of one another."""
    known: dict[str, Macro] = {}
    for _ in range(ROUNDS):
        before = dict(known)
        for one in found:
            if one.name not in known and (made := _cited_by(one, known)):
                known[one.name] = made
        if before == known:
            break
    return known


def _cited_by(one: Definition, known: Mapping[str, Macro]) -> Macro | None:
    positions: list[int] = []
    keys: list[str] = []
    nocite = True
    for command in commands(one.body):
        if command.name == one.name:
            continue
        for text in keys_of(command, known):
            inside = [int(n) - 1 for n in PARAMETER.findall(text)]
            braced = inside if one.braces is None else [one.braces.index(n) for n in inside if n in one.braces]
            positions += braced
            keys += [] if inside else [text]
            nocite = nocite and command.name == "nocite"
    if not positions and not keys:
        return None
    return Macro(tuple(dict.fromkeys(positions)), tuple(keys), nocite)


def keys_of(command: Command, known: Mapping[str, Macro]) -> Iterator[str]:
    """What a command cites, as written: "a, b"."""
    macro = known.get(command.name)
    if macro:
        yield from macro.keys
        for n in macro.positions:
            if n < len(command.braced):
                yield command.braced[n]
    elif command.name == "nocite" or (cites(command.name) and command.name.lower().rstrip("*").endswith("s")):
        yield from command.braced if _multiple(command) else command.braced[:1]
    elif command.name.lower().endswith("volcite"):
        yield from command.braced[1:2]  # behind the volume
    elif cites(command.name):
        yield from command.braced[:1]


def _multiple(command: Command) -> bool:
    """\\cites(see)()[1]{a}[2]{b} cites in each of its braces."""
    return command.name.lower().endswith("cites")


def without(text: str, found: list[Definition]) -> str:
    """A masked source without what it defines, so that only uses are left."""
    for one in found:
        text = text[: one.start] + blank(text[one.start : one.end]) + text[one.end :]
    return text
