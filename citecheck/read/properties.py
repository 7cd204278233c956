"""Title and author as a file's properties give them: believed only where the text itself gives none."""

import re
from collections.abc import Mapping

MADE_BY_PROGRAMS = re.compile(
    r"\.(?:docx?|odt|rtf|tex|dvi|indd|qxd|pmd|p65|pdf|ps|xls)$|^(?:untitled|microsoft|powerpoint|document\d*|doc\d*|layout)\b"
    r"|[\\_/]|^\W*$",
    re.IGNORECASE,
)  # Microsoft Word - paper.doc
LONGEST = 400


def likely(title: object, author: object) -> Mapping[str, tuple[str, ...]]:
    """Properties that may be a paper's title and author, and no name of a file or a computer's user."""
    shown = {"likely_title": " ".join(str(title or "").split()), "likely_author": " ".join(str(author or "").split())}
    return {
        name: (text,)
        for name, text in shown.items()
        if len(text.split()) >= 2 and len(text) < LONGEST and not MADE_BY_PROGRAMS.search(text)
    }
