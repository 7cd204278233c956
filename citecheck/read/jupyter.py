"""Jupyter notebooks: their Markdown cells, as Markdown with its citations."""

import json
from dataclasses import replace
from typing import Any

from citecheck.model import Document, Trouble
from citecheck.read import Source, digest, markdown
from citecheck.read.text import as_text

FORMAT = "jupyter"
SUFFIXES = (".ipynb",)
NO_NOTEBOOK = "this is no notebook, or it is damaged: save it anew"


def read(source: Source) -> Document:
    """Reads a notebook's prose; its code and what the code printed is no text of the paper."""
    plain = as_text(source, FORMAT)
    try:
        told = json.loads(plain.text or "null")
    except (ValueError, RecursionError):
        told = None
    cells = told.get("cells") if isinstance(told, dict) else None
    if not isinstance(cells, list):
        return replace(plain, text="", troubles=(*plain.troubles, Trouble("unreadable", NO_NOTEBOOK)))
    text = "\n\n".join(filter(None, map(_prose, cells)))
    document = markdown.read(replace(source, data=text.encode("utf-8", "replace")))
    return replace(document, format=FORMAT, sha256=digest(source.data))


def _prose(cell: Any) -> str:  # noqa: ANN401 (whatever a file holds)
    """The text of a Markdown cell."""
    if not isinstance(cell, dict) or cell.get("cell_type") != "markdown":
        return ""
    text = cell.get("source")
    return "".join(map(str, text)) if isinstance(text, list) else str(text or "")
