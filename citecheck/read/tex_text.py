"""Bits of LaTeX as a reader sees them: titles, names, entries of a list."""

import re

from citecheck.read.tex_scan import ADDRESS

BREAK = re.compile(r"\\(?:newblock|par|linebreak|\\)(?![A-Za-z])\*?(?:\[[^\]]*\])?|~")
NOTE = re.compile(
    r"\\(?:thanks|footnote|footnotemark|inst|label|orcid|orcidlink|corref|fnref|tnoteref)"
    r"\s*(?:\[[^\]]*\])?\s*(?:\{[^{}]*\})?"
)  # Otter\thanks{Water School}
MAX_TEXT = 20_000


def plain(source: str) -> str:
    """A bit of LaTeX in letters; addresses stay as they are."""
    source = source[:MAX_TEXT]
    if not any(sign in source for sign in "\\${}~`'-"):
        return " ".join(source.split())
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.latexwalker import LatexWalkerParseError

    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match["url"].replace("\\%", "%").replace("\\_", "_").replace("\\&", "&").replace("\\#", "#"))
        return f" \x02{len(kept) - 1}\x03 "

    bare = BREAK.sub(" ", NOTE.sub(" ", ADDRESS.sub(keep, source)))
    try:
        shown = LatexNodes2Text(math_mode="text", keep_comments=False).latex_to_text(bare)
    except (LatexWalkerParseError, RecursionError, ValueError, IndexError):
        shown = re.sub(r"\\[A-Za-z]+\*?|[{}$]", " ", bare)
    shown = re.sub(r"\x02(\d+)\x03", lambda match: kept[int(match[1])], shown)
    return re.sub(r"\s+([,.;:])", r"\1", " ".join(shown.split()))
