"""What an address or a DOI that can't work was perhaps meant to be. Suggestions, not asked and not applied."""

import re
from urllib.parse import urlsplit

from citecheck.languages import fold
from citecheck.norms.addresses import full

DASHES = re.compile("[‐‑‒–—―−]")
SCHEMES = re.compile(r"^h?t{1,3}p{1,2}(?P<s>s?)[:;]?[/\\]{1,3}", re.IGNORECASE)  # htpp:/a.test, https:\\a.test
DOTS = re.compile(r"\.{2,}|,(?=[a-z]{2,12}(?:/|$))")  # www..a.test, a,test
BLANKS = re.compile(r"\s+")
# 10.1016/ j.x.2019, l0.1016/j.x.2019, 10.1016-j.x.2019
PREFIX = re.compile(r"^[1lI|І][0OoОо]\s*\.\s*(?P<code>\d{4,9})\s*(?:[/\\]|-(?=\S))\s*(?P<rest>.+)$")
LOOKALIKES = str.maketrans("асеорхуАВСЕНКМОРТХ", "aceopxyABCEHKMOPTX")


def candidates(url: str) -> tuple[str, ...]:
    """Addresses that are one slip away and could be asked."""
    plain = BLANKS.sub("", url)
    tried = (
        DASHES.sub("-", plain), DOTS.sub(".", plain), SCHEMES.sub(r"http\g<s>://", plain),
        _one_script(plain), DASHES.sub("-", _one_script(SCHEMES.sub(r"http\g<s>://", DOTS.sub(".", plain)))), plain,
    )  # fmt: skip
    return tuple(dict.fromkeys(one for one in tried if one != url and _works(one)))[:3]


def doi_candidates(doi: str) -> tuple[str, ...]:
    """DOIs that are one slip away: a blank, a look-alike letter, a mark at the end."""
    match = PREFIX.match(BLANKS.sub(" ", doi.strip()))
    if not match:
        return ()
    rest = BLANKS.sub("", match["rest"]).translate(LOOKALIKES)
    whole = f"10.{match['code']}/{DASHES.sub('-', rest)}".rstrip(".,;:)]}")
    return (whole,) if whole != doi and whole.isascii() else ()


def _one_script(url: str) -> str:
    """The host with its letters in the script that most of them are in."""
    try:
        host = urlsplit(full(url)).netloc
    except ValueError:
        return url
    return url.replace(host, ".".join(fold(label) for label in host.split(".")), 1) if host else url


def _works(url: str) -> bool:
    try:
        parts = urlsplit(full(url))
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    labels = host.split(".")
    return parts.scheme in ("http", "https") and len(labels) > 1 and all(labels) and not DASHES.search(url)
