"""Addresses as text: which may take another's place in a file."""

import re

SPOKEN = re.compile(r"[%#&_~^$\\{}()\[\]<>*|\"'\s]")  # what a format may take for something else: %, ), <


def replaceable(old: str, new: str) -> bool:
    """Whether a new address holds no sign that the old one hasn't and that LaTeX or Markdown may read as its own."""
    return not set(SPOKEN.findall(new)) - set(SPOKEN.findall(old))
