"""How references stand, and what a report shows of a paper."""

from citecheck.model import (
    Dates,
    Evidence,
    Finding,
    Link,
    Name,
    Paper,
    Person,
    Record,
    Reference,
    Span,
    Status,
    Verdict,
)
from citecheck.report import sheet

AT = Span("a.txt", 0, 0, 1, 1, 1, 1)


def paper(*urls: str, references: int = 1) -> Paper:
    rows = tuple(Reference(str(n), n, f"entry {n}", AT, doi=f"10.5555/{n}A") for n in range(1, references + 1))
    links = tuple(Link(url, url, AT, str(n)) for n, url in enumerate(urls, 1))
    return Paper("a.txt", "text", "d", references=rows, links=links)


def test_a_reference_stands_as_its_addresses_do() -> None:
    ok, dead, blocked = "https://a.test/", "https://b.test/", "https://c.test/"
    said = Evidence(
        {
            ok: Verdict(ok, Status.OK),
            dead: Verdict(dead, Status.DEAD, "http-404"),
            blocked: Verdict(blocked, Status.BLOCKED, "bot-wall"),
        }
    )
    read = paper(ok, dead, blocked, references=4)
    states = sheet.standings(read, said, ())
    assert states == {"1": "resolved", "2": "not-found", "3": "not-checked", "4": "not-checked"}
    line = sheet.summary(read, states)
    assert (line.references, line.resolved, line.not_found, line.not_checked) == (4, 1, 1, 2)


def test_a_record_resolves_and_what_differs_from_it_differs() -> None:
    said = Evidence(
        {}, {"10.5555/1a": Record("10.5555/1a", "crossref"), "10.5555/2a": Record("10.5555/2a", "crossref")}
    )
    findings = [Finding(AT, reference="2", code="CC504"), Finding(AT, reference="3", code="CC502")]
    states = sheet.standings(paper(references=4), said, findings)
    assert states == {"1": "resolved", "2": "differ", "3": "not-found", "4": "not-checked"}


def test_the_header_is_shown_as_it_was_read() -> None:
    read = Paper(
        "a.txt", "text", "d", "uz-Cyrl", title={"uz-Cyrl": "Шаҳар"}, emails=("a@b.test",),
        authors=(Person({"uz-Cyrl": "К. Саидов", "en": "K. Saidov"}), Person(given="Ada", family="Kerr", orcid="0000")),
        affiliation={"en": ("One", "Two")}, dates=Dates(accepted="2021-05-03"), journal="City",
        reference_heading="REFERENCES",
    )  # fmt: skip
    assert sheet.sheet(read, {}).header == (
        ("title uz-Cyrl", "Шаҳар"),
        ("author", "К. Саидов / K. Saidov"),
        ("author", "Ada Kerr (0000)"),
        ("affiliation en", "One; Two"),
        ("e-mail", "a@b.test"),
        ("accepted", "2021-05-03"),
        ("lang", "uz-Cyrl"),
        ("journal", "City"),
        ("reference_heading", "REFERENCES"),
    )


def test_an_entry_is_shown_with_the_fields_it_has() -> None:
    names = (Name("Kerr", "A."), Name(literal="UN"))
    read = Reference(
        "k", 3, "raw", AT, "[3]", "book", authors=names, title="Clocks", year="1998", normalised={"date": "1999-01"}
    )
    entry = sheet.sheet(Paper("a.txt", "text", "d", references=(read,)), {"k": "resolved"}).entries[0]
    assert (entry.called, entry.state, entry.year) == ("3", "resolved", "1999")
    assert entry.fields == (("authors", "Kerr, A.; UN"), ("title", "Clocks"), ("year", "1998"))
