"""Document to Paper, without effects: lines, headings, list, entries, citations, links, header."""

from citecheck.model import Document, Paper


def papers(document: Document) -> list[Paper]:
    """Makes Papers of a Document: one, or each of those that a journal issue holds."""
    from citecheck.extract import whole  # a check that asks this room for its words needs none of it

    return whole.papers(document)


def paper(document: Document) -> Paper:
    """Makes a Paper of a Document."""
    from citecheck.extract import whole

    return whole.paper(document)
