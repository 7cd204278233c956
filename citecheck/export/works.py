"""What an export writes: the works chosen, each once, with their keys."""

from collections.abc import Iterable

from citecheck.export.header import of
from citecheck.export.item import Item, Options, items
from citecheck.export.keys import assign
from citecheck.export.merge import merged
from citecheck.model import Paper


def works(papers: Iterable[Paper], options: Options) -> tuple[list[Item], bool]:
    """Gives the works, and whether they come from several papers, so that each says who cites it."""
    papers = list(papers)
    found: list[Item] = []
    if options.what in ("papers", "both"):
        found += [item for paper in papers if (item := of(paper))]
    if options.what in ("references", "both"):
        found += items(papers, options)
    several = len(papers) > 1 and options.what != "papers"
    return assign(merged(found) if several else found, options.key), several
