"""What a page says in small letters within its site's frame: that it isn't there, or only for those who log in."""

from citecheck.model import Status
from citecheck.resolve import gates, likeness, phrases
from citecheck.resolve.addresses import host_of
from citecheck.resolve.faults import Fault
from citecheck.resolve.pages import Page

AT_MOST = 240  # words of a page that may be a frame with one sentence in it
FRAMED = 120  # words of it that are no link
BESIDE = 15  # words beside those that say so
ALONE = 20  # words of a page of which one says that something is gone, whatever it calls that
OTHERS = 8  # other words in a sentence that says so
SOFT, LOGIN = (Status.DEAD, "soft-404"), (Status.RESTRICTED, "login")


def said(page: Page) -> Fault | None:
    """What a page says of itself and says little else; it counts where no headline of its own names a topic."""
    if page.alert:
        return SOFT if _gone(page.alert) else LOGIN if phrases.says("login", page.alert) else None
    if page.words > AT_MOST:
        return None
    if gates.shut(page):
        return LOGIN
    return SOFT if gone(page) else None


def gone(page: Page) -> bool:
    """Whether a page says nearly nothing but that it isn't there, though perhaps not in large letters."""
    if page.words > AT_MOST or not phrases.says("gone", page.shown.text):
        return False
    lines = phrases.sentences(line for line in page.core.split("\n") if line not in page.shown.headings)
    all_ = phrases.length(page.core)
    told = sum(phrases.length(one) for one in lines if _gone(one) or (all_ <= ALONE and phrases.says("gone", one)))
    return told > 0 and all_ - told <= max(BESIDE, told)


def _gone(sentence: str) -> bool:
    others = phrases.not_found(sentence)
    return others is not None and others <= OTHERS and not sentence.rstrip().endswith("?")


def unwritten(page: Page) -> bool:
    """Whether a wiki says in its own mark-up that there's no text under this name, in whatever language."""
    return page.words < AT_MOST and "noarticletext" in page.raw and phrases.length(page.core) < FRAMED


def topical(page: Page, asked: str, *frames: Page | None) -> bool:
    """Whether headlines name something: not only the site, an error, or what other pages are headed by as well."""
    lines = page.core.split("\n")
    headlines = [page.shown.title, *(one for one in page.shown.headings if one in lines)]  # others stand in the frame
    own = {word for one in phrases.sentences(headlines) if not _says_so(one) for word in _words(one)}
    for one in frames:
        own.difference_update(_words(" ".join((one.shown.title, *one.shown.headings[:1]))) if one else ())
    site = host_of(asked)
    if any(phrases.says("help", one) for one in headlines):
        return True
    return any(len(word) > 1 and word not in site and not phrases.says("error", word) for word in own)


def _says_so(headline: str) -> bool:
    return _gone(headline) or gates.shuts(headline) or bool(phrases.says("login", headline))


def _words(text: str) -> list[str]:
    return likeness.WORD.findall(text.lower())
