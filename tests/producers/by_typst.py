"""Typst: in one column and in two, with running heads, page numbers, divided words and justified lines."""

import re

SPECIAL = str.maketrans({one: f"\\{one}" for one in "\\[]#*_@$<>/`~=-+\"'"})


def files(text, raised):
    """Names and contents."""
    import typst

    for name, one, columns, paper in (
        ("typst.pdf", text, 1, "a5"),
        ("typst-columns.pdf", text, 2, "a4"),
        ("typst-raised.pdf", raised, 1, "a5"),
    ):
        yield name, typst.compile(source(one, columns, paper).encode())


def source(text, columns, paper):
    """The paper in Typst's own language."""
    lang = text.lang.partition("-")[0]
    head = f"{_words(text.title[:24])} #h(1fr) #context counter(page).display()"
    setup = (
        f'#set document(title: "{text.title}")\n#set page(paper: "{paper}", columns: {columns}, margin: 18mm, '
        f'header: [{head}], footer: [#align(center)[#context counter(page).display("- 1 -")]])\n'
        f'#set text(lang: "{lang}", size: {10 if columns == 1 else 12}pt, hyphenate: true)\n#set par(justify: true)\n#show link: underline\n'
    )
    return setup + "\n\n".join(_parts(text)) + "\n"


def _parts(text):
    listed = []
    for block in text.blocks:
        if block.kind == "entry":
            listed.append(f"+ {_addresses(block.text)}")
        elif block.kind == "table":
            cells = ", ".join(f"[{_words(cell)}]" for row in block.rows for cell in row)
            yield f"#table(columns: {len(block.rows[0])}, {cells})"
        else:
            yield {"title": "= ", "heading": "== "}.get(block.kind, "") + "".join(map(_piece, block.pieces))
    yield "\n".join(listed)


def _piece(piece):
    words = _words(piece.text)
    forms = {"note": f"#footnote[{words}]", "bold": f"*{words}*", "raised": f"#super[{words}]"}
    if piece.kind == "link":
        return f'#link("{piece.url}")[{words}]'
    return forms.get(piece.kind, words)


def _words(text):
    return text.translate(SPECIAL)


def _addresses(text):
    """An entry whose addresses are links, as Typst makes them of bare addresses."""
    parts = re.split(r"(https?://[^\s)]+[\w/])", text)
    return "".join(f'#link("{part}")' if n % 2 else _words(part) for n, part in enumerate(parts))
