"""The report as JUnit XML: a suite a paper, a case a finding; only errors are failures."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from citecheck.model import Finding, Severity
from citecheck.report import Report, Summary
from citecheck.report.order import by_paper, said, tally
from citecheck.report.visible import visible

FILE = "report.junit.xml"


def render(report: Report) -> str:
    """Writes a report that continuous integration servers show as tests."""
    errors, cases = 0, 0
    root = Element("testsuites", name="citecheck")
    for paper, findings in by_paper(report):
        _suite(root, paper, findings, report)
        errors += tally(findings)[Severity.ERROR]
        cases += max(1, len(findings))
    root.attrib |= {"tests": str(cases), "failures": str(errors), "errors": "0"}
    indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, "unicode") + "\n"


def _suite(root: Element, paper: Summary, findings: Iterable[Finding], report: Report) -> None:
    found = list(findings)
    name = visible(paper.name)
    failures = str(tally(found)[Severity.ERROR])
    suite = SubElement(root, "testsuite", name=name, tests=str(max(1, len(found))), failures=failures, errors="0")
    if not found:  # a paper without findings is a test that passed
        SubElement(suite, "testcase", classname=name, name="nothing found")
    for finding in found:
        _case(suite, name, finding, report)


def _case(suite: Element, name: str, finding: Finding, report: Report) -> None:
    span = finding.span
    title = f"{finding.code} {finding.name} at {span.line}:{span.column}"
    case = SubElement(suite, "testcase", classname=name, name=title)
    text = visible(" ".join(said(finding, report).split()))
    lines = [f"{name}:{span.line}:{span.column}: {finding.severity}: {text}"]
    lines += [visible(f"see {one.path}:{one.line}: {one.message}") for one in finding.related]
    if finding.severity is Severity.ERROR:
        SubElement(case, "failure", type=finding.code, message=text).text = "\n".join(lines)
    else:
        SubElement(case, "system-out").text = "\n".join(lines)
