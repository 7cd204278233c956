import re
from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.rule import found, rule

LOST = re.compile("\ufffd+")
# letters that UTF-8 becomes when it is read as another encoding: Ð¢Ð°ÑˆÐºÐµÐ½Ñ‚, â€œ, РџСЂРё, Ã©
SIGNS = re.compile(r"(?:[ÐÑ][\x80-\xbf‚-™]|[ÐÑ][ -¿]|â€.|Ã[\x80-¿]|Â[ -¿])")
WORD = re.compile(r"\S+(?: \S+)?")
PAIR = "[РС][ЃЅЉЊЋЏЎЄЇІѓѕљњћџўєїі‚„…†‡€‰‹‘’“”•–—™›\u00a0-¿]"
CP1251 = re.compile(f"{PAIR}(?:{PAIR})+")  # РџСЂРё; begun by a set of letters, which is found fast
WESTERN = re.compile("[À-ÿ](?<![A-Za-z].)[À-ÿ]{4,}(?![A-Za-z])")  # ñòàòüå: no language writes such words
MANY = 5  # words of nothing but accented letters before a text is said to be read wrongly
NEAR = 20  # letters around a lost one that are shown
MOST = 20  # findings of one kind in a paper


@rule(
    "CC108",
    severity=Severity.WARNING,
    since="0.1.0",
    message="The text {garbled} was read in a wrong encoding; it probably reads {repaired}.",
    whole="{count} words were read in a wrong encoding; {garbled} probably reads {repaired}.",
    lost="{count} letters were lost here: the sign � stands for what a program couldn't read.",
)
def garbled_text(paper: Paper) -> Iterator[Finding]:
    """Letters were lost or changed when the text passed from one encoding to another.

    ## Why is this bad?
    The words can't be read, found or indexed.

    ## Example
    ```text
    Ð¢Ð°ÑˆÐºÐµÐ½Ñ‚      (Ташкент, saved as UTF-8 and read as Latin-1)
    ```

    ## What to do
    Take the text from the original file; where the repaired text is shown, compare it and put it in.

    ## When it's wrong
    When the paper quotes garbled text on purpose.
    """
    if paper.text.isascii():
        return
    for number, match in enumerate(LOST.finditer(paper.text)):
        if number == MOST:
            break
        around = paper.text[max(0, match.start() - NEAR) : match.end() + NEAR]
        yield found(paper.place(*match.span()), around, key="lost", count=len(match[0]))
    western = list(WESTERN.finditer(paper.text))
    if len(western) >= MANY:
        first = western[0]
        repaired = first[0].encode("latin-1").decode("cp1251", "replace")
        yield found(
            paper.place(*first.span()), first[0], key="whole", count=len(western), garbled=first[0], repaired=repaired
        )
    else:
        yield from _garbled(paper)


def _garbled(paper: Paper) -> Iterator[Finding]:
    """Words with the signs of a wrong encoding that make sense once repaired."""
    shown, behind = 0, 0
    for pattern in (SIGNS, CP1251):
        for sign in pattern.finditer(paper.text):
            if sign.start() < behind or shown == MOST:
                continue
            start = sign.start()
            while start and not paper.text[start - 1].isspace() and sign.start() - start < NEAR:
                start -= 1
            word = WORD.match(paper.text, start, start + 200)
            repaired = _repaired(word[0]) if word else None
            if word and repaired and repaired != word[0]:
                behind = word.end()
                shown += 1
                yield found(paper.place(start, word.end()), word[0], garbled=word[0], repaired=repaired)
        behind = 0


def _repaired(text: str) -> str | None:
    """The text as it was before, where that can be told."""
    from ftfy import fix_encoding

    fixed = fix_encoding(text)
    if fixed != text:
        return str(fixed)
    try:
        return text.encode("cp1251").decode("utf-8")
    except UnicodeError:
        return None
