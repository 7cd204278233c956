"""Domains that are for sale or lie idle: what stands there is a seller's page, not the source."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl

from citecheck.norms.addresses import NEAR, parts
from citecheck.resolve import likeness, phrases, places
from citecheck.resolve.addresses import host_of, parents
from citecheck.resolve.pages import Page

# Where names are sold, and where the advertisements of idle names come from.
MARKETS = frozenset({
    "sedo.com", "sedoparking.com", "dan.com", "afternic.com", "hugedomains.com", "undeveloped.com", "bodis.com",
    "parkingcrew.net", "above.com", "buydomains.com", "domainmarket.com", "uniregistry.com", "epik.com",
    "namebright.com", "parklogic.com", "domainsponsor.com", "cashparking.com", "rookmedia.net", "voodoo.com",
    "fastpark.net", "squadhelp.com", "brandbucket.com", "atom.com", "efty.com", "domainnamesales.com", "ztomy.com",
    "skenzo.com", "parked.com", "smartname.com", "domainlore.co.uk", "perfectdomain.com", "brandpa.com",
    "spaceship.com", "parkingpage.namecheap.com", "parking.reg.ru", "expired.reg.ru", "domainparking.ru",
    "backorder.ru", "expired.ru", "telderi.ru", "webnames.ru", "flippa.com", "namejet.com", "snapnames.com",
    "dropcatch.com", "sav.com", "park.io", "kupidomeny.ru",
})  # fmt: skip
# In a page: the parts of those who fill idle names with advertisements.
MARKS = (
    "adsense/domains/caf", "bodiscdn", "d38psrni17bvxu.cloudfront", "sk-jspark", "parklogic.com", "parking-lander",
    "data-adblockkey", "window.park=", "window.park =", "parkingcrew.net", "sedoparking",
)  # fmt: skip
FRAMED = re.compile(
    r"<frame\b[^<>]{0,300}\bsrc\s*=\s*[\"']?https?://ww\d{1,2}\."
)  # <frame src="http://ww1.a.test/?subid1=2">
BRIEF, LITTLE = 180, 60  # words of a page that only sells a name, of one that waits for its advertisements
WORDLESS, LINKS = 25, 6  # words and links of a page that says little more than the name of its host
SHORTEST = 7  # letters of a name that is more than an ending such as co.uk
OWN_TITLE = 8  # words of a headline that a server without a site shows
LEAD = 300  # letters in which such a page names itself
ENOUGH = 2


def parked(asked: str, end: str, page: Page, other: Page | None, other_code: int | None) -> bool:
    """Whether a page sells the name it stands under; `other` is what the host shows for an address that can't exist."""
    if is_market(host_of(end)) and not is_market(host_of(asked)):
        return _carries(end, host_of(asked)) or bool(_phrases(page, host_of(asked)))
    if page.words > BRIEF:
        return False
    said, vacant = _phrases(page, host_of(asked)), vacancy(page, host_of(asked))
    market = any(is_market(host) for host in page.hosts) or _sells(page)
    named = any(_names_itself(page, host) for host in {host_of(end), host_of(asked)})
    anything = other is not None and other_code is not None and other_code < 400 and likeness.same(page, other, asked)
    if _mark(page):
        return page.words < LITTLE
    if not said and vacant:
        shown = places.says_path("parked", end) and not places.says_path("parked", asked)
        signs = sum((named, market, anything, vacant >= ENOUGH, shown))
        apart = other_code is not None and not anything and not places.is_home(asked)
        return signs >= (ENOUGH + 1 if apart else 1)
    if not said:  # sold in words nobody listed: then all else must say it
        bare = places.is_home(asked) and (_bare(end, page) or _tells_of_hosting(page))
        return anything and ((market and named) or bare)
    loud = phrases.says("sale", " ".join((*page.told, page.shown.meta.get("description", ""))))
    if (page.words > LITTLE or page.shown.headings) and not (loud or market or (named and page.words <= LITTLE)):
        return False  # one line among others may be an advertisement
    if (
        not loud
        and page.words > LITTLE / 2
        and any(phrases.not_found(one) is not None for one in phrases.sentences(page.told))
    ):
        return False
    signs = sum((named, market, anything, said >= ENOUGH))
    apart = other_code is not None and not anything and not places.is_home(asked)  # the host has pages of its own
    return signs >= (ENOUGH if apart else 1)


def suspicious(asked: str, end: str, page: Page) -> bool:
    """Whether a page may be a seller's, so that a look at the host's other addresses is worth a request."""
    if parked(asked, end, page, None, None):
        return True
    return page.words <= BRIEF and (
        idle(end, page) or bool(_phrases(page, host_of(asked))) or bool(vacancy(page, host_of(asked)))
    )


def vacancy(page: Page, host: str) -> int:
    """How many sentences of a page with no site round it say that there is none: unpaid, closed, not yet begun."""
    if page.words > BRIEF or len(page.shown.links) > LINKS:
        return 0
    if not any(phrases.says(kind, " ".join((*page.told, page.shown.text))) for kind in ("idle", "housing")):
        return 0
    headlines = [_unnamed(one, host) for one in page.told]
    if any(phrases.says("idle", one) and phrases.length(one) <= OWN_TITLE for one in headlines):
        return ENOUGH
    if any(phrases.not_found(one) is not None and not phrases.says("housing", one) for one in headlines):
        return 0  # a page that says that it isn't there
    said = phrases.sentences([*headlines, *_unnamed(page.core, host).split("\n")])
    return len(
        {
            one.strip(" .!")
            for one in said
            if phrases.together("housing", "unhoused", one) and not phrases.says("repair", one)
        }
    )


def _tells_of_hosting(page: Page) -> bool:
    """Whether a page that leads nowhere tells of little but of hosting."""
    if page.shown.links or page.words > LITTLE or "<img" in page.raw or "mailto:" in page.raw:
        return False
    return phrases.says("housing", " ".join(page.told)) > 0 and phrases.says("housing", page.core) >= ENOUGH


def _unnamed(text: str, host: str) -> str:
    """A text in small letters without the names of a host, which may stand in the midst of a sentence."""
    text = text.lower()
    for name in _names(host):
        text = text.replace(name, " ")
    return text


def idle(end: str, page: Page) -> bool:
    """Whether a page names its own host in large letters, has next to no other text and leads to hardly anything."""
    told, text = " ".join(page.told).lower(), page.lower
    own = [name for name in _names(host_of(end)) if name in told]
    if not own or len(page.shown.links) > LINKS or "mailto:" in page.raw:
        return False
    for name in own:
        text = text.replace(name, " ")
    return len(text.split()) < WORDLESS and page.words < LITTLE


def _bare(end: str, page: Page) -> bool:
    """Whether an idle page leads nowhere and shows no picture: a person's one page may bear its host's name too."""
    return idle(end, page) and not page.hosts - {host_of(end)} and "<img" not in page.raw


@lru_cache(NEAR)
def is_market(host: str) -> bool:
    """Whether names are sold under a host."""
    return any(name in MARKETS for name in parents(host))


def _mark(page: Page) -> bool:
    return any(mark in page.raw for mark in MARKS) or bool(FRAMED.search(page.raw))


def _phrases(page: Page, host: str) -> int:
    """How many words of a seller a page says; the name for sale may stand in their midst."""
    text = " ".join((*page.told, page.shown.meta.get("description", ""), page.shown.text[:1500])).lower()
    for name in _names(host):
        text = text.replace(name, " ")
    return phrases.says("sale", text)


def _names_itself(page: Page, host: str) -> bool:
    lead = " ".join((*page.told, page.shown.text[:LEAD])).lower()
    return any(name in lead for name in _names(host))


def _carries(end: str, host: str) -> bool:
    """Whether an address names the domain that was asked for."""
    cut = parts(end)
    told = " ".join((cut.path, *(value for _, value in parse_qsl(cut.query)))).lower()
    return any(name in told for name in _names(host))


@lru_cache(NEAR)
def _names(host: str) -> tuple[str, ...]:
    """How a seller's page may call a host: its name and those above it, but none as short as an ending."""
    return tuple(name for name in parents(host) if len(name) >= SHORTEST and "." in name)


def _sells(page: Page) -> bool:
    """Whether a link leads to a place where this name is sold."""
    if "domain" not in page.raw:
        return False
    return any("domain=" in link.lower() or "/domains/" in link.lower() for link in page.shown.links)
