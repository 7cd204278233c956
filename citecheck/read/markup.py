"""XML and HTML from strangers: nothing is fetched, no entity of theirs is believed."""

import re

from lxml import etree

ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
MAX_DEPTH = 400


def parsed(data: bytes) -> tuple[etree._Element | None, str]:
    """Parses XML; where it's torn, what can be read of it; else the reason in plain words."""
    reason = "it defines entities of its own, which are not read" if ENTITIES.search(data[: 1 << 16]) else ""
    for recover in (False, True):
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            reason = reason or f"this is no well-formed XML ({_short(error)})"
            continue
        if root is not None:
            return root, reason
    return None, reason or "this is no XML"


def _short(error: Exception) -> str:
    return str(error).split(" (<string>")[0]
