"""The Action, step by step, without Docker: clean, bad and missing papers, hostile names, pull requests."""

import json
import os
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from .calling import BAD, CLEAN
from .checkouts import pull_request, put
from .composite import ROOT, Done, ran

posix = pytest.mark.skipif(os.name == "nt", reason="the runner of these tests is for POSIX")
DOI = CLEAN.replace("Lowther, 1998. 210 p.", "Lowther, 1998. doi:10.5555/clocks")


@pytest.fixture
def checkout(tmp_path):
    """A checkout with nothing in it."""
    place = tmp_path / "checkout"
    place.mkdir()
    return place


@pytest.fixture
def pull(checkout, tmp_path):
    return pull_request(checkout, tmp_path)


@pytest.fixture
def run(checkout, tmp_path):
    def go(event=None, **inputs) -> Done:
        return ran(checkout, tmp_path / "temp", event, **{"offline": "true", **inputs})

    return go


@posix
def test_clean_papers_pass(run, checkout, tmp_path):
    put(checkout, clean_txt=DOI)
    done = run()
    assert (done.code, done.error) == (0, "")
    outputs = done.outputs
    assert {name: outputs[name] for name in ("errors", "papers", "exit-code")} == {
        "errors": "0", "papers": "1", "exit-code": "0",
    }  # fmt: skip
    assert (Path(outputs["report-path"]) / "report.html").is_file()
    assert json.loads(Path(outputs["sarif-path"]).read_text("utf-8"))["version"] == "2.1.0"
    assert "🟡 SKIP: 1" in done.summary
    assert "## citecheck" in done.summary
    assert "::error" not in done.log
    assert str(ROOT) in (tmp_path / "temp" / "pip.log").read_text("utf-8")


@posix
def test_bad_papers_fail_with_annotations_outputs_and_reports(run, checkout):
    put(checkout, bad_txt=BAD)
    done = run(sarif="out.sarif", report="reports", bib="bib")
    assert done.code == 1
    assert done.outputs["exit-code"] == "1"
    assert int(done.outputs["errors"]) >= 1
    assert int(done.outputs["findings"]) >= int(done.outputs["errors"]) + int(done.outputs["warnings"])
    assert "::error file=bad.txt,line=4,endLine=4,col=31,endColumn=37,title=CC301 undefined-citation::" in done.log
    assert done.outputs["report-path"] == "reports"
    assert done.outputs["sarif-path"] == "out.sarif"
    assert (checkout / "out.sarif").is_file()
    assert (checkout / "bib" / "all.bib").is_file()


@posix
def test_a_missing_path_is_two_and_says_so(run):
    done = run(paths="nowhere/at-all.txt")
    assert done.code == 2
    assert done.outputs["exit-code"] == "2"
    assert "::error title=citecheck::nowhere/at-all.txt isn't there" in done.log


@posix
def test_hostile_names_and_texts_do_nothing(run, checkout):
    """A submission chooses the names of its files and every letter in them."""
    names = [
        "::error::owned.txt",
        "$(touch pwned).txt",
        '"; touch pwned; ".txt',
        "a\n::warning::b.txt",
        "`|`.txt",
        "-o.txt",
    ]
    for name in names:
        (checkout / name).write_text(
            BAD.replace("[1; 9]", "[1; 9] $(touch pwned) </script> | ` ::error::owned"), "utf-8"
        )
    (checkout / "citecheck.py").write_text("open('pwned', 'w')", "utf-8")
    (checkout / "typing.py").write_text("open('pwned', 'w')", "utf-8")
    (checkout / "sitecustomize.py").write_text("open('pwned', 'w')", "utf-8")
    done = run()
    assert done.code == 1
    assert not (checkout / "pwned").exists()
    for line in done.log.splitlines():
        assert line.startswith(("::error file=", "::warning file=", "::notice file=", "::error title=citecheck::",
                                "::warning title=citecheck::", "::notice title=citecheck::")), line  # fmt: skip
    tokens = MarkdownIt("commonmark").enable("table").parse(done.summary)
    markup = {
        token.content for one in tokens for token in (one, *(one.children or ())) if token.type.startswith("html")
    }
    assert not {text for text in markup if "details" not in text}
    assert int(done.outputs["papers"]) == len(names)


@posix
def test_hostile_inputs_are_words_and_nothing_else(run, checkout):
    put(checkout, clean_txt=CLEAN)
    done = run(paths='clean.txt\n$(touch pwned)\n"; touch pwned; "', mailto="$(touch pwned)", fail_on="never")
    assert not (checkout / "pwned").exists()
    assert done.outputs["papers"] == "3"


@posix
def test_an_old_python_is_told_before_anything_is_installed(checkout, tmp_path, monkeypatch):
    monkeypatch.setattr("tests.composite.PYTHON", "#!/bin/bash\nexit 1\n")
    (tmp_path / "temp" / "bin").mkdir(parents=True)
    fake = tmp_path / "temp" / "bin" / "python"
    fake.write_text("#!/bin/bash\nexit 1\n", "utf-8")
    fake.chmod(0o755)
    done = ran(checkout, tmp_path / "temp")
    assert done.code == 2
    assert "Python 3.11 or newer is needed" in done.log


@posix
def test_a_pull_request_does_not_bring_its_own_rules(run, pull):
    done = run(pull)
    assert done.code == 1
    assert "CC301" in done.log
    assert "CC302" not in done.log  # the branch it is for says so


@posix
def test_one_comment_is_written_and_then_written_anew(run, pull, tmp_path):
    gh = tmp_path / "temp" / "bin" / "gh"
    gh.parent.mkdir(parents=True)
    known = tmp_path / "known"
    gh.write_text(
        f'#!/bin/bash\nif [[ "$*" == *--jq* ]]; then cat {known}; exit 0; fi\n'
        f'echo "$GH_TOKEN $@" > {tmp_path}/asked; cat > {tmp_path}/body\n',
        "utf-8",
    )
    gh.chmod(0o755)
    known.write_text("", "utf-8")
    run(pull, comment="true")
    assert (tmp_path / "asked").read_text().split()[:4] == ["secret", "api", "-X", "POST"]
    body = json.loads((tmp_path / "body").read_text("utf-8"))["body"]
    assert body.startswith("<!-- citecheck -->\n## citecheck")
    known.write_text("42\n", "utf-8")
    run(pull, comment="true")
    assert "PATCH repos/a/b/issues/comments/42" in (tmp_path / "asked").read_text()
    gh.write_text("#!/bin/bash\nexit 1\n", "utf-8")
    done = run(pull, comment="true")
    assert "::notice title=citecheck::no comment was written: the token may not write comments" in done.log
    assert done.code == 1
