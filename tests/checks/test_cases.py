"""Runs every case file through reading, extraction and the one rule it is named after."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from citecheck import checks, folder, run
from citecheck.config import load
from citecheck.corpus import StoredCorpus
from tests.casefile import CaseError, cases, parsed

FOLDER = Path(__file__).parent.parent / "cases"
ALL = [(path, case) for path in sorted(FOLDER.glob("*.md")) for case in cases(path)]
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(("path", "case"), ALL, ids=[f"{path.stem}: {case.title}" for path, case in ALL])
def test_case(path, case, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in case.files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(text.encode("utf-8"))
    Path("case.toml").write_text(case.config, "utf-8")
    config = replace(load(tmp_path, Path("case.toml")), cache=False, offline=not case.evidence, jobs=1)
    config = replace(config, select=(next(r.code for r in checks.rules() if r.name == path.stem),))
    recorded = None
    if case.evidence:
        said = msgspec.json.decode(case.evidence.encode())
        said = said if isinstance(said, dict) else {"links": said}
        links = {row["url"]: row for row in said.get("links", ())}
        records = {row["doi"]: row for row in said.get("records", ())}
        recorded = "evidence.json"
        Path(recorded).write_bytes(msgspec.json.encode({"links": links, "records": records}))
    report = reported(sorted(case.files), config, recorded)
    found = [
        (f.code, f.span.path, f.span.line, str(f.severity), f.evidence)
        for f in sorted(report.findings, key=lambda f: (f.span.path, f.span.start))
    ]
    assert len(found) == len(case.expected), f"{path.name}:{case.line}: found {found}"
    for got, wanted in zip(found, case.expected, strict=True):
        assert got[:3] == (wanted.code, wanted.path, wanted.line), f"{path.name}:{case.line}"
        assert wanted.severity in (None, got[3]), f"{path.name}:{case.line}"
        assert wanted.text is None or wanted.text in " ".join(got[4].split()), f"{path.name}:{case.line}: {got[4]!r}"


def reported(paths, config, evidence=None):
    """Runs without child processes: the executor has tests of its own."""
    from citecheck import store
    from citecheck.folder import Archive

    with store.Store(None) as kept:
        for path in paths:
            folder.keep(path, folder.finished(path), kept)
        archive = Archive(StoredCorpus(kept, folder.own(paths, kept)), kept)
        return run.check(archive, config, now=NOW, evidence=evidence)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## A\n```text a.txt\nx\n", "cases.md:2: this block is never closed"),
        ("```text a.txt\nx\n```\n", "cases.md:1: a block before the first case"),
        ("## A\n```text\nx\n```\n", "cases.md:2: a text block needs a file name"),
        ("## A\n```yaml a.txt\nx\n```\n", "cases.md:2: a block is one of"),
        ("## A\n```text a.txt\nx\n```\n", "cases.md:1: the case 'A' has no findings block"),
        ("## A\n```findings\nCC1 here\n```\n", "cases.md:3: a finding reads"),
    ],
)
def test_a_mistake_in_a_case_file_is_named_with_its_line(text, words):
    with pytest.raises(CaseError) as mistake:
        parsed(text, "cases.md")
    assert str(mistake.value).startswith(words)
