"""Addresses as text: cut up, and which may take another's place in a file."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

SPOKEN = re.compile(r"[%#&_~^$\\{}()\[\]<>*|\"'\s]")  # what a format may take for something else: %, ), <

NEAR = 4096  # addresses whose pieces are remembered between one look and the next


def full(url: str) -> str:
    """An address as it is asked: with a scheme."""
    return url if "://" in url else f"http://{url}"


@lru_cache(NEAR)
def parts(url: str) -> SplitResult:
    """An address cut up; one address is looked at many times."""
    return urlsplit(url)


def replaceable(old: str, new: str) -> bool:
    """Whether a new address holds no sign that the old one hasn't and that LaTeX or Markdown may read as its own."""
    return not set(SPOKEN.findall(new)) - set(SPOKEN.findall(old))
