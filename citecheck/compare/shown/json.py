"""Papers side by side for programs."""

from collections.abc import Sequence
from typing import Any

import msgspec

from citecheck.compare.sides import EXPLANATIONS, Common, Row, Side
from citecheck.model import Reference, Span


def render(sides: Sequence[Side]) -> str:
    """The page as JSON."""
    value = {"sides": [_side(side) for side in sides], "explanations": EXPLANATIONS}
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n"


def _side(side: Side) -> dict[str, Any]:
    return {
        "a": side.left.name,
        "b": side.right.name,
        "heads": [{"field": head.field, "a": head.left or None, "b": head.right or None} for head in side.heads],
        "text": {
            "a_share": round(side.left_share, 4),
            "b_share": round(side.right_share, 4),
            "passages": [_passage(passage) for passage in side.passages],
        },
        "references": {
            "a": len(side.left.references),
            "b": len(side.right.references),
            "both": side.both,
            "rows": [_row(row) for row in side.rows],
        },
    }


def _passage(passage: Common) -> dict[str, Any]:
    return {
        "words": passage.words,
        "a": _place(passage.left) | {"text": passage.left_text},
        "b": _place(passage.right) | {"text": passage.right_text},
    }


def _place(span: Span) -> dict[str, Any]:
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}


def _row(row: Row) -> dict[str, Any]:
    sides = {"left": "a", "right": "b"}
    return {
        "a": _entry(row.pair.left),
        "b": _entry(row.pair.right),
        "differences": [
            {"field": one.field, "a": one.left, "b": one.right, "damaged": sides.get(one.damaged)}
            for one in row.differences
        ],
    }


def _entry(reference: Reference | None) -> dict[str, Any] | None:
    if reference is None:
        return None
    return {"id": reference.id, "label": reference.called, "line": reference.span.line, "raw": reference.raw}
