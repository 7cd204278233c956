"""What came back, judged: walls first, then what the server says, then what the page shows."""

from urllib.parse import unquote

from citecheck.model import Status
from citecheck.norms.addresses import parts
from citecheck.resolve import gates, likeness, missing, parked, phrases, places, quirks, walls, whispers
from citecheck.resolve.addresses import host_of
from citecheck.resolve.chain import Chain
from citecheck.resolve.faults import Fault
from citecheck.resolve.pages import Page
from citecheck.resolve.whispers import LOGIN, SOFT
from citecheck.resolve.wire import MOST_BYTES

BY_CODE = {
    401: (Status.RESTRICTED, "http-401"), 402: (Status.RESTRICTED, "http-402"), 403: (Status.BLOCKED, "http-403"),
    404: (Status.DEAD, "http-404"), 408: (Status.BROKEN, "timeout"), 410: (Status.DEAD, "http-410"),
    429: (Status.UNKNOWN, "rate-limited"), 451: (Status.RESTRICTED, "http-451"), 999: (Status.BLOCKED, "http-999"),
}  # fmt: skip
EVERYWHERE = 60  # words of a page that a host shows at all its addresses and that is none of them
WALL = (Status.BLOCKED, "bot-wall")
TEXT = "#:~:text="  # https://a.test/page#:~:text=words


def by_code(chain: Chain) -> tuple[Fault, str] | None:
    """What headers and status alone say, with the sign; None where the page must be looked at."""
    answer = chain.answer
    if chain.fault or not answer:
        return chain.fault or (Status.BROKEN, "protocol"), ""
    if meant := quirks.meant(chain.end, answer.code):
        return meant, "this site's habit"
    if answer.code == 451:
        return BY_CODE[451], ""
    if (sign := walls.wall(answer, chain.page, chain.cookies)) and not _tells_of_walls(chain):
        return (Status.BLOCKED, "bot-wall"), sign
    if answer.code in BY_CODE:
        return BY_CODE[answer.code], ""
    if answer.code >= 500 or answer.code < 200:
        if answer.code < 200 or answer.code > 599:
            return (Status.BROKEN, "protocol"), ""
        return (Status.BROKEN, "server-error"), ""
    return ((Status.BROKEN, "protocol"), "") if answer.code >= 400 else None


def _tells_of_walls(chain: Chain) -> bool:
    """Whether a page that has the parts of a wall is headed by the words of its address: then walls are its topic."""
    page = chain.page
    if not page or not chain.hops or not chain.answer or not 200 <= chain.answer.code < 300:
        return False
    asked = chain.hops[0].url
    repeated = any(piece in one.lower() for piece in places.pieces(asked)[-1:] for one in page.told)
    return not repeated and places.on_topic(asked, page.told)


def by_page(asked: str, chain: Chain, other: Chain | None) -> Fault | None:
    """What a page that came with a good status really is; None where it is the page. `other`: an impossible sibling."""
    page = chain.page
    if missing.nothing(asked, chain, other):
        return SOFT
    if not page or gates.consent(asked, chain.end):
        return None
    if page.alert:
        return whispers.said(page)
    if gates.sends_on_to_log_in(page):
        return LOGIN
    if gates.login(asked, chain.end, page, other.page if other else None):
        return LOGIN
    if _only_scripts(page) and other and other.page and _only_scripts(other.page):
        return WALL
    if missing.closed(page, other) and not parked.vacancy(page, host_of(asked)):
        return Status.BROKEN, "server-error"
    code = other.answer.code if other and other.answer else None
    if parked.parked(asked, chain.end, page, other.page if other else None, code):
        return Status.DEAD, "parked"
    if missing.redirected_home(asked, chain, other):
        return Status.DEAD, "redirect-home"
    if missing.soft(asked, chain, other):
        if _asks_consent(page):
            return None  # the page waits behind it, as behind one that its reader is sent to
        return SOFT if missing.looked_for(asked, chain, other) else _gate(page) or SOFT
    return (Status.RESTRICTED, "paywall") if gates.paywall(page) else None


def _asks_consent(page: Page) -> bool:
    return gates.asks_consent(page) and not walls.sets_riddle(page)


def _only_scripts(page: Page) -> bool:
    return walls.nothing_but_script(page) and not missing.stated(page) and not missing.told(page)


def for_all(asked: str, chain: Chain, other: Chain) -> Fault | None:
    """What a page is that a host mixes anew whatever it is asked: a gate or a question, else none at all."""
    page = chain.page
    if page and _asks_consent(page):
        return None
    if page and not missing.told(page) and gates.login(asked, chain.end, page, other.page):
        return LOGIN
    if missing.redirected_home(asked, chain, other):
        return Status.DEAD, "redirect-home"
    return (page and _gate(page)) or SOFT


def _gate(page: Page) -> Fault | None:
    """What a page is that impossible addresses get as well, where it says that nobody is let in."""
    if any(says(page) for says in (missing.told, missing.stated, whispers.unwritten, missing.told_in_passing)):
        return None
    if gates.shut(page) or gates.asks_in(page):
        return LOGIN
    return WALL if walls.refuses_aloud(page) or walls.riddle(page) or walls.sets_riddle(page) else None


def whispered(asked: str, chain: Chain) -> Fault | None:
    """What a page that stands at its address says in small letters, and nearly nothing else."""
    if not chain.page or places.is_home(asked) or not places.same_page(asked, chain.end):
        return None
    if missing.NUMBER.search(asked):
        return None  # its topic may be that number
    if places.on_topic(asked, chain.page.told):  # its headline has the words of its address
        return None
    return whispers.said(chain.page)


def topical(asked: str, chain: Chain, *others: Chain | None) -> bool:
    """Whether a page has a headline of its own, which those of other addresses haven't."""
    return chain.page is None or whispers.topical(chain.page, asked, *(one.page for one in others if one))


def may_be_gate(chain: Chain) -> bool:
    """Whether a page that an impossible address gets as well may be all that its host shows."""
    page = chain.page
    if not page:
        return False
    if page.words <= EVERYWHERE and len(page.shown.links) <= walls.FEW:
        return True
    if page.words > EVERYWHERE:  # a form may stand in the frame of a site, alone
        return page.shown.password and not page.shown.aside and phrases.length(page.core) < EVERYWHERE / 3
    return (page.shown.password and not page.shown.aside) or walls.refuses(page) or parked.idle(chain.end, page)


def by_home(asked: str, chain: Chain, home: Chain) -> Fault | None:
    """What a host is that has one brief page for everything, its home as well; None where its home is another."""
    page = chain.page
    if not page or not home.page or not home.answer or not 200 <= home.answer.code < 300:
        return None
    if page.shown.password and not home.page.shown.password:
        return LOGIN
    if not likeness.same(page, home.page, asked, home.end):
        return None
    if page.shown.password:
        return LOGIN
    if walls.refuses(page):
        return WALL
    vacant = parked.idle(chain.end, page) or parked.vacancy(page, host_of(asked))
    return (Status.DEAD, "parked") if vacant else None


def live(asked: str, chain: Chain) -> Fault | tuple[Status, None]:
    """What is worth saying of a live page: that it moved for good, or that the place in it isn't there."""
    if chain.permanent and not (chain.page and gates.consent(asked, chain.end)):
        return Status.OK, "moved"
    if chain.page and _lost_anchor(asked, chain, chain.page):
        return Status.OK, "fragment-missing"
    return Status.OK, None


def _lost_anchor(asked: str, chain: Chain, page: Page) -> bool:
    name = unquote(parts(asked).fragment)
    read_whole = chain.answer is not None and chain.answer.whole and len(chain.answer.body) < MOST_BYTES
    if not name or not read_whole or TEXT in asked or name == "top" or name[0] in "!/:" or "=" in name:
        return False
    known = page.anchors | {anchor.removeprefix("user-content-") for anchor in page.anchors}
    return name.lower() not in known and not (page.shown.scripts and not page.anchors)


def needs_a_look(asked: str, chain: Chain) -> bool:
    """Whether to ask what the host shows for an address that can't exist, even where it costs a request."""
    page = chain.page
    if not page:
        return missing.suspicious(asked, chain)
    sold = parked.suspicious(asked, chain.end, page) or walls.nothing_but_script(page)
    away = places.is_home(chain.end) and not places.is_home(asked)
    return sold or away or missing.suspicious(asked, chain)
