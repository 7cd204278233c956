"""Writes citecheck/checks/README.md from the rules' docstrings: `python -m tests.rules_page`."""

from pathlib import Path

from citecheck import checks
from citecheck.handbook import book as page

PAGE = Path(checks.__file__).parent / "README.md"

if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
