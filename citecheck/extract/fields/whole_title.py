"""A title that was cut within its sentence, made whole: "Сувлар 2026 йилда қандай бўлади" is no work of 2026."""

import re
from collections.abc import Mapping
from functools import cache

from citecheck.extract import names
from citecheck.extract.fields.lexicon import kinds
from citecheck.extract.fields.normalise.date import YEAR
from citecheck.extract.fields.tokens import TOKEN
from citecheck.extract.fields.value import CORRECTED, Value
from citecheck.extract.vocabulary import words

SENTENCE = re.compile(r"[.?!]\s+|//\s*|\|\s*|[)\]]\s*[.,]?\s*|[–—]\s")  # behind these a title may begin
RUN = re.compile(r"[^.,;:?!()\[\]«»“”„\"/|–—]*\s")  # words that nothing parts
SPEAKER = re.compile(r"[^.,;:?!()\[\]«»“”„\"/|\d]{4,60}:\s*[«“„\"]")  # Анвар Норов: «Сув — ҳаёт»
QUOTED = re.compile(r"[^.?!«“„\"]*[«“„\"](?P<name>[^«»“”„\"]+)[»”“\"]")
DEGREE = re.compile(r"\s*[:.–—]\s+[a-zа-яёўқғҳ]{2,8}\.(?:\s*[a-zа-яёўқғҳ]{2,8}\.?)*$")  # : геогр. фан
# О порядке «Сбора воды»: what a law is about, before the law itself
CHANGING = re.compile(r"\s*(?P<title>[^.:/«»“”\"]{10,120}(?P<quoted>[«“„\"])[^«»“”\"]{2,120}[»”\"])\s*:\s")
OPENED = re.compile(r"\s*[«“„\"]?[«“„\"\w]?")
PART = re.compile(r"\s*[.:]+\s+(?=[^\W\d_])")
AHEAD = 100  # letters behind a title in which the word for a thesis stands
CLOSED = re.compile(r"[»”“\"]")
GOES_ON = re.compile(r"\s(?=[^\W\d_A-ZА-ЯЁЎҚҒҲ])(?P<rest>[^.,;:?!()\[\]«»“”„\"/|–—]+)")
DATED = ("year", "date")
NO_TITLE = frozenset(
    ["page", "page_count", "volume", "issue", "edition", "editor", "in", "translator", "thesis", "url", "accessed",
     "month", "and", "et_al"]
)  # fmt: skip


def whole(raw: str, given: Mapping[str, Value]) -> dict[str, Value]:
    """The fields with a title that begins and ends where its sentence does; a year inside it is none of the work."""
    title = given.get("title")
    if title is None:
        return dict(given)
    start, end = _beginning(raw, given, title), _ending(raw, given, title)
    by = given.get("authors")
    start, end = (start, end) if by and names.leading(raw[by.start : by.end])[0] else _named(raw, start, end)
    end = _of_thesis(raw, start, end)
    given = _without_giver(raw, given, start, end)
    fields = {name: value for name, value in given.items() if name == "title" or not (start <= value.start < end)}
    if (start, end) != (title.start, title.end):
        fields["title"] = Value(start, end, min(title.confidence, CORRECTED))
    if "year" in given and "year" not in fields and (years := list(YEAR.finditer(raw, end))):
        fields["year"] = Value(*years[-1].span(), CORRECTED)
    return fields


def _named(raw: str, start: int, end: int) -> tuple[int, int]:
    """A law's own name, in quotes beside who gave it: Водий ҳокимининг “Сув тўғрисида”ги қарори."""
    if changed := CHANGING.match(raw):  # О внесении изменений в Закон «О воде»: it is called by all of that
        law = changed.start("quoted") < end <= changed.end() and _law().search(raw, changed.end())
        return (changed.start("title"), changed.end("title")) if law else (start, end)
    name = QUOTED.match(raw, start, end + 1)
    if name is None or not (_law().search(raw, start, name.start("name")) or _law().match(raw, name.end())):
        return start, end
    rest = raw[name.end() : end].strip()
    return name.span("name") if not rest or _law().fullmatch(rest) else (start, end)


def _without_giver(raw: str, given: Mapping[str, Value], start: int, end: int) -> Mapping[str, Value]:
    """The fields without those who gave a law, where they are no people: Водий шаҳрининг «Сув ҳақида» қонуни."""
    giver = given.get("authors")
    gap = raw[giver.end : start + 1] if giver and giver.end <= start else ""
    quoted = OPENED.fullmatch(gap) and CLOSED.search(raw, end - 1, end + 1)
    if giver and quoted and _law().match(raw, end + 1) and not names.leading(raw[giver.start : giver.end])[0]:
        return {name: value for name, value in given.items() if name != "authors"}
    return given


def _of_thesis(raw: str, start: int, end: int) -> int:
    """Where the title of a thesis ends: before the degree it was written for, "Сув тарихи: геогр. фан. номз. дисс."."""
    if not (_thesis_word().search(raw, end, end + AHEAD) and _thesis().match(raw, end)):
        return end
    parts = list(PART.finditer(raw, start, end))
    last = parts[-1] if parts else None
    told = last and _degree().search(raw, last.end(), end)
    degree = DEGREE.search(raw, start, end)
    return last.start() if last and told else degree.start() if degree else end


@cache
def _thesis_word() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('thesis')}", re.IGNORECASE)


@cache
def _degree() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('degree')}(?!\w)", re.IGNORECASE)


@cache
def _thesis() -> re.Pattern[str]:
    """The word for a thesis, behind the rest of the degree's name."""
    return re.compile(
        rf"[^\W\d_.…]{{0,12}}[\s.…]*(?:[^\W\d_]{{1,12}}[\s.…]+){{0,5}}(?<!\w){words('thesis')}", re.IGNORECASE
    )


@cache
def _law() -> re.Pattern[str]:
    """A word for a law, the first but one of some words: -ги 154-сон қарори."""
    return re.compile(rf"(?:[\w№-]*\s+){{0,4}}(?<!\w){words('law', 'law_number')}\w*", re.IGNORECASE)


def _beginning(raw: str, given: Mapping[str, Value], title: Value) -> int:
    """Where the sentence begins that the title is the rest of: behind people, a full stop, a bracket."""
    before = [value.end for name, value in given.items() if name not in DATED and value.end <= title.start]
    first = max(before, default=len(raw) - len(raw.lstrip(" .•")))
    if not before and SPEAKER.fullmatch(raw, first, title.start):
        return first
    start = max([first, *(match.end() for match in SENTENCE.finditer(raw, first, title.start))])
    gap = raw[start : title.start]
    if not (RUN.fullmatch(gap) and gap[:1].isupper() and any(letter.isdigit() for letter in gap)):
        return title.start
    inside = [match[0] for match in TOKEN.finditer(gap) if match[0].isalpha()]
    told = kinds(inside)
    spoken = [word for word, hit in zip(inside, told, strict=True) if len(word) > 2 and not NO_TITLE & {*hit, *DATED}]
    parted = start == first and before and not raw[first:start].strip(" ") and raw[first - 1 : first] not in ".)"
    return start if spoken and not parted else title.start


def _ending(raw: str, given: Mapping[str, Value], title: Value) -> int:
    """Where the sentence ends that the title is the beginning of."""
    rest = GOES_ON.match(raw, title.end)
    if rest is None:
        return title.end
    first = TOKEN.search(rest["rest"])
    told = kinds([first[0]])[0] if first else ()
    after = min((value.start for value in given.values() if value.start >= title.end), default=len(raw))
    if NO_TITLE & set(told) or after < rest.end("rest"):
        return title.end
    return rest.start("rest") + len(rest["rest"].rstrip(" -"))
