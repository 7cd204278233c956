"""What a LaTeX source says of its paper: title, authors, keywords, abstract, language."""

import re
from collections.abc import Iterator

from citecheck.languages import detect
from citecheck.read.tex_scan import commands
from citecheck.read.tex_text import plain

ABSTRACT = re.compile(r"\\begin\{abstract\}(.*?)\\end\{abstract\}", re.DOTALL)
KEYWORDS = re.compile(r"\\begin\{keywords?\}(.*?)\\end\{keywords?\}", re.DOTALL)
AND = re.compile(r"\\(?:and|AND|And)(?![A-Za-z])|\\\\\s*(?=\Z)")
BREAK = re.compile(r"\\\\|\\newline")
PARTED = re.compile(r"\\sep\b|[;,·]")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NAME = re.compile(r"[^\W\d_][^\d@{}\\]{2,80}")
MAX_AUTHORS = 200


def metadata(bare: str) -> dict[str, tuple[str, ...]]:
    """What the commands of a masked source say."""
    said: dict[str, list[str]] = {"title": [], "author": [], "keywords": [], "abstract": [], "doi": []}
    for command in commands(bare, 3):
        text = command.braced[-1] if command.braced else ""
        if command.name in ("title", "icmltitle", "Title") and not said["title"]:
            said["title"].append(plain(text))
        elif command.name in ("author", "Author", "icmlauthor") and command.braced:
            said["author"] += _authors(command.braced[0])
        elif command.name in ("keywords", "keyword", "Keywords") and not said["keywords"]:
            said["keywords"] += _keywords(text)
        elif command.name in ("doi", "acmDOI") and not said["doi"] and plain(text).startswith("10."):
            said["doi"].append(plain(text))
    if match := ABSTRACT.search(bare):
        said["abstract"].append(plain(match[1]))
    if not said["keywords"] and (match := KEYWORDS.search(bare)):
        said["keywords"] += _keywords(match[1])
    words = " ".join((*said["title"], *said["abstract"]))
    lang = detect(words) if words else None
    found = {name: tuple(filter(None, values)) for name, values in said.items()}
    return {name: values for name, values in (*found.items(), ("lang", (lang,) if lang else ())) if any(values)}


def _authors(text: str) -> Iterator[str]:
    """The names in one \\author: parted by \\and; affiliations and addresses stand below a line end."""
    for part in AND.split(text)[:MAX_AUTHORS]:
        first = plain(BREAK.split(part)[0])
        for name in re.split(r",\s+(?!Jr)|\s+and\s+", first) if not EMAIL.search(first) else ():
            if NAME.fullmatch(name.strip()):
                yield name.strip()


def _keywords(text: str) -> Iterator[str]:
    for word in PARTED.split(text):
        if shown := plain(word).strip(" ."):
            yield shown
