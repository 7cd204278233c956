"""Profiles name rules that there are, and styles that there are."""

from citecheck import checks
from citecheck.config import STYLES
from citecheck.norms.profiles import Profile, profile, profiles
from citecheck.suppress import checked

NAMES = {rule.code: rule.name for rule in checks.rules()}


def test_every_rule_that_a_profile_names_is_there():
    for table in profiles().values():
        checked([*table.ignore, *table.severity], NAMES)


def test_styles_are_there():
    assert {table.style for table in profiles().values()} <= {None, *STYLES}


def test_the_five_kinds_of_work():
    assert list(profiles()) == ["gost", "apa", "joss", "bibtex", "thesis"]
    assert profile("gost").style == "gost"
    assert profile(None) == Profile()
