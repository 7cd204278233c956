"""Pages that stand before the page: log-in, payment, consent."""

import re
from collections.abc import Iterable

from citecheck.resolve import likeness, phrases, places
from citecheck.resolve.pages import Page

NOT_FREE = re.compile(r"isaccessibleforfree[\"']?\s*[:=]\s*[\"']?false")  # "isAccessibleForFree": "False"
FREE = re.compile(r"isaccessibleforfree[\"']?\s*[:=]\s*[\"']?true")
MARKER = re.compile(
    r"(?:class|id|data-[\w-]{1,20})\s*=\s*[\"'][^\"']{0,200}"
    r"(?:paywall|regwall|piano-|metered|premium-lock)"
)
SHUT_BOX = re.compile(
    r"(?:class|id)\s*=\s*[\"'][^\"']{0,100}(?:premium|locked|subscri(?:ber|ption)-|payant)"
)  # class="premium-box"
PRICE = re.compile(
    r"(?:[$€£₽₸]\s?\d|\d[\d.,\s]{0,8}(?:[$€£₽₸]|(?:usd|eur|gbp|rub|uzs|kzt|сум|сўм|so['‘’ʻʼ`´]m|руб|тг)\b))"
)  # $ 39.95
# Words of a log-in page, of a bare form, of a page with nothing but a button, of a page cut short.
LITTLE, FORM, BUTTON, TEASER = 200, 60, 120, 250
LINKS = 6  # of a page that is only a form
FEW = 3  # of a page that is only a question
LOCKS = (("login", "need"), ("members", "need"))  # two kinds of words of one sentence
ON_TO_LOG_IN = re.compile(
    r"name\s*=\s*[\"']?(?:samlrequest|wa[\"']\s+value\s*=\s*[\"']wsignin)"
)  # <input name="SAMLRequest">
KEYS = ("login", "locked", "members", "access")
A_TITLE = 4  # words beside a form that name no more than what it is for
A_LINE = 8  # words beside a lock where nothing leads to a log-in
A_HEADING = 2  # words over a part of a page
BESIDE = 20  # words beside those that say that one must log in


def login(asked: str, end: str, page: Page, other: Page | None) -> bool:
    """Whether an address led to a log-in instead of the page: two signs at least. `other`: an impossible sibling."""
    form = page.shown.password and not page.shown.aside
    title = page.shown.title if page.shown.aside else " ".join(page.told[:2])  # a form at the side has a heading too
    told = (bool(phrases.says("login", title)) and len(title.split()) <= 16) or (form and _headed(page))
    if places.same_page(asked, end):
        if places.on_topic(asked, page.told):
            return False
        if not page.shown.password:  # a button that leads to the form
            return told and page.words < BUTTON and _leads_to_a_log_in(page)
        if (told or shut(page)) and not page.shown.aside:  # at the side of a page a form, and its heading, is no gate
            return page.words < LITTLE or (told and phrases.length(page.core) < FORM)
        if _nothing_else(page, other, asked):
            return True
        if page.shown.headings or page.words >= FORM or page.shown.aside:
            return False  # it has something to say; the form is a part of the site's frame
        if phrases.length(page.core) > A_TITLE:
            return not _gone(page.core.split("\n")) and other is not None and likeness.same(page, other, asked)
        return other is None or not other.shown.password or likeness.same(page, other, asked)
    named = places.says_path("login", end) and not places.says_path("login", asked)
    back = places.returns_to(end, asked)
    for_all = _nothing_else(page, other, asked, end)
    return sum((named, back, form, told and page.words < LITTLE, for_all)) >= 2


def shuts(sentence: str) -> bool:
    """Whether a sentence says that a page is for those who have logged in; and not that readers may then write here."""
    locked = any(phrases.together(*pair, sentence) for pair in LOCKS)
    if not locked and (phrases.says("locked", sentence) or phrases.together("access", "ask", sentence)):
        locked = not phrases.apart("gone", "ask", sentence)  # "it isn't there, or you have no right to see it"
    return locked and not phrases.says("deed", sentence)


def shut(page: Page) -> bool:
    """Whether a brief page says, in large letters or as all there is to it, that one must log in."""
    if page.words >= LITTLE or not any(phrases.says(kind, page.shown.text) for kind in KEYS):
        return False
    offered = page.shown.password or phrases.says("login", page.offers) or _leads_to_a_log_in(page)
    if offered and any(map(shuts, phrases.sentences(page.told))) and phrases.length(page.core) < BUTTON / 2:
        return True
    lines, brief = phrases.sentences(page.core.split("\n")), phrases.length(page.core) <= BESIDE
    if any(phrases.length(one) <= A_HEADING and phrases.says("deed", one) for one in lines):
        return False  # a part of the page is headed so: comments
    told = [one for one in lines if shuts(one) or (brief and offered and _asks_in(one))]
    form = page.shown.password and not page.shown.aside
    beside = BESIDE * (1 + form) if form or offered else A_LINE  # with no way in it must say little else
    return bool(told) and phrases.length(page.core) - sum(map(phrases.length, told)) <= beside


def asks_in(page: Page) -> bool:
    """Whether a page with a form for a password in its midst says, before or beside it, that one must log in.

    There may be much else on it: it counts where a host shows such a page whatever it is asked.
    """
    if not page.shown.password or page.shown.aside:
        return False
    if phrases.says("login", page.shown.title) or _headed(page):
        return True
    return any(map(shuts, phrases.sentences(page.core.split("\n"))))


def _leads_to_a_log_in(page: Page) -> bool:
    return any(places.says_path("login", link) for link in page.shown.links)


def _headed(page: Page) -> bool:
    """Whether what a page says outside its site's frame is headed by words of a log-in and nothing else."""
    lines = page.core.split("\n")
    return any(
        phrases.says("login", one) and phrases.length(one) <= A_TITLE for one in page.shown.headings if one in lines
    )


def sends_on_to_log_in(page: Page) -> bool:
    """Whether a page is nothing but the form by which a browser is sent to where one logs in."""
    return page.words < FORM and ON_TO_LOG_IN.search(page.raw) is not None


def _asks_in(sentence: str) -> bool:
    return bool(phrases.says("login", sentence)) and not any(
        phrases.says(kind, sentence) for kind in ("deed", "refusal")
    )


def _nothing_else(page: Page, other: Page | None, *urls: str) -> bool:
    """Whether a field for a password is all there is, on a page that an impossible address gets as well."""
    if (
        not page.shown.password
        or page.shown.aside
        or page.words >= FORM / 2
        or len(page.shown.links) > LINKS
        or _gone(page.told)
        or _gone(page.core.split("\n"))
    ):
        return False
    return other is not None and other.shown.password and likeness.same(page, other, *urls)


def _gone(lines: Iterable[str]) -> bool:
    """Whether any of these lines says that a page wasn't found."""
    return any(phrases.not_found(one) is not None for one in phrases.sentences(lines))


def consent(asked: str, end: str) -> bool:
    """Whether an address led to a question about cookies, behind which the page waits."""
    if places.same_page(asked, end) or not places.says_path("consent", end):
        return False
    return places.returns_to(end, asked) or not places.same_site(asked, end)


def asks_consent(page: Page) -> bool:
    """Whether a brief page asks for consent to cookies and says nothing else; within a site's frame under a heading."""
    lines = page.core.split("\n")
    if page.words >= BUTTON or phrases.length(page.core) >= FORM or page.shown.password or _gone(page.told):
        return False
    if len(page.shown.links) > FEW and not any(one in lines for one in page.shown.headings):
        return False
    return all(phrases.says(kind, f"{page.core} {page.offers}") for kind in ("cookies", "assent"))


def paywall(page: Page) -> bool:
    """Whether a page says that it must be paid for: by the mark made for machines, or in words and a second sign."""
    if NOT_FREE.search(page.raw) or page.shown.meta.get("article:content_tier", "").lower() == "locked":
        return True
    if page.words > TEASER or FREE.search(page.raw):
        return False
    said, offered = phrases.says("paywall", page.shown.text), phrases.says("offer", page.shown.text)
    sold = phrases.says("pay", page.shown.text) and any(
        phrases.together("pay", "rest", one) for one in page.core.split("\n")
    )
    title = " ".join(page.told[:2])
    if not (said or sold) or phrases.says("paywall", title):  # what is told of in the title is the topic
        return False
    if MARKER.search(page.raw):
        return True
    if any(phrases.says(kind, title) for kind in ("offer", "pay", "help")):
        return False
    return said >= 2 or (said > 0 and offered > 0) or bool(PRICE.search(page.lower) or SHUT_BOX.search(page.raw))
