"""Small papers for the tests of extraction, and what they are read into."""

from citecheck.extract import paper as extracted
from citecheck.extract.lines import layout
from citecheck.extract.segmentation import segment
from citecheck.read import Source
from citecheck.read.text import read

LIST = """REFERENCES
1. Brook A. Canals of the valley. Leeds: Weir Press, 2001. 120 p.
2. Marsh B., Ford C. Counting sluices // River Notes. 2010. Vol. 4. No 2. P. 11-19.
3. Ford C. Water rights. https://ford.example.org/water-rights
"""


def document(text, name="paper.txt"):
    return read(Source(name, text.encode()))


def paper(text, name="paper.txt"):
    return extracted(document(text, name))


def lines(text):
    return layout(document(text)).lines


def entries(text):
    """Each entry of a list: its label, its number and its words."""
    made = document(text)
    found = segment(layout(made).lines, made.text)
    return [(e.label, e.n, " ".join(" ".join(made.text[a:b].split()) for a, b in e.pieces)) for e in found]


def raws(text):
    return [raw for _, _, raw in entries(text)]


def markers(text, listed=LIST):
    """Each citation of a paper: its marker, the entries it points to, and what it points to in vain."""
    return [(c.marker, c.targets, c.unresolved) for c in paper(f"{text}\n\n{listed}").citations]
