"""arXiv's description of papers: many numbers in one question, an Atom feed as the answer."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from citecheck.compare.identified import ABSENT
from citecheck.model import Name, Record
from citecheck.resolve.registers import services
from citecheck.resolve.registers.services import Desk, ServiceError

SPACES = {"a": "http://www.w3.org/2005/Atom", "o": "http://a9.com/-/spec/opensearch/1.1/"}
ID = re.compile(r"arxiv\.org/abs/(.+?)(?:v\d+)?$")  # http://arxiv.org/abs/2101.12345v2


def ask(desk: Desk, numbers: Sequence[str]) -> Iterator[tuple[str, Record]]:
    """Asks for papers. One that isn't among the answers is asked for alone: a feed may come short for other reasons."""
    found = dict(_entries(_feed(desk, numbers)))
    yield from found.items()
    for one in numbers:
        if one not in found and (record := _alone(desk, one)):
            yield one, record


def _alone(desk: Desk, number: str) -> Record | None:
    feed = _feed(desk, [number])
    if record := dict(_entries(feed)).get(number):
        return record
    empty = not feed.findall("a:entry", SPACES) and feed.findtext("o:totalResults", "", SPACES).strip() == "0"
    return Record(f"arxiv:{number}", "arxiv", trouble=ABSENT) if empty else None


def _feed(desk: Desk, numbers: Sequence[str]) -> etree._Element:
    answer = services.ask(
        desk,
        "arxiv",
        "/api/query",
        accept="application/atom+xml",
        id_list=",".join(numbers),
        max_results=str(len(numbers)),
    )
    if answer.status_code != 200:
        raise ServiceError(f"arxiv: {answer.status_code}")
    try:
        feed = etree.fromstring(answer.content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.LxmlError:
        raise ServiceError("arxiv: no feed") from None
    if feed.tag != f"{{{SPACES['a']}}}feed":
        raise ServiceError("arxiv: no feed")
    return feed


def _entries(feed: etree._Element) -> Iterator[tuple[str, Record]]:
    for entry in feed.iterfind("a:entry", SPACES):
        number = ID.search(entry.findtext("a:id", "", SPACES).strip())
        title = " ".join(entry.findtext("a:title", "", SPACES).split())
        if number and title:
            authors = (" ".join(one.split()) for one in map(_text, entry.iterfind("a:author/a:name", SPACES)))
            yield (
                number[1].lower(),
                Record(
                    f"arxiv:{number[1].lower()}",
                    "arxiv",
                    "preprint",
                    titles=(title,),
                    authors=tuple(map(_name, authors)),
                    url=f"https://arxiv.org/abs/{number[1]}",
                ),
            )  # fmt: skip (no year: the work may have been printed in another one)


def _text(element: etree._Element) -> str:
    return element.text or ""


def _name(name: str) -> Name:
    given, _, family = name.rpartition(" ")
    return Name(family, given or None)
