"""The wheel, installed into an environment of its own, is a working program with everything it needs."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from citecheck import __version__

from .calling import BAD

ROOT = Path(__file__).parent.parent
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def run(*words, cwd=None, code=0):
    """Runs a program outside this project's folder, so that nothing is imported from there."""
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(list(map(str, words)), cwd=cwd, capture_output=True, text=True, encoding="utf-8", env=clean)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    place = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", place, ROOT)
    [built] = place.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A new environment with the wheel; what it depends on is lent by this one, since tests ask no network."""
    place = tmp_path_factory.mktemp("clean") / "env"
    venv.create(place, with_pip=False)
    python = place / SCRIPTS / Path(sys.executable).name
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", "--no-deps", wheel)
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (site / "lent.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return place


def command(installed):
    return installed / SCRIPTS / "citecheck"


def test_it_holds_the_program_and_nothing_else(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    listed = subprocess.run(["git", "ls-files", "citecheck"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("no git here to tell which files belong to the project")
    package = {name for name in names if name.startswith("citecheck/")}
    assert set(listed.stdout.split()) <= package
    assert not [name for name in package if name.endswith((".pyc", ".part"))]
    assert all(name.startswith(("citecheck/", "citecheck_papers-")) for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_it_says_what_it_is(wheel):
    archive = zipfile.ZipFile(wheel)
    [metadata] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    said = archive.read(metadata).decode("utf-8")
    assert "Name: citecheck-papers\n" in said
    assert f"Version: {__version__}\n" in said
    assert "License-Expression: Apache-2.0\n" in said
    assert "Requires-Python: >=3.11\n" in said
    assert "Requires-Dist: bibtexparser<3,>=2.1\n" in said


def test_the_command_runs_and_it_is_the_installed_one(installed, tmp_path):
    assert run(command(installed), "--version", cwd=tmp_path) == f"citecheck {__version__}\n"
    where = run(installed / SCRIPTS / "python", "-c", "import citecheck; print(citecheck.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed)


def test_it_checks_parses_and_exports(installed, tmp_path):
    (tmp_path / "paper.txt").write_text(BAD, "utf-8")
    out = run(command(installed), "check", "--offline", "--reports", "r", "paper.txt", cwd=tmp_path, code=1)
    assert "paper.txt:4:31: CC301 error" in out
    assert (tmp_path / "r" / "report.html").stat().st_size > 10_000
    assert '"family":"Каримов"' in run(command(installed), "parse", "paper.txt", cwd=tmp_path).replace('": "', '":"')
    assert run(command(installed), "export", "paper.txt", cwd=tmp_path).startswith("@")
    assert "CC301 undefined-citation" in run(command(installed), "explain", "CC301", cwd=tmp_path)
    assert '"$schema"' in run(command(installed), "schema", "report", cwd=tmp_path)
