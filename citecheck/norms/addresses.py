"""Addresses as text: cut up, and which may take another's place in a file."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

SPOKEN = re.compile(r"[%#&_~^$\\{}()\[\]<>*|\"'\s]")  # what a format may take for something else: %, ), <

ODD = re.compile(r"[\x00-\x20\x7f\\\u200b-\u200f\u2028-\u202e\u2060\ufeff]")  # "http://a.test/x\n", "http://a.test\@b"
# What begins like the name of a site and its port, and is none: mailto:, urn:
NO_SITES = re.compile(r"(?:mailto|tel|sms|urn|data|javascript|about|news|file|callto|skype):", re.IGNORECASE)
NEAR = 4096  # addresses whose pieces are remembered between one look and the next


def full(url: str) -> str:
    """An address as it is asked: with a scheme."""
    return url if "://" in url or NO_SITES.match(url) else f"http://{url}"


@lru_cache(NEAR)
def parts(url: str) -> SplitResult:
    """An address cut up; one address is looked at many times."""
    return urlsplit(url)


def replaceable(old: str, new: str) -> bool:
    """Whether a new address holds no sign that the old one hasn't and that LaTeX or Markdown may read as its own."""
    return not set(SPOKEN.findall(new)) - set(SPOKEN.findall(old))
