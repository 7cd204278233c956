"""Short ways to make references and papers."""

from typing import Any

from citecheck.model import Citation, Name, Paper, Reference, Span

SPAN = Span("paper.txt", 0, 1, 1, 1, 1, 2)


def reference(raw: str = "An entry.", **fields: Any) -> Reference:
    fields = {"kind": "article", "id": "1", "n": 1, "span": SPAN, **fields}
    return Reference(raw=raw, **fields)


def paper(*references: Reference, path: str = "papers/first.txt", cited: tuple[str, ...] = ()) -> Paper:
    citations = (Citation("[1]", SPAN, cited),) if cited else ()
    return Paper(path, "text", "", references=references, citations=citations)


ARTICLE = reference(
    "Каримов А.А. Ўзбек тили тарихи // Тил ва адабиёт. 2011. Т. 3. № 4. С. 12–15.", lang="uz-Cyrl",
    authors=(Name("Каримов", "А.А."), Name(literal="ЎзР Фанлар академияси")), title="Ўзбек тили тарихи",
    container="Тил ва адабиёт", year="2011", volume="3", issue="4", pages="12–15", doi="https://doi.org/10.1000/x_1",
)  # fmt: skip
WEB = reference(
    "Planetary GOST 7.1 http://a.example/x%20y{1}", id="2", n=2, kind="web", lang="en",
    title="Planetary GOST 7.1 rules", url="http://a.example/x%20y{1}", accessed="12.03.2020",
    date="1 May 2019", normalised={"accessed": "2020-03-12", "date": "2019-05-01"},
)  # fmt: skip
BIB = reference(
    "@book{Smith2020,\n  title = {{X} and Y},\n  custom = jan # { x}\n}", id="Smith2020", kind="book", title="{X} and Y"
)
