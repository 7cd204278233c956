"""References as text in CSL styles."""

import builtins
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck import export, extract, read
from citecheck.export import OptionError, Options, text
from citecheck.model import Name
from tests import golden
from tests.calling import called

from .entries import ARTICLE, many, paper, reference

pytest.importorskip("typst")
STYLES = text.KNOWN.split(", ")
BOOK = reference(
    "Kerr, A. Wells and ropes. Edinburgh: Lowther, 1998. 210 p.", id="2", kind="book", lang="en", title="Wells and ropes",
    authors=(Name("Kerr", "A."),), publisher="Lowther", place="Edinburgh", year="1998", pages="210",
)  # fmt: skip
WEB = reference(
    "Қудуқлар қаерда? URL: https://a.example/x_1", id="3", kind="web", lang="uz-Cyrl", title="Қудуқлар қаерда?",
    url="https://a.example/x_1", accessed="2020-03-12",
)  # fmt: skip
ARCHIVAL = reference("ЎзР МДА. Ф. 1. Оп. 2. Д. 3", id="4", kind="archival", container="ЎзР МДА", lang="uz-Cyrl")
THESIS = reference(
    "Озеров П. Озёра: дис. М.: МГУ, 2004.", id="5", kind="thesis", lang="ru", title="Озёра", place="М.", year="2004",
    authors=(Name("Озеров", "П."),), publisher="МГУ",
)  # fmt: skip
LAW = reference(
    "Ер кодекси // Ведомости. 1998. № 5", id="6", kind="law", lang="uz-Cyrl", title="Ер кодекси", year="1998", issue="5",
    container="Ведомости", authors=(Name(literal="Олий Мажлис"),),
)  # fmt: skip
CHAPTER = reference(
    "Fox B. A well // All wells. Leeds, 2001. P. 5–9.", id="7", kind="chapter", lang="en", title="A well", year="2001",
    container="All wells", pages="5–9", place="Leeds", authors=(Name("Fox", "B."),), editors=(Name("Kerr", "A."),),
)  # fmt: skip
ALL = (ARTICLE, BOOK, WEB, ARCHIVAL, THESIS, LAW, CHAPTER)


def lines(style: str, *references: Any) -> list[str]:
    return export.render("text", [paper(*(references or ALL))], Options(style=style)).splitlines()


def test_a_list_as_the_norm_has_it_each_entry_with_the_words_of_its_language() -> None:
    assert lines("gost-r-705-2008-numeric") == [
        "1. Каримов А. А., ЎзР Фанлар академияси. Ўзбек тили тарихи // Тил ва адабиёт. 2011. Т. 3, № 4. С. 12–15.",
        "2. Kerr A. Wells and ropes. Edinburgh: Lowther, 1998. 210 p.",
        "3. Қудуқлар қаерда? [Электронный ресурс]. URL: https://a.example/x_1 (дата обращения: 12.03.2020).",
        "4. ЎзР МДА. Ф. 1. Оп. 2. Д. 3",
        "5. Озеров П. Озёра: дис. М.: МГУ, 2004.",
        "6. Олий Мажлис. Ер кодекси // Ведомости. 1998. № 5.",
        "7. Fox B. A well // All wells / ed. Kerr A. Leeds, 2001. P. 5–9.",
    ]


def test_a_list_of_another_style() -> None:
    found = lines("apa", ARTICLE, CHAPTER, WEB, ARCHIVAL)
    assert "Fox, B. (2001). A well. В A. Kerr (Ред.), All wells (сс. 5–9)." in found
    assert "ЎзР МДА. Ф. 1. Оп. 2. Д. 3" in found
    assert lines("ieee", CHAPTER) == ["[1] B. Fox, “A well,” in All wells, A. Kerr, Ed., Leeds, 2001, pp. 5–9."]


@pytest.mark.parametrize("style", STYLES)
def test_no_style_that_is_named_loses_what_names_a_work(style: str) -> None:
    found = lines(style)
    assert len(found) == len(ALL)
    for one in ALL:
        told = [one.title or one.raw, *(name.family or name.literal or "" for name in one.authors[:1]), one.year or ""]
        assert [line for line in found if all(word.casefold() in line.casefold() for word in told)], (told, found)
        for value in filter(None, (one.container, one.publisher if one.kind == "thesis" else None)):
            assert any(value.casefold() in line.casefold() for line in found), value
    assert not re.search(r",\)|[^.]\.\.$|[\U000f0000-\U0010ffff]", "\n".join(found))


def test_the_samples_keep_their_authors_in_every_style_that_is_named() -> None:
    papers = [extract.paper(read.read(str(path))) for path in sorted((golden.ROOT / golden.PAPERS).rglob("*.txt"))]
    count = len(export.render("ris", papers).split("TY  - ")) - 1
    for style in STYLES:
        assert len(export.render("text", papers, Options(style=style)).splitlines()) == count


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("no-such-style", "there is no style 'no-such-style'"), ("../secret.csl", "called by its CSL name"),
        ('x"), #panic(', "called by its CSL name"), ("vancouver", "leaves out authors"),
    ],
)  # fmt: skip
def test_a_style_that_does_not_serve_is_refused(tmp_path: Path, style: str, said: str) -> None:
    (tmp_path / "a.txt").write_text(
        "Wells\n\nReferences\n1. Kerr A. Wells. London: Ash, 1998.\n2. Fry B. Ropes. Leeds: Ash, 1999.\n"
    )
    answer = called("export", tmp_path / "a.txt", "--no-cache", "--style", style)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err and answer.err.count("\n") == 1


def test_the_command_writes_a_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Wells\n\nReferences\n1. Kerr A. Wells. London: Ash, 1998.\n2. Fry B. Ropes. Leeds: Ash, 1999.\n"
    )
    answer = called("export", tmp_path / "a.txt", "--no-cache", "--style", "apa")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "Fry, B. (1999). Ropes. Ash.\nKerr, A. (1998). Wells. Ash.\n"
    assert called("export", tmp_path / "a.txt", "--no-cache", "--style", "apa", "--bib", tmp_path / "out").code == 0
    assert (tmp_path / "out" / "a.txt").read_text("utf-8") == answer.out
    other = called("export", tmp_path / "a.txt", "--no-cache", "--style", "apa", "--format", "ris")
    assert other.code == 2 and "--format text" in other.err


def test_without_the_library_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "typst":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(OptionError, match=r"pip install 'citecheck-papers\[styles\]'"):
        export.checked("text", Options(style="apa"))


HOSTILE = (
    '$#read("text.py")$', '#read("text.py")', '\\$#panic()\\$', '{$#sys.inputs$}', '`#read("text.py")`',
    '#{import "@preview/x:1.0.0"}', '"] #panic()', "*b* _i_ @k <l> // c", "= head", "\\input{/etc/passwd}", "<b>&amp;</b>",
)  # fmt: skip


@pytest.mark.parametrize("odd", HOSTILE)
def test_nothing_in_a_paper_is_run_as_code(odd: str) -> None:
    one = replace(
        BOOK, title=f"Wells {odd}", authors=(Name("Kerr", odd),), publisher=odd, place=odd, raw=f"Wells {odd}"
    )
    line, *_ = lines("gost-r-705-2008-numeric", one, *ALL)
    assert re.sub(r"[“”\"']", "", f"Wells {odd}") in re.sub(r"[“”\"']", "", line)
    live = replace(one, id="k", raw=f"@book{{k, title = {{{odd}}}, year = 1998}}")
    found = "".join(lines("apa", live, *ALL))
    assert "citecheck" not in found and "SUFFIX" not in found


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=30), st.text(max_size=15))
def test_any_text_gives_as_many_lines_as_entries(title: str, name: str) -> None:
    odd = replace(BOOK, title=title, authors=(Name(name, title),), raw=f"{title} {name}")
    assert len(lines("gost-r-705-2008-numeric", odd, *ALL)) == len(ALL) + 1


def test_long_lists() -> None:
    assert len(lines("gost-r-705-2008-numeric", *many(3000, 4))) == 3000
    assert lines("apa", reference("Nothing", title=None)) == ["Nothing"]
    assert export.render("text", [paper()], Options(style="apa")) == ""
