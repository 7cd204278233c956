"""Tests of links hurry: a host's pace and the pauses between tries have tests of their own."""

import pytest

from citecheck.resolve import asking, manners


@pytest.fixture
def real_pace():
    """Asked for by tests of the pace itself."""


@pytest.fixture(autouse=True)
def hurry(request, monkeypatch):
    if "real_pace" not in request.fixturenames:
        monkeypatch.setattr(manners, "APART", 0.002)
        monkeypatch.setattr(manners, "WINDOW", 0.0)
        monkeypatch.setattr(asking, "PAUSE", 0.01)
