"""The page: one file that asks nobody for anything, and says what the report says."""

import json
import re
import time
import tomllib
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from citecheck import __version__, schemas
from citecheck.model import Finding, Hop, Skipped, Status, Verdict
from citecheck.report import Entry, Report, Sheet, Summary, content, html, pictures, sheet, words

from . import sample
from .test_formats import hostile, many

WORDS = sorted((f for f in files(words).iterdir() if f.name.endswith(".toml")), key=lambda file: file.name)
VOID = {"meta", "input", "br", "hr", "img", "link"}


class Tree(HTMLParser):
    """What a page holds: ids, links, the elements open at each place, and whatever is closed wrongly."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def test_the_page_is_well_formed_and_its_links_lead_somewhere() -> None:
    tree = Tree(html.render(sample.report()))
    assert tree.wrong == []
    assert tree.open == []
    assert len(tree.ids) == len(set(tree.ids))
    assert {link[1:] for link in tree.links if link.startswith("#")} <= set(tree.ids)


def test_the_page_asks_nobody_and_obeys_only_itself() -> None:
    for report in (sample.report(), hostile()):
        text = html.render(report)
        tree = Tree(text)
        assert tree.tags & {"img", "link", "iframe", "object", "embed", "base", "video", "use"} == set()
        assert not {name for name in tree.attributes if name.startswith("on")} | tree.attributes & {"style", "src"}
        assert "default-src &#39;none&#39;; style-src &#39;sha256-" in text
        assert text.count("<script>") == 1


def test_hostile_text_stays_text() -> None:
    text = html.render(hostile())
    tree = Tree(text)
    assert tree.wrong == []
    assert "</script><b>" not in text
    assert "&lt;/script&gt;&lt;b&gt;" in text
    assert all(link.startswith(("#", "http://", "https://")) for link in tree.links)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//a.test", "JAVASCRIPT:alert(1)"])
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    verdict = Verdict(url, Status.DEAD, hops=(Hop(url, 301),), final_url=url + "#", archived=url)
    text = html.render(replace(sample.report(), links=(verdict,)))
    assert url not in Tree(text).links
    assert url in text


def test_what_is_wrong_is_seen_first() -> None:
    text = re.sub(r"<[^>]+>", " ", html.render(sample.report()))
    text = " ".join(text[text.index("Report on references", 5000) :].split())
    assert "Papers: 3. References: 15 (resolved: 11, differs: 1, not found: 2, not checked: 1)." in text
    assert "Errors 2 Warnings 3 Notes 1" in text
    assert "links: 3. the run was offline, so that no address was asked" in text
    assert "Published 2021-03-04 before it was accepted 2021-05-03." in text


def test_the_papers_with_the_worst_stand_first_in_the_table() -> None:
    base = sample.report()
    text = html.render(replace(base, papers=base.papers[::-1]))
    table = text[text.index('<table class="papers">') : text.index("</table>")]
    rows = re.findall(r'<th scope="row"><a href="#p\d">(.*?)</a>', table)
    assert rows == ["papers/биринчи.txt", "papers/second.md", base.papers[2].path]


def test_the_letters_meant_are_marked_and_the_other_place_is_shown() -> None:
    text = html.render(sample.report())
    assert "Нашр этилди: <mark>2021-03-04</mark>." in text
    assert "[1; <mark>9</mark>]" in text
    assert 'href="#p2">papers/second.md:2</a>' in text
    assert "<ins>https://example.uz/shaxar-va-bino-2011</ins>" in text


def test_letters_that_differ_between_copies_are_marked() -> None:
    base = sample.report()
    here, there = "see https://uza.test/kazahstan now", "see https://aza.test/kazakhstan now"
    lines = {("a.txt", 1): here, ("b.txt", 1): there}
    other = replace(base.findings[3].related[0], path="b.txt", span=sample.span("b.txt", there, there[4:-4]))
    one = replace(base.findings[0], span=sample.span("a.txt", here, here[4:-4]), related=(other,))
    text = html.render(replace(base, findings=(one,), lines=lines))
    assert "https://<b>u</b>za.test/kazahstan</mark>" in text
    assert "https://<b>a</b>za.test/kaza<b>k</b>hstan</mark>" in text
    far = replace(base, findings=(one,), lines={**lines, ("b.txt", 1): "something of quite another kind, words"})
    assert "<b>u</b>" not in html.render(far)


def test_each_paper_shows_its_header_and_its_list() -> None:
    text = html.render(sample.report())
    assert '<dt>author</dt><dd dir="auto">Карим Саидов</dd>' in text
    assert "Reference list (2)" in text
    assert '<span class="state not-found">not found</span>' in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_links_with_trouble_come_first_with_their_ways() -> None:
    text = html.render(sample.report())
    table = text[text.index('<table class="links">') :]
    assert table.index("https://example.uz/b") < table.index("https://example.uz/a")
    assert '301 <a href="https://example.uz/"' in table
    assert "http-404 (404), confirmed" in table


def test_each_code_leads_to_its_rule() -> None:
    text = html.render(sample.report())
    for code in ("CC101", "CC107", "CC301", "CC302", "CC402"):
        assert f'<details id="rule-{code}"' in text
    assert "<h3>Why is this bad?</h3>" in text
    bare = html.render(replace(sample.report(), rules={}))
    assert 'id="rule-' not in bare


def test_what_is_not_checked_is_never_called_checked() -> None:
    clean = html.render(Report(papers=(Summary("a.txt", 1, resolved=1),)))
    assert "Everything was checked." in clean
    unknown = Verdict("https://a.test", Status.UNKNOWN, "offline")
    for report in (
        Report(links=(unknown,)),
        Report(skipped=(Skipped("links", "because"),)),
        Report(findings=(Finding(sample.span("a", "x", "x"), {}, code="CC901", name="unreadable-file"),),
               sentences={"CC901": {"message": "It can't be read."}}),
    ):  # fmt: skip
        assert "Everything was checked." not in html.render(report)


def test_a_page_of_ten_thousand_findings_is_small_and_says_what_it_leaves_out() -> None:
    begun = time.process_time()
    text = html.render(many(10_000))
    assert time.process_time() - begun < 4
    assert len(text.encode()) < 15_000_000
    assert text.count('<article class="finding') == 10_000


def test_lists_are_left_out_before_findings_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "LISTS", 1500)
    text = html.render(sample.report())
    assert text.count("is left out here") == 1
    assert "references.csv" in text
    assert text.count('<article class="finding') == 6


def test_more_than_a_browser_opens_is_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "FINDINGS", 3)
    text = html.render(sample.report())
    assert text.count('<article class="finding') == 3
    assert text.count('<article class="finding error') == 2
    assert "<p>3 more findings are in findings.csv</p>" in text
    monkeypatch.setattr(content, "PAPERS", 1)
    text = html.render(sample.report())
    assert "<p>2 more papers are in report.json</p>" in text
    assert "papers/биринчи.txt</a></h3>" in text
    assert "papers/second.md</a></h3>" not in text


def test_thousands_of_links_are_cut_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "LINKS", 1)
    assert "<p>1 more links are in report.json</p>" in html.render(sample.report())


@pytest.mark.parametrize("file", WORDS, ids=lambda file: file.name)
def test_every_language_has_every_word(file) -> None:
    english = tomllib.loads((files(words) / "en.toml").read_text("utf-8"))
    table = tomllib.loads(file.read_text("utf-8"))
    assert table.keys() == english.keys()
    for part in words.PARTS:
        assert table[part].keys() == english[part].keys()
    said, meant = (words.words(lang) for lang in (file.name.removesuffix(".toml"), "en"))
    assert all(isinstance(word, str) and word.strip() for word in said.values())
    if file.name != "en.toml":
        same = {key for key in said if said[key] == meant[key]}
        assert same == {"family7", "field.doi", "field.issn", "field.isbn", "field.arxiv"}


def test_every_field_kind_and_answer_has_a_word() -> None:
    russian = words.words("ru")
    names = {*sheet.FIELDS, *sheet.PARTS, "authors", "editors", "received", "revised", "accepted", "published"}
    kinds = json.loads(schemas.load("parse"))["$defs"]["kind"]["enum"]
    wanted = {f"field.{name}" for name in names} | {f"kind.{kind}" for kind in kinds} | {f"answer.{s}" for s in Status}
    assert wanted <= russian.keys()
    assert words.named("title uz-Cyrl", russian) == "название uz-Cyrl"
    assert words.named("of another version", russian) == "of another version"


@pytest.mark.parametrize(("lang", "title"), [("ru", "Отчёт о"), ("uz-Cyrl", "Адабиётлар"), ("xx", "Report on")])
def test_the_page_speaks_the_language_wanted(lang: str, title: str) -> None:
    text = html.render(replace(sample.report(), lang=lang))
    assert f"<title>{title}" in text
    assert f'<html lang="{lang}">' in text
    assert __version__ in text


# pictures


def drawn(report: Report) -> dict[str, str]:
    from citecheck.report.order import by_paper

    return {one.title: one.svg for one in pictures.drawn(report, by_paper(report), words.words("en"))}


def test_pictures_say_in_words_what_they_show() -> None:
    made = drawn(sample.report())
    assert set(made) == {
        "Findings by paper and kind",
        "What the links answered",
        "Years of the references",
        "What papers share",
    }
    assert (
        'aria-label="dead: 1' in made["What the links answered"]
        or "answered: 1; dead: 1" in made["What the links answered"]
    )
    assert "1998: 1" in made["Years of the references"] or "1990–: 1" in made["Years of the references"]
    assert "papers/second.md – papers/биринчи.txt: 1" in made["What papers share"]


def test_there_is_no_picture_of_nothing() -> None:
    assert drawn(Report(papers=(Summary("a.txt"),))) == {}


def test_years_that_are_none_are_no_bars() -> None:
    years = ("1998", "1750", "999", "20११", "3000", None, "2024", "2023")
    entries = tuple(Entry(str(n), str(n), "", 1, "book", "resolved", year) for n, year in enumerate(years))
    made = drawn(Report(sheets=(Sheet("a", "text", (), entries),)))["Years of the references"]
    assert "1750–: 1; 1990–: 1; 2023: 1; 2024: 1" in made


def test_a_map_of_many_papers_shows_the_most_connected() -> None:
    base = sample.report().findings[3]
    findings = tuple(
        replace(base, span=replace(base.span, path=f"{n}.txt"), related=(replace(base.related[0], path="hub.txt"),))
        for n in range(50)
    )
    made = drawn(replace(sample.report(), findings=findings))["What papers share"]
    assert made.count("<circle") == pictures.NODES
    assert "hub.txt" in made
