"""A report over two small papers, built by hand, with every kind of thing a report has to say."""

from citecheck import checks
from citecheck.model import (
    Confidence,
    Document,
    Edit,
    Finding,
    Fix,
    Hop,
    Related,
    Severity,
    Skipped,
    Span,
    Status,
    Verdict,
)
from citecheck.report import Entry, Report, Sheet, Summary

FIRST = """Алишер Навоий ижодида меъморчилик терминлари
Қабул қилинди: 2021-05-03. Нашр этилди: 2021-03-04.

Навоий асарларида кўп учрайди [1; 9].

ФОЙДАЛАНИЛГАН АДАБИЁТЛАР
1. Каримов А. Меъморчилик тарихи. – Тошкент: Фан, 1998. – 210 б.
2. Ибрагимова Д. Шаҳар ва бино // Ўзбек тили ва адабиёти. 2011. № 4. https://example.uz/shaxar va
bino-2011
"""
SECOND = (
    """# 漢字 und e\u0301tude
See https://exam\u200bple.org/\u202egnp.exe for more.
Some\x1b[31mred\x1b[0m text with a very long line """
    + "that goes on and on " * 20
    + "until MEANT comes, "
    + "and on " * 40
)
SENTENCES = {
    "CC101": {"message": "Published {published} before it was accepted {accepted}."},
    "CC301": {"message": "The citation {marker} points to no reference: {part} isn't in the list of {n}."},
    "CC302": {"message": "No citation points to this reference."},
    "CC402": {"message": "The address is broken over a line end: {url}."},
    "CC107": {"message": "The word {word} mixes scripts."},
    "CC602": {"message": "The address differs from the one a copy prints for the same reference."},
}


def span(path: str, text: str, words: str, page: str | None = None) -> Span:
    """The place of some words in a text."""
    start = text.index(words)
    lines = (0, *(at + 1 for at, letter in enumerate(text) if letter == "\n"))
    document = Document(path, "text", "", text, lines=lines)
    found = document.place(start, start + len(words))
    return Span(path, start, start + len(words), found.line, found.column, found.end_line, found.end_column, page)


def finding(code: str, name: str, severity: Severity, at: Span, evidence: str, **values: str) -> Finding:
    return Finding(
        at, values, evidence=evidence, code=code, name=name, severity=severity, fingerprint=f"{at.start:020x}"
    )


FIRST_FILE, SECOND_FILE = "papers/биринчи.txt", "papers/second.md"
ENTRIES = (
    Entry(
        "1", "1", "Каримов А. Меъморчилик тарихи. – Тошкент: Фан, 1998. – 210 б.", 7, "book", "not-checked", "1998",
        (("authors", "Каримов, А."), ("title", "Меъморчилик тарихи"), ("year", "1998")),
    ),
    Entry(
        "2", "2", "Ибрагимова Д. Шаҳар ва бино // Ўзбек тили. 2011. № 4. https://example.uz/shaxar-va-bino-2011", 8,
        "article", "not-found", "2011",
        (("title", "Шаҳар ва бино"), ("url", "https://example.uz/shaxar-va-bino-2011")),
    ),
)  # fmt: skip
HEADER = (("title uz-Cyrl", "Алишер Навоий"), ("author", "Карим Саидов"), ("accepted", "2021-05-03"))
SHEETS = (
    Sheet(FIRST_FILE, "text", HEADER, ENTRIES),
    Sheet(SECOND_FILE, "markdown", (), (Entry("x2011", "1", "<script>alert(1)</script>", 9, "web", "resolved"),)),
)


def report(*, colour: bool = False, width: int = 80) -> Report:
    """Six findings in two papers; a third paper is clean."""
    a, b = FIRST_FILE, SECOND_FILE
    url = "https://example.uz/shaxar va\nbino-2011"
    broken = finding("CC402", "broken-url", Severity.INFO, span(a, FIRST, url), url, url=url.replace("\n", ""))
    broken = Finding(
        broken.span, broken.values, "message", url, "2",
        (Related(b, 2, "There it stands whole.", "x2011", span(b, SECOND, "https://exam\u200bple.org")),),
        Fix("Joins the two parts.", (Edit(a, broken.span.start, broken.span.end, "https://example.uz/shaxar-va-bino-2011"),)),
        "CC402", "broken-url", Severity.INFO, Confidence.MEDIUM, "0123456789abcdef0123",
    )  # fmt: skip
    return Report(
        papers=(
            Summary(a, 2, 2, 1, not_found=1, not_checked=1, title="Алишер Навоий"),
            Summary(b, 1, 1, 1, resolved=1),
            Summary("papers/a folder/with a rather long name/and a clean paper in it.txt", 12, 30, 4, 10, 1, 1, 0),
        ),
        links=(
            Verdict("https://example.uz/a", Status.OK, "moved", http=200, hops=(Hop("https://example.uz/", 301),)),
            Verdict("https://example.uz/b", Status.DEAD, "http-404", True, 404, checked_at="2026-01-02T03:04:05Z"),
        ),
        findings=(
            finding("CC101", "dates-out-of-order", Severity.ERROR, span(a, FIRST, "2021-03-04"), "2021-03-04",
                    published="2021-03-04", accepted="2021-05-03"),
            finding("CC301", "undefined-citation", Severity.ERROR, span(a, FIRST, "9"), "9",
                    marker="[1; 9]", part="9", n="2"),
            finding("CC302", "uncited-reference", Severity.WARNING, span(a, FIRST, FIRST.splitlines()[7]), "2. И"),
            broken,
            finding("CC107", "mixed-script-word", Severity.WARNING, span(b, SECOND, "tude", "7"), "e\u0301tude",
                    word="e\u0301tude"),
            finding("CC107", "mixed-script-word", Severity.WARNING, span(b, SECOND, "MEANT"), "MEANT",
                    word="\x1b]0;owned\x07MEANT"),
        ),
        skipped=(Skipped("links", "the run was offline, so that no address was asked", 3),),
        sentences=SENTENCES,
        rules={rule.code: rule for rule in checks.rules()},
        sheets=SHEETS,
        lines={
            (path, number): line
            for path, text in ((a, FIRST), (b, SECOND))
            for number, line in enumerate(text.split("\n"), 1)
        },
        suppressed=2, colour=colour, width=width,
    )  # fmt: skip
