import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import extract, read
from citecheck.read import latex, tex_macros, tex_scan
from citecheck.read.tex_text import plain
from tests.read.sources import source

BIB = "@article{otter2019, title={Canals}, author={Otter, Jane}}\n@book{Roe2001, title={Rivers}}\n"
BEGIN, END = "\\documentclass{article}\n\\begin{document}\n", "\n\\end{document}\n"


def tex(body, **beside):
    return latex.read(source("main.tex", f"{BEGIN}{body}{END}", **beside))


def cited(document):
    return [(one.marker, one.targets, one.unresolved, one.locator) for one in document.citations]


def keys(document):
    return [key for one in document.citations for key in (*one.targets, *one.unresolved)]


def test_keys_notes_and_what_is_not_in_the_list():
    document = tex(r"See \citep[see][p.~5]{otter2019, lost} and \textcite{Roe2001}. \bibliography{refs}", refs_bib=BIB)
    assert cited(document) == [
        (r"\citep[see][p.~5]{otter2019, lost}", ("otter2019",), ("lost",), "p.~5"),
        (r"\textcite{Roe2001}", ("Roe2001",), (), None),
    ]
    assert document.used == ("refs.bib",)
    assert document.sources["refs.bib"] == BIB


@pytest.mark.parametrize(
    "command",
    ["cite", "citet*", "citealp", "citeauthor", "parencite", "footcite", "autocite", "Textcite", "fullcite", "onlinecite",
     "citeyearpar", "smartcite", "nocite", "shortcite", "supercite"],
)  # fmt: skip
def test_the_commands_of_the_usual_packages(command):
    assert keys(tex(f"a \\{command}{{k}}")) == ["k"]


@pytest.mark.parametrize("command", ["citestyle", "setcitestyle", "bibcite", "excite", "citation", "section", "label"])
def test_what_only_looks_like_a_citation(command):
    assert keys(tex(f"a \\{command}{{k}}")) == []


def test_commands_with_several_lists():
    assert keys(tex(r"\parencites(see)()[5]{a}[6]{b}")) == ["a", "b"]


def test_bibtex_forgives_the_case_of_a_key_and_biber_does_not():
    assert cited(tex(r"\cite{ROE2001}\bibliography{refs}", refs_bib=BIB))[0][1:3] == (("Roe2001",), ())
    assert cited(tex(r"\cite{ROE2001}\addbibresource{refs.bib}", refs_bib=BIB))[0][1:3] == ((), ("ROE2001",))


def test_nocite_of_all():
    assert cited(tex(r"\nocite{*}\bibliography{refs}", refs_bib=BIB))[0][:2] == (
        r"\nocite{*}",
        ("otter2019", "Roe2001"),
    )


def test_comments_verbatim_text_and_dead_branches_cite_nothing():
    body = (
        "% \\cite{a}\n50\\% \\cite{b} % \\cite{c}\n\\verb|\\cite{d}| \\begin{verbatim}\\cite{e}\\end{verbatim}\n"
        "\\iffalse \\cite{f} \\fi \\begin{comment}\n\\cite{g}\n\\end{comment}\n\\cite{h}"
    )
    assert keys(tex(body)) == ["b", "h"]
    assert keys(latex.read(source("main.tex", BEGIN + END + "\\cite{z}"))) == []


def test_a_per_cent_sign_in_an_address_is_no_comment():
    document = tex("\\url{https://a.example/b%20c} \\cite{k}\n\\href{https://b.example/x\\_y}{here}")
    assert keys(document) == ["k"]
    assert [link.url for link in document.links] == ["https://a.example/b%20c", "https://b.example/x_y"]


def test_included_files_are_read_in_their_place():
    document = tex(
        "\\cite{a} \\input{intro} \\cite{d}", intro_tex="\\cite{b}\n\n\\include{more}\n", more_tex="\n  \\cite{c}\n"
    )
    assert keys(document) == ["a", "b", "c", "d"]
    places = [(one.span.path, one.span.line, one.span.column) for one in document.citations]
    assert places == [("main.tex", 3, 1), ("intro.tex", 1, 1), ("more.tex", 2, 3), ("main.tex", 3, 24)]
    third = document.citations[2].span
    assert "\n  \\cite{c}\n"[third.start : third.end] == "\\cite{c}"
    assert document.used == ("intro.tex", "more.tex")


def test_files_of_other_folders(tmp_path):
    (tmp_path / "paper/parts").mkdir(parents=True)
    (tmp_path / "paper/main.tex").write_text(
        f"{BEGIN}\\import{{parts/}}{{one}} \\subfile{{parts/two}} \\input parts/three\n\\bibliography{{../refs}}{END}"
    )
    for name in ("one", "two", "three"):
        (tmp_path / f"paper/parts/{name}.tex").write_text(f"\\cite{{{name}}}\n")
    (tmp_path / "refs.bib").write_text(BIB)
    alone = read.read(str(tmp_path / "paper/main.tex"))
    assert keys(alone) == ["one", "two", "three"]
    assert alone.references == ()
    assert "../refs.bib" in alone.troubles[0].reason
    within = read.read(str(tmp_path / "paper/main.tex"), [str(tmp_path)])
    assert [one.id for one in within.references] == ["otter2019", "Roe2001"]


def test_a_file_that_includes_itself_ends():
    document = tex("\\input{a}", a_tex="\\cite{x}\\input{a}\\input{main}")
    assert keys(document)[:1] == ["x"]


def test_a_file_that_is_missing_is_said_once():
    (trouble,) = tex("\\input{gone} \\input{lost}").troubles
    assert trouble.kind == "partly"
    assert "gone, lost" in trouble.reason


@pytest.mark.parametrize(
    "definition",
    [r"\newcommand{\my}[1]{see~\cite{#1}}", r"\newcommand\my[1]{\citep{#1}}", r"\def\my#1{\cite{#1}}", r"\let\my\cite",
     r"\NewDocumentCommand{\my}{m}{\cite{#1}}", r"\newcommand{\inner}[1]{\cite{#1}}\newcommand{\my}[1]{(\inner{#1})}"],
)  # fmt: skip
def test_an_authors_own_commands_cite(definition):
    assert keys(tex(f"{definition} As in \\my{{k}}.")) == ["k"]


def test_the_second_argument_and_a_fixed_key():
    assert keys(tex(r"\newcommand{\at}[2]{\cite[#1]{#2}} \newcommand{\doe}{Doe~\cite{doe}} \at{p. 5}{k} \doe")) == [
        "k",
        "doe",
    ]


def test_a_command_that_is_never_used_cites_nothing():
    assert keys(tex(r"\newcommand{\doe}{Doe~\cite{doe}} nothing")) == []


def test_a_command_made_of_itself_ends():
    assert keys(tex(r"\newcommand{\a}[1]{\a{#1}\b{#1}} \newcommand{\b}[1]{\a{#1}} \a{k}")) == []


def test_a_list_in_the_text():
    body = (
        "\\cite{otter}\\begin{thebibliography}{9}\n\\bibitem[Otter(2019)]{otter} J.~Otter. \\newblock \\emph{Canals of "
        "Bukhara}. Water Notes, 3:1--2, 2019. \\url{https://a.example/x%20y}\n% gone\n\\bibitem{roe} R. Roe.\n"
        "\\end{thebibliography}"
    )
    document = tex(body)
    first, second = document.entries
    assert (first.id, first.label) == ("otter", "Otter(2019)")
    assert first.raw == "J. Otter. Canals of Bukhara. Water Notes, 3:1–2, 2019. https://a.example/x%20y"
    assert (second.id, second.n, second.raw) == ("roe", 2, "R. Roe.")
    paper = extract.paper(document)
    assert [one.id for one in paper.references] == ["otter", "roe"]
    assert paper.references[0].year == "2019"
    assert paper.citations[0].targets == ("otter",)


def test_a_list_without_entries():
    assert tex("\\begin{thebibliography}{9}\\end{thebibliography}").entries == ()


def test_the_list_a_run_left_beside_the_paper():
    bbl = "\\begin{thebibliography}{1}\n\\bibitem{otter} Otter. Canals. 2019.\n\\end{thebibliography}\n"
    document = tex("\\cite{otter}\\bibliography{lost}", main_bbl=bbl)
    assert cited(document)[0][1] == ("otter",)
    assert document.entries[0].span.path == "main.bbl"
    assert document.troubles == ()


def test_the_list_biblatex_left():
    bbl = (
        "\\entry{otter}{article}{}\n\\name{author}{1}{}{{{hash=1}{family={Otter},\n given={Jane}}}}\n\\field{title}{Canals}\n"
        "\\field{year}{2019}\n\\verb{doi}\n\\verb 10.5555/otter\n\\endverb\n\\endentry\n"
    )
    (entry,) = tex("\\cite{otter}\\addbibresource{lost.bib}", main_bbl=bbl).entries
    assert entry.raw == "Otter, Jane. Canals. 2019. https://doi.org/10.5555/otter."


def test_the_header():
    body = (
        "\\title{Canals of \\emph{Bukhara}\\thanks{Paid by us}}\n\\author{Jane Otter\\\\Water School \\and Kim Lee}\n"
        "\\begin{abstract}The water stood higher than before.\\end{abstract}\n\\keywords{water; canals}\n"
    )
    said = tex(body).metadata
    assert said["title"] == ("Canals of Bukhara",)
    assert said["author"] == ("Jane Otter", "Kim Lee")
    assert said["keywords"] == ("water", "canals")
    assert said["abstract"] == ("The water stood higher than before.",)
    assert said["lang"] == ("en",)


def test_the_preamble_and_comments_are_no_text():
    paper = extract.paper(
        latex.read(
            source("m.tex", "\\usepackage{x} % https://a.example/gone\n" + BEGIN + "% https://b.example\nText." + END)
        )
    )
    assert paper.links == ()


@pytest.mark.parametrize(
    ("head", "paper"),
    [(b"\\documentclass{article}", True), (b"\\section{One}", True), (b"\\usepackage{x}", False),
     (b"\\documentclass{standalone}", False)],
)  # fmt: skip
def test_papers_among_sources(head, paper):
    assert latex.is_paper(head) is paper


def test_letters_of_latex():
    assert plain(r"M\"uller \& {\'E}cole $x^2$ a--b~c") == "Müller & École x^2 a–b c"
    assert plain("nothing to do") == "nothing to do"
    assert plain(r"a \broken{ b").startswith("a")


def test_nothing_is_masked_but_what_is_no_text():
    text = "a % b\n\\url{c%d}\n\\\\% e\n"
    assert tex_scan.masked(text) == "a    \n\\url{c%d}\n\\\\   \n"


@given(st.text(alphabet="\\{}[]%$citeanput*,#1\n ", max_size=200))
def test_no_source_raises_and_every_offset_stays(text):
    assert len(tex_scan.masked(text)) == len(text)
    document = tex(text)
    for one in document.citations:
        assert document.text[one.span.start : one.span.end].split() == one.marker.split()
    list(tex_macros.definitions(tex_scan.masked(text)))


def test_a_plain_numbered_list_under_a_heading_for_references():
    made = tex(
        r"\documentclass{article}\begin{document}Shown {[}2{]} and [1].\section*{Список литературы}"
        "\n\\begin{enumerate}\n\\item Otter J. Canals. 2019.\n\\item Lee K. \\emph{Wells}. 2020.\n\\end{enumerate}"
        r"\end{document}"
    )
    assert [(one.id, one.raw) for one in made.entries] == [
        ("1", "Otter J. Canals. 2019."),
        ("2", "Lee K. Wells. 2020."),
    ]
    assert [one.targets for one in extract.paper(made).citations] == [("2",), ("1",)]
    other = tex(
        r"\documentclass{article}\begin{document}\section{Steps}\begin{enumerate}\item One\end{enumerate}\end{document}"
    )
    assert other.entries == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\newcommand{\mc}[2][]{\autocite[#1]{#2}} \mc[p. 3]{a} \mc{b}", ["a", "b"]),
        (r"\NewDocumentCommand{\mc}{o m}{\autocite[#1]{#2}} \mc[p. 3]{a} \mc{b}", ["a", "b"]),
        (r"\NewDocumentCommand{\mc}{O{see} m m}{\cite{#3}} \mc{no}{a}", ["a"]),
        (r"\autocites(pre)(post)[see][p. 3]{a}[cf.][]{b}[12]{c}[]{d}", ["a", "b", "c", "d"]),
        (r"\volcite{2}[p. 4]{a} \Pvolcite[see]{1}{b}", ["a", "b"]),
        (r"\iffalse \cite{a} \else \cite{b} \fi \cite{c}", ["b", "c"]),
        (r"\iftrue \cite{a} \else \cite{b} \fi \cite{c}", ["a", "c"]),
        (r"\iffalse \ifx\a\b \cite{a} \fi \cite{c}", ["c"]),
    ],
)
def test_commands_of_ones_own_and_branches_that_are_never_set(body, expected):
    assert keys(tex(body)) == expected


def test_a_file_that_includes_itself_is_read_once():
    main = f"{BEGIN}\\cite{{k}} \\input{{main}}{END}"
    assert keys(latex.read(source("main.tex", main, main_tex=main))) == ["k"]
