"""The rules as people look them up: one page, the list, the whole book. Text in, nothing printed."""

from typing import Any

from citecheck import checks
from citecheck.config import nearest
from citecheck.rule import Rule

FORMATS = ("text", "json", "markdown")


class NoRuleError(Exception):
    """No rule is called so; says which one is nearest."""


def explained(code: str) -> str:
    """A rule's page, by its code or name."""
    for rule in checks.rules():
        if code.upper() == rule.code or code.lower() == rule.name:
            return f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.page}\n"
    names = tuple(name for rule in checks.rules() for name in (rule.code, rule.name))
    raise NoRuleError(f"no rule is called {code!r}{nearest(code, names)}")


def listed(name: str) -> str:
    """Every rule, as a table of text, as JSON with every sentence, or as Markdown with every page."""
    if name == "json":
        import msgspec

        return (
            msgspec.json.format(msgspec.json.encode([_row(rule) for rule in checks.rules()]), indent=1).decode() + "\n"
        )
    if name == "markdown":
        return book()
    if name != "text":
        raise NoRuleError(f"there is no format {name!r}: choose from {', '.join(FORMATS)}")
    width = max(len(rule.name) for rule in checks.rules())
    return "".join(f"{r.code}  {r.name:{width}}  {r.severity!s:7}  {r.summary}\n" for r in checks.rules())


def _row(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "online": rule.online,
        "summary": rule.summary,
        "since": rule.since,
        "messages": dict(rule.messages),
        "page": rule.page,
    }


def book() -> str:
    """All pages as one Markdown file, with a table that leads to them."""
    rules = checks.rules()
    rows = [f"| [{r.code}](#{r.code.lower()}) | {r.name} | {r.severity} | {r.summary} |" for r in rules]
    table = ["| code | name | severity | what it finds |", "|---|---|---|---|", *rows]
    pages = [
        f'<a id="{r.code.lower()}"></a>\n\n## {r.code} {r.name}\n\n{r.page.replace("## ", "### ")}\n' for r in rules
    ]
    return "\n".join(
        ["# Rules", "", "Made from the rules themselves: `python -m tests.rules_page`.", "", *table, "", *pages]
    )
