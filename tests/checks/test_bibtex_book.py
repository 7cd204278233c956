"""What one asks of a .bib file, defect by defect, and the rule that finds each: the book of BibTeX checks."""

import pytest

from citecheck.config import Config
from tests.checks.test_cases import reported

A = "author = {Doe, Jane}, title = {Canals of the valley}, journal = {Water}, year = 2019"
B = "@article{roe2020, author = {Roe, Rob}, title = {Rivers of the steppe}, journal = {%s}, year = 2020}"


def entry(*fields, key="doe2019", type_="article"):
    """One entry; a field that is given takes the place of the one of its name."""
    names = {one.partition("=")[0].strip() for one in fields}
    kept = [
        one
        for one in A.replace("}, ", "}\n").replace(", year", "\nyear").split("\n")
        if one.partition("=")[0].strip() not in names
    ]
    return f"@{type_}{{{key}, {', '.join([*kept, *fields])}}}"


BOOK = [
    # grammar
    ("a brace that is never closed", "@book{a, title = {Canals, year = 2019}\n@book{b, title = {Rivers}, year = 2020}", "CC701"),
    ("a comma missing between fields", "@book{a, title = {Canals} year = 2019}", "CC701"),
    ("an entry without a key", "@book{, title = {Canals}, author = {Doe, Jane}, year = 2019}", "CC701"),
    ("a quote that is never closed", '@book{a, title = "Canals, year = 2019}\n@book{b, title = {Rivers}}', "CC701"),
    ("a formula that is never closed", entry("title = {Canals of $x and more}"), "CC711"),
    # keys
    ("a key twice", entry() + B.replace("roe2020", "doe2019") % "Water", "CC702"),
    ("keys that differ in case", entry() + B.replace("roe2020", "Doe2019") % "Water", "CC702"),
    ("a letter with an accent in a key", entry(key="müller2019"), "CC718"),
    ("a blank in a key", entry(key="doe 2019"), "CC718"),
    # strings
    ("a @string that isn't defined", entry("journal = water"), "CC705"),
    ("a @string defined twice", "@string{w = {Water}}\n@string{w = {Waters}}\n" + entry("journal = w"), "CC705"),
    ("a @string nobody uses", "@string{w = {Water}}\n@string{o = {Oak}}\n" + entry("journal = w"), "CC721"),
    # entry types and fields
    ("an unknown entry type", entry(type_="artcle"), "CC704"),
    ("a field that is required", "@article{a, author = {Doe, Jane}, title = {Canals}, year = 2019}", "CC201"),
    ("a field of another type", entry("school = {}", type_="incollection"), "CC720"),
    ("a field twice", entry("note = {a}", "note = {b}"), "CC703"),
    ("an empty field", entry("volume = {}"), "CC719"),
    ("a field's name misspelt", entry("volumn = {3}"), "CC724"),
    ("a value that is still to come", entry("year = {????}"), "CC726"),
    # crossref, xdata
    ("a crossref that leads nowhere", entry("crossref = {nobody}"), "CC706"),
    ("an xdata that leads nowhere", entry("xdata = {nobody}"), "CC706"),
    ("a crossref to the entry itself", entry("crossref = {doe2019}"), "CC706"),
    ("a crossref that goes round", entry("crossref = {roe2020}") + (B % "Water").replace("year = 2020", "crossref = {doe2019}, year = 2020"), "CC706"),
    ("a crossref to an entry before it", B % "Water" + entry("crossref = {roe2020}"), "CC706"),
    # names
    ("names parted by commas", entry("author = {Doe, Jane, Roe, Rob}"), "CC707"),
    ("names parted by a semicolon", entry("author = {Doe, Jane; Roe, Rob}"), "CC707"),
    ("names parted by an ampersand", entry("author = {Jane Doe & Rob Roe}"), "CC707"),
    ("an and without a name", entry("author = {Doe, Jane and }"), "CC707"),
    ("digits in a name", entry("author = {Doe2, Jane}"), "CC707"),
    ("a name twice", entry("author = {Doe, Jane and Doe, Jane}"), "CC707"),
    ("et al. for others", entry("author = {Doe, Jane and et al.}"), "CC210"),
    # dates
    ("a month written out", entry("month = {January}"), "CC710"),
    ("a month that is none", entry("month = {13}"), "CC710"),
    ("a day that is none", entry("day = {32}"), "CC710"),
    ("a date in no ISO form", entry("date = {14.05.2019}"), "CC710"),
    ("year and date that differ", entry("date = {2018-05-14}"), "CC710"),
    ("a letter behind the year", entry("year = {2019a}"), "CC710"),
    ("a year that can't be", entry("year = {2091}"), "CC206"),
    # titles
    ("a title in capitals", entry("title = {CANALS OF THE LOWER VALLEY AND THEIR KEEPERS}"), "CC708"),
    ("capitals that nothing protects", entry("title = {The role of DNA in canals}") + B.replace("Rivers", "The {NASA} rivers") % "Water", "CC712"),
    ("a title with a full stop", entry("title = {Canals of the valley.}"), "CC723"),
    # numbers and labels
    ("pages joined by a hyphen", entry("pages = {12-14}"), "CC713"),
    ("pages that run backwards", entry("pages = {54--52}"), "CC207"),
    ("p. in pages", entry("pages = {p. 12}"), "CC722"),
    ("vol. in volume", entry("volume = {vol. 3}"), "CC722"),
    ("no. in number", entry("number = {no. 3}"), "CC722"),
    ("edition in edition", entry("edition = {2nd edition}", type_="book"), "CC722"),
    # characters
    ("a bare ampersand", entry("journal = {Water & Soil}"), "CC711"),
    ("a bare percent sign", entry("title = {Canals with 5% of the water}"), "CC711"),
    ("a bare underscore", entry("title = {Canals of x_y}"), "CC711"),
    ("an HTML entity", entry("journal = {Water &amp; Soil}"), "CC709"),
    ("an HTML tag", entry("title = {H<sub>2</sub>O in canals}"), "CC709"),
    ("a character that can't be seen", entry("title = {Can\u200bals of the valley}"), "CC715"),
    ("a letter in two parts", entry("author = {Mu\u0308ller, Max}"), "CC716"),
    ("a word in two alphabets", entry("title = {Canals of the vаlley}"), "CC107"),
    ("text in a wrong encoding", entry("author = {MÃ¼ller, Max}", "title = {FlÃ¼sse und BÃ¤che der TÃ¤ler}"), "CC108"),
    # identifiers and addresses
    ("a DOI as an address", entry("doi = {https://doi.org/10.1000/182}"), "CC505"),
    ("no DOI in doi", entry("doi = {abc}"), "CC501"),
    ("a DOI in url", entry("url = {https://doi.org/10.1000/182}"), "CC714"),
    ("a DOI in note", entry("note = {doi: 10.1000/182}"), "CC714"),
    ("an address in doi", entry("doi = {https://press.example.org/canals}"), "CC714"),
    ("an address in howpublished", entry("howpublished = {https://press.example.org/canals}"), "CC714"),
    ("an arXiv number in journal", entry("journal = {arXiv:2101.12345}"), "CC714"),
    ("an eprint of no archive", entry("eprint = {2101.12345}"), "CC714"),
    ("a url without https:", entry("url = {www.water.example/canals}"), "CC725"),
    ("two addresses in url", entry("url = {http://a.example/1 http://b.example/2}"), "CC401"),
    ("a backslash in url", entry(r"url = {https://a.example/1\_2}"), "CC725"),
    ("an ISBN with a wrong check digit", entry("isbn = {978-0-306-40615-8}", type_="book"), "CC507"),
    ("an ISSN with a wrong check digit", entry("issn = {0378-5956}"), "CC508"),
    ("an arXiv number that can't be", entry("eprint = {2113.12345}", "archiveprefix = {arXiv}"), "CC509"),
    ("a journal spelt two ways", entry("journal = {Journal of Water History}") + B % "J. Water Hist." + (B % "Journal of Water History").replace("roe2020", "x").replace("Rivers", "Lakes"), "CC717"),
    ("one DOI at two works", entry("doi = {10.1000/182}") + (B % "Water").replace("year", "doi = {10.1000/182}, year"), "CC506"),
    ("one work twice", entry() + entry(key="doe2019b"), "CC309"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), [row[1:] for row in BOOK], ids=[row[0] for row in BOOK])
def test_it_is_found(text, code, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.bib").write_text(text, "utf-8")
    report = reported(["a.bib"], Config(cache=False, offline=True, jobs=1))
    assert code in {finding.code for finding in report.findings}


def test_an_entry_without_a_defect_is_clean(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    fields = (
        "volume = 3",
        "number = {2}",
        "pages = {12--14}",
        "doi = {10.1000/182}",
        "month = may",
        "issn = {0378-5955}",
    )
    (tmp_path / "a.bib").write_text(entry(*fields), "utf-8")
    report = reported(["a.bib"], Config(cache=False, offline=True, jobs=1, ignore=("CC9",)))
    assert report.findings == ()
