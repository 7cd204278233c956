"""Measures how well the fields of bare references are read: in folds, or with each source left out of training.

python -m tests.benchmarks.fields --rows FOLDER --scorer score.py [--folds 3] [--leave-out] [--quick] [--shipped] [--errors N]

`--shipped` measures the model that ships (which has seen what it may train on). Rows that may not be trained on are
only measured. `--quick` trains by averaged perceptron, ten times as fast and a little less good. The scorer is
imported from its file; it says what counts as equal.
"""

import argparse
import hashlib
import importlib.util
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from citecheck.extract import entry
from citecheck.extract.fields import model
from tests.training import data

OURS = ("ru", "kk", "uz-Cyrl", "uz-Latn")


def main() -> None:
    """Reads the options, measures, prints figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.fields")
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--shipped", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    given = parser.parse_args()
    scorer = _scorer(given.scorer)
    rows = scorer.load(sorted(map(str, given.rows.glob("*.jsonl"))))
    if given.shipped:
        _speed(rows)
        _show(scorer, rows, [_read(row["raw"]) for row in rows], given.errors)
        return
    printed = list(data.printed())
    if given.leave_out:
        _sources(scorer, rows, printed, given.quick)
    else:
        _folds(scorer, rows, printed, given)


def _scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def _read(raw: str) -> dict[str, Any]:
    """An entry as `citecheck parse --references` writes it."""
    parsed = entry.parse(raw)
    people = {
        field: [{"family": one.family, "given": one.given, "literal": one.literal} for one in named]
        for field, named in (("authors", parsed.authors), ("editors", parsed.editors))
    }
    return {**parsed.fields, **people}


def _trained(
    rows: Iterable[data.Row], printed: Sequence[data.Example], wanted: Sequence[data.Row], quick: bool
) -> list[Any]:
    """Reads some rows with a model trained on others."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fold.crfsuite"
        data.train([*data.examples(filter(data.trainable, rows)), *printed], path, quick=quick)
        shipped, model.MODEL = model.MODEL, str(path)
        model.tagger.cache_clear()
        try:
            return [_read(row["raw"]) for row in wanted]
        finally:
            model.MODEL = shipped
            model.tagger.cache_clear()


def _folds(scorer: Any, rows: Sequence[data.Row], printed: Sequence[data.Example], given: argparse.Namespace) -> None:
    """Every row read by a model that was trained on the other folds."""
    fold = {row["id"]: int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % given.folds for row in rows}
    order: list[data.Row] = []
    read: list[Any] = []
    for n in range(given.folds):
        wanted = [row for row in rows if fold[row["id"]] == n]
        read += _trained((row for row in rows if fold[row["id"]] != n), printed, wanted, given.quick)
        order += wanted
    _show(scorer, order, read, given.errors)


def _sources(scorer: Any, rows: Sequence[data.Row], printed: Sequence[data.Example], quick: bool) -> None:
    """Every source read by a model that was trained on the others."""
    micro, macro = [], []
    for source in sorted({row["source"] for row in rows}):
        wanted = [row for row in rows if row["source"] == source]
        read = _trained((row for row in rows if row["source"] != source), printed, wanted, quick)
        figures, _ = scorer.evaluate(wanted, read)
        micro.append(figures["micro"]["f1"])
        macro.append(figures["macro_f1"])
        sys.stdout.write(f"{source:16} micro {micro[-1]:.4f}  macro {macro[-1]:.4f}  of {len(wanted)}\n")
    sys.stdout.write(f"mean of sources  micro {statistics.mean(micro):.4f}  macro {statistics.mean(macro):.4f}\n")


def _speed(rows: Sequence[data.Row]) -> None:
    """References a second of one core's own time, the model loaded."""
    sample = [row["raw"] for row in random.Random(data.SEED).sample(list(rows), min(2000, len(rows)))]
    entry.parse(sample[0])
    started = time.process_time()
    for raw in sample:
        entry.parse(raw)
    sys.stdout.write(f"{len(sample) / (time.process_time() - started):.0f} references a second\n")


def _show(scorer: Any, rows: Sequence[data.Row], read: Sequence[Any], errors: int) -> None:
    figures, wrong = scorer.evaluate(rows, read)
    scorer.show(figures)
    own = [n for n, row in enumerate(rows) if row["lang"] in OURS]
    ours, _ = scorer.evaluate([rows[n] for n in own], [read[n] for n in own])
    sys.stdout.write(f"{', '.join(OURS)}: micro {ours['micro']['f1']:.4f} macro {ours['macro_f1']:.4f} of {len(own)}\n")
    for one in random.Random(1).sample(wrong, min(errors, len(wrong))):
        sys.stdout.write(json.dumps(one, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
