"""Checks the references of papers and exports them as BibTeX.

From Python:

    import citecheck

    report = citecheck.check(["papers/"], offline=True)
    for finding in report.findings:
        print(finding.span.path, finding.span.line, finding.code, citecheck.sentence(finding, report))
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.model import Finding
    from citecheck.report import Report

__version__ = "0.1.0"
__all__ = ["__version__", "check", "sentence"]


def check(paths: "Sequence[str] | str", **settings: Any) -> "Report":  # noqa: ANN401
    """Checks papers, or folders of papers, and gives the report.

    Settings are those of the configuration file, with _ for -: `offline=True`, `select=("CC3",)`, `lang="ru"`. No
    configuration file is read. The network is asked unless `offline` is set.
    """
    from citecheck.library import check

    return check([paths] if isinstance(paths, str) else paths, settings)


def sentence(finding: "Finding", report: "Report") -> str:
    """A finding in words, in the language of the report."""
    from citecheck.report.order import said

    return said(finding, report)
