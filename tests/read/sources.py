"""Files in memory, for readers that take a Source."""

from citecheck.read import Source


def source(path, data, **beside):
    """A file and those beside it, by their names ("refs.bib" is given as `refs_bib`)."""
    files = {name.replace("_", "."): content for name, content in beside.items()}

    def find(name):
        return source(name, files[name], **beside) if name in files else None

    return Source(path, data.encode() if isinstance(data, str) else data, find)
