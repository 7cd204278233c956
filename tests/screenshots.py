"""Takes the picture of the HTML report for the README: `python -m tests.screenshots` (wants Debian's chromium)."""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / ".github" / "report.png"


def take(page: Path, picture: Path) -> None:
    """Opens a page and keeps what is seen of it first."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if not chromium:
        sys.exit("chromium isn't installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        view = browser.new_page(viewport={"width": 1000, "height": 760}, color_scheme="light")
        view.goto(page.as_uri())
        view.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(ROOT / "reports" / "report.html", PICTURE)
