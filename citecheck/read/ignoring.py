"""What a folder's .gitignore files and the configuration leave out."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

MAX_BYTES = 1 << 18


@dataclass(frozen=True, slots=True)
class Rules:
    """Patterns and the folder they stand in."""

    folder: str
    patterns: "GitIgnoreSpec"


def above(folder: str) -> list[Rules]:
    """The rules of the folders above, up to the one that is a repository."""
    real = Path(folder).resolve()
    found: list[Rules] = []
    for place in (real, *real.parents):
        if place != real:
            found += of(str(place))
        if (place / ".git").exists():
            return found
    return []  # no repository: what lies above has nothing to say


def of(folder: str) -> list[Rules]:
    """The rules of a folder itself."""
    try:
        with Path(folder, ".gitignore").open("rb") as file:
            lines = file.read(MAX_BYTES).decode("utf-8", "replace").splitlines()
    except OSError:
        return []
    return list(given(folder, lines))


def given(folder: str, patterns: Sequence[str]) -> Iterator[Rules]:
    """Rules from patterns; a pattern that is none is left out, as git does."""
    from pathspec import GitIgnoreSpec

    if not patterns:
        return
    try:
        yield Rules(folder, GitIgnoreSpec.from_lines(patterns))
    except ValueError:
        for pattern in patterns if len(patterns) > 1 else ():
            yield from given(folder, [pattern])


def ignored(path: str, is_folder: bool, rules: Sequence[Rules]) -> bool:
    """Whether the nearest rule that speaks of a path leaves it out."""
    for one in reversed(rules):
        name = os.path.relpath(path, one.folder).replace(os.sep, "/") + "/" * is_folder
        said = one.patterns.check_file(name).include
        if said is not None:
            return said
    return False
