"""References as text, as a CSL style sets them, by Typst's engine (the extra `styles`).

The engine gets plain values, never a .bib file as it was found: in that a formula may hold Typst code, which would be
run. An entry of which no title was read stays as printed. A style that drops authors here is refused, not used.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from citecheck.export import biblatex
from citecheck.export.item import Item, OptionError, Options, clean
from citecheck.export.works import works
from citecheck.model import Paper

SUFFIX = ".txt"
STYLE = "gost-r-705-2008-numeric"
KNOWN = (
    "apa, chicago-author-date, gost-r-705-2008-numeric, harvard-cite-them-right, ieee, iso-690-numeric, springer-basic"
)
MISSING = "references as text need one more library: pip install 'citecheck-papers[styles]'"
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # iso-690-numeric
OWN_WORDS = "gost"  # styles in which "P." and "С." follow each entry's language, and that keep the list's order
LOCALES = frozenset({"de", "en", "es", "fr", "it", "pt", "ru", "tr", "uk"})  # of our languages, those CSL has words of
FIRST, LAST = 0xF0000, 0x10FFFD  # letters of nobody's: one behind each title tells whose line it is
CYRILLIC = re.compile("[Ѐ-ӿ]")
WORD = re.compile(r"[^\W_]+")
DASHES = re.compile("[—―–-]{2,}[.,] ")  # ———. Title: the author of the entry before
SOURCE = b"""#set text(lang: sys.inputs.lang)
#bibliography(bytes(sys.inputs.bib), full: true, title: none, style: sys.inputs.style)
"""
TYPES = {"incollection": "inbook", "inproceedings": "inbook"}  # as these, parts lose pages or name their whole twice
FIELDS = {"institution": "publisher", "organization": "publisher", "howpublished": "publisher"}
MENDED = (  # slips of the engine that can be nothing else
    (re.compile(r",(?=\))"), ""),  # (2015,)
    (re.compile(r"(?<![.…])\.\.(?!\.)"), "."),  # (ed..)
    (re.compile(r"(?<=[?!])\.(?=\s|$)|(?<=\.[”»])\."), ""),  # Wells?.
    (re.compile(r"\s+"), " "),
)
TWICE = re.compile(r"\b([A-ZА-Я])([a-zа-я])\. (?=[\divxlc]+\b)")  # Pp. 22–31, Сс. 22–31: the norm has P. and С.
FEW = 0.2  # share of the entries that may lack their author for reasons of their own
Line = tuple[str, str]
Placed = tuple[int, Line]


def render(papers: Iterable[Paper], options: Options | None = None) -> str:
    """Writes the references of papers as a list, an entry a line."""
    options = options or Options()
    found, _ = works(papers, options)
    if len(found) > LAST - FIRST:
        raise OptionError(f"no style can be asked for more than {LAST - FIRST:,} entries: export fewer papers")
    style = options.style or STYLE
    return "".join(f"{prefix} {text}".strip() + "\n" for prefix, text in _lines(found, style))


def checked(options: Options) -> None:
    """Says what is wrong with a style, if anything is."""
    if options.style and not NAME.fullmatch(options.style):
        raise OptionError(f"a style is called by its CSL name, such as {KNOWN}")
    _engine("", options.style or STYLE, "en")


def _lines(found: Sequence[Item], style: str) -> list[Line]:
    """The entries in the order the style wants, each with its number if it has one."""
    numbered = list(enumerate(found))
    if found and not style.startswith(OWN_WORDS):
        lang = Counter(map(_words, found)).most_common(1)[0][0]
        return _whole(found, _set(numbered, style, lang), style)
    groups: defaultdict[str, list[tuple[int, Item]]] = defaultdict(list)
    for n, item in numbered:
        groups[_words(item)].append((n, item))
    lines = sorted(line for lang, group in groups.items() for line in _set(group, style, lang))
    renumbered = [(n, (re.sub(r"\d+", str(n + 1), prefix), TWICE.sub(_once, text))) for n, (prefix, text) in lines]
    return _whole(found, renumbered, style)


def _whole(found: Sequence[Item], lines: Sequence[Placed], style: str) -> list[Line]:
    """The lines, those without their author as printed; if they are so many that it is the style's doing, none."""
    lost = {n for n, (_, text) in lines if _lost(found[n], text)}
    if len(lost) > FEW * sum(bool(item.authors) for item in found):
        raise OptionError(f"the style {style} leaves out authors: choose another, such as {KNOWN}")
    return [(prefix, _printed(found[n]) if n in lost else text) for n, (prefix, text) in lines]


def _lost(item: Item, text: str) -> bool:
    """Whether the first author's name is nowhere in a line."""
    name = item.authors[0].family or item.authors[0].literal or "" if item.title and item.authors else ""
    folded = text.casefold()
    return any(word not in folded for word in WORD.findall(name.casefold())) and not DASHES.match(text)


def _printed(item: Item) -> str:
    return clean(item.raw) or item.url or ""


def _set(group: Sequence[tuple[int, Item]], style: str, lang: str) -> list[Placed]:
    """What the engine makes of entries, each with its place in the list."""
    from lxml import html

    items = dict(group)
    page = html.fromstring(_engine("".join(_entry(n, item) for n, item in group), style, lang))
    found: list[Placed] = []
    for element in page.iterfind(".//li"):
        prefix = "".join("".join(one.itertext()) for one in element.iterfind("span[@class='prefix']"))
        whole = "".join(map(str, element.itertext()))
        sign = next((letter for letter in whole if ord(letter) >= FIRST), None)
        if sign is None:
            raise OptionError(f"the style {style} leaves out titles: choose another, such as {KNOWN}")
        n = ord(sign) - FIRST
        found.append((n, (prefix, _text(items[n], whole.removeprefix(prefix).replace(sign, "")))))
    if len(found) != len(group):
        raise OptionError(f"the style {style} leaves out entries: choose another, such as {KNOWN}")
    return found


def _text(item: Item, text: str) -> str:
    """An entry's line: mended, or as printed where no title could be set."""
    if not item.title:
        return _printed(item)
    for slip, right in MENDED:
        text = slip.sub(right, text)
    return text.strip()


def _entry(n: int, item: Item) -> str:
    """An entry for the engine alone: its key is its place, its title ends in its sign."""
    if not item.title:
        item = Item(raw=item.raw, lang=item.lang, title=_printed(item) or "?")
    elif item.kind in ("law", "archival", "other") and item.container:
        item = replace(item, kind="article")  # what has no type of its own is printed without its source
    kind, values = biblatex.type_of(item), dict(biblatex.fields(item))
    values["title"] = f"{values['title'][:-1]}{chr(FIRST + n)}}}"
    values["langid"] = f"{{{_case(item)}}}"
    values.pop("titleaddon", None)
    fields = {FIELDS.get(name, name): value for name, value in values.items()}
    body = ", ".join(f"{name} = {value}" for name, value in fields.items())
    return f"@{TYPES.get(kind, kind)}{{e{n}, {body}}}\n"


def _case(item: Item) -> str:
    """A language that the engine knows: only what is taken for English gets capitals."""
    if CYRILLIC.search(item.title or ""):
        return "russian"
    return "english" if (item.lang or "en") == "en" else "turkish"


def _words(item: Item) -> str:
    """The language whose words ("P.", "С.") stand in an entry."""
    base = (item.lang or "").partition("-")[0]
    return base if base in LOCALES else "ru" if CYRILLIC.search(item.title or item.raw) else "en"


def _once(match: re.Match[str]) -> str:
    return f"{match[1]}. " if match[1].casefold() == match[2].casefold() else match[0]


def _engine(text: str, style: str, lang: str) -> str:
    """What Typst makes of a bibliography. Its code is ours alone; what it is about comes in as values."""
    try:
        import typst
    except ImportError:
        raise OptionError(MISSING) from None
    given = {"bib": text or "@misc{none, title = {None}}", "style": style, "lang": lang}
    try:
        page = typst.compile(  # type: ignore[call-overload]  # it says that a root is bytes where the source is
            SOURCE, root=str(Path(__file__).parent), format="html", ignore_system_fonts=True, sys_inputs=given
        )
    except typst.TypstError as error:
        unknown = "unknown style" in str(error)
        raise OptionError(
            f"there is no style {style!r}: choose one of CSL's, such as {KNOWN}" if unknown else f"{style}: {error}"
        ) from None
    return bytes(page).decode("utf-8")
