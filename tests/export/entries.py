"""Short ways to make references and papers."""

import random
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
FAMILIES = (
    "Каримов",
    "Пўлатов",
    "Қасымов",
    "Ғуломов",
    "Щербаков",
    "Müller",
    "O‘rinov",
    "Әуезов",
    "Smith",
    "李",
    "Ёқубов",
)
WORDS = (
    "тарихи", "и", "the", "Стратегическое", "o‘zbek", "тіл", "язык", "history", "of", "адабиёт", "Über", "қудуқлар",
    "водоснабжение", "kanal", "Feld", "жайлау", "bog‘", "школа", "and", "өзен", "measure", "xarita",
)  # fmt: skip


def many(number: int, seed: int) -> list[Reference]:
    """References in Cyrillic, in Latin and in both, many of which would get one key."""
    rng = random.Random(seed)
    found = []
    for n in range(number):
        title = " ".join(rng.choices(WORDS, k=3))
        authors = (Name(rng.choice(FAMILIES), "А."),) if rng.random() < 0.9 else ()
        year = str(rng.randrange(1990, 2025))
        found.append(
            reference(
                f"{n} {title} {year}", id=str(n), n=n + 1, title=title, authors=authors, year=year, volume=str(n),
                container="Тил ва адабиёт", pages=f"{n}–{n + 9}", lang=rng.choice(("uz-Cyrl", "kk", "ru", "en", None)),
            )
        )  # fmt: skip
    return found
