"""References and papers made in one line, for the tests of what is compared."""

from citecheck.model import Dates, Name, Paper, Person, Reference, Span


def span(path="a.txt", line=1):
    return Span(path, 0, 1, line, 1, line, 2)


def ref(n, title=None, *, authors=(), raw=None, path="a.txt", **fields):
    names = tuple(Name(family=name) for name in authors)
    return Reference(str(n), n, raw or f"{title}", span(path, n), str(n), title=title, authors=names, **fields)


def paper(path, *references, text="", title=None, authors=(), body=None, **fields):
    people = tuple(Person(names={"en": name}, family=name.split()[-1]) for name in authors)
    lines = (0, *(at + 1 for at, letter in enumerate(text) if letter == "\n"))
    return Paper(
        path, "text", path, title={"en": title} if title else {}, authors=people, references=references, text=text,
        lines=lines, body=body or (0, len(text)), dates=fields.pop("dates", Dates()), **fields,
    )  # fmt: skip


class Shelf:
    """A corpus in memory: what the store gives the rules, without a store."""

    def __init__(self, *papers):
        self.kept = {one.path: one for one in papers}

    def __len__(self):
        return len(self.kept)

    def __contains__(self, path):
        return path in self.kept

    def index(self, marks, edition):  # noqa: ARG002
        self.marks = {path: set(marks(one)) for path, one in self.kept.items()}

    def holders(self, marks, most):
        for mark in marks:
            yield mark, tuple(path for path, held in self.marks.items() if mark in held)[:most]

    def papers(self):
        yield from self.kept.values()

    def paper(self, path):
        return self.kept[path]
