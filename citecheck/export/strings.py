"""The @string and @preamble blocks of .bib files that are written into one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from citecheck.export.item import Item
from citecheck.model import Paper
from citecheck.read import bibtex


def together(papers: Iterable[Paper], items: Iterable[Item]) -> tuple[list[str], list[Item]]:
    """The blocks, each once, and the items; where two files call two things by one name, the later is spelt out."""
    from bibtexparser.model import Preamble, String
    from bibtexparser.splitter import Splitter

    blocks: dict[str, None] = {}
    meant: dict[str, str] = {}
    odd: dict[str, dict[str, str]] = {}
    for one in papers:
        if one.format != bibtex.FORMAT or "@" not in one.text:
            continue
        for block in Splitter(one.text).split().blocks:
            if isinstance(block, String) and meant.setdefault(block.key.lower(), block.value) != block.value:
                odd.setdefault(one.path, {})[block.key] = block.value
            elif isinstance(block, String | Preamble) and block.raw:
                blocks[block.raw] = None
    spelt = [
        replace(item, raw=_spelt(item.raw, odd[item.papers[0]])) if item.bibtex and item.papers[0] in odd else item
        for item in items
    ]
    return list(blocks), spelt


def _spelt(raw: str, names: Mapping[str, str]) -> str:
    """An entry with the values in place of their names."""
    for name, value in names.items():
        used = re.compile(rf"(?<=[=#])(\s*){re.escape(name)}(?=\s*[,#}}])", re.IGNORECASE)  # journal = jss,
        raw = used.sub(lambda match, value=value: match[1] + value, raw)  # type: ignore[misc]
    return raw
