"""The page on a pair, whole: a change in it is read line by line, then `python -m tests.compare.test_page`."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from citecheck.compare.shown import render
from tests.compare.test_sides import ONE, TWO

GOLDEN = Path(__file__).parent / "golden"


def made(name):
    return render(name, [ONE, TWO])


@pytest.mark.parametrize(("name", "file"), [("terminal", "pair.txt"), ("markdown", "pair.md")])
def test_the_page_is_as_it_was_read(name, file):
    assert made(name) == (GOLDEN / file).read_text("utf-8")


class Tags(HTMLParser):
    """The tags that are open, and what a page loads or runs."""

    def __init__(self):
        super().__init__()
        self.open, self.loads, self.levels = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "br"):
            self.open.append(tag)
        self.loads += [value for name, value in attrs if name in ("src", "href", "onclick", "style")]
        if re.fullmatch(r"h\d", tag):
            self.levels.append(int(tag[1]))
        if tag == "th":
            assert "scope" in dict(attrs)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_to_send_is_whole_and_loads_nothing():
    tags = Tags()
    tags.feed(made("html"))
    assert tags.open == []
    assert tags.loads == []
    assert tags.levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(tags.levels, tags.levels[1:], strict=False))


if __name__ == "__main__":
    for name, file in (("terminal", "pair.txt"), ("markdown", "pair.md")):
        (GOLDEN / file).write_text(made(name), "utf-8")
