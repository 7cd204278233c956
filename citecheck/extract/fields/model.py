"""The trained model: loaded when the first entry is parsed, then kept."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

MODEL = "references.crfsuite"


@cache
def tagger() -> tuple[Any, bytes]:
    """The model, ready to label, and its bytes: the library reads them in place, so they must live as long."""
    import pycrfsuite

    data = files(__package__).joinpath(MODEL).read_bytes()
    made = pycrfsuite.Tagger()
    made.open_inmemory(data)
    return made, data


def labelled(rows: Sequence[Sequence[str]]) -> tuple[list[str], list[float]]:
    """The best labels for an entry's tokens, and how sure the model is of each."""
    if not rows:
        return [], []
    model, _ = tagger()
    labels: list[str] = model.tag(rows)
    return labels, [model.marginal(label, n) for n, label in enumerate(labels)]
