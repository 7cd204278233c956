"""The measures run, on little: a command nobody runs is soon none."""

import random
import re
import sys
from pathlib import Path

import pytest

from citecheck.compare.addresses import host_of, slug_of
from tests.benchmarks import reuse, slugs, works

PAIRS = Path(slugs.__file__).parents[3] / slugs.PAIRS.relative_to("..")


def run(module, monkeypatch, capsys, *words):
    monkeypatch.setattr(sys, "argv", [module.__name__, *map(str, words)])
    module.main()
    return capsys.readouterr().out


def test_reuse(monkeypatch, capsys):
    said = run(reuse, monkeypatch, capsys, "--papers", 150, "--seed", 3)
    recall, precision = map(float, re.search(r"recall ([\d.]+) of \d+, precision ([\d.]+)", said).groups())
    assert recall > 0.95
    assert precision > 0.85  # so few papers make little front matter of what is planted as such
    assert "one new paper" in said


def test_works(monkeypatch, capsys, tmp_path):
    rows = [
        '{"title": "Каналы верхней долины летом", "url": "https://vestidoliny.uz/posts/kanaly-verhney-doliny-letom", "kind": "slug"}',
        '{"title": "Мосты нижней степи зимой", "url": "https://vestidoliny.uz/posts/mosty-nizhney-stepi-zimoy", "kind": "slug"}',
        '{"title": "Сады на склонах и их хозяева", "url": "https://sadysklonov.kz/sady-na-sklonah-i-ih-hozyaeva", "kind": "slug"}',
    ]
    (tmp_path / "pairs.jsonl").write_text("\n".join(rows) + "\n", "utf-8")
    said = run(works, monkeypatch, capsys, tmp_path / "pairs.jsonl", "--papers", 60, "--rounds", 10, "--seed", 3)
    precision, recall = map(float, re.search(r"precision ([\d.]+), recall ([\d.]+)", said).groups())
    assert precision > 0.98
    assert recall > 0.93
    assert float(re.search(r"wrong ([\d.]+)", said)[1]) <= 0.02


@pytest.mark.skipif(not PAIRS.is_file(), reason=f"{PAIRS} isn't here")
def test_slugs(monkeypatch, capsys):
    said = run(slugs, monkeypatch, capsys, PAIRS, "--rounds", 1, "--seed", 3)
    assert float(re.search(r"recall ([\d.]+) at 1 % false", said)[1]) >= 0.99
    assert float(re.search(r"undamaged slugs: ([\d.]+)", said)[1]) <= 0.02
    sign, repair = map(float, re.search(r"damage: any sign ([\d.]+), right repair ([\d.]+)", said).groups())
    assert sign >= 0.95
    assert repair >= 0.82


def test_every_damage_changes_the_slug_and_nothing_else():
    url, draw, kinds = "https://vesti.example/posts/kanaly-verhney-doliny-letom-532211/", random.Random(1), set()
    for _ in range(200):
        made = slugs.damaged(url, draw)
        if made:
            kinds.add(made[0])
            assert made[1].startswith("https://vesti.example/posts/")
    assert kinds == {"letter", "h/kh", "piece lost", "words lost", "--", "look-alike", "tail"}
    for _ in range(200):
        kind, changed = works.mutated(url, draw) or ("none", url)
        assert (host_of(changed) != host_of(url)) == (kind in ("host letter", "top-level domain")) or changed == url
        assert slug_of(changed) is not None


def test_provenance_of_generated_words():
    made = list(reuse.generated(60, random.Random(2)))
    for pieces, chunks, other, _, _, _, origin in made:
        assert len(pieces) == len(origin)
        for start, end in chunks:
            theirs = made[other][6]
            assert origin[start:end][0] in theirs
            assert 40 <= end - start <= 160
