"""Pages that aren't there although the server says 200: soft 404s, and addresses that lead to the home page."""

import re
from functools import lru_cache

from citecheck.norms.addresses import parts
from citecheck.resolve import likeness, phrases, places, whispers
from citecheck.resolve.chain import GONE, Chain
from citecheck.resolve.pages import Page

BRIEF = 120  # words of a page that says nothing but that it isn't there
AT_LENGTH = 5  # words of a part of a headline that tells of something else
OTHERS = 3  # other words in a headline that says so: the site's name, an apology
A_SENTENCE = 8  # such words are enough where the host is honest about addresses that can't exist
OWN = 12  # words below a headline that tell of something, not that it isn't there
A_LINE = 1000  # bytes
SAYS_404 = re.compile(rb"[\"'](?:code|status|status_?code|error)[\"']\s*:\s*[\"']?404\b", re.IGNORECASE)  # "code": 404
# "statusCode":404, "notFound":true, "playabilityStatus":{"status":"ERROR"
STATED = re.compile(
    r"[\"'](?:status|status_?code|error_?code)[\"']\s*:\s*[\"']?404\b|[\"'](?:is|page)?_?(?:not_?found|404)[\"']\s*:\s*(?:true|1)\b"
    r"|[\"']playabilitystatus[\"']\s*:\s*\{\s*[\"']status[\"']\s*:\s*[\"']error[\"']"
)
QUOTED = re.compile('[«“„"][^«»“”„"]{3,80}[»”“"]')  # What “page not found” means
NUMBER = re.compile(r"(?<!\d)404(?!\d)")
TITLE = 2  # words behind a colon that make a title
FOR_PROGRAMS = re.compile(r"[/+](?:json|xml|plain)\b", re.IGNORECASE)  # application/problem+json


def told(page: Page, asked: str = "") -> bool:
    """Whether a page says in large letters, and says little else in them, that it wasn't found.

    Where its address names the number, a headline of that number is its title: the year 404.
    """
    if asked and NUMBER.search(asked):
        return _said(tuple(NUMBER.sub("", one) for one in page.told))
    return _said(page.told)


@lru_cache(512)
def _said(headlines: tuple[str, ...]) -> bool:
    return phrases.may_say_gone(" ".join(headlines)) and any(map(_tells, headlines))


def _tells(headline: str) -> bool:
    """Whether a headline says that a page wasn't found, and beside it little: a site's name, an apology."""
    bare = QUOTED.sub(" ", headline)  # what stands in quotes among other words is spoken of, not said
    if not likeness.WORD.search(bare) and "?" in bare:
        return False  # somebody asks what it means
    told = bare if likeness.WORD.search(bare) else headline
    parts = phrases.sentences([told])
    if _has_a_topic(told):
        return False
    heads = [None if _asks(one) else phrases.not_found(one) for one in parts]
    beside = [one for one, head in zip(parts, heads, strict=True) if head is None]
    long = sum(phrases.length(one) >= AT_LENGTH for one in beside)
    return not long and any(others is not None and others <= OTHERS for others in heads)


def _asks(sentence: str) -> bool:
    """Whether a sentence asks, or explains: what a 404 means."""
    return sentence.rstrip().endswith("?") or phrases.begins("help", sentence)


def _has_a_topic(sentence: str) -> bool:
    """Whether a notice is followed by a colon and what it is the title of: 404 Not Found: link rot in law reviews."""
    notice, colon, rest = sentence.partition(": ")
    notice = notice.rstrip()
    if not colon or phrases.length(rest) < TITLE or phrases.not_found(rest) is not None:
        return False
    return phrases.not_found(notice) is not None


def told_in_passing(page: Page) -> bool:
    """Whether a short page says anywhere that it wasn't found."""
    return page.words <= BRIEF and _mentions(page)


def _mentions(page: Page) -> bool:
    """Whether a page of whatever length says anywhere that something wasn't found."""
    if not phrases.may_say_gone(page.shown.text):
        return False
    lines = [*page.core.split("\n"), page.shown.text]
    return any(phrases.not_found(one) is not None for one in phrases.sentences(lines))


def closed(page: Page, other: Chain | None) -> bool:
    """Whether a site says of every address that it is being worked on."""
    if page.words > BRIEF or not phrases.says("repair", " ".join(page.told)):
        return False
    if other is None or other.answer is None:
        return page.words < BRIEF / 3
    return other.answer.code >= 500 or (other.page is not None and likeness.same(page, other.page))


def suspicious(asked: str, chain: Chain) -> bool:
    """Whether a page needs a look at what its host shows for an address that can't exist."""
    page = chain.page
    if places.is_home(asked):
        return False
    if not page:
        return _says_little(chain)
    strayed = not places.same_page(asked, chain.end) and not chain.permanent
    hidden = "noindex" in page.shown.meta.get("robots", "").lower()
    return told(page) or told_in_passing(page) or strayed or hidden or page.words < BRIEF / 3


def _says_little(chain: Chain) -> bool:
    """Whether what came is no page and next to nothing: emptiness, or a line for programs."""
    answer = chain.answer
    if answer is None or answer.code != 200 or not answer.whole or len(answer.body) > A_LINE:
        return False
    return not answer.body or bool(FOR_PROGRAMS.search(answer.headers.get("Content-Type", "")))


def nothing(asked: str, chain: Chain, other: Chain | None) -> bool:
    """Whether a host answers with the same next to nothing, and no page, whatever it is asked for."""
    if chain.page or other is None or other.page or other.answer is None or chain.answer is None:
        return False
    if not (places.same_page(asked, chain.end) and _says_little(chain) and _says_little(other)):
        return False
    if all(SAYS_404.search(one.answer.body) for one in (chain, other) if one.answer):
        return True
    return _line(chain.answer.body, asked) == _line(other.answer.body, other.hops[0].url)


def _line(body: bytes, url: str) -> list[str]:
    named = places.names(url)
    return [word for word in likeness.WORD.findall(body.decode("utf-8", "replace").lower()) if word not in named]


def redirected_home(asked: str, chain: Chain, other: Chain | None) -> bool:
    """Whether an address was sent to a home page: a deep one, or one whose neighbours are sent there too."""
    if places.is_home(asked) or places.same_page(asked, chain.end):
        return False
    together = other is not None and places.same_page(other.end, chain.end)
    if not places.is_home(chain.end):
        return together and places.is_top(chain.end, asked)
    if not places.same_site(asked, chain.end):
        return together
    names = places.pieces(asked)
    deep = len(names) >= 2 or any(mark in names[-1] for mark in "-_.0123456789") if names else True
    return together or deep


def soft(asked: str, chain: Chain, other: Chain | None) -> bool:
    """Whether a page that came with 200 is the host's way to say that there is none: two signs at least."""
    page = chain.page
    if not page or places.is_home(asked):
        return False
    if whispers.unwritten(page) or stated(page):
        return True
    loud = told(page, asked) or (
        not NUMBER.search(asked)
        and whispers.gone(page)
        and not whispers.topical(page, asked, other.page if other else None)
    )
    named = places.says_path("not_found", chain.end) and not places.says_path("not_found", asked)
    if other is None or not other.answer or (other.answer.code >= 400 and other.answer.code not in GONE):
        brief = page.words < BRIEF / 2 and not _tells_more(page, None)
        return loud and (named or brief) and not places.on_topic(asked, page.told)
    if other.answer.code in GONE or other.page is None:
        return _odd_one(asked, page, other, loud=loud, named=named)
    if places.same_page(asked, chain.end) and not places.same_page(other.hops[0].url, other.end):
        # a host that sends away who asks for what isn't there shows a page here, or the one to which it sends them
        return not places.same_place(other.end, chain.end) and _odd_one(asked, page, other, loud=loud, named=named)
    if not (loud or named) and places.returns_to(chain.end, asked):
        return False  # it will send its reader back once something is done
    urls = (asked, chain.end, other.hops[0].url, other.end)
    if looked_for(asked, chain, other):
        return True
    if _one_place(asked, chain, other) and not places.is_home(chain.end):
        # a stranger's page that all are sent to may ask for consent or a proof of being no program
        return loud or named or (places.same_site(asked, chain.end) and likeness.same(page, other.page, *urls))
    if not loud and not told_in_passing(page) and _cut_off(chain, other):
        return False
    if not loud and _mentions(other.page) and not _mentions(page):
        return False  # the one says that it isn't there, the other has something in that place
    echoed = places.echoes(other.hops[0].url, other.page.told)  # then the words of an address in a title say nothing
    on_topic = not echoed and places.on_topic(asked, page.told)
    if likeness.same(page, other.page, *urls):
        return loud or not (likeness.is_shell(page) or on_topic)
    if loud and (named or _like_a_miss(page, other.page, *urls)):
        return not on_topic
    return named and told_in_passing(page)


def stated(page: Page) -> bool:
    """Whether a page that shows next to nothing hands its scripts the word that there is nothing to show."""
    return page.words < likeness.SHELL and STATED.search(page.raw) is not None


def _like_a_miss(page: Page, other: Page, *urls: str) -> bool:
    """Whether a page that says it isn't there looks like the one of an impossible address, and tells nothing more."""
    near = likeness.alike(page, other, *urls) >= likeness.NEARLY
    heads = likeness.same_headlines(page, other, *urls)
    if not (near or heads or page.words < BRIEF / 2) or not (near or told(other)):
        return False
    return heads or not _tells_more(page, other)


def _odd_one(asked: str, page: Page, other: Chain, *, loud: bool, named: bool) -> bool:
    """Neighbours get an honest 404: then the page must say it itself, and be brief or look like the host's own 404."""
    if not (loud or named) or places.on_topic(asked, page.told):
        return False
    if loud and not named and _tells_more(page, other.page, A_SENTENCE):
        return False
    like = other.page is not None and likeness.alike(page, other.page, asked) >= likeness.NEARLY
    brief = page.words < BRIEF or (page.words < BRIEF * 3 and _told_twice(page))
    return like or (loud and brief) or (named and told_in_passing(page))


def _told_twice(page: Page) -> bool:
    """Whether a title and a heading say, each in words of its own, that a page isn't there."""
    told_in = {" ".join(likeness.WORD.findall(one.lower())) for one in page.told if _tells(one)}
    return len(told_in) > 1 and not any(one in other for one in told_in for other in told_in if one != other)


def _tells_more(page: Page, other: Page | None, words: int = OWN) -> bool:
    """Whether there is text below a headline, of other things, that the host's page for an impossible address hasn't.

    The headline of an article may read like an error; but a page that isn't there says little else.
    """
    text = page.shown.text
    for heading in page.shown.headings:
        text = text.replace(heading, "\n", 1)
    told = (one for one in phrases.sentences([text]) if likeness.WORD.search(one))  # a number alone says nothing here
    if any(phrases.not_found(one) is not None for one in told):
        return False
    frame = set(likeness.WORD.findall(" ".join(page.told).lower()))
    frame.update(other.letters if other else ())
    return len(set(page.letters) - frame) >= words


def looked_for(asked: str, chain: Chain, other: Chain | None) -> bool:
    """Whether a host looks for whatever isn't there: for what was asked, and for what can't exist."""
    if other is None or not other.hops or not places.same_place(chain.end, other.end):
        return False
    return _searched(asked, chain.end) and _searched(other.hops[0].url, other.end)


def _searched(asked: str, end: str) -> bool:
    """Whether an address was sent to a search for its own words."""
    if places.same_place(asked, end) or not (query := parts(end).query) or query == parts(asked).query:
        return False  # one that moved keeps its query
    return len(places.names(asked) & places.asked_for(end)) >= 1


def _cut_off(chain: Chain, other: Chain) -> bool:
    """Whether of both pages only the beginning was read, which all pages of a site may share."""
    return all(one.answer is not None and not one.answer.whole for one in (chain, other))


def _one_place(asked: str, chain: Chain, other: Chain) -> bool:
    """Whether an address and its impossible sibling were sent to one place."""
    return not places.same_page(asked, chain.end) and places.same_page(chain.end, other.end)
