"""Writes the parts of README.md that the program knows itself: `python -m tests.readme`."""

import re
from collections.abc import Callable
from contextlib import chdir
from dataclasses import replace

from citecheck import checks, export, folder, read, report, run
from citecheck.config import Config
from citecheck.languages import languages
from tests.golden import NOW, ROOT

PAGE = ROOT / "README.md"
PART = re.compile(
    r"(?P<begin><!-- made: (?P<name>\w+) -->\n).*?(?P<end><!-- end -->)", re.DOTALL
)  # <!-- made: rules -->
SHOWN = ["tests/papers/joss", "tests/papers/kazakh.txt"]
SUBJECTS = {
    "CC1": "head and text",
    "CC2": "form of an entry",
    "CC3": "citations and list",
    "CC4": "links",
    "CC5": "identifiers, records",
    "CC6": "across papers",
    "CC7": "BibTeX files",
    "CC9": "what couldn't be read or checked",
}


def picture() -> str:
    """What a run prints, for a screen of ninety columns."""
    with chdir(ROOT), folder.opened(SHOWN, Config(offline=True, cache=False, jobs=1)) as archive:
        made = replace(run.check(archive, Config(offline=True), now=NOW), width=90)
    return f"```text\n$ citecheck check --offline {' '.join(SHOWN)}\n{report.render('terminal', made)}```\n"


def rules() -> str:
    """Every rule under its subject, with the way to its page."""
    rows = ["| | |", "|---|---|"]
    for beginning, subject in SUBJECTS.items():
        found = [rule for rule in checks.rules() if rule.code.startswith(beginning)]
        names = ", ".join(f"[{rule.name}](citecheck/checks/README.md#{rule.code.lower()})" for rule in found)
        if names:
            rows.append(f"| **{beginning}xx** {subject} | {names} |")
    return "\n".join([*rows, ""])


def reads() -> str:
    """The formats and languages there is a file for."""
    suffixes = ", ".join(f"`{suffix}`" for suffix in read.readable())
    names = ", ".join(sorted(language.name for language in languages()))
    return f"- **Files**: {suffixes}.\n- **Languages**: {names}.\n- **Exports**: {', '.join(export.formats())}.\n"


PARTS: dict[str, Callable[[], str]] = {"picture": picture, "rules": rules, "reads": reads}


def page(text: str) -> str:
    """The page with its parts made anew."""
    return PART.sub(lambda match: match["begin"] + PARTS[match["name"]]() + match["end"], text)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
