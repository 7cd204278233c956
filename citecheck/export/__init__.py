"""One file per export format: SUFFIX and `render(papers, options) -> str`; the file's name is the format's name."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath

from citecheck import discovery
from citecheck.export import keys
from citecheck.export.item import KINDS, WHAT, OptionError, Options
from citecheck.export.works import slim
from citecheck.extract import paper as extracted
from citecheck.model import Paper
from citecheck.read import Source

__all__ = ["OptionError", "Options", "checked", "earlier", "files", "formats", "render", "suffix"]
ALL = "all"
DEFAULT = "bibtex"
There = Callable[[str], Paper | None]


def formats() -> tuple[str, ...]:
    """Names the formats papers can be exported to; a file without SUFFIX only serves the others."""
    here = discovery.load_all(sys.modules[__name__])
    return tuple(module.__name__.rpartition(".")[2].replace("_", "-") for module in here if hasattr(module, "SUFFIX"))


def render(name: str, papers: Iterable[Paper], options: Options | None = None) -> str:
    """Writes papers in a format, by its name, as one text; what several papers cite is written once."""
    text: str = discovery.load(sys.modules[__name__], name.replace("-", "_")).render(papers, options or Options())
    return text


def checked(name: str, options: Options) -> Options:
    """The options, if a format and they can be served; else says which could be."""
    for what, given, known in (
        ("format", (name,), formats()),
        ("choice of what is exported called", (options.what,), WHAT),
        ("kind", options.kinds, KINDS),
    ):
        if strange := [one for one in given if one not in known]:
            raise OptionError(f"there is no {what} {strange[0]!r}: choose from {', '.join(known)}")
    if options.existing is not None and suffix(name) != ".bib":
        raise OptionError(f"a .bib file can't be added to in {name}: choose bibtex or biblatex")
    keys.check(options.key)
    module = discovery.load(sys.modules[__name__], name.replace("-", "_"))
    if hasattr(module, "checked"):
        module.checked(options)
    elif options.style:
        raise OptionError(f"a style is for --format text, not for {name}")
    return options


def suffix(name: str) -> str:
    """Says what the files of a format end in."""
    ending: str = discovery.load(sys.modules[__name__], name.replace("-", "_")).SUFFIX
    return ending


def earlier(name: str, source: Source) -> Paper | None:
    """What an earlier export in a format holds, for its keys; None for a format that isn't read back."""
    module = discovery.load(sys.modules[__name__], name.replace("-", "_"))
    return extracted(module.READ(source)) if hasattr(module, "READ") else None


def files(
    name: str, papers: Iterable[Paper], options: Options | None = None, there: There = lambda _: None
) -> Iterator[tuple[str, str]]:
    """Gives file names and texts: one file a paper, called after it, then all of them merged.

    `there` gives what a file of that name holds already, so that keys are kept.
    """
    taken = {ALL}
    kept: list[Paper] = []

    def made(stem: str, papers: list[Paper]) -> tuple[str, str]:
        file = stem + suffix(name)
        return file, render(name, papers, replace(options or Options(), earlier=there(file)))

    for paper in papers:
        kept.append(slim(paper))
        yield made(_free(paper, taken), [paper])
    yield made(ALL, kept)


def _free(paper: Paper, taken: set[str]) -> str:
    """A paper's name without its suffix, and its number where its file holds several.

    Of two papers with one name, the second carries its folder's or a number.
    """
    pure = PurePath(paper.path)
    stem = (pure.stem or "paper") + (f"-{paper.part.n}" if paper.part else "")
    names = [stem, f"{pure.parent.name}-{stem}"] if pure.parent.name else [stem]
    n = 2
    while names[0].casefold() in taken:
        names = names[1:] or [f"{stem}-{n}"]
        n += 1
    taken.add(names[0].casefold())
    return names[0]
