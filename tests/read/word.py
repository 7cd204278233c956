"""Word files made while testing: python-docx makes the package, the body is given as Word's own XML."""

import io
import json
import zipfile

import docx

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def word(*paragraphs, numbering="", footnotes="", links=(), styles=""):
    """A Word file; a paragraph is its text or its XML."""
    made = docx.Document()
    ids = [made.part.relate_to(url, f"{RELATION}/hyperlink", is_external=True) for url in links]
    out = io.BytesIO()
    made.save(out)
    body = "".join(one if one.startswith("<w:") else p(one) for one in paragraphs)
    for n, name in enumerate(ids):
        body = body.replace(f"LINK{n}", name)
    parts = {"word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"}
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {NAMES}>{numbering}</w:numbering>"
    if styles:
        parts["word/styles.xml"] = f"<w:styles {NAMES}>{styles}</w:styles>"
    if footnotes:
        parts["word/footnotes.xml"] = f"<w:footnotes {NAMES}>{footnotes}</w:footnotes>"
    return rezipped(out.getvalue(), parts)


RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FOOTNOTES = (
    '<Override PartName="/word/footnotes.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
)


def rezipped(data, parts):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if "word/footnotes.xml" in parts and name == "[Content_Types].xml":
                content = content.replace(b"</Types>", FOOTNOTES.encode())
            if "word/footnotes.xml" in parts and name == "word/_rels/document.xml.rels":
                relation = (
                    f'<Relationship Id="rId99" Type="{RELATION}/footnotes" Target="footnotes.xml"/></Relationships>'
                )
                content = content.replace(b"</Relationships>", relation.encode())
            if name not in parts:
                new.writestr(name, content)
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def p(*runs, number=None, level=0, style=None):
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(one if one.startswith('<') else r(one) for one in runs)}</w:p>"


def r(text, raised=False):
    look = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>' if raised else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code, shown):
    """A field as Word writes it: its marks, what it was told, and what it shows."""
    told = code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    result = shown if shown.startswith("<") else r(shown)
    return f"{mark('begin')}<w:r><w:instrText>{told}</w:instrText></w:r>{mark('separate')}{result}{mark('end')}"


def zotero(*items, shown="[1]"):
    told = {"citationItems": [{"itemData": item} for item in items]}
    return field(f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(told)}", shown)


def levels(*texts, kind=0, digits="decimal", start=1):
    """A list definition: the text of each of its levels."""
    rows = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{digits}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, text in enumerate(texts)
    )
    return f'<w:abstractNum w:abstractNumId="{kind}">{rows}</w:abstractNum>'


def number(own, kind=0, restart=None):
    again = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{restart}"/></w:lvlOverride>' if restart else ""
    return f'<w:num w:numId="{own}"><w:abstractNumId w:val="{kind}"/>{again}</w:num>'
