"""How well and how fast files are read: `python -m tests.benchmarks.formats` (needs the real papers beside the project)."""

import csv
import re
import resource
import time
from pathlib import Path

from rapidfuzz import fuzz

from citecheck import extract, read
from citecheck.read import bibtex, docx, pdf
from tests.read import word
from tests.read.sources import source
from tests.read.typeset import typeset

SHARED = Path(__file__).parents[3] / "shared"
LIKE = 90
WORDS = "The water stands in the canal of the valley and rises again in summer as the survey shows. " * 8


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def lists() -> None:
    """Entries of PDF lists: one is found where it is like a printed one in nine letters of ten."""
    hits = found = wanted = 0
    for path in sorted(SHARED.glob("corpus/open/pdf/*/refs_raw.*")):
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            rows = [" ".join(row) for row in csv.reader(file, delimiter="\0") if "".join(row).strip()]
        raws = [letters(one.raw) for one in extract.paper(read.read(str(path.with_name("paper.pdf")))).references]
        rest = list(raws)
        for row in map(letters, rows):
            best = max(rest, key=lambda raw, row=row: fuzz.ratio(raw, row), default="")
            if best and fuzz.ratio(best, row) >= LIKE:
                rest.remove(best)
        hit = len(raws) - len(rest)
        print(f"{path.parent.name:24} entries {len(raws):3} of {len(rows):3}, alike {hit}")
        hits, found, wanted = hits + hit, found + len(raws), wanted + len(rows)
    print(f"lists of PDF files: F1 {2 * hits / max(1, found + wanted):.3f}")


def speed() -> None:
    read.formats()
    begun, pages = time.process_time(), 0
    for path in sorted(SHARED.glob("corpus/open/**/*.pdf")):
        pages += len(read.read(str(path)).pages)
    spent = time.process_time() - begun
    print(f"real PDF files: {pages} pages, {pages / max(spent, 1e-9):.0f} a second")
    whole = typeset((f"{WORDS}\n\n" * 6 + "#pagebreak()\n") * 250, paper="a4")
    begun = time.process_time()
    made = pdf.read(source("issue.pdf", whole))
    spent = time.process_time() - begun
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"dense issue: {len(made.pages)} pages, {len(made.pages) / spent:.0f} a second, at most {most} MB")
    data = word.word(*[WORDS] * 120)
    begun = time.process_time()
    docx.read(source("a.docx", data))
    print(f"Word file of 30 pages: {time.process_time() - begun:.3f} s")
    entries = "".join(
        f"@book{{k{n},\n title={{Canals {n}}},\n author={{Doe, J}},\n year=2001\n}}\n" for n in range(5000)
    )
    begun = time.process_time()
    bibtex.read(source("a.bib", entries))
    print(f"5,000 entries of BibTeX: {time.process_time() - begun:.2f} s")


if __name__ == "__main__":
    lists()
    speed()
