"""Mends a copy of papers twice: `python -m tests.benchmarks.mending [--unsafe] FOLDER...`.

Says how many places were repaired, whether the second time changed anything (it must not), and whether any rule finds
more in a file than before (none may).
"""

import shutil
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from citecheck import folder, run
from citecheck.config import Config
from citecheck.fix.files import Left, Repair, write

SETTINGS = Config(cache=False, offline=True)


def once(place: Path, *, unsafe: bool = False) -> tuple[list[Repair], list[Left], Counter[tuple[str, str]]]:
    with folder.opened([str(place)], SETTINGS) as archive:
        now = datetime.now(UTC)
        made = list(run.mend(archive, SETTINGS, now=now, unsafe=unsafe))
        found = run.check(archive, SETTINGS, now=now).findings
    # what papers have in common is counted in other pieces once their words change
    counted = Counter((one.code, one.span.path) for one in found if not one.code.startswith("CC6"))
    return [one for one in made if isinstance(one, Repair)], [one for one in made if isinstance(one, Left)], counted


def mended(
    place: Path, *, unsafe: bool = False
) -> tuple[list[Repair], Counter[tuple[str, str]], list[Repair], Counter[tuple[str, str]]]:
    """Mends a folder twice: the repairs and the findings of the first time, and those of the second."""
    for path in place.rglob("*"):
        path.chmod(path.stat().st_mode | 0o200)
    repairs, left, before = once(place, unsafe=unsafe)
    for repair in repairs:
        write(repair)
    again, _, after = once(place, unsafe=unsafe)
    print(f"{sum(one.count for one in repairs)} places in {len(repairs)} files, {len(left)} left to a person")
    return repairs, before, again, after


def main(folders: list[str]) -> int:
    unsafe = "--unsafe" in folders
    with tempfile.TemporaryDirectory() as place:
        for number, name in enumerate(one for one in folders if one != "--unsafe"):
            shutil.copytree(name, Path(place) / str(number))
        _, before, again, after = mended(Path(place), unsafe=unsafe)
    new = {key: (before[key], after[key]) for key in after if after[key] > before[key]}
    print(
        f"findings: {before.total()} before, {after.total()} after; changed the second time: {len(again)}; new: {new}"
    )
    return int(bool(again or new))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
