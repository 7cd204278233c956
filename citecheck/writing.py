"""What the commands give back: to the screen, or to files that are written whole or not at all."""

import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck import messages
from citecheck.model import Paper
from citecheck.report import Report

OBEYED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # "\x1b[2J" and "\x9b2J" clear the screen

if TYPE_CHECKING:
    from citecheck.export import Options
    from citecheck.fix.files import Left, Repair


LINKING = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper"})


class UsageError(Exception):
    """A mistake in the call, in words that say what to do."""


def write(text: str, output: Path | None, *, painted: bool = False) -> None:
    """Prints, or writes a file whole or not at all.

    What a terminal would obey is spelt out, as JSON does, except in a text that we coloured ourselves.
    """
    if output is None:
        text = text if painted else OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        if output.exists() and not (output.is_file() or output.is_dir()):  # a pipe, /dev/null: not to be replaced
            output.write_text(text, "utf-8", "backslashreplace")
            return
        part.write_text(text, "utf-8", "backslashreplace")
        part.replace(output)
    except OSError as error:
        raise UsageError(f"{output}: can't be written ({error.strerror}): choose another place") from None
    finally:
        part.unlink(missing_ok=True)


def _made(place: Path) -> None:
    """Makes a folder."""
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{place}: can't be made a folder ({error.strerror}): choose another place") from None


def rendered(name: str, report: Report, output: Path | None) -> str:
    """A report in the format of this name."""
    from shutil import get_terminal_size

    from citecheck import report as room

    _known(name)
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    colour = output is None and sys.stdout.isatty() and not plain
    width = get_terminal_size().columns if sys.stdout.isatty() else 100
    return room.render(name, replace(report, colour=colour, hyperlinks=colour and _links(os.environ), width=width))


def _links(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is one that is known to follow links (OSC 8)."""
    vte = environment.get("VTE_VERSION", "")
    return (
        environment.get("TERM_PROGRAM") in LINKING
        or bool({"WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION"} & environment.keys())
        or (vte.isdigit() and int(vte) >= 5000)
    )


def full(name: str) -> bool:
    """Whether the format of this name shows papers in full."""
    from citecheck import report as room

    _known(name)
    return room.whole(name)


def _known(name: str) -> None:
    from citecheck import report as room

    if name not in room.formats():
        raise UsageError(f"there is no format {name!r}: choose from {', '.join(room.formats())}")


def reports(place: Path, report: Report) -> None:
    """Writes the report in every format into a folder."""
    from citecheck import report as room

    _made(place)
    for name, file in room.files().items():
        write(rendered(name, report, place), place / file)


def bibliographies(
    place: Path, papers: Iterable[Paper], name: str = "bibtex", options: "Options | None" = None
) -> None:
    """Writes one file a paper and the merged one into a folder."""
    from citecheck import export as room

    _made(place)
    for file, text in room.files(name, papers, options, lambda file: earlier(name, place / file)):
        write(text, place / file)


def earlier(name: str, place: Path | None) -> Paper | None:
    """What an export holds that is to be made anew, so that its keys are kept; nothing if it can't be read."""
    from citecheck import export as room
    from citecheck import read

    if place is None or not place.is_file():
        return None
    try:
        return room.earlier(name, read.load(str(place)))
    except OSError:  # it is replaced all the same, or its writing says why not
        return None


def accepted(place: Path | None) -> tuple[frozenset[str], str]:
    """The findings that a baseline knows, and a note where another version wrote it."""
    from citecheck import __version__, suppress

    if place is None:
        return frozenset(), ""
    known = suppress.read_baseline(place.read_bytes(), str(place))
    if known.citecheck == __version__:
        return known.fingerprints, ""
    note = (
        f"{place} was written by citecheck {known.citecheck}, this is {__version__}: what it knows stays left out, "
        "but rules have changed since; look at what is new, then write it anew with --write-baseline"
    )
    return known.fingerprints, note


def existing(place: Path) -> str:
    """The text of a .bib file that is to be kept and added to."""
    from citecheck import read

    document = read.read(str(place))
    if document.format != "bibtex":
        said = document.troubles[0].reason if document.troubles else "it is no .bib file"
        raise UsageError(f"{place}: can't be added to: {said}")
    return document.text


def mended(made: "Iterable[Repair | Left]", *, change: bool, lang: str = "en") -> tuple[list[str], list[str]]:
    """Writes repairs back where they are to be made; gives the patches, and a line for each file and what is left."""
    from citecheck.fix.files import Repair
    from citecheck.fix.files import write as write_back
    from citecheck.report.words import many, say

    patches, notes = [], []
    for one in made:
        if not isinstance(one, Repair):
            what, reason = (messages.told(text, lang) for text in (one.what, one.reason))
            notes.append(say("by_hand", lang, place=f"{one.path}:{one.line}", what=what, reason=reason))
            continue
        patches.append(one.patch)
        if change:
            write_back(one)
            notes.append(say("repaired", lang, path=one.path, places=many(one.count, "place", lang)))
    return patches, notes
