"""Fixing twice changes nothing the second time, and the fixed file has fewer findings and none that is new."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck import folder, run, store
from citecheck.config import Config
from citecheck.corpus import StoredCorpus
from citecheck.fix.files import Repair, write
from citecheck.folder import Archive
from tests.checks.test_cases import NOW

SHARED = Path(__file__).parents[3] / "shared"
SETTINGS = Config(cache=False, offline=True, jobs=1)
FIELDS = (
    "author = {Doe, Jane and et al.}", "author = {Mu\u0308ller, Max; Roe, Rob}", "title = {Canals of the valley.}",
    "title = {Water &amp; soil & 5% of the Каnal}", "title = {{CANALS OF THE VALLEY.}}", "title = {Ri\u200bvers \u200b}",
    'pages = "1 – 9"', "pages = {pp. 52-54}", "pages = {S1-S9, 12 - 14}", "pages = {9-1}", "month = {January}",
    "month = 13", "month = {jan.}", "doi = {https://doi.org/10.1000/182.}", "doi = {doi: 10.1000/1\u200b82}",
    "url = {http://dx.doi.org/10.1000/182}", "volume = {vol. 3}", "journal = {Water & Soil,} # \"x & y\"", "year = 2016",
    "date = {14.05.2019}", "journal = {vanВ &amp;amp; co}", "edition = {2nd edition}", "pages = {pp. 12-14.}",
)  # fmt: skip
LINES = (
    "Каналы города Toшкент [1, с. 12-14] и [2; 3].", "Canals of the vаlley (Doe, 2016, pp. 5-9).", "Список литературы",
    "References", "1. Иванова А. Б. Каналы долины // Вода. – 2013. – № 3. – С. 76-81.", "",
    "2. Doe J. Canals of the vаlley. Water, 3(1), 52 - 54. doi: 10.1000/jwh-12-14.", "3. Каримов А. Водий. – Б. 7‑9.",
    "4. Roe R. Canals. URL: https://a.example/canals-\nof-the-valley (accessed: 14.05.2019).", "А Б C – 12-14 b.",
    "5. Doe J. Canals of the valley. P. 1685-1, с. 5-5, pp. 12-14-16, С. 3-4.5, `Toшкент-12`.",
)  # fmt: skip
ends = st.sampled_from(["\n", "\r\n"])
bibs = st.lists(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=6), min_size=1, max_size=4)
texts = st.lists(st.sampled_from(LINES), min_size=1, max_size=12)


def once(place: str, *, unsafe: bool = False) -> tuple[list[Repair], Counter[str]]:
    """The repairs of a file, and its findings by code."""
    with store.Store(None) as kept:
        folder.keep(place, folder.finished(place), kept)
        archive = Archive(StoredCorpus(kept, folder.own([place], kept)), kept)
        found = run.check(archive, SETTINGS, now=NOW).findings
        made = list(run.mend(archive, SETTINGS, now=NOW, unsafe=unsafe))
    return [one for one in made if isinstance(one, Repair)], Counter(one.code for one in found)


def holds(name: str, data: bytes, *, unsafe: bool) -> None:
    with TemporaryDirectory() as place:
        path = Path(place) / name
        path.write_bytes(data)
        repairs, before = once(str(path), unsafe=unsafe)
        for one in repairs:
            write(one)
        again, after = once(str(path), unsafe=unsafe)
        assert not again, (data.decode(), [one.patch for one in again])
        if not unsafe:  # a key or number written anew may be found wanting in its own right
            assert after <= before, (data.decode(), after - before)
        assert not repairs or after.total() < before.total() or unsafe


@given(bibs, ends, st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_bibliography(entries, end, unsafe):
    text = end.join(
        f"@article{{key{n},{end}  {f',{end}  '.join(dict.fromkeys(fields))}{end}}}" for n, fields in enumerate(entries)
    )
    holds("a.bib", text.encode(), unsafe=unsafe)


@given(texts, ends, st.sampled_from(["a.txt", "a.md"]), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_text(lines, end, name, unsafe):
    holds(name, end.join(lines).encode("utf-8-sig"), unsafe=unsafe)


@pytest.mark.parametrize(
    "part", ["corpus/seeds", "corpus/open/ca", "corpus/open/copies", "corpus/open/joss", "corpus/open/latex", "bibs"]
)
def test_files_of_others(part, tmp_path):
    from shutil import copytree

    from tests.benchmarks.mending import mended

    if not (SHARED / part).is_dir():
        pytest.skip(f"{part} isn't beside this copy")
    large = {path.name for path in (SHARED / part).rglob("*.bib") if path.stat().st_size > 60_000}
    copytree(SHARED / part, tmp_path / "papers", ignore=lambda _, names: [one for one in names if one in large])
    repairs, before, again, after = mended(tmp_path / "papers")
    assert repairs
    assert not again
    assert after <= before, after - before
    assert after.total() < before.total()
