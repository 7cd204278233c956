"""Papers and a bibliography with nothing wrong in them: a word against them is a false one."""

from pathlib import Path

import pytest

from citecheck.config import Config
from citecheck.languages import languages
from tests.checks.test_cases import reported

SETTINGS = Config(cache=False, offline=True)
CLEAN = Path(__file__).parent / "clean"
PER_HUNDRED = 1  # warnings that a well-kept bibliography may get for each hundred entries
TYPES = """
@article{{{key}, author = {{{family}, {given} and van der Berg, Lars}}, title = {{On the {noun} of {{{place}}}}}, journal = {{Journal of {noun}s}}, year = {{{year}}}, volume = {{{n}}}, number = {{2}}, pages = {{{first}--{last}}}, doi = {{10.5555/{key}}}}}
@book{{{key}b, author = {{{given} {family}}}, title = {{A History of {noun}s}}, publisher = {{{place} University Press}}, address = {{{place}}}, edition = {{2}}, year = {{{year}}}}}
@inproceedings{{{key}p, author = {{{family}, Jr., {given} and others}}, title = {{Counting Every {noun} near {{{place}}}}}, booktitle = {{Proceedings of the {n}th Conference on {noun}s}}, year = {{{year}}}, pages = {{{first}--{last}}}, month = mar}}
@incollection{{{key}c, author = {{{family}, {given}}}, editor = {{O'Neill, Se{{\\'a}}n}}, title = {{The {noun} in Law}}, booktitle = {{Rivers and {noun}s}}, publisher = {{Weir \\& Sons}}, year = {{{year}}}, pages = {{{first}--{last}}}}}
@phdthesis{{{key}t, author = {{{family}, {given}}}, title = {{The Last {noun} of {{{place}}}}}, school = {{University of {place}}}, year = {{{year}}}}}
@techreport{{{key}r, author = {{{{Water Board of {place}}}}}, title = {{Report on Every {noun}}}, institution = {{Water Board of {place}}}, number = {{TR-{n}}}, year = {{{year}}}}}
@misc{{{key}a, author = {{{family}, {given}}}, title = {{Learning a {noun}}}, year = {{{year}}}, eprint = {{2101.{n:05}}}, archiveprefix = {{arXiv}}}}
"""
PEOPLE = [
    ('M{\\"u}ller', 'J{\\"o}rg'),
    ("Kim", "Min-Jun"),
    ("{\\L}ukasik", "Ewa"),
    ("Nguyen", "Th{\\d{i}}"),
    ("Otter", "Jane A."),
]
PLACES = ["Leeds", "Oslo", "Fez", "Lima", "Graz"]
NOUNS = ["Weir", "Ford", "Ferry", "Sluice", "Canal"]


@pytest.mark.parametrize("code", [language.code for language in languages()])
def test_a_clean_paper_of_each_language_gives_no_warning(code):
    report = reported([str(CLEAN / f"{code.replace('-', '_')}.txt")], SETTINGS)
    assert report.papers[0].references >= 4
    assert [(one.code, one.span.line, one.values) for one in report.findings if one.severity != "info"] == []


def test_a_well_kept_bibliography_gives_no_error_and_hardly_a_warning(tmp_path):
    entries = [
        TYPES.format(
            key=f"k{n}{m}", family=PEOPLE[n][0], given=PEOPLE[n][1], noun=NOUNS[m], place=PLACES[(n + m) % 5],
            year=1990 + 5 * n + m, n=5 * n + m + 1, first=100 * m + n, last=100 * m + n + 9,
        )
        for n in range(5)
        for m in range(5)
    ]  # fmt: skip
    (tmp_path / "kept.bib").write_text("".join(entries), "utf-8")
    report = reported([str(tmp_path / "kept.bib")], SETTINGS)
    count = report.papers[0].references
    assert count == 175
    said = [(one.code, one.reference, one.values) for one in report.findings if one.severity != "info"]
    assert [row for row in said if row[0] in ("CC701", "CC702", "CC705")] == []
    assert len(said) <= PER_HUNDRED * count // 100, said
    assert not any(one.severity == "error" for one in report.findings)
