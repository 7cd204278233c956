"""The numbers Word shows before paragraphs: they stand nowhere in the text and are counted here."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
LATIN, RUSSIAN = "abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя"
PLACEHOLDER = re.compile(r"%([1-9])")  # "%1.%2."
MOST = 100_000


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it begins to count, in what digits, and the text around them."""

    start: int = 1
    digits: str = "decimal"
    text: str = "%1."
    restarts: bool = True  # whether it counts anew behind a level above it
    legal: bool = False  # whether the levels above it are shown in plain digits


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted; `styles` holds the list a paragraph style belongs to."""

    levels: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    restarts: Mapping[tuple[str, int], int] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    own: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)  # levels that a list has for itself
    counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: etree._Element) -> str:
        """The label of a paragraph, and a step further in its list."""
        found = self._list_of(paragraph)
        if not found or found[0] not in self.kinds:
            return ""
        number, depth = found
        kind = self.kinds[number]
        levels = {**self.levels.get(kind, {}), **self.own.get(number, {})}
        level = levels.get(depth, Level())
        counts = self.counts[kind]
        restart = self.restarts.get((number, depth))
        if restart is not None and (number, depth) not in self.begun:
            counts[depth] = restart
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1
        self.begun.add((number, depth))
        for deeper in [at for at in counts if at > depth and levels.get(at, Level()).restarts]:
            del counts[deeper]
        if level.digits in ("bullet", "none"):
            return "•" if level.digits == "bullet" else ""

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            outer = levels.get(at, Level())
            return counted(counts.get(at, outer.start), "decimal" if level.legal else outer.digits)

        return PLACEHOLDER.sub(shown, level.text)

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        style = _value(properties, "pStyle")
        number = properties.find(f"{W}numPr")
        if number is None:
            return self.styles.get(style or "")
        own = _value(number, "numId")
        inherited = self.styles.get(style or "", ("", 0))
        return (own or inherited[0], int(_value(number, "ilvl") or inherited[1])) if own != "0" else None


def counted(number: int, digits: str) -> str:
    """A number in the digits of a list: 4, d, D, iv, IV, г."""
    number = min(max(number, 0), MOST)
    lower = digits.lower()
    shown = str(number)
    if lower.endswith("roman") and 0 < number < 5000:
        shown = "".join(letters * (rest // value) for value, letters, rest in _roman(number))
    elif number and (alphabet := {"lowerletter": LATIN, "upperletter": LATIN, "russianlower": RUSSIAN,
                                  "russianupper": RUSSIAN}.get(lower)):  # fmt: skip
        shown = alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)
    return shown.upper() if lower.startswith("upper") or lower.endswith("upper") else shown


def _roman(number: int) -> Iterator[tuple[int, str, int]]:
    for value, letters in ROMAN:
        yield value, letters, number
        number %= value


def numbering(part: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """Reads the lists of numbering.xml and the styles that belong to one."""
    if part is None:
        return Numbering()
    found = part.findall(f"{W}abstractNum")
    levels = {str(kind.get(f"{W}abstractNumId")): _levels(kind) for kind in found}
    meant = {name: str(kind.get(f"{W}abstractNumId")) for kind in found if (name := _value(kind, "styleLink"))}
    linked = {
        str(kind.get(f"{W}abstractNumId")): meant[name]
        for kind in found
        if (name := _value(kind, "numStyleLink")) and name in meant
    }
    kinds: dict[str, str] = {}
    restarts: dict[tuple[str, int], int] = {}
    own: dict[str, dict[int, Level]] = {}
    for number in part.findall(f"{W}num"):
        name = str(number.get(f"{W}numId"))
        kind = _value(number, "abstractNumId") or ""
        kinds[name] = linked.get(kind, kind)
        for override in number.findall(f"{W}lvlOverride"):
            depth = int(override.get(f"{W}ilvl", "0"))
            if (start := _value(override, "startOverride")) is not None:
                restarts[name, depth] = int(start)
        if anew := {int(one.get(f"{W}ilvl", "0")): _level(one) for one in number.iterfind(f"{W}lvlOverride/{W}lvl")}:
            own[name] = anew
    named = {
        (name, style): int(one.get(f"{W}ilvl", "0"))
        for name, kind in kinds.items()
        for abstract in found
        if abstract.get(f"{W}abstractNumId") == kind
        for one in abstract.iter(f"{W}lvl")
        if (style := _value(one, "pStyle"))
    }
    return Numbering(levels, kinds, restarts, dict(_styled(styles, named)), own)


def _styled(
    styles: etree._Element | None, named: Mapping[tuple[str, str], int]
) -> Iterator[tuple[str, tuple[str, int]]]:
    """The styles that belong to a list, by themselves or by the style they rest on; `named` are levels by style."""
    known = {str(one.get(f"{W}styleId")): one for one in styles.iter(f"{W}style")} if styles is not None else {}
    for name in known:
        below, seen, depth = name, set[str](), None
        while below in known and below not in seen:
            seen.add(below)
            number = known[below].find(f"{W}pPr/{W}numPr")
            if number is not None:
                depth = depth or _value(number, "ilvl")
                if (own := _value(number, "numId")) is not None:
                    if own != "0":
                        yield name, (own, int(depth or named.get((own, below), 0)))
                    break
            below = _value(known[below], "basedOn") or ""


def _levels(kind: etree._Element) -> dict[int, Level]:
    return {int(one.get(f"{W}ilvl", "0")): _level(one) for one in kind.iter(f"{W}lvl")}


def _level(level: etree._Element) -> Level:
    text, legal = _value(level, "lvlText"), level.find(f"{W}isLgl")
    return Level(
        int(_value(level, "start") or 1),
        _value(level, "numFmt") or "decimal",
        "%1." if text is None else text,
        _value(level, "lvlRestart") != "0",
        legal is not None and legal.get(f"{W}val") not in ("0", "false", "off"),
    )


def _value(element: etree._Element, name: str) -> str | None:
    found = element.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")
