"""The page in a browser: nothing is asked of anybody, the filter works, it reads without JavaScript and on a phone."""

import re
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from citecheck.report import html

from . import sample
from .test_formats import hostile, many

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.needs_debian,
    pytest.mark.skipif(not CHROMIUM, reason="chromium isn't installed"),
]


@pytest.fixture(scope="module")
def browser():
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    """The report on two small papers, as a file."""
    place = tmp_path_factory.mktemp("page") / "report.html"
    place.write_text(html.render(sample.report()), "utf-8", "backslashreplace")
    return place


@pytest.fixture
def opened(browser, file):
    """Opens the page and fails on a request, a message of the console or an error."""
    pages, wrong = [], []

    def look(place: Path = file, anchor: str = "", **how):
        page = browser.new_context(**{"viewport": {"width": 1000, "height": 900}, **how}).new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: request.url.startswith("file:") or wrong.append(request.url))
        page.goto(place.as_uri() + anchor)
        pages.append(page)
        return page

    yield look
    assert wrong == []
    for page in pages:
        page.context.close()


def shown(page) -> int:
    return page.locator(".finding:visible").count()


def count(page, wanted: int) -> None:
    """Waits until the filter says so many are shown.

    Not by wait_for_function: what isn't so at its first look is looked at again
    by `eval` within the page, which the page's own policy forbids.
    """
    page.locator("#filter b").first.filter(has_text=re.compile(f"^{wanted}$")).wait_for()


def test_the_filter_leaves_what_is_wanted(opened) -> None:
    page = opened()
    assert shown(page) == 6
    page.uncheck("input[value=info]")
    page.uncheck("input[value=warning]")
    assert shown(page) == 2
    assert page.inner_text("#filter output") == "Shown: 2 of 6"
    assert page.locator(".paper:visible").count() == 1
    page.click("button[type=reset]")
    count(page, 6)
    page.select_option("select[name=rule]", "CC107")
    assert shown(page) == 2
    page.click("button[type=reset]")
    page.fill("input[type=search]", "SHAXAR")
    assert shown(page) == 2
    page.fill("input[type=search]", "no such words")
    assert shown(page) == 0
    page.fill("input[type=search]", "")
    page.select_option("select[name=paper]", "p2")
    assert shown(page) == 2
    assert page.locator(".paper:visible").count() == 1


def test_a_deep_link_opens_what_it_names(opened) -> None:
    page = opened(anchor="#rule-CC301")
    assert page.locator("#rule-CC301").evaluate("e => e.open")
    first = page.locator(".finding").first.get_attribute("id")
    page.uncheck("input[value=error]")
    assert page.locator(f"#{first}").is_hidden()
    page.evaluate(f"location.hash = '{first}'")
    page.locator(f"#{first}").wait_for()


def test_it_reads_without_javascript(opened) -> None:
    page = opened(java_script_enabled=False)
    assert shown(page) == 6
    assert page.locator("#filter").is_hidden()
    page.click("summary >> text=Reference list (2)")
    assert page.locator("text=Меъморчилик тарихи").first.is_visible()


@pytest.mark.parametrize("report", [sample.report(), hostile()], ids=["sample", "hostile"])
def test_a_phone_needs_no_scrolling_sideways(opened, tmp_path, report) -> None:
    place = tmp_path / "report.html"
    place.write_text(html.render(report), "utf-8", "backslashreplace")
    page = opened(place, viewport={"width": 360, "height": 740})
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_nobody_is_shut_out(opened, tmp_path, scheme, lang) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    place = tmp_path / "report.html"
    place.write_text(html.render(replace(sample.report(), lang=lang)), "utf-8", "backslashreplace")
    # axe is injected as a script, which the page's own policy forbids
    page = opened(place, color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []


def test_dark_is_dark_and_print_is_paper(opened) -> None:
    page = opened(color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="light")
    assert dark != page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(media="print")
    assert page.locator("#filter").is_hidden()
    assert page.pdf().startswith(b"%PDF")


def test_the_keyboard_reaches_the_findings(opened) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_url("**#findings")


def test_ten_thousand_findings_are_there_in_three_seconds(opened, tmp_path) -> None:
    place = tmp_path / "report.html"
    place.write_text(html.render(many(10_000)), "utf-8")
    begun = time.monotonic()
    page = opened(place)
    count(page, 10_000)
    ready = time.monotonic() - begun
    begun = time.monotonic()
    page.uncheck("input[value=warning]")
    count(page, 7_500)
    assert ready < 3 + 3  # the machine of a test is shared
    assert time.monotonic() - begun < 2
