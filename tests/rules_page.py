"""Writes citecheck/checks/README.md from the rules' docstrings: `python -m tests.rules_page`."""

from pathlib import Path

from citecheck import checks

PAGE = Path(checks.__file__).parent / "README.md"


def page() -> str:
    rules = checks.rules()
    rows = [f"| [{r.code}](#{r.code.lower()}) | {r.name} | {r.severity} | {r.summary} |" for r in rules]
    table = ["| code | name | severity | what it finds |", "|---|---|---|---|", *rows]
    pages = [
        f'<a id="{r.code.lower()}"></a>\n\n## {r.code} {r.name}\n\n{r.page.replace("## ", "### ")}\n' for r in rules
    ]
    return "\n".join(
        ["# Rules", "", "Made from the rules themselves: `python -m tests.rules_page`.", "", *table, "", *pages]
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
