"""Small pictures for the HTML report, as SVG: what was found where, what links answered, how old references are."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from citecheck.model import Finding, Status
from citecheck.report import Report, Summary
from citecheck.report.order import RANK
from citecheck.report.visible import visible

Papers = Sequence[tuple[Summary, list[Finding]]]
FAMILIES = "12345679"  # the first figure of a code: CC3xx
YEAR = re.compile(r"(?:1[4-9]|20)[0-9]{2}")  # 1998
LATEST = 2100
ROWS, NODES = 20, 30  # papers shown in a picture
WIDE, TALL = 480, 20  # a picture's width, a row's height


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and what it is called."""

    title: str
    svg: str


def drawn(report: Report, papers: Papers, words: Mapping[str, str]) -> list[Picture]:
    """Draws what there is something to draw of."""
    made = (
        Picture(words["by_family"], families(papers, words)),
        Picture(words["by_status"], statuses(report, words)),
        Picture(words["by_age"], ages(report)),
        Picture(words["shared"], common(papers)),
    )
    return [picture for picture in made if picture.svg]


def svg(width: int, height: int, title: str, parts: Iterator[str]) -> str:
    """A picture that says in words what it shows."""
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{_text(title)}">'
        f"<title>{_text(title)}</title>{''.join(parts)}</svg>"
    )


def _text(text: str) -> str:
    return escape(visible(text))


def _name(path: str, letters: int) -> str:
    """A path's end, cut to so many letters."""
    name = visible(path).rpartition("/")[2]
    return name if len(name) <= letters else f"…{name[1 - letters :]}"


def families(papers: Papers, words: Mapping[str, str]) -> str:
    """A row a paper, a column a kind of finding: how many, coloured by the worst."""
    rows = sorted((row for row in papers if row[1]), key=lambda row: -len(row[1]))[:ROWS]
    if not rows:
        return ""
    counts = [Counter(finding.code[2] for finding in findings) for _, findings in rows]
    used = [family for family in FAMILIES if any(count[family] for count in counts)]
    step = min(60, (WIDE - 190) // len(used))

    def parts() -> Iterator[str]:
        for column, family in enumerate(used):
            x = 190 + column * step + step // 2
            title = _text(words[f"family{family}"])
            yield f'<text class="soft" x="{x}" y="14" text-anchor="middle">CC{family}<title>{title}</title></text>'
        for row, ((paper, findings), count) in enumerate(zip(rows, counts, strict=True), 1):
            y = row * TALL
            yield f'<text x="0" y="{y + 14}">{_text(_name(paper.name, 26))}<title>{_text(paper.name)}</title></text>'
            for column, family in enumerate(used):
                x, number = 190 + column * step, count[family]
                worst = min((f.severity for f in findings if f.code[2] == family), key=RANK.__getitem__, default="none")
                yield f'<rect class="{worst}" x="{x + 1}" y="{y + 1}" width="{step - 2}" height="{TALL - 2}" rx="3"/>'
                if number:
                    yield f'<text class="on" x="{x + step // 2}" y="{y + 14}" text-anchor="middle">{number}</text>'

    said = "; ".join(f"{paper.name}: {len(findings)}" for paper, findings in rows)
    return svg(WIDE, (len(rows) + 1) * TALL + 4, f"{words['by_family']}: {said}", parts())


def statuses(report: Report, words: Mapping[str, str]) -> str:
    """A bar for each answer that links gave."""
    count = Counter(verdict.status for verdict in report.links)
    rows = [(status, count[status]) for status in Status if count[status]]
    return bars([(words[f"answer.{status}"], number, str(status)) for status, number in rows])


def ages(report: Report) -> str:
    """A bar for each decade the references are of, the last ten years one by one."""
    texts = [entry.year or "" for sheet in report.sheets for entry in sheet.entries]
    years = [int(text) for text in texts if YEAR.fullmatch(text) and int(text) <= LATEST]
    if not years:
        return ""
    last = max(years)
    count = Counter(year if year > last - 10 else year // 10 * 10 - 10_000 for year in years)
    rows = [(f"{key + 10_000}–" if key < 0 else str(key), count[key], "bar") for key in sorted(count)]
    return bars(rows[-24:])


def bars(rows: Sequence[tuple[str, int, str]]) -> str:
    """A name, a bar and a number a row."""
    if not rows:
        return ""
    most = max(number for _, number, _ in rows)

    def parts() -> Iterator[str]:
        for at, (name, number, kind) in enumerate(rows):
            y, long = at * TALL, max(2, round(number / most * (WIDE - 190)))
            yield f'<text x="120" y="{y + 14}" text-anchor="end">{_text(name)}</text>'
            yield f'<rect class="{kind}" x="128" y="{y + 3}" width="{long}" height="{TALL - 6}" rx="3"/>'
            yield f'<text x="{136 + long}" y="{y + 14}">{number}</text>'

    return svg(WIDE, len(rows) * TALL + 2, "; ".join(f"{name}: {number}" for name, number, _ in rows), parts())


def common(papers: Papers) -> str:
    """Papers on a circle, a line between two that share something: the thicker, the more findings name both."""
    pairs = Counter(
        tuple(sorted((finding.span.path, related.path)))
        for _, findings in papers
        for finding in findings
        for related in finding.related
        if related.path != finding.span.path
    )
    if not pairs:
        return ""
    weight = Counter(path for pair, number in pairs.items() for path in pair for _ in range(number))
    nodes = sorted(path for path, _ in weight.most_common(NODES))
    tall = min(300, 40 + 30 * len(nodes))
    places = {path: _on_circle(number, len(nodes), tall // 2) for number, path in enumerate(nodes)}

    def parts() -> Iterator[str]:
        for (one, other), number in pairs.items():
            if one in places and other in places:
                (x1, y1), (x2, y2) = places[one], places[other]
                thick = min(12, 1 + number)
                yield (
                    f'<path class="edge" d="M{x1} {y1}Q{WIDE // 2} {tall // 2} {x2} {y2}" stroke-width="{thick}">'
                    f"<title>{_text(f'{one} – {other}: {number}')}</title></path>"
                )
        for path, (x, y) in places.items():
            anchor, dx = ("start", 10) if x >= WIDE // 2 else ("end", -10)
            yield f'<circle class="node" cx="{x}" cy="{y}" r="6"><title>{_text(path)}</title></circle>'
            yield f'<text x="{x + dx}" y="{y + 4}" text-anchor="{anchor}">{_text(_name(path, 18))}</text>'

    said = "; ".join(f"{one} – {other}: {number}" for (one, other), number in pairs.most_common(ROWS))
    return svg(WIDE, tall, said, parts())


def _on_circle(number: int, total: int, middle: int) -> tuple[int, int]:
    angle = 2 * math.pi * (number + 0.5) / total - math.pi / 2
    return round(WIDE / 2 + 95 * math.cos(angle)), round(middle + (middle - 20) * math.sin(angle))
