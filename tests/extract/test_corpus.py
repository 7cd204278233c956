"""What extraction reaches on real papers with hand-made gold, where they lie beside the project."""

import subprocess
import sys
from pathlib import Path

import pytest

from citecheck.export import json
from citecheck.extract import paper
from citecheck.read import read

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "accept/score_papers.py"
REACHED = {
    "seeds": ("corpus/seeds/*.txt", "corpus/seeds/gold", {"entries": 0.98, "citations.target": 0.97, "header.title": 0.95,
              "header.authors": 0.95, "header.keywords": 0.95, "header.dates": 0.95}),
    "open": ("corpus/open/ca/*.[tm][xd]*", "corpus/open/gold", {"entries": 0.97, "citations.target": 0.97, "header.title": 0.92,
             "header.authors": 0.95, "header.emails": 0.95, "header.venue": 0.9}),
}  # fmt: skip


@pytest.mark.skipif(not SCORER.is_file(), reason="the corpus of real papers is not beside the project")
@pytest.mark.parametrize("name", REACHED)
def test_scores_on_real_papers(name, tmp_path):
    files, gold, least = REACHED[name]
    parsed = tmp_path / "parsed.json"
    parsed.write_text(json.render([paper(read(str(path))) for path in sorted(SHARED.glob(files))]), "utf-8")
    wanted = [part for figure, value in least.items() for part in ("--min", f"{figure}={value}")]
    ran = subprocess.run(
        [sys.executable, str(SCORER), str(parsed), str(SHARED / gold), *wanted], capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
