"""Citations: markers in the text and the references they point to. The list tells the grammar."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from citecheck.extract import author_year, raised
from citecheck.extract.code import code, indexed
from citecheck.extract.flow import Flow
from citecheck.extract.vocabulary import words
from citecheck.model import Citation, Reference, Span

NUMERIC = re.compile(
    r"\[(?P<b>[^\[\]\n]{1,80}(?:\n[^\[\]\n]{1,40})?)\]|\{(?P<c>\d[\d;,\s–-]{0,30})\}|(?<![\w/.:])/(?P<s>\d{1,3}(?:[,;]\s?\d{1,3}){0,6})/(?![\w/])"
    r"|\((?P<p>\d{1,3}\s?[;,]\s?[^()\n]{2,24})\)"
)
KEY = re.compile(r"(?<![\w@.\\])-?@(?:\{(?P<braced>[^{}\s]+)\}|(?P<key>[\w](?:[\w:.#$%&+?<>~/-]*[\w/])?))")
EVERY = re.compile(r"(?<![^\s\"'\[])@\*(?![^\s\"'\]])")  # nocite: "@*"
CROSSING = re.compile(
    r"(?:fig|tbl|tab|eq|sec|lst|alg|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem)[-:]", re.IGNORECASE
)  # @fig-map
BRACKET = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
EMAIL_OR_CODE = re.compile(r"(?P<fence>```|~~~).*?(?P=fence)|`[^`\n]*`|\$[^$\n]+\$|<!--.*?-->|\]\([^)\s]*\)", re.DOTALL)
OPERATOR = re.compile(r"[∈∉=≈≠≤≥<>±×·∪∩∖⊂⊆+−~]\s?$")  # n ∈ [1, 20]
ACROSS = re.compile(r"\[(\d{1,3})\]\s?[–—-]\s?\[(\d{1,3})\]")  # [4]–[6]
LOOSE = re.compile(  # 8, Sec. III  9:160-173
    r"(\d{1,3})\s?(?:(?:[.,:]\s?)(?=(?:[^\W\d_]{2}|[^\W\d_]\.|§))|:\s?(?=\d[\d\s–—-]*$))(.{1,62})"
)
TWO = re.compile(r"\d{1,3}\s*;\s*\d{1,3}\s*[,:]")  # 2; 3, 8-б.
PAIR = re.compile(r"\[\s?\d+\s?[,;]\s?\d+\s?\]")
WIDEST = 60  # numbers in a range
LEAD = 20  # letters before a bracket that tell what it is
MOST = 2.5  # a bracketed number this many times beyond the list's length is no citation

Place = Callable[[int, int], Span]


def citations(body: Flow, references: Sequence[Reference], place: Place, *, keyed: bool) -> Iterator[Citation]:
    """Finds the markers of a text."""
    if keyed:
        yield from keys(body, references, place)
        return
    numeric = list(numbers(body, references, place))
    named = list(author_year.citations(body, references, place, numeric_list=any(r.label for r in references)))
    if len(named) > len(numeric) and not any(c.targets for c in numeric):
        numeric = []
    if not named and not numeric and any(r.label for r in references):
        numeric = (
            list(raised.marked(body, references, place))
            or list(raised.glued(body, references, place))
            or list(pages_alone(body, place))
        )
    yield from sorted((*numeric, *named), key=lambda citation: citation.span.start)


def numbers(body: Flow, references: Sequence[Reference], place: Place) -> Iterator[Citation]:
    """Numeric markers: [7], [6;13], [7-11], [10, с. 1], [1. 291-bet], [4.1-bet], {1;2}, /5/."""
    known = {reference.n: reference.id for reference in references}
    ranges = list(_ranges(body, known, place))
    yield from (citation for citation, *_ in ranges)
    apart = [*code(body.text), *((start, end) for _, start, end in ranges)]
    for match in NUMERIC.finditer(body.text):
        if any(start <= match.start() < end for start, end in apart):
            continue
        inside = match[match.lastgroup or "b"]
        parsed = _inside(" ".join(inside.split()), known)
        if parsed is None or _not_a_marker(body.text, match):
            continue
        cited, locator = parsed
        if match.lastgroup == "p" and locator is None:  # (1; 2) may be a pair of values, (1; s. 57) may not
            continue
        if not known and len(cited) > 1 and match.lastgroup == "s":
            continue
        marker = " ".join(match[0].split())
        targets = tuple(known[n] for n in cited if n in known)
        missing = [n for n in cited if n not in known]
        whole = (marker,) if not targets else tuple(str(n) for n in missing)
        yield Citation(marker, place(*body.range(*match.span())), targets, whole if missing else (), locator)


def _ranges(body: Flow, known: dict[int, str], place: Place) -> Iterator[tuple[Citation, int, int]]:
    """Ranges with a bracket for each end, and where they stand."""
    for match in ACROSS.finditer(body.text):
        first, last = int(match[1]), int(match[2])
        cited = list(range(first, last + 1))
        if first < last <= first + WIDEST and _plausible(cited, known):
            targets = tuple(known[n] for n in cited if n in known)
            missing = tuple(str(n) for n in cited if n not in known)
            yield Citation(match[0], place(*body.range(*match.span())), targets, missing), *match.span()


def pages_alone(body: Flow, place: Place) -> Iterator[Citation]:
    """Brackets with nothing but a page, where a text cites in no other way: (274-бет)."""
    page = words("page")
    form = re.compile(rf"\((?:{page}\s?\d{{1,4}}|\d{{1,4}}\s?-?\s?{page})\)", re.IGNORECASE)
    for match in form.finditer(body.text):
        marker = " ".join(match[0].split())
        yield Citation(marker, place(*body.range(*match.span())), (), (marker,), marker[1:-1])


@dataclass(frozen=True, slots=True)
class Forms:
    """What stands between brackets, with the words for pages and volumes of every language."""

    page: re.Pattern[str]
    single: re.Pattern[str]
    located: re.Pattern[str]
    locator: re.Pattern[str]


@cache
def _forms() -> Forms:
    page, volume = rf"(?:{words('page', 'page_count', 'leaf')}|c\.?)", words("volume")  # a Latin c looks the same
    pages, dash = r"\d[\d–—-]*", r"(?:[–—-]\s*)?"
    behind = rf"{pages}\s?-?(?:{page})"
    # т. 2, с. 14-15; л. 14 об.
    locator = (
        rf"(?:{volume}\s?\S+\s*[,.]?\s*)?(?:{page}\s?)?[\d–—-][\d\s,–—-]*\s?-?(?:{page})?\.?(?:\s[^\W\d_]{{1,3}}\.)?"
    )
    return Forms(
        *(
            re.compile(form, re.IGNORECASE)
            for form in (
                page,
                rf"(?P<n>\d{{1,3}})\s*(?:[.,:;]\s*(?:[–—-]\s*)?(?P<loc>{locator}))?",  # 10, с. 1  3. – С. 41
                rf"(?P<n>\d{{1,3}})(?:[.:]?\s*{dash}(?P<loc>(?:{page})\s?{pages})|(?:[.:]\s*{dash}|\s+)(?P<behind>{behind}))",
                # 4.1-bet  4 c. 12
                rf"(?:{page})\s?{pages}\.?|{pages}\s?-?(?:{page})",  # с. 15-17
            )
        )
    )


def _inside(text: str, known: dict[int, str]) -> tuple[list[int], str | None] | None:
    """The numbers of a marker and its locator; None where it is no marker."""
    forms = _forms()
    text = _lead_in().sub("", text)
    if (single := forms.single.fullmatch(text)) and not TWO.match(text):
        locator = single["loc"]
        n = int(single["n"])
        if locator is None:
            return ([n], None) if _plausible([n], known) else None
        if forms.page.search(locator):
            return ([n], locator) if _plausible([n], known) else None
    several: list[int] = []
    locators: list[str] = []
    for part in re.split(r"\s*[;,]\s*|(?<=\d)\.(?=\d{1,3}(?:\.|$))", text.rstrip(".")):
        if not part:
            continue
        located = forms.located.fullmatch(part)
        span = re.fullmatch(r"(\d{1,3})\s?[-–—]\s?(\d{1,3})", part)
        if part.isdecimal() and len(part) <= 3:
            several.append(int(part))
        elif span and int(span[1]) < int(span[2]) <= int(span[1]) + WIDEST:
            several += range(int(span[1]), int(span[2]) + 1)
        elif located:
            several.append(int(located["n"]))
            locators.append(located["loc"] or located["behind"])
        elif several and forms.locator.fullmatch(part):
            locators.append(part)
        else:
            return _loosely(text, known)
    return (several, "; ".join(locators) or None) if several and _plausible(several, known) else None


@cache
def _lead_in() -> re.Pattern[str]:
    """What leads up to a number: "см.: ", "цит. по: "."""
    return re.compile(rf"^(?:{words('see', 'lead_in')}(?![^\W\d_])[\s,:]*)+(?=\d)", re.IGNORECASE)


def _loosely(text: str, known: dict[int, str]) -> tuple[list[int], str | None] | None:
    """A marker whose locators no table knows (8, Sec. III; 3), where all its numbers are in the list."""
    several: list[int] = []
    locators: list[str] = []
    for part in re.split(r"\s*;\s*", text):
        located = LOOSE.fullmatch(part)
        if not located and not part.isdecimal():
            return None
        several.append(int(located[1] if located else part))
        locators += [located[2]] if located else []
    return (several, "; ".join(locators) or None) if all(n in known for n in several) else None


def _plausible(cited: list[int], known: dict[int, str]) -> bool:
    """Numbers far beyond the list are years, intervals or formulas, not citations."""
    if 0 in cited:
        return False
    top = max(known, default=0)
    if not top:
        return max(cited) <= 150 and len(cited) <= 12
    return max(cited) <= max(top * MOST, top + 10)


def _not_a_marker(text: str, match: re.Match[str]) -> bool:
    """A bracket before an address (Markdown), behind a sign of mathematics, or a pair behind a word for an interval."""
    if text[match.end() : match.end() + 1] == "(" and text[match.end() + 1 : match.end() + 5] in ("http", "www."):
        return True
    if match["b"] and indexed(text, *match.span()):
        return True
    before = text[max(0, match.start() - LEAD) : match.start()]
    return bool(OPERATOR.search(before) or (PAIR.fullmatch(match[0]) and _interval().search(before)))


@cache
def _interval() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){words('interval')}\s*$", re.IGNORECASE)


def keys(body: Flow, references: Sequence[Reference], place: Place) -> Iterator[Citation]:
    """Pandoc's cite keys: [@key; see @other, p. 5], @key in the text; code and addresses are left out."""
    known = {reference.id for reference in references}
    hidden = [match.span() for match in EMAIL_OR_CODE.finditer(body.text)]
    taken: list[tuple[int, int]] = []
    for match in BRACKET.finditer(body.text):
        if any(a <= match.start() < b for a, b in hidden):
            continue
        cited = [key for found in KEY.finditer(match[0]) if not _crossing(key := _key(found, known), known)]
        if cited:
            taken.append(match.span())
            locator = match[0][1:-1].partition(",")[2].strip() or None
            yield _keyed(" ".join(match[0].split()), cited, known, place(*body.range(*match.span())), locator)
    for match in KEY.finditer(body.text):
        key = _key(match, known)
        if _crossing(key, known) or any(a <= match.start() < b for a, b in (*taken, *hidden)):
            continue
        yield _keyed(match[0], [key], known, place(*body.range(*match.span())), None)
    for match in EVERY.finditer(body.text):
        yield _keyed(match[0], [one.id for one in references], known, place(*body.range(*match.span())), None)


def _crossing(key: str, known: set[str]) -> bool:
    """Whether a key leads to a figure, a table or a section of the paper itself."""
    return key not in known and bool(CROSSING.match(key))


def _key(match: re.Match[str], known: set[str]) -> str:
    """The key as pandoc reads it; a colon or full stop behind it is the sentence's."""
    key = match["braced"] or match["key"] or ""
    return key if key in known else key.rstrip(":.")


def _keyed(marker: str, cited: list[str], known: set[str], span: Span, locator: str | None) -> Citation:
    once = list(dict.fromkeys(cited))
    targets = tuple(key for key in once if key in known)
    return Citation(marker, span, targets, tuple(key for key in once if key not in known), locator)
