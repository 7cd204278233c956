"""What an export writes: the works chosen, each once, with their keys."""

from collections.abc import Iterable
from dataclasses import replace

from citecheck.export.earlier import kept
from citecheck.export.header import of
from citecheck.export.item import Item, Options, items
from citecheck.export.keys import assign
from citecheck.export.merge import merged
from citecheck.model import Paper
from citecheck.read.bibtex import FORMAT


def slim(paper: Paper) -> Paper:
    """What an export needs of a paper, so that a folder's texts aren't held together; a .bib is its own text."""
    return paper if paper.format == FORMAT else replace(paper, text="", lines=(0,), leaves=(), links=())


def works(papers: Iterable[Paper], options: Options) -> tuple[list[Item], bool]:
    """Gives the works, and whether they come from several papers, so that each says who cites it."""
    papers = [slim(paper) for paper in papers]
    found: list[Item] = []
    if options.what in ("papers", "both"):
        found += [item for paper in papers if (item := of(paper))]
    if options.what in ("references", "both"):
        found += items(papers, options)
    several = len(papers) > 1 and options.what != "papers"
    found = merged(found) if several else found
    if options.earlier and options.existing is None:
        found = kept(found, options.earlier, options)
    return assign(found, options.key), several
