"""What turns a function into a check, and what a check says into a finding."""

import hashlib
import inspect
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from citecheck.config import Config
from citecheck.messages import LANG, told
from citecheck.model import Confidence, Corpus, Evidence, Finding, Fix, Paper, Reference, Related, Severity, Span
from citecheck.norms.profiles import profile

SCOPES = (Reference, Paper, Corpus)
CODE = re.compile(r"CC\d{3}")  # CC101
QUOTED, EMPTY = re.compile("“[^”]*”"), re.compile("“”")  # “ya” where the title has “a”
WORD = re.compile(r"\{(\w+):word\}")  # {field:word}


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with what is known about it: the function's name is the rule's name, its docstring its page."""

    code: str
    name: str
    severity: Severity
    since: str
    messages: Mapping[str, str]
    grades: Mapping[str, Severity]
    scope: type
    online: bool
    check: Callable[..., Iterator[Finding]]
    wants: tuple[str, ...]

    @property
    def summary(self) -> str:
        """The first sentence of the rule's page."""
        return self.page.splitlines()[0]

    @property
    def page(self) -> str:
        """The rule's page in Markdown."""
        return inspect.cleandoc(self.check.__doc__ or "")


def rule(
    code: str,
    *,
    severity: Severity,
    since: str,
    message: str,
    grades: Mapping[str, Severity] | None = None,
    **others: str,
) -> Callable[[Callable[..., Iterator[Finding]]], Rule]:
    """Makes a check of a function.

    The type of its first parameter is what it looks at (Reference, Paper or Corpus). A parameter named
    `evidence` makes it an online check; one named `config` receives the configuration, one named `today` the
    day of the run. `message` is the sentence it says, with `{values}` in it; a check with several sentences
    names the others, and `grades` gives those a severity of their own.
    """

    def decorate(check: Callable[..., Iterator[Finding]]) -> Rule:
        parameters = inspect.getargs(check.__code__).args  # a signature says it more slowly, at every start
        scope = check.__annotations__[parameters[0]]
        if scope not in SCOPES or not CODE.fullmatch(code):
            raise TypeError(f"{code}: a check looks at a Reference, a Paper or a Corpus, not at {scope}")
        name = check.__name__.replace("_", "-")
        wants = tuple(parameters[1:])
        messages = {"message": message, **others}
        return Rule(code, name, severity, since, messages, grades or {}, scope, "evidence" in wants, check, wants)

    return decorate


def found(
    span: Span,
    evidence: str = "",
    *,
    key: str = "message",
    reference: str | None = None,
    related: Iterable[Related] = (),
    fix: Fix | None = None,
    confidence: Confidence = Confidence.HIGH,
    **values: object,
) -> Finding:
    """What a check yields: the place, the text as extracted (`evidence`), and the values of its sentence."""
    words = {name: str(value) for name, value in values.items()}
    return Finding(span, words, key, evidence, reference, tuple(related), fix, confidence=confidence)


def run(
    rule: Rule, subject: Reference | Paper | Corpus, evidence: Evidence, config: Config, today: date = date.max
) -> Iterator[Finding]:
    """Runs one check and stamps its code, name and severity on what it finds."""
    given: dict[str, Any] = {"evidence": evidence, "config": config, "today": today}
    for finding in rule.check(subject, **{name: given[name] for name in rule.wants}):
        severity = _configured(rule, config) or rule.grades.get(finding.key, rule.severity)
        yield replace(finding, code=rule.code, name=rule.name, severity=severity)


def _configured(rule: Rule, config: Config) -> Severity | None:
    """The severity that the configuration gives a rule, or its profile."""
    own = configured_severity(rule.code, rule.name, config.severity)
    return own or configured_severity(rule.code, rule.name, profile(config.profile).severity)


def fit(selector: str, code: str, name: str) -> int:
    """How exactly a selector names a rule: the length of the prefix, a name counts as the whole code."""
    if selector.casefold() == name:
        return len(code)
    return len(selector) if code.startswith(selector.upper()) else 0


def configured_severity(code: str, name: str, table: Mapping[str, Severity]) -> Severity | None:
    """The severity a configuration gives a rule: by code, name or beginning of a code, the longest wins."""
    best = max(table, key=lambda selector: fit(selector, code, name), default="")
    return table[best] if best and fit(best, code, name) else None


def sentence(finding: Finding, messages: Mapping[str, str]) -> str:
    """The finding in words; `messages` are the rule's sentences in the language wanted.

    A value that a sentence names as {value:word} is looked up among the words of that language.
    """
    said = WORD.sub(lambda match: _word(finding.values[match[1]], messages), messages[finding.key])
    return said.format_map(finding.values)


def mending(fix: Fix, messages: Mapping[str, str]) -> str:
    """A repair in words; `messages` are the rule's sentences in the language wanted, repairs among them."""
    return messages.get(f"~{fix.description}", fix.description).format_map(fix.values)


def _word(value: str, messages: Mapping[str, str]) -> str:
    """A value, or each of several parted by commas, in the language of the sentences; what isn't known stays."""
    whole = messages.get(f"={value}") or told(value, messages.get(LANG, "en"))
    said = whole if whole != value else ", ".join(_around(part, messages) for part in value.split(", "))
    return said.replace("{", "{{").replace("}", "}}")


def _around(part: str, messages: Mapping[str, str]) -> str:
    """A value in a language; what stands in it between quotation marks stays as it is and in its order."""
    quoted = iter(QUOTED.findall(part))
    said = messages.get(f"={QUOTED.sub('“”', part)}", part)
    return said if "“”" not in said else EMPTY.sub(lambda _: next(quoted, ""), said)


def normalised(text: str) -> str:
    """Text without what moves when a paper is saved again: white space, case, compatibility forms."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def stamp(findings: Iterable[Finding], known: Counter[str] | None = None) -> Iterator[Finding]:
    """Gives findings their fingerprints: of code, path and raw text, never of message, line or language.

    `known` counts the words of findings that were stamped before, where a file holds several papers.
    """
    seen: Counter[str] = Counter() if known is None else known
    for finding in findings:
        text = f"{finding.code}\0{finding.span.path}\0{normalised(finding.evidence)}"
        seen[text] += 1
        if seen[text] > 1:  # the same words twice in one paper are two findings
            text += f"\0{seen[text]}"
        yield replace(finding, fingerprint=hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:20])
