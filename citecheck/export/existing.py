"""A .bib file that is there already: what it holds stays letter by letter, and only what it lacks is added."""

from collections.abc import Iterable
from dataclasses import replace

from citecheck.export.item import Item, Options, items
from citecheck.export.keys import assign
from citecheck.export.merge import merged
from citecheck.extract import paper
from citecheck.model import Paper
from citecheck.read import Source, bibtex


def held(text: str, options: Options) -> list[Item]:
    """The entries of a .bib file's text."""
    own = paper(bibtex.read(Source("", text.encode("utf-8", "replace"))))
    return list(items([own], replace(options, only_cited=False, kinds=())))


def missing(text: str, found: Iterable[Item], options: Options) -> list[Item]:
    """The items that a .bib file doesn't hold, under keys that it doesn't use."""
    own = held(text, options)
    new = [item for item in found if len(merged([*own, replace(item, bibtex=False)])) > len(merged(own))]
    bare = [item if item.bibtex else replace(item, key="") for item in new]
    return assign(bare, options.key, [item.key for item in own])


def strings(papers: Iterable[Paper]) -> list[str]:
    """The @string and @preamble blocks of .bib files, each once, so that entries keep what they refer to."""
    from bibtexparser.model import Preamble, String
    from bibtexparser.splitter import Splitter

    found: dict[str, None] = {}
    for one in papers:
        if one.format == bibtex.FORMAT and "@" in one.text:
            blocks = Splitter(one.text).split().blocks
            found.update(
                dict.fromkeys(block.raw for block in blocks if isinstance(block, String | Preamble) and block.raw)
            )
    return list(found)
