"""PDF files made while testing: by typst, whose fonts hold Cyrillic, and by reportlab, which sets words where told."""

import io

import typst
from reportlab.pdfgen import canvas


def typeset(body, *, paper="a5", columns=1, head="", foot="", lang="en"):
    setup = (
        f'#set page(paper: "{paper}", columns: {columns}, header: [{head}], footer: [{foot}])\n'
        f'#set text(lang: "{lang}", size: 9pt)\n#set par(justify: true)\n'
    )
    return typst.compile((setup + body).encode())


def placed(*pages, size=(300, 400), links=()):
    """Pages of (x, y, text) or (x, y, text, size); links are (url, box) on the first page."""
    out = io.BytesIO()
    pdf = canvas.Canvas(out, pagesize=size)
    for n, texts in enumerate(pages):
        for x, y, text, *height in texts:
            pdf.setFont("Helvetica", height[0] if height else 10)
            pdf.drawString(x, y, text)
        for url, box in links if n == 0 else ():
            pdf.linkURL(url, box)
        pdf.showPage()
    pdf.save()
    return out.getvalue()
