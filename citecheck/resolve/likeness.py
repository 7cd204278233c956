"""Two pages of one host compared: whether a page is what the host shows for any address at all."""

import re

from rapidfuzz import fuzz

from citecheck.resolve import places
from citecheck.resolve.pages import Page

WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"\d+")
LOADED = re.compile(r"<script\b[^<>]{0,400}\b(?:src\s*=|application/json|module)")  # <script src="/app.js">
MOST = 3000  # letters of each page that are compared
ALIKE, NEARLY = 90.0, 70.0  # likeness of two pages: one text, one template with a like message
FEW = 4  # words a page may have of its own and still be the same
TABLE = 20  # different numbers of a page that is made of them
SHELL = 25  # words of a page that only loads scripts


def essence(page: Page, *urls: str) -> list[str]:
    """A page's words without numbers and without those of addresses, which such pages repeat."""
    named = frozenset().union(*map(places.names, urls))
    return [word for word in page.letters if word not in named]


def alike(page: Page, other: Page, *urls: str) -> float:
    """How alike two pages' texts are, of 100."""
    left, right = (" ".join(essence(one, *urls))[:MOST] for one in (page, other))
    return 100.0 if left == right else fuzz.ratio(left, right)


def own_words(page: Page, other: Page, *urls: str) -> int:
    """How many words a page has that the other has not."""
    return len(set(page.letters).difference(other.letters, *map(places.names, urls)))


def same(page: Page, other: Page, *urls: str) -> bool:
    """Whether two pages are one but for numbers and addresses."""
    if _plain(page.shown.title, *urls) != _plain(other.shown.title, *urls):  # the cheapest sign first
        return False
    if page.shown.top and _plain(page.shown.top, *urls) != _plain(other.shown.top, *urls):
        return False
    if _other_numbers(page, other):
        return False
    return own_words(page, other, *urls) <= FEW and alike(page, other, *urls) >= ALIKE


def _other_numbers(page: Page, other: Page) -> bool:
    """Whether a page consists of numbers, and most of them aren't those of the other: a table."""
    ours = set(NUMBER.findall(page.shown.text))
    return (
        len(ours) >= TABLE
        and len(ours) * 4 > page.words
        and 2 * len(ours & set(NUMBER.findall(other.shown.text))) < len(ours)
    )


def same_headlines(page: Page, other: Page, *urls: str) -> bool:
    """Whether two pages say the same in large letters, but for numbers and addresses."""
    left, right = (_plain(" ".join(one.told), *urls) for one in (page, other))
    return left == right


def same_lead(page: Page, other: Page, *urls: str) -> bool:
    """Whether two pages have one title and one first heading, but for numbers and addresses."""
    left, right = (f"{one.shown.title} {one.shown.top or ' '.join(one.shown.headings[:1])}" for one in (page, other))
    lead = _plain(left, *urls)
    return bool(lead) and lead == _plain(right, *urls)


def is_shell(page: Page) -> bool:
    """Whether a page shows nothing by itself: scripts fill it, so that nothing can be told."""
    return page.words < SHELL and page.shown.scripts > 0 and LOADED.search(page.raw) is not None


def _plain(text: str, *urls: str) -> list[str]:
    named = frozenset().union(*map(places.names, urls))
    return [word for word in WORD.findall(text.lower()) if word not in named]
