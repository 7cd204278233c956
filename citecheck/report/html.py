"""The report as one page: no request to anywhere, readable without JavaScript, searchable with it."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from citecheck import __version__
from citecheck.report import Report
from citecheck.report.content import content
from citecheck.report.visible import visible

FILE = "report.html"
WHOLE = True


def render(report: Report) -> str:
    """Writes a report as one self-contained page."""
    page = files("citecheck.report") / "page"
    style, script = ((page / name).read_text("utf-8") for name in ("style.css", "script.js"))
    template = _template((page / "report.html.j2").read_text("utf-8"))
    text: str = template.render(
        policy=_policy(style, script), style=_safe(style), script=_safe(script), version=__version__, **content(report)
    )
    return text


@cache
def _template(source: str) -> Any:  # noqa: ANN401 (jinja2 is loaded only where a page is written)
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=False)
    environment.filters |= {"seen": visible, "own": _safe}
    return environment.from_string(source)


def _safe(text: str) -> Any:  # noqa: ANN401
    """Text of this project that goes into the page as it is."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 (never text of a paper)


def _policy(style: str, script: str) -> str:
    """What the page may do: nothing but its own style and script, known by their digests."""
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
