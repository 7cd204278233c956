"""Trains the model that reads the fields of an entry, always the same from the same data.

python -m tests.training [--rows FOLDER] [--to FILE]

FOLDER holds rows that others labelled (.jsonl: raw, fields, source); without it the model learns from this
project's own printed entries alone. What the shipped model learned from: citecheck/extract/fields/MODEL.md.
"""

import argparse
import sys
import time
from pathlib import Path

import citecheck.extract.fields as room
from citecheck.extract.fields.model import MODEL
from tests.training import data


def main() -> None:
    """Reads the options, trains, says what was done."""
    parser = argparse.ArgumentParser(prog="python -m tests.training", description="Trains the reference model.")
    parser.add_argument("--rows", type=Path, help="a folder of labelled rows (.jsonl)")
    parser.add_argument("--printed", type=int, default=data.RENDERED, help="how many entries to print and learn from")
    parser.add_argument("--to", type=Path, default=Path(room.__file__).parent / MODEL, help="where the model goes")
    given = parser.parse_args()
    started = time.monotonic()
    labelled = list(data.examples(filter(data.trainable, data.rows(given.rows)))) if given.rows else []
    own = list(data.printed(given.printed))
    data.train([*labelled, *own], given.to)
    size = given.to.stat().st_size / 1e6
    took = time.monotonic() - started
    sys.stdout.write(f"{len(labelled)} rows, {len(own)} printed entries: {given.to} ({size:.1f} MB, {took:.0f} s)\n")


if __name__ == "__main__":
    main()
