import re
from dataclasses import replace

import pytest
from bibtexparser import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck import export, extract
from citecheck.export import Options, bibtex
from citecheck.model import Name, Paper, Work
from citecheck.read import Source
from citecheck.read import bibtex as read_bibtex

from .entries import ARTICLE, BIB, WEB, paper, reference


def test_an_article_is_written_whole() -> None:
    assert bibtex.render([paper(ARTICLE)]) == (
        "@article{karimov2011uzbek,\n"
        "  author = {Каримов, А. А. and {ЎзР Фанлар академияси}},\n"
        "  title = {Ўзбек тили тарихи},\n"
        "  journal = {Тил ва адабиёт},\n"
        "  year = {2011},\n"
        "  volume = {3},\n"
        "  number = {4},\n"
        "  pages = {12--15},\n"
        "  doi = {10.1000/x_1},\n"
        "  langid = {uzbek},\n"
        "}\n"
    )


def test_a_web_page_has_its_address_date_and_day_of_access() -> None:
    assert bibtex.render([paper(WEB)]) == (
        "@misc{2019planetary,\n"
        "  title = {Planetary {GOST} 7.1 rules},\n"
        "  howpublished = {\\url{http://a.example/x%20y%7B1%7D}},\n"
        "  year = {2019},\n"
        "  month = may,\n"
        "  day = {1},\n"
        "  url = {http://a.example/x%20y%7B1%7D},\n"
        "  urldate = {2020-03-12},\n"
        "  langid = {english},\n"
        "  key = {Planetary GOST 7.1},\n"
        "}\n"
    )


def test_an_address_is_printed_by_every_style_and_names_what_has_no_other_name() -> None:
    bare = reference("<https://www.a.example/x_y>", kind="web", url="https://www.a.example/x_y")
    found = bibtex.render([paper(bare, replace(WEB, container="Dunyo"))])
    assert "howpublished = {\\url{https://www.a.example/x_y}}" in found and "key = {a.example}" in found
    assert "howpublished = {Dunyo, \\url{http://a.example/x%20y%7B1%7D}}" in found
    assert "note" not in found


def test_what_was_bibtex_stays_as_it_was() -> None:
    assert bibtex.render([paper(BIB)]) == BIB.raw + "\n"


@pytest.mark.parametrize("raw", ["@book{1, title={a}} @book{evil, title={b}}", "@book{other, title={a}}", "@book{1, a"])
def test_only_one_whole_entry_under_its_own_key_counts_as_bibtex(raw: str) -> None:
    found = bibtex.render([paper(reference(raw, title="A title"))])
    assert re.findall(r"^@(\w+)\{", found, re.M) == ["article"]
    assert "evil" not in found


def test_an_entry_that_holds_several_works_gives_each() -> None:
    works = (Work("book", title="One work"), Work("article", title="Another work"))
    found = bibtex.render([paper(reference(works=works))])
    assert re.findall(r"@(\w+)\{(\w+),", found) == [("book", "onework"[:3]), ("article", "another")]


def test_all_papers_together_have_each_work_once_with_who_cites_it() -> None:
    second = paper(replace(ARTICLE, id="7", publisher="Фан"), path="papers/second.txt")
    found = bibtex.render([paper(ARTICLE, WEB), second])
    assert found.count("@article") == 1 and found.count("@misc") == 1
    assert "annote = {Cited in papers/first.txt, papers/second.txt}" in found
    assert "publisher = {Фан}" in found


def test_a_doubt_stands_above_its_entry_as_a_comment() -> None:
    found = bibtex.render([paper(replace(ARTICLE, confidence={"title": 0.3, "year": 0.9, "pages": 0.1}))])
    assert found.startswith("% not sure of: pages, title\n@article{")


def test_only_cited_and_only_some_kinds() -> None:
    both = paper(ARTICLE, WEB, cited=("2",))
    assert "@article" not in bibtex.render([both], Options(only_cited=True))
    assert "@misc" not in bibtex.render([both], Options(kinds=("article",)))


def test_an_entry_of_which_nothing_could_be_read_keeps_its_text() -> None:
    assert "note = {An entry.}" in bibtex.render([paper(reference())])
    assert "note" not in bibtex.render([paper(ARTICLE)])
    assert "note = {Каримов А.А." in bibtex.render([paper(ARTICLE)], Options(raw=True))


def test_no_references_make_an_empty_file() -> None:
    assert bibtex.render([paper()]) == ""


def test_three_hundred_authors_are_all_there() -> None:
    many = tuple(Name(f"Family{n}", "A.") for n in range(300))
    assert bibtex.render([paper(replace(ARTICLE, authors=many))]).count(" and ") == 299


hostile = st.text(alphabet=st.sampled_from('{}\\"@,=%#$&_^~\n\0\u202e\ud800 abЯ'), max_size=40)


@settings(deadline=None)
@given(hostile, hostile, hostile, hostile)
def test_nothing_in_a_value_can_end_its_entry(title: str, family: str, url: str, raw: str) -> None:
    one = reference(raw, title=title, authors=(Name(family, title), Name(literal=url)), url=url, container=family,
                    doi=url, date=title, accessed=raw, year=family, pages=title, kind="web")  # fmt: skip
    text = bibtex.render([paper(one, replace(ARTICLE, id="2"))])
    library = parse_string(text)
    assert [entry.entry_type for entry in library.entries] == ["misc", "article"]
    assert not library.failed_blocks
    for entry in library.entries:
        for field in entry.fields:
            assert str(field.value).count("{") == str(field.value).count("}")
    assert "\0" not in text and "\u202e" not in text


BIBFILE = """% my notes
@string{jss = "J. Stat. Soft."}
@preamble{"\\newcommand{\\x}{}"}
@Article{Doe2019, author = {J. Doe}, title = "{A} study", journal = jss, year = 2019, odd = {kept},
  crossref = {proc}}

@proceedings{proc, title = {All of it}, year = 2019}
@comment{by hand}
"""


def _bib(text: str = BIBFILE, path: str = "refs.bib") -> Paper:
    return extract.paper(read_bibtex.read(Source(path, text.encode())))


def test_a_bib_file_comes_out_as_it_went_in() -> None:
    assert bibtex.render([_bib()]) == BIBFILE


def test_with_other_papers_its_strings_come_along_and_its_entries_stay() -> None:
    found = bibtex.render([_bib(), paper(ARTICLE)])
    assert found.startswith('@string{jss = "J. Stat. Soft."}')
    assert "journal = jss, year = 2019, odd = {kept}" in found
    assert found.count("@article{karimov2011uzbek") == 1


def test_one_name_for_two_things_in_two_files_is_spelt_out_in_the_second() -> None:
    one = _bib('@string{aj = "Astronomy J."}\n@article{a, title = {A star}, journal = aj}\n', "one.bib")
    two = _bib(
        '@STRING{AJ = {Agro } # {Journal}}\n@string{x = {X}}\n'
        '@article{b, title = {aj, a field}, journal=aj , note = x # aj}\n', "two.bib"
    )  # fmt: skip
    found = bibtex.render([one, two])
    assert found.count("Astronomy J.") == 1 and "@STRING" not in found
    assert "journal = aj}" in found
    assert "title = {aj, a field}, journal={Agro } # {Journal} , note = x # {Agro } # {Journal}}" in found
    assert found.startswith('@string{aj = "Astronomy J."}\n\n@string{x = {X}}\n\n@article{a,')


def test_what_a_cited_entry_refers_to_is_exported_with_it() -> None:
    cited = replace(_bib(), format="markdown", citations=paper(cited=("Doe2019",)).citations)
    assert "@proceedings{proc" in bibtex.render([cited], Options(only_cited=True))
    other = replace(cited, citations=paper(cited=("proc",)).citations)
    assert "Doe2019" not in bibtex.render([other], Options(only_cited=True))


OLD = """% mine, by hand
@string{til = {Тил ва адабиёт}}
@article{own, author={Каримов, А.}, title={Ўзбек тили тарихи}, journal=til, Date=2011}  % kept

@misc{2019planetary, title={No}}
"""


def test_an_existing_file_keeps_what_it_holds_and_gets_what_it_lacks() -> None:
    found = bibtex.render([paper(ARTICLE, WEB)], Options(existing=OLD))
    mine, new = found.split("\n\n@misc{2019planetary-")
    assert mine == OLD.rstrip().replace(
        "Date=2011}", "Date=2011,\n  volume = {3},\n  number = {4},\n  pages = {12--15},\n  doi = {10.1000/x_1},\n}"
    )
    assert "title = {Planetary {GOST} 7.1 rules}" in new
    assert bibtex.render([paper(ARTICLE, WEB)], Options(existing=found)) == found


def test_an_existing_value_is_never_changed_and_a_doubtful_one_never_added() -> None:
    old = "@article{own, title={Ўзбек тили тарихи}, author={Каримов}, year={2011}, volume = 7}\n"
    assert bibtex.render([paper(ARTICLE)], Options(existing=old)).count("@article") == 2  # volume 7 is another work
    old = old.replace("volume = 7", "pages = {12-15}")
    unsure = replace(ARTICLE, confidence={"volume": 0.2, "issue": 0.2, "doi": 0.1}, lang=None)
    assert bibtex.render([paper(unsure)], Options(existing=old)) == old


def test_one_bib_is_added_to_another_with_the_strings_its_entries_need() -> None:
    other = _bib(
        '@string{til = {Тилшунослик}}\n@string{dala = {Дала}}\n'
        '@book{wells, title = {Wells of the valley}, publisher = dala, note = til}\n', "other.bib"
    )  # fmt: skip
    found = bibtex.render([other], Options(existing=OLD))
    assert found == OLD.rstrip() + (
        "\n\n@string{dala = {Дала}}\n\n@book{wells, title = {Wells of the valley}, publisher = dala, note = {Тилшунослик}}\n"
    )
    assert bibtex.render([other], Options(existing=found)) == found
    assert bibtex.render([_bib(OLD)], Options(existing=OLD)) == OLD


def test_what_has_no_title_is_added_once() -> None:
    bare = reference("Архив города. Ф. 1.", kind="archival", container="Архив города")
    page = reference("https://b.example/x", id="2", kind="web", url="https://b.example/x")
    unsure = replace(ARTICLE, title=None, confidence={"year": 0.1})
    for other in ([], [paper(ARTICLE, path="b.txt")]):
        once = bibtex.render([paper(bare, page, unsure), *other], Options(existing=OLD))
        assert once.count("\n@misc{") == 3 and "Архив города. Ф. 1." in once
        assert bibtex.render([paper(bare, page, unsure), *other], Options(existing=once)) == once


def test_the_day_of_access_belongs_to_the_address_it_was_read_at() -> None:
    old = "@misc{own, title={Planetary {GOST} 7.1 rules}, year = 2019, url = {http://b.example}}\n"
    assert bibtex.render([paper(WEB)], Options(existing=old)) == old
    bare = old.replace(", url = {http://b.example}", "")
    assert "urldate = {2020-03-12}" in bibtex.render([paper(WEB)], Options(existing=bare))


def test_accents_as_tex_and_cyrillic_left_alone() -> None:
    one = reference(title="Übung – naïve Łódź ёй", authors=(Name("Gauß", "É."),), url="https://ü.de/é", kind="article")
    found = bibtex.render([paper(one)], Options(latex=True))
    assert "author = {Gau{\\ss}, {\\'E}.}" in found
    assert '{{\\"U}bung} -- na{\\"\\i}ve' in found or "{\\\"U}bung -- na{\\\"\\i}ve {\\L}{\\'o}d{\\'z} ёй" in found
    assert "https://ü.de/é" in found


def test_read_again_and_written_again_it_is_the_same() -> None:
    found = bibtex.render([paper(ARTICLE, WEB, replace(ARTICLE, id="3", title="Б", confidence={"title": 0.1}))])
    assert bibtex.render([_bib(found)]) == found


def test_text_to_bibtex_and_back_keeps_every_field() -> None:
    back = _bib(bibtex.render([paper(ARTICLE, WEB)])).references
    assert (back[0].title, back[0].container, back[0].year) == (ARTICLE.title, ARTICLE.container, ARTICLE.year)
    assert (back[0].volume, back[0].issue, back[0].pages) == ("3", "4", "12--15")
    assert back[0].authors == (Name("Каримов", "А. А."), ARTICLE.authors[1])
    assert (back[1].url, back[1].accessed, back[1].kind) == ("http://a.example/x%20y%7B1%7D", "2020-03-12", "web")


def test_a_thesis_says_what_it_calls_itself() -> None:
    one = reference("Иванов И. Язык: дис. ... канд. наук. М., 2001.", kind="thesis", title="Язык", publisher="МГУ")
    found = bibtex.render([paper(one)])
    assert "@phdthesis{" in found and "type = {дис.}" in found and "school = {МГУ}" in found


@pytest.mark.parametrize(
    ("kind", "volume", "container", "field"),
    [
        ("article", "3", "J", "number"), ("article", None, "J", "issue"), ("book", None, "Series", "number"),
        ("book", "2", "Series", "issue"), ("book", None, None, "issue"), ("conference", "2", "P", "issue"),
        ("chapter", None, "P", "issue"), ("report", None, None, "number"), ("newspaper", None, "N", "issue"),
    ],
)  # fmt: skip
def test_an_issue_stands_where_no_style_complains_of_it(
    kind: str, volume: str | None, container: str | None, field: str
) -> None:
    one = reference(kind=kind, title="Wells", container=container, volume=volume, issue="4", year="2001")
    text = export.render("bibtex", [paper(one)])
    assert f"  {field} = {{4}},\n" in text
    back = extract.paper(read_bibtex.read(Source("a.bib", text.encode())))
    assert (back.references[0].issue, back.references[0].volume) == ("4", volume)
    assert "  number = {4},\n" in export.render("biblatex", [paper(one)])
