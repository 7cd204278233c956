import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from citecheck.languages.folding import lookalikes
from citecheck.model import Edit, Finding, Fix, Paper, Severity, Span
from citecheck.rule import found, rule

WORD = re.compile(r"[^\W\d_]+(?:[’ʻʼ‘'`][^\W\d_]+)*")
CYRILLIC, LATIN = re.compile("[Ѐ-ӿ]+"), re.compile("[A-Za-z]+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)\S+@\S+")
CODE = re.compile(r"(?<!`)(?P<fence>`{1,3})(?!`)[^`\n]{1,200}(?P=fence)(?!`)")  # `Toшкент`
NO_KAZAKH_I = frozenset({"uz-Cyrl", "ru"})
ROMAN = frozenset("IVXLCDM")
# letters that can't be told apart in print: Latin, then Cyrillic
TWINS = ("ABCEHKMOPTXaceopxy", "АВСЕНКМОРТХасеорху")
TO_CYRILLIC, TO_LATIN = str.maketrans(*TWINS), str.maketrans(*reversed(TWINS))
LEADS = frozenset("ВР")  # what the first byte of two becomes in windows-1251, where it has a Latin twin
MOST = 20  # words of a paper that are shown one by one
FORMULA = 3  # a word this short is a symbol, not a word


@rule(
    "CC107",
    severity=Severity.WARNING,
    since="0.1.0",
    message="The word {word} is written in {own} letters but for {odd}.",
    more="{count} more words mix the two alphabets.",
    foreign_i="The word {word} has the Kazakh letter {odd} in a text in another language.",
)
def mixed_script_word(paper: Paper) -> Iterator[Finding]:
    """A word mixes Cyrillic and Latin letters.

    ## Why is this bad?
    It looks right and can't be found: no search, no index and no comparison of texts sees the word. It mostly comes
    from typing with the wrong keyboard, from a converter or from text recognition.

    ## Example
    ```text
    Toшкент   (the first two letters are Latin)
    ```

    ## What to do
    Type the word anew in one alphabet.

    ## When it's wrong
    In symbols and brand names that mix alphabets on purpose.
    """
    places: dict[str, list[re.Match[str]]] = {}
    words = [match for match in _candidates(paper) if len(match[0]) > FORMULA]
    hiding = _hiding(paper) if words else ()
    hidden = sorted(match.span() for pattern in hiding for match in pattern.finditer(paper.text))
    for match in words:
        if not _within(match.start(), hidden):
            places.setdefault(match[0], []).append(match)
    shown = 0
    rest: list[tuple[Span, Fix | None]] = []
    for word, matches in places.items():
        cyrillic, latin = CYRILLIC.findall(word), LATIN.findall(word)
        span = paper.place(*matches[0].span())
        if cyrillic and latin and not _compound(word):
            own, odd = ("Cyrillic", latin) if _is_cyrillic(cyrillic, latin) else ("Latin", cyrillic)
            fix = _fix(paper, matches, odd, own)
            shown += 1
            if shown <= MOST:
                yield found(span, word, fix=fix, word=word, own=own, odd=", ".join(dict.fromkeys(odd)))
            else:
                rest.append((span, fix))
        elif cyrillic and "і" in word and paper.lang in NO_KAZAKH_I and not _kazakh(paper, matches[0]):
            yield found(span, word, key="foreign_i", word=word, odd="і")
    if rest:
        edits = tuple(edit for _, fix in rest if fix for edit in fix.edits)
        fix = Fix("write each word in one alphabet", edits) if edits else None
        yield found(rest[0][0], f"{len(rest)}", key="more", fix=fix, count=len(rest))


def _hiding(paper: Paper) -> tuple[re.Pattern[str], ...]:
    """What isn't looked into: addresses, and code where there is a sign for it."""
    return (ADDRESS, CODE) if paper.format == "markdown" else (ADDRESS,)


def _is_cyrillic(cyrillic: list[str], latin: list[str]) -> bool:
    """The alphabet a word is meant in: the one with letters that the other has no twins of, else the one with more."""
    own = [
        any(ord(letter) not in twins for letter in "".join(letters))
        for letters, twins in ((cyrillic, TO_LATIN), (latin, TO_CYRILLIC))
    ]
    return own[0] if own[0] != own[1] else sum(map(len, cyrillic)) >= sum(map(len, latin))


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    before = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return before >= 0 and at < spans[before][1]


def _fix(paper: Paper, matches: list[re.Match[str]], odd: list[str], own: str) -> Fix | None:
    """The word in one alphabet, wherever it stands; only if each odd letter has a twin that looks the same."""
    word = matches[0][0]
    letters = "".join(odd)
    twins = TO_CYRILLIC if own == "Cyrillic" else TO_LATIN
    if not all(ord(letter) in twins for letter in letters) or len(letters) * 2 >= len(word):
        return None
    if own == "Latin" and letters in LEADS and word.endswith(letters):
        return None  # vanВ: half of a letter that was read in another encoding
    right = word.translate(twins)
    edits = []
    for match in matches:
        span = paper.place(*match.span())
        edits.append(Edit(span.path, span.start, span.end, right))
    return Fix("write {right} in one alphabet", tuple(edits), {"right": right})


def _candidates(paper: Paper) -> Iterator[re.Match[str]]:
    """Words in which letters of two alphabets meet, or that hold an і."""
    if paper.text.isascii():
        return
    done = 0  # a word of a million letters is looked at once, however often alphabets meet in it
    for match in meeting().finditer(paper.text):
        start = match.start()
        if start < done:
            continue
        while start > done and (paper.text[start - 1].isalpha() or paper.text[start - 1] in "’ʻʼ‘'`"):
            start -= 1
        word = WORD.search(paper.text, start)
        while word and word.end() <= match.start():
            word = WORD.search(paper.text, word.end())
        if word:
            done = word.end()
            yield word


@cache
def meeting() -> re.Pattern[str]:
    """A letter of one alphabet beside one of the other."""
    return re.compile("[Ѐ-ӿ](?=[A-Za-z])|[A-Za-z](?=[Ѐ-ӿ])|і")


def _compound(word: str) -> bool:
    """A Latin stem with a Cyrillic ending (PDFнинг, COVIDдан) or a Roman number: written so on purpose."""
    parts = re.findall("[Ѐ-ӿ]+|[A-Za-z]+|[’ʻʼ‘'`]", word)
    spoken = [part for part in parts if part[0].isalpha()]
    if len(spoken) != 2 or not spoken[0].isascii():
        return False
    stem, ending = spoken
    named = stem.isupper() and len(stem) >= 2 and ending.islower() and not set(stem.lower()) <= set(lookalikes())
    return named or set(stem) <= ROMAN


def _kazakh(paper: Paper, match: re.Match[str]) -> bool:
    """Other letters of Kazakh or Ukrainian in the word, or in the words around it, make the і its own."""
    around = paper.text[max(0, match.start() - 80) : match.end() + 80]
    return bool(re.search("[әңүұөһїєґӘҢҮҰӨҺЇЄҐ]", around)) or around.count("і") > 2
