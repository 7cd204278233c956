"""Addresses in a text: URLs healed from line breaks and blanks, DOIs and arXiv numbers in all their spellings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from citecheck.extract.healing import ENDINGS, MAX_PIECES, goes_on
from citecheck.languages import languages

START = re.compile(
    r"(?P<url>(?:https?|ftp|file)(?::\s?|(?=//))(?://|\\\\))"  # https:// http// http:\\
    r"|(?P<doi>(?:\bdoi(?:\.org/|[:\s]{1,3}(?:https?://(?:dx\.)?doi\.org/)?)|(?<![\w./-]))"  # doi:10.1000/x
    r"(?=10\.\d{4,9}/))"
    r"|(?P<arxiv>\barxiv:\s?(?=(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})))"  # arXiv:1503.07589v1
    r"|(?P<www>(?<![\w@./-])www\.(?=[^\s./]))"  # www.gov.kz
    r"|(?P<host>(?<![\w@./:=%-])(?=[a-z0-9][a-z0-9-]*\.[a-z0-9]))",  # gazeta.uz/ru
    re.IGNORECASE,
)
BODY = re.compile(r"[^\s<>\"«»“”„]{1,2000}")  # no address is longer, whatever a text holds
BLANK = re.compile(r"\s+")
GLUED = re.compile(r"(?<=[\w/])(?=https?://)", re.IGNORECASE)
TRAILING = ".,;:!?'’‘*…"
PAIRS = {")": "(", "]": "[", "}": "{"}
DOI = re.compile(r"10\.\d{4,9}/[^\s<>\"«»“”]{0,500}")
TORN = re.compile(
    r"(?<=[/._-])\n(?=(?P<rest>(?=\w*[\d./-])[a-z0-9]+(?:[./_-][a-z0-9]+)+|[a-z]+\d[a-z0-9]*))"
)  # ai.⏎2021.17.009
DOI_URL = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(?:https?://(?:dx\.)?doi\.org/|doi:)?(?=10\.)", re.IGNORECASE)
ARXIV = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE)
HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\.){1,20}([a-z]{2,})(?![\w@-])(?:[/?#][^\s<>\"«»“”]{0,2000})?",
    re.IGNORECASE,
)
MARKDOWN_TEXT = re.compile(r"\[[^\[\]\n]{0,400}\](?=\(\S)")
LATEX_ESCAPE = re.compile(r"\\([#%&_~{}])")
FILES = "html htm php pdf aspx asp jsp shtml xhtml xml doc docx txt jpg png"
FILE_ENDINGS = frozenset(FILES.split())
WORDS = "in at it is us so no be to by am do my me"  # endings that may be the next sentence's first word
WORDLIKE = frozenset(WORDS.split())


@dataclass(frozen=True, slots=True)
class Address:
    """An address and where it stands; `holes` are the blanks that tear it."""

    url: str
    start: int
    end: int
    kind: str
    holes: tuple[tuple[int, int], ...] = ()


@cache
def stopwords() -> frozenset[str]:
    """Words that begin a line more likely than an address goes on with them."""
    return frozenset(word.casefold() for language in languages() for word in language.stopwords)


def addresses(text: str) -> Iterator[Address]:
    """Finds the addresses of a text (newlines stand for line ends), in their order."""
    hidden = [match.span() for match in MARKDOWN_TEXT.finditer(text)]
    at = 0
    while match := START.search(text, at):
        found = _address(text, match)
        at = found.end if found else match.end() + (match.end() == match.start())
        if match.lastgroup == "host" and not found:  # never look twice at the letters of one word
            word = BODY.match(text, match.start())
            at = max(at, word.end() if word else at)
        if found and not any(start < found.start < end for start, end in hidden):
            yield found


def _address(text: str, match: re.Match[str]) -> Address | None:
    kind = match.lastgroup or ""
    if kind == "doi":
        return _doi(text, match)
    if kind == "arxiv":
        number = ARXIV.match(text, match.end())
        return Address(f"https://arxiv.org/abs/{number[0]}", match.start(), number.end(), kind) if number else None
    if kind == "host":
        return _host(text, match.start())
    return _url(text, match)


def _doi(text: str, match: re.Match[str]) -> Address | None:
    body = DOI.match(text, match.end())
    if not body:
        return None
    torn = TORN.match(text, body.end())
    if torn:
        doi = body[0] + torn["rest"]
        return Address(f"https://doi.org/{doi}", match.start(), torn.end("rest"), "doi", (torn.span(),))
    doi = trimmed(GLUED.split(body[0])[0])
    end = body.start() + len(doi)
    return Address(f"https://doi.org/{doi}", match.start(), end, "doi") if len(doi.partition("/")[2]) > 1 else None


def _host(text: str, start: int) -> Address | None:
    """A bare host counts only with an ending one knows, and not where it may be two glued words."""
    match = HOST.match(text, start)
    if not match or text[match.end() : match.end() + 1] == "@":
        return None
    ending, url = match[1], trimmed(match[0])
    slash = "/" in url
    if ending.lower() not in ENDINGS or ending in FILE_ENDINGS or (not slash and (ending.lower() in WORDLIKE)):
        return None
    if not slash and ending != ending.lower():
        return None
    return Address(url, start, start + len(url), "host")


def _url(text: str, match: re.Match[str]) -> Address | None:
    """Follows an address over the blanks that tear it, then cuts off what isn't part of it."""
    start, at = match.start(), match.end()
    pieces: list[tuple[int, int]] = [(start, at)]
    spaced = False
    body = BODY.match(text, at)
    if body:
        pieces[0] = (start, body.end())
    while len(pieces) < MAX_PIECES:
        end = pieces[-1][1]
        blank = BLANK.match(text, end)
        rest = BODY.match(text, blank.end()) if blank else None
        if not blank or not rest or "\n\n" in blank[0]:
            break
        so_far = "".join(text[a:b] for a, b in pieces)
        glue = "\n" if "\n" in blank[0] else " "
        if not goes_on(so_far, glue, rest[0], spaced, stopwords()):
            break
        spaced = spaced or glue == " "
        pieces.append(rest.span())
    return _cut(text, pieces, match.lastgroup or "url")


def _cut(text: str, pieces: list[tuple[int, int]], kind: str) -> Address | None:
    printed = "".join(text[a:b] for a, b in pieces)
    glued = GLUED.search(printed, 8)
    doubled = DOI_URL.match(printed)
    if glued and not doubled and printed[glued.start() - 1] not in "/=":
        printed = printed[: glued.start()]
    kept = trimmed(printed)
    url = healed(kept)
    if len(re.sub(r"^\w+:?/*|[.\s]", "", url)) < 2:
        return None
    left, end, holes = len(kept), pieces[0][0], []
    for n, (a, b) in enumerate(pieces):
        if left <= 0:
            break
        if n:
            holes.append((pieces[n - 1][1], a))
        end = a + min(left, b - a)
        left -= b - a
    return Address(url, pieces[0][0], end, "doi" if DOI_URL.match(kept) else kind, tuple(holes))


def trimmed(url: str) -> str:
    """Cuts off the marks that end a sentence and brackets that were opened outside."""
    open_at: dict[str, list[int]] = {"(": [], "[": [], "{": []}
    for at, letter in enumerate(url):
        if letter in open_at:
            open_at[letter].append(at)
        elif letter in PAIRS:
            if not open_at[PAIRS[letter]]:
                url = url[:at]
                break
            open_at[PAIRS[letter]].pop()
    unclosed = [at for places in open_at.values() for at in places if at < len(url)]
    if unclosed:
        url = url[: min(unclosed)]
    return url.rstrip(TRAILING)


def healed(url: str) -> str:
    """Puts right what extraction does to the marks of an address."""
    url = LATEX_ESCAPE.sub(r"\1", url)
    url = re.sub(r"^(https?|ftp)(?::\s?)?(?://|\\\\)", r"\1://", url, flags=re.IGNORECASE).replace("\\", "/")
    return DOI_URL.sub("https://doi.org/", url)
