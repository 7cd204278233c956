"""Pandoc: Markdown into everything it writes."""

import re
import subprocess

TO = {
    "pandoc.docx": "docx", "pandoc.odt": "odt", "pandoc.epub": "epub3", "pandoc.html": "html5", "pandoc.rtf": "rtf",
    "pandoc-jats.xml": "jats_archiving", "pandoc-tei.xml": "tei", "pandoc.tex": "latex", "pandoc.ipynb": "ipynb",
    "pandoc.typ": "typst", "pandoc.md": "markdown",
}  # fmt: skip


def files(text, raised):
    """Names and contents; a format that an older pandoc doesn't write is left out."""
    known = _run(["--list-output-formats"]).decode().split()
    for name, to in TO.items():
        if to in known:
            yield name, _made(text, to)
    for name in ("pandoc.docx", "pandoc.html", "pandoc.odt"):
        yield name.replace(".", "-raised."), _made(raised, TO[name])


def _made(text, to):
    told = ["--standalone", "--from=markdown-smart-auto_identifiers", f"--to={to}", "--wrap=auto", "--output=-"]
    if to == "ipynb":  # what is said of the paper isn't kept, and notes have the look of citations
        return _run(told, re.sub(r"\^\[[^\]]+\]", "", text.source))
    _, _, rest = text.source.split("\n\n", 2)
    told += ["--metadata", f"title={text.title}", "--metadata", f"lang={text.lang}"]
    told += [part for name in text.authors for part in ("--metadata", f"author={name}")]
    return _run(told, f"{rest.strip()}\n".replace("\n## ", "\n# "))


def _run(told, text=""):
    return subprocess.run(["pandoc", *told], input=text.encode(), capture_output=True, check=True, timeout=120).stdout
