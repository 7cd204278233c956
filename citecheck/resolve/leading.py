"""Where a script sends a reader on, told without running it: only what it does in any case is believed."""

import re

MAY = re.compile(r"\blocation\b|\bopen\s*\(")
# A script that asks first, or waits for a reader, may do nothing; one that sets a cookie is a wall's.
PERHAPS = re.compile(
    r"\bif\s*\(|\bswitch\b|\bcookie\b|navigator|\.test\(|addeventlistener|on(?:click|change|submit|key\w+|mouse\w+)\b"
    r"|&&|\|\||\?\s+[\"']|\)\s*\?|\w\s+\?\s|\breload\b",
    re.IGNORECASE,
)
PLACE = r"(?:(?:window|document|self|top|parent)\s*\.\s*)*location"
TERM = r"(?:\"[^\"<>]{0,500}\"|'[^'<>]{0,500}'|`[^`<>$]{0,500}`|[\w$.]{1,80})"
SUM = rf"{TERM}(?:\s*\+\s*{TERM}){{0,6}}"
# location.href = "/", window.location.replace(u), open('/', '_self')
LEADS_ON = re.compile(
    rf"\b{PLACE}(?:\s*\.\s*href)?\s*=(?!=)\s*({SUM})"
    rf"|\b{PLACE}\s*\.\s*(?:replace|assign)\s*\(\s*({SUM})\s*\)"
    rf"|\bopen\s*\(\s*({SUM})\s*,\s*[\"']_(?:self|top|parent)[\"']",
    re.IGNORECASE,
)
NAMED = re.compile(r"\bfunction\s+([\w$]+)")  # function out() {
SET = r"(?<![\w$.]){}\s*=\s*({})(?!\s*[\w(])"  # var u = '/'
PLUS = re.compile(rf"({TERM})\s*(?:\+\s*)?")
HERE = {"origin": "", "protocol": "", "host": "", "hostname": ""}  # this host, which a relative address is on anyway


def target(source: str) -> str | None:
    """The address that a page's script leads to whatever happens; None where it can't be told or may not happen."""
    if PERHAPS.search(source) or any(source.count(name) == 1 for name in NAMED.findall(source)):
        return None  # what is named and never called does nothing either
    found = {"".join(one) for one in LEADS_ON.findall(source)}
    return _read(found.pop(), source) if len(found) == 1 else None


def _read(told: str, source: str, depth: int = 0) -> str | None:
    """What a sum of texts, names and parts of the present address comes to."""
    parts = [_term(term, source, depth) for term in PLUS.findall(told)]
    if not parts or None in parts:
        return None
    read = "".join(part for part in parts if part is not None)
    own_host = re.search(r"\blocation\s*\.\s*(?:origin|host)", told) is not None
    if own_host:
        read = "/" + read.removeprefix("//").lstrip("/")
    return read if read and " " not in read else None


def _term(term: str, source: str, depth: int) -> str | None:
    if term[0] in "\"'`":
        return term[1:-1]
    name = term.rpartition(".")[2]
    if re.search(r"\blocation\.", term):
        return HERE.get(name)
    if depth or not re.fullmatch(r"[A-Za-z_$][\w$]*", term):
        return None
    values = set(re.findall(SET.format(re.escape(term), SUM), source))
    return _read(values.pop(), source, depth + 1) if len(values) == 1 else None
