"""Where an address that a line end or a stray blank has torn goes on."""

import re

TABLE = """
com org net edu gov int info biz io html htm php pdf aspx asp jsp shtml xhtml xml doc docx txt jpg png
uz kz ru kg tj tm az tr ua by de fr eu uk us cn jp kr in at ch it es nl pl cz se fi asia рф қаз бел укр
"""
ENDINGS = frozenset(TABLE.split())
SLUGGISH = re.compile(r"[\w%~.+-]*[\w%~+-](?:[-_/=&?%.][\w%~+:@,=&?#-]+)+/?", re.ASCII)  # egicheskoe-partnerstvo
PATH = re.compile(r"[\w%~+-]+(?:/[\w%~.+=&?#:@,-]*)+", re.ASCII)  # docs/pdf/lao144178.pdf
HOST_REST = re.compile(r"(?:[a-z0-9-]+\.)*([a-z]{2,})(?:[/?#:].*)?[.,;)\]]*", re.ASCII)  # org/releases/.
WORD = re.compile(r"[A-Za-z0-9%_~]")
SCHEME_ONLY = re.compile(r"(?:https?|ftp):?//$", re.IGNORECASE)
AUTHORITY = re.compile(r"(?:https?:?//)?([^/?#]*)$", re.IGNORECASE)
SENTENCE = re.compile(r"[.,;:!?)\]}»”\"']+$")
MAX_PIECES = 12


def goes_on(so_far: str, blank: str, rest: str, spaced: bool, stopwords: frozenset[str]) -> bool:
    """Whether an address (`so_far`) goes on behind a blank; `spaced` once it was torn inside its host."""
    if not rest or not so_far:
        return False
    if SCHEME_ONLY.search(so_far):  # http:// example.com
        return bool(WORD.match(rest))
    bare = SENTENCE.sub("", rest)
    host = AUTHORITY.fullmatch(so_far)
    if host and so_far.endswith("."):  # www.gencodegenes. org/releases/
        return _host_goes_on(bare, rest)
    if blank != "\n":
        return (so_far.endswith("/") and (bool(PATH.fullmatch(bare)) or (spaced and bool(WORD.match(rest))))) and (
            bare.lower() not in stopwords
        )
    return _next_line(so_far, rest, bare, stopwords)


def _host_goes_on(bare: str, rest: str) -> bool:
    match = HOST_REST.fullmatch(rest)
    return bool(match and match[1] in ENDINGS) or bool(re.fullmatch(r"[a-z0-9-]+\.", rest)) or bare in ENDINGS


def _next_line(so_far: str, rest: str, bare: str, stopwords: frozenset[str]) -> bool:
    """The joints at which a line is broken: behind a hyphen, slash, dot or sign of a query, or before one."""
    last, plain = so_far[-1], bare.lower() not in stopwords
    if rest.lower().startswith(("http://", "https://", "www.")):
        return False
    if last in "-_=&%" or (last == "?" and "=" in rest):
        return bool(WORD.match(rest)) and rest.isascii()
    if last == "/":
        shaped = bool(SLUGGISH.fullmatch(bare)) or bool(re.search(r"\d", bare))
        return bool(WORD.match(rest)) and plain and (shaped or rest[0].islower())
    if last == ".":
        return bare.split("/")[0].split("?")[0] in ENDINGS or bool(re.fullmatch(r"[a-z0-9-]+\.(?:html?|php|pdf)", bare))
    if rest[0] in "/?&=#%" or (rest[0] in "-_" and bool(WORD.match(rest[1:]))):
        return last.isalnum()
    return last.isalnum() and bool(SLUGGISH.fullmatch(bare)) and len(re.findall(r"[-/_=&?%]", bare)) >= 2
