"""Pages of which nothing says what they are: only other answers of their host can tell."""

from collections.abc import Sequence

from citecheck.resolve import likeness, missing, places
from citecheck.resolve.chain import Chain

TEXT = 40  # words of its own by which a page is one
PIECES = 2  # of an address's path, when one of them may be enough for a page


def unsure(asked: str, chain: Chain, other: Chain) -> bool:
    """Whether a page has the title of one that can't exist, but another text: news, or only another mixture?"""
    page, strange = chain.page, other.page
    if not page or not strange or not other.answer or other.answer.code >= 400 or places.is_home(asked):
        return False
    urls = (asked, chain.end, other.hops[0].url, other.end)
    if places.same_page(asked, chain.end) and not places.same_page(urls[2], other.end):
        return False  # its host sends away who asks for what isn't there
    if not likeness.same_lead(page, strange, *urls) or places.on_topic(asked, page.told):
        return False
    return not likeness.same(page, strange, *urls)


def varies(asked: str, other: Chain, third: Chain) -> bool:
    """Whether the pages of two impossible addresses differ from one another, though they have one title."""
    if not other.page or not third.page or other.page.letters == third.page.letters:
        return False
    return likeness.same_lead(third.page, other.page, asked, other.hops[0].url, third.hops[0].url)


def mixed(asked: str, chain: Chain, others: Sequence[Chain], again: Chain, home: Chain) -> bool:
    """Whether a page, asked for again, is another, and keeps nothing that those of impossible addresses haven't."""
    page = chain.page
    if not page or not again.page or page.letters == again.page.letters:
        return False
    if not likeness.same_lead(page, again.page, asked):
        return False
    kept = set(page.letters).intersection(again.page.letters)
    own = kept.difference(*(one.page.letters for one in others if one.page))
    everywhere = home.page is None or likeness.same_lead(page, home.page, asked)  # the site's title says nothing
    return len(own) < missing.OWN * (1 if everywhere else 2)


def by_chance(asked: str, chain: Chain, other: Chain, third: Chain) -> bool:
    """Whether two impossible addresses get pages that aren't alike, so that to be like one of them says nothing."""
    if not chain.page or not other.page or not third.page:
        return False
    urls = (asked, other.hops[0].url, third.hops[0].url)
    return not any(likeness.same(one, third.page, *urls) for one in (other.page, chain.page))


def doubtful(asked: str, chain: Chain) -> bool:
    """Whether a page stands at its address and doesn't say itself that it isn't there."""
    return places.same_page(asked, chain.end) and not (chain.page and missing.told(chain.page))


def says_nothing(home: Chain) -> bool:
    """Whether a host's home is as empty as whatever else is asked for: then it is the host that keeps silent."""
    return home.page is None and home.answer is not None and home.answer.code < 300 and not home.answer.body


def may_be_near(asked: str, chain: Chain, other: Chain) -> bool:
    """Whether an impossible address shares with the one asked for what may be enough to find a page that has a text."""
    strange = other.hops[0].url
    if not chain.page or chain.page.words < TEXT or not places.same_site(asked, strange):
        return False
    return places.same_place(asked, strange) or len(places.pieces(asked)) >= PIECES


def has_text(asked: str, chain: Chain, frames: Sequence[Chain]) -> bool:
    """Whether a page has a text that other pages of its host haven't: none of them is shown for whatever is asked."""
    if not chain.page or all(one.answer is None for one in frames):
        return False
    own = set(chain.page.letters).difference(places.names(asked))
    for one in frames:
        own.difference_update(one.page.letters if one.page else ())
    return len(own) >= TEXT
