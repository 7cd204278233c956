"""Training data: rows that others labelled, passed as a folder, and entries this project prints itself."""

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from citecheck.extract.fields.features import features
from citecheck.extract.fields.tokens import Token, tokens
from citecheck.extract.links import addresses
from citecheck.extract.marks import Mark, marks
from tests.training.labelled import labelled, labels
from tests.training.render import rendered

SEED = 20_240
RENDERED = 10_000
MEASURED_ONLY = frozenset({"ca_open"})  # strings whose licence allows no training
SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 80, "feature.minfreq": 2}
QUICK = {"max_iterations": 12, "feature.minfreq": 2}

Row = dict[str, Any]
Example = tuple[list[list[str]], list[str]]


def rows(folder: Path) -> list[Row]:
    """Every labelled row of a folder's .jsonl files."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        found += [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return found


def seen(raw: str) -> tuple[list[Mark], list[Token]]:
    """An entry's certain parts and its tokens, as the parser sees them."""
    certain = list(marks(raw, list(addresses(raw))))
    return certain, tokens(raw, certain)


def trainable(row: Row) -> bool:
    """Whether a row may be trained on, and says all there is to say."""
    return row["source"] not in MEASURED_ONLY and not row.get("unscored")


def examples(found: Iterable[Row]) -> Iterator[Example]:
    """What the model learns of labelled rows; a row whose values can't be placed is left out."""
    for row in found:
        _, parts = seen(row["raw"])
        given = labels(row["raw"], parts, row["fields"])
        if given:
            yield features(row["raw"], parts), given


def printed(count: int = RENDERED, seed: int = SEED) -> Iterator[Example]:
    """What the model learns of entries made up and printed here."""
    for raw, places in rendered(random.Random(seed), count):
        _, parts = seen(raw)
        if parts:
            yield features(raw, parts), labelled(parts, places)


def train(found: Iterable[Example], to: Path, *, quick: bool = False) -> None:
    """Trains the model and writes it; `quick` is for measuring, about ten times as fast and a little less good."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("ap" if quick else "lbfgs")
    trainer.set_params(QUICK if quick else SETTINGS)
    for rows_, given in found:
        trainer.append(rows_, given)
    trainer.train(str(to))
