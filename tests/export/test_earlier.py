"""An export made anew: what was there keeps its key, whatever has come between."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from citecheck import export
from citecheck.export import Options
from citecheck.export.item import items
from citecheck.export.keys import assign
from citecheck.model import Name, Paper, Reference
from citecheck.read import Source
from tests.calling import called

from .entries import BIB, many, paper, reference

NAMES = ("bibtex", "biblatex", "csl-json", "ris", "endnote")
ARCHIVAL = [
    reference(f"Қашқар архиви. Ф. {n}. Оп. 1. Д. 7.", id=f"a{n}", kind="archival", container="Қашқар архиви")
    for n in range(5)
]


def there(name: str, text: str) -> Paper | None:
    return export.earlier(name, Source(f"all{export.suffix(name)}", text.encode("utf-8")))


def keys(name: str, found: list[Reference], before: str = "", **options: str) -> tuple[str, dict[str, str]]:
    """The file, and the key of each entry by its text."""
    asked = Options(earlier=there(name, before) if before else None, **options)  # type: ignore[arg-type]
    text = export.render(name, [paper(*found)], asked)
    written = there(name, text)
    assert written is not None
    return text, dict(zip((one.raw for one in found), (one.id for one in written.references), strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_no_key_moves_when_references_are_added_and_shuffled(name: str) -> None:
    found = many(400, 7) + ARCHIVAL
    crowd = [replace(one, title=found[0].title, raw=f"{one.raw} again") for one in many(60, 8)]
    text, before = keys(name, found)
    mixed = [*found, *crowd]
    random.Random(1).shuffle(mixed)
    again, after = keys(name, mixed, text)
    assert {raw: after[raw] for raw in before} == before
    assert len({key.casefold() for key in after.values()}) == len(mixed)
    assert keys(name, mixed, again)[0] == again


def test_a_newcomer_that_would_have_the_plain_key_does_not_take_it() -> None:
    """Without the earlier file the letters of the texts decide, and either could be the one that moves."""
    moved = 0
    for n in range(30):
        old, new = (
            reference(f"{word} {n}", id=word, title=f"Wells {word} {n}", year="2001", authors=(Name("Kerr", "A."),))
            for word in ("old", "new")
        )
        text, before = keys("bibtex", [old])
        assert keys("bibtex", [new, old], text)[1][old.raw] == before[old.raw] == "kerr2001wells"
        moved += keys("bibtex", [new, old])[1][old.raw] != before[old.raw]
    assert moved > 0


def test_short_titles_and_entries_without_one_are_known_again() -> None:
    found = [
        reference(f"{n} На Дону 2001", id=str(n), title="Дон", year="2001", volume=str(n), lang="ru", container="Река")
        for n in range(12)
    ]
    text, before = keys("bibtex", [*found[:9], *ARCHIVAL[:3]])
    after = keys("bibtex", [*reversed(found), *reversed(ARCHIVAL)], text)[1]
    assert {raw: after[raw] for raw in before} == before


def test_a_key_of_ones_own_is_kept_unless_a_pattern_is_asked_for() -> None:
    found = many(3, 2)
    text, before = keys("bibtex", found)
    own = text.replace(before[found[1].raw], "mine:2001")
    assert keys("bibtex", found, own)[1][found[1].raw] == "mine:2001"
    other = keys("bibtex", found, own, key="{family}{year}")[1]
    assert other == keys("bibtex", found, key="{family}{year}")[1]


def test_entries_of_bib_files_keep_their_own_key() -> None:
    text = "@book{smith2020, title = {Something else}, year = 1999}\n\n@misc{Other, title = {{X} and Y}}\n"
    made = export.render(
        "bibtex", [paper(BIB), paper(*many(2, 3), path="b.txt")], Options(earlier=there("bibtex", text))
    )
    assert BIB.raw in made


def test_what_is_there_and_no_export_gives_no_keys() -> None:
    found = many(3, 2)
    for odd in ("not BibTeX at all {{{", "@book{x,", "\0", "[]", "<xml/>"):
        for name in NAMES:
            assert keys(name, found, odd)[0] == keys(name, found)[0]


@pytest.mark.parametrize("name", ["bibtex", "csl-json", "csv"])
def test_the_command_looks_at_the_file_it_writes(tmp_path: Path, name: str) -> None:
    texts = [
        "1. Kerr, A. Wells and ropes. Edinburgh: Lowther, 1998. 210 p.",
        "2. Fry, B. Pumps. Leeds: Ash, 2003. 90 p.",
    ]
    texts += [f"{n}. Kerr, A. Wells and pumps {n}. Edinburgh: Lowther, 1998. {n}0 p." for n in range(3, 9)]
    files = tmp_path / f"out{export.suffix(name)}", tmp_path / "bib" / f"wells{export.suffix(name)}"
    seen = []
    for count in (2, 8, 8):
        (tmp_path / "wells.txt").write_text("Wells\nAda Kerr\n\nReferences\n" + "\n".join(texts[:count]), "utf-8")
        for words in (["-o", files[0]], ["--bib", tmp_path / "bib"]):
            answer = called("export", tmp_path / "wells.txt", "--no-cache", "--format", name, *words)
            assert (answer.code, answer.err) == (0, "")
        assert files[0].read_text("utf-8") == files[1].read_text("utf-8")
        seen.append(files[0].read_text("utf-8"))
    assert seen[1] == seen[2]
    if name == "bibtex":
        assert "@book{kerr1998wells,\n  author = {Kerr, A.},\n  title = {Wells and ropes}" in seen[2]


def test_the_text_of_an_earlier_file_is_read_within_limits(tmp_path: Path) -> None:
    """A folder where the file should be is told as ever."""
    (tmp_path / "wells.txt").write_text("Wells\n\nReferences\n1. Kerr A. Wells. London, 1998.\n", "utf-8")
    (tmp_path / "out.bib").mkdir()
    answer = called("export", tmp_path / "wells.txt", "--no-cache", "-o", tmp_path / "out.bib")
    assert answer.code == 2 and "can't be written" in answer.err


def test_without_an_earlier_file_the_same_keys_come_in_any_order() -> None:
    found = list(items([paper(*many(50, 5))], Options()))
    assert [one.key for one in assign(found, Options().key)] == [
        one.key for one in reversed(assign(list(reversed(found)), Options().key))
    ]
