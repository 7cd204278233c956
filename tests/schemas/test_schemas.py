import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, ValidationError

from citecheck import schemas
from citecheck.export import json as parse
from citecheck.model import Citation, Link, Name, Paper, Person, Reference, SecondList, Span, Work
from citecheck.report import Report
from citecheck.report import json as report

from . import shapes

HERE = Path(__file__).parent
PARSE = Draft202012Validator(json.loads(schemas.load("parse")))
REPORT = Draft202012Validator(json.loads(schemas.load("report")))
SPAN = Span("a.txt", 0, 4, 1, 1, 1, 5)
FULL = Paper(
    "a.txt", "text", "0a" * 32, "uz-Cyrl", {"ru": "Название"}, (Person({"ru": "А. Б."}, "Б", "А", None, None, ("X",)),),
    {"ru": ("ТДУ",)}, ("a@example.org",), {"ru": ("слово",)}, {"ru": "Текст"},
    second_list=SecondList("References", "transliterated", 2),
    references=(
        Reference("1", 1, "A. B.", SPAN, "1.", "article", "en", (Name("A", "B"),), confidence={"title": 0.5},
                  normalised={"date": "1998"}, works=(Work("book", title="T"), Work(title="U"))),
        Reference("2", 2, "C", SPAN, works=(Work(),)),
    ),
    citations=(Citation("[1, с. 1]", SPAN, ("1",), ("9",), "с. 1"),),
    links=(Link("https://example.org", "example.org", SPAN, "1"),), text="text", spans={"title": SPAN},
)  # fmt: skip


@pytest.mark.parametrize("name", schemas.NAMES)
def test_a_schema_is_valid_and_closed(name: str) -> None:
    schema = json.loads(schemas.load(name))
    Draft202012Validator.check_schema(schema)
    for part, shape in schema["$defs"].items():
        assert "enum" in shape or shape.get("additionalProperties") is False, part


@pytest.mark.parametrize("name", schemas.NAMES)
def test_a_changed_shape_needs_a_higher_number(name: str) -> None:
    schema = json.loads(schemas.load(name))
    frozen = HERE / f"{name}-{schema['properties']['schema']['const']}.json"
    assert frozen.is_file(), f"the shape of {name} is new: keep a copy of its schema as {frozen.name}"
    assert json.loads(frozen.read_text("utf-8")) == schema, f"the shape of {name} changed: raise its number `schema`"


def test_an_unknown_schema_is_refused() -> None:
    with pytest.raises(KeyError):
        schemas.load("../model")


def test_the_numbers_written_are_those_of_the_schemas() -> None:
    assert json.loads(schemas.load("parse"))["properties"]["schema"]["const"] == parse.SCHEMA
    assert json.loads(schemas.load("report"))["properties"]["schema"]["const"] == report.SCHEMA


def test_a_whole_paper_is_as_the_schema_says() -> None:
    whole = json.loads(parse.render([FULL, Paper("b", "text", "")]))
    PARSE.validate(whole)
    first, second = whole["papers"][0]["references"]
    assert [work["title"] for work in first["works"]] == ["T", "U"]
    assert "works" not in second and "spans" not in first and "text" not in whole["papers"][0]
    assert whole["papers"][0]["citations"][0]["targets"] == ["1"]


def test_the_schema_refuses_what_it_does_not_know() -> None:
    whole = json.loads(parse.render([FULL]))
    whole["papers"][0]["references"][0]["kind"] = "blog"
    with pytest.raises(ValidationError, match="blog"):
        PARSE.validate(whole)
    whole = json.loads(parse.render([FULL]))
    whole["papers"][0]["extra"] = 1
    with pytest.raises(ValidationError, match="extra"):
        PARSE.validate(whole)


def test_a_link_without_the_reason_of_its_status_is_refused() -> None:
    whole = json.loads(report.render(Report()))
    link = {"url": "a", "status": "dead", "reason": "timeout", "confirmed": False, "http": None, "hops": []}
    whole["links"] = [{**link, "final_url": None, "checked_at": None, "attempts": 1, "archived": None}]
    with pytest.raises(ValidationError, match="timeout"):
        REPORT.validate(whole)
    whole["links"][0]["reason"] = "http-404"
    REPORT.validate(whole)


@settings(max_examples=25, deadline=None)
@given(shapes.papers)
def test_any_paper_is_as_the_schema_says(paper: Paper) -> None:
    PARSE.validate(json.loads(parse.render([paper])))


@settings(max_examples=25, deadline=None)
@given(shapes.reports)
def test_any_report_is_as_the_schema_says(value: Report) -> None:
    REPORT.validate(json.loads(report.render(value)))
