"""What a DOI that isn't registered was perhaps meant to be."""

import pytest

from citecheck.checks.unregistered_doi import unregistered_doi
from citecheck.model import Evidence, Link, Paper, Span, Status, Verdict

AT = Span("a.txt", 0, 1, 1, 1, 1, 2)


@pytest.mark.parametrize(
    ("raw", "doi", "meant"),
    [
        ("doi:10.5555/cold-\n   reaches.7", "10.5555/cold-reaches.7", "10.5555/coldreaches.7"),
        ("10.5555/cr.7.", "10.5555/cr.7.", "10.5555/cr.7"),
        ("10.5555/сr.7", "10.5555/сr.7", "10.5555/cr.7"),
        ("doi:10.5555/\ncr.7", "10.5555/cr.7", None),
        ("doi:10.5555/cr-7", "10.5555/cr-7", None),
    ],
)
def test_what_was_perhaps_meant(raw, doi, meant):
    url = f"https://doi.org/{doi}"
    paper = Paper("a.txt", "text", "d", links=(Link(url, raw, AT),))
    (finding,) = unregistered_doi.check(paper, Evidence({url: Verdict(url, Status.DEAD, "doi-unregistered")}))
    assert (finding.fix.values["meant"] if finding.fix else None) == meant
