"""Which findings stay: flake8's precedence as a table, and every way to accept a finding."""

import msgspec
import pytest

from citecheck.config import Config, ConfigError, Ignore
from citecheck.model import Finding, Origin, Paper, Severity, Span
from citecheck.suppress import checked, chosen, inline, keep, read_baseline, selectors, unused_rows, write_baseline

NAMES = {
    "CC301": "undefined-citation",
    "CC302": "uncited-reference",
    "CC401": "malformed-url",
    "CC904": "unused-ignore",
}


NOTHING = Config()


def paper(text, path="a.md"):
    lines = (0, *(n + 1 for n, letter in enumerate(text) if letter == "\n"))
    return Paper(path, "markdown", "0", text=text, lines=lines)


def finding(line=1, code="CC301", path="a.md", evidence="[9]", end=None, fingerprint="f"):
    span = Span(path, 0, 1, line, 1, end or line, 2)
    return Finding(span, evidence=evidence, code=code, name=NAMES[code], fingerprint=fingerprint)


# select, extend-select, ignore -> is CC301 run?
PRECEDENCE = [
    ((), (), (), True),
    (("CC3",), (), (), True),
    (("CC4",), (), (), False),
    (("undefined-citation",), (), (), True),
    (("uncited-reference",), (), (), False),
    ((), (), ("CC3",), False),
    ((), (), ("CC302",), True),
    ((), (), ("undefined-citation",), False),
    (("CC301",), (), ("CC3",), True),
    (("CC3",), (), ("CC301",), False),
    (("CC3",), (), ("CC3",), False),
    (("undefined-citation",), (), ("CC30",), True),
    (("CC30",), (), ("undefined-citation",), False),
    ((), ("CC301",), ("CC3",), True),
    ((), ("CC3",), ("CC301",), False),
    (("CC4",), ("CC301",), (), True),
    (("CC4",), ("CC3",), ("CC30",), False),
    (("cc3",), (), (), True),
    (("Undefined-Citation",), (), (), True),
]


@pytest.mark.parametrize(("select", "extend", "ignore", "wanted"), PRECEDENCE)
def test_explicit_beats_implicit_and_the_longest_wins(select, extend, ignore, wanted):
    config = Config(select=select, extend_select=extend, ignore=ignore)
    assert chosen("CC301", "undefined-citation", config) is wanted


# profile, select, extend-select, ignore -> is no-access-date run? (joss leaves it out, gost doesn't)
@pytest.mark.parametrize(
    ("profile", "config", "wanted"),
    [
        (None, {}, True),
        ("gost", {}, True),
        ("joss", {}, False),
        ("joss", {"extend_select": ("CC203",)}, True),
        ("joss", {"select": ("CC2",)}, True),
        ("joss", {"select": ("CC3",)}, False),
        ("gost", {"ignore": ("CC2",)}, False),
    ],
)
def test_a_profile_lies_beneath_what_is_said(profile, config, wanted):
    assert chosen("CC203", "no-access-date", Config(profile=profile, **config)) is wanted


@pytest.mark.parametrize("selector", ["CC301", "CC3", "cc", "undefined-citation", "Malformed-URL"])
def test_a_selector_that_fits_is_taken(selector):
    checked([selector], NAMES)


@pytest.mark.parametrize(
    ("selector", "hint"),
    [
        ("undefined-citaton", "did you mean 'undefined-citation'?"),
        ("CC3O1", "did you mean 'CC301'?"),
        ("", "known are"),
        ("W", "known are"),
    ],
)
def test_a_selector_that_fits_nothing_is_refused_with_the_nearest(selector, hint):
    with pytest.raises(ConfigError) as mistake:
        checked([selector], NAMES)
    assert hint in str(mistake.value)


def ignores(text):
    return [(one.codes, one.line) for one in inline(paper(text))]


def test_an_ignore_at_the_end_of_a_line_covers_that_line():
    assert ignores("One.\nTwo [9]. <!-- citecheck: ignore[CC301] known -->\n") == [(("CC301",), 2)]


def test_an_ignore_alone_on_a_line_covers_the_next():
    assert ignores("One.\n  % citecheck: ignore[CC301, malformed-url] known\nTwo.\n") == [
        (("CC301", "malformed-url"), 3)
    ]


def test_ignores_before_all_text_cover_the_file():
    text = "\n<!-- citecheck: ignore[CC301] a -->\n<!-- citecheck: ignore[CC4] b -->\nText.\n"
    assert ignores(text) == [(("CC301",), None), (("CC4",), None)]


@pytest.mark.parametrize("text", ["citecheck: ignore[CC301]", "<!-- citecheck: ignore CC301 -->", "% ignore[CC301]"])
def test_what_only_looks_like_an_ignore_is_none(text):
    assert ignores(text) == []


def test_many_ignores_are_read_in_linear_time():
    text = "% citecheck: ignore[CC301] again\n" * 20_000
    assert len(ignores(text)) == 20_000


def kept(findings, text="", config=NOTHING, baseline=frozenset(), path="a.md"):
    result = keep(findings, {path: paper(text, path)}, config, baseline)
    return [(one.code, one.span.line) for one in result.findings], result.suppressed


def test_an_inline_ignore_takes_out_its_line_and_code_only():
    text = "One [9].\nTwo [9]. % citecheck: ignore[CC301] known\nThree.\n"
    findings = [finding(1), finding(2), finding(2, "CC401")]
    assert kept(findings, text) == ([("CC301", 1), ("CC401", 2)], 1)


def test_an_ignore_in_an_included_file_is_about_that_file():
    main = "\\input{part} [9]\n"
    part = "% citecheck: ignore[CC302] all of it\ntext\nmore % citecheck: ignore[CC301] here\n% citecheck: ignore[CC301] next\nlast\n"
    lines = (0, *(n + 1 for n, letter in enumerate(main + part) if letter == "\n"))
    whole = Paper("a.tex", "latex", "0", text=main + part, lines=lines, origins=(Origin(len(main), "part.tex", 0),))
    assert [(one.path, one.line) for one in inline(whole)] == [("part.tex", None), ("part.tex", 3), ("part.tex", 5)]
    within = [finding(3, path="part.tex"), finding(5, path="part.tex"), finding(2, "CC302", "part.tex")]
    outside = [
        finding(1, path="a.tex"),
        finding(3, path="a.tex"),
        finding(2, path="part.tex"),
        finding(1, "CC302", "a.tex"),
    ]
    kept = keep([*within, *outside], {"a.tex": whole}, NOTHING, frozenset())
    assert (kept.findings, kept.suppressed) == (outside, 3)


def test_an_inline_ignore_covers_a_finding_of_several_lines():
    assert kept([finding(1, end=3)], "One\nTwo % citecheck: ignore[CC3] known\nThree\n") == ([], 1)


def test_an_ignore_of_the_whole_file_covers_every_line():
    assert kept([finding(2), finding(40)], "% citecheck: ignore[undefined-citation] draft\nText\n") == ([], 2)


def test_an_ignore_that_takes_out_nothing_is_a_finding():
    result = keep([], {"a.md": paper("One. % citecheck: ignore[CC301] known\n")}, Config(), frozenset())
    (unused,) = result.findings
    assert (unused.code, unused.name, unused.severity) == ("CC904", "unused-ignore", Severity.INFO)
    assert unused.values == {"codes": "CC301"}
    assert (unused.span.line, unused.span.column) == (1, 6)
    assert len(unused.fingerprint) == 20


def test_an_unused_ignore_can_itself_be_ignored_or_accepted():
    text = "One. % citecheck: ignore[CC301] known\n"
    (unused,) = keep([], {"a.md": paper(text)}, Config(), frozenset()).findings
    assert kept([], text, Config(ignore=("CC904",))) == ([], 0)
    assert kept([], text, baseline=frozenset({unused.fingerprint})) == ([], 1)


def test_an_ignore_of_a_rule_that_did_not_run_is_not_called_unused():
    text = "One. % citecheck: ignore[CC301] known\nTwo. % citecheck: ignore[CC401] known\n"
    result = keep([], {"a.md": paper(text)}, Config(), frozenset(), ran={"CC401": "malformed-url"})
    assert [one.values["codes"] for one in result.findings] == ["CC401"]


@pytest.mark.parametrize(
    ("pattern", "path", "gone"),
    [
        ("old/*", "old/a.md", True),
        ("old/*", "papers/old/a.md", True),
        ("*.tex", "x/a.tex", True),
        ("old/*", "golden/a.md", False),
        ("a.md", "b.md", False),
    ],
)
def test_per_file_ignores(pattern, path, gone):
    config = Config(per_file_ignores={pattern: ("CC3",)})
    expected = ([("CC401", 1)], 1) if gone else ([("CC301", 1), ("CC401", 1)], 0)
    assert kept([finding(path=path), finding(code="CC401", path=path)], "", config, path=path) == expected


@pytest.mark.parametrize(
    ("row", "gone"),
    [
        (Ignore("CC301", "seen"), True),
        (Ignore("undefined-citation", "seen", path="a.*"), True),
        (Ignore("CC301", "seen", text="[9]"), True),
        (Ignore("CC301", "seen", text="[10]"), False),
        (Ignore("CC301", "seen", path="b.md"), False),
        (Ignore("CC401", "seen"), False),
    ],
)
def test_the_table_of_accepted_findings(row, gone):
    config = Config(ignores=(row,))
    assert kept([finding()], "", config)[1] == int(gone)


def test_a_baseline_takes_out_what_was_known():
    known = read_baseline(write_baseline([finding(fingerprint="old")], "0.1.0"), "base.json").fingerprints
    assert kept([finding(fingerprint="old"), finding(2, fingerprint="new")], "", baseline=known) == ([("CC301", 2)], 1)


def test_a_baseline_is_sorted_and_says_each_finding_once():
    data = write_baseline([finding(fingerprint="b"), finding(fingerprint="a"), finding(fingerprint="b")], "9.9")
    assert msgspec.json.decode(data) == {"citecheck": "9.9", "fingerprints": ["a", "b"]}


def test_a_baseline_of_another_version_still_counts():
    known = read_baseline(b'{"citecheck": "99.0", "fingerprints": ["a"]}', "base.json")
    assert (known.citecheck, known.fingerprints) == ("99.0", {"a"})


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"fingerprints": 5}', b'{"fingerprints": [[1]]}', b"\xff\xfe"])
def test_what_is_no_baseline_is_said_in_one_sentence(data):
    with pytest.raises(ConfigError, match=r"base.json: this is no baseline: write one with --write-baseline"):
        read_baseline(data, "base.json")


def test_every_place_that_names_a_rule_is_looked_at():
    config = Config(
        select=("A",), extend_select=("B",), ignore=("C",), per_file_ignores={"*": ("D",)}, ignores=(Ignore("E", "x"),),
        severity={"F": Severity.INFO},
    )  # fmt: skip
    assert "".join(selectors(config)) == "ABCDEF"


def test_a_row_of_the_table_that_takes_out_nothing_is_a_finding():
    used, idle, other = Ignore("CC301", "seen"), Ignore("CC401", "gone"), Ignore("CC401", "x", path="b.md")
    config = Config(ignores=(used, idle, other), source="citecheck.toml")
    result = keep([finding()], {"a.md": paper("")}, config, frozenset())
    assert result.rows == {used: True, idle: False}
    (unused,) = unused_rows(result.rows, config)
    assert (unused.code, unused.span.path, unused.values) == ("CC904", "citecheck.toml", {"codes": "CC401"})
    assert unused_rows(result.rows, Config(ignore=("CC904",))) == []
    assert keep([], {"a.md": paper("")}, config, frozenset(), ran={"CC302": "uncited-reference"}).rows == {}
