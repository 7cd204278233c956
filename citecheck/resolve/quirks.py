"""Sites that lie to programs: a small table, one row each with the reason."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from citecheck.model import Status
from citecheck.norms.addresses import NEAR
from citecheck.resolve.addresses import host_of, parents
from citecheck.resolve.faults import Fault

Row = tuple[frozenset[int], Fault]


@cache
def table() -> dict[str, Row]:
    """The rows by the name of the site."""
    rows = tomllib.loads(files(__package__).joinpath("quirks.toml").read_text("utf-8"))["site"]
    return {row["name"]: (frozenset(row["codes"]), (Status(row["status"]), row["reason"])) for row in rows}


def meant(url: str, code: int) -> Fault | None:
    """What a site means by a code, where it doesn't mean what it says."""
    codes, fault = _row(host_of(url))
    return fault if code in codes else None


@lru_cache(NEAR)
def _row(host: str) -> Row | tuple[tuple[()], None]:
    known = (table()[name] for name in parents(host) if name in table())
    return next(known, ((), None))
