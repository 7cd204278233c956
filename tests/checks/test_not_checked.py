"""How much was not checked, counted as the rest of the report counts it."""

from citecheck.checks.not_checked import not_checked
from citecheck.model import Evidence, Link, Paper, Span, Status, Verdict

URLS = ("https://a.example.org/x", "https://b.example.org/y")


class Two:
    """A corpus of two papers that cite one address both, and another once."""

    def papers(self):
        for name, urls in (("one.txt", URLS[:1]), ("two.txt", URLS)):
            yield Paper(name, "text", "d", links=tuple(Link(url, url, Span(name, 0, 1, 1, 1, 1, 2)) for url in urls))


def test_an_address_that_two_papers_cite_is_counted_once():
    said = Evidence({url: Verdict(url, Status.UNKNOWN, "robots") for url in URLS})
    (found,) = not_checked.check(Two(), said)
    assert found.values["count"] == "2"
