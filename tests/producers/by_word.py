"""Word files by python-docx, with what Word itself would put in: numbered lists, notes, boxes, changes, comments, fields."""

import io
import json
import re
from html import escape

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from tests.read.word import RELATION

W = nsdecls("w")
NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
LIST = (
    f'<w:abstractNum {W} w:abstractNumId="77"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
)
NUMBER = f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="3200000" cy="300000"/>'
    '<wp:docPr id="7" name="Box 7"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="3200000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>'
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    '</w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect style="width:250pt;height:24pt"><v:textbox><w:txbxContent>{0}'
    "</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
LOOKS = {"bold": "<w:b/>", "raised": '<w:vertAlign w:val="superscript"/>', "text": "", "link": '<w:u w:val="single"/>'}
MANAGERS = {"en": "endnote", "de": "mendeley"}
LANGUAGES = {"en": "en-GB", "ru": "ru-RU", "de": "de-DE", "uz-Cyrl": "uz-Cyrl-UZ"}
CHANGE = 'w:id="900" w:author="Editor" w:date="2021-05-12T10:00:00Z"'


def files(text, raised):
    """Names and contents."""
    yield "python-docx.docx", made(text)
    yield "python-docx-raised.docx", made(raised)
    yield "python-docx-end-notes.docx", made(text, notes="endnote")
    manager = MANAGERS.get(text.lang, "zotero")
    yield f"{manager}.docx", made(text, manager=manager)
    yield "edited.docx", made(text, edited=True)


def made(text, notes="footnote", manager="", edited=False, boxes=True):
    """The paper as a Word file: with fields of a citation manager, or with an editor's changes and comments."""
    document = docx.Document()
    _page(document, text)
    numbers = document.part.numbering_part.element
    numbers.insert(0, parse_xml(LIST))
    numbers.append(parse_xml(NUMBER))
    writer = Writer(document, notes, Manager(manager, text) if manager else None, edited, boxes)
    for block in text.blocks:
        writer.block(block)
    writer.finish()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document, text):
    for look in document.styles.element.iter(qn("w:lang")):
        look.set(qn("w:val"), LANGUAGES[text.lang])
    section = document.sections[0]
    section.page_width, section.page_height = Mm(148), Mm(210)
    section.left_margin = section.right_margin = Mm(18)
    section.header.paragraphs[0].text = f"{text.title[:24]} [99]"
    section.footer.paragraphs[0].text = "Page 1 [98]"
    about = document.core_properties
    about.title, about.author, about.comments, about.language = text.title, text.authors[0], "", text.lang


class Writer:
    """One file under way: the numbers of its notes and what they say."""

    def __init__(self, document, notes, manager, edited, boxes):
        self.document, self.kind, self.manager, self.edited = document, notes, manager, edited
        self.boxes = boxes
        self.notes = []
        self.entries = 0

    def block(self, block):
        """Adds a paragraph, a heading or a table."""
        if block.kind == "table":
            self._table(block)
            return
        style = {"title": "Title", "heading": "Heading 1"}.get(block.kind)
        paragraph = self.document.add_paragraph(style=style)._p
        runs = "".join(map(self._piece, block.pieces))
        if "E-" in block.text[:2] and self.boxes and not self.edited:  # the address in a box
            runs = BOX.format(f"<w:p>{_run(block.text)}</w:p>")
        if block.kind == "entry":
            self.entries += 1
            _number(paragraph)
            runs = self._entry(block.text)
        if self.edited:
            runs = _edited(runs, block)
        for one in parse_xml(f"<w:p {W} {NAMES}>{runs}</w:p>"):
            paragraph.append(one)

    def _table(self, block):
        table = self.document.add_table(len(block.rows), len(block.rows[0]))
        for cells, row in zip(block.rows, table.rows, strict=True):
            for words, cell in zip(cells, row.cells, strict=True):
                cell.text = words

    def _piece(self, piece):
        if piece.kind == "note":
            self.notes.append(piece.text)
            mark = f'<w:{self.kind}Reference w:id="{len(self.notes) + 1}"/>'
            return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{mark}</w:r>'
        if piece.kind == "link":
            return self._link(piece.url, piece.text)
        if self.manager and piece.kind == "text":
            return self.manager.marked(piece.text)
        return _run(piece.text, LOOKS[piece.kind])

    def _entry(self, words):
        last = self.entries == 12
        parts = re.split(r"(https?://[^\s)]+[\w/])", words)
        runs = "".join(self._link(part, part) if n % 2 else _run(part) for n, part in enumerate(parts))
        return self.manager.listed(runs, self.entries == 1, last) if self.manager else runs

    def _link(self, url, words):
        name = self.document.part.relate_to(url, f"{RELATION}/hyperlink", is_external=True)
        return f'<w:hyperlink r:id="{name}" w:history="1">{_run(words, LOOKS["link"])}</w:hyperlink>'

    def finish(self):
        """Adds the notes, and a comment, as parts of their own."""
        rows = "".join(
            f'<w:{self.kind} w:id="{n}"><w:p><w:r><w:{self.kind}Ref/></w:r>{_run(" " + note)}</w:p></w:{self.kind}>'
            for n, note in enumerate(self.notes, 2)
        )
        parts = "".join(
            f'<w:{self.kind} w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p></w:{self.kind}>'
            for n, kind in ((0, "separator"), (1, "continuationSeparator"))
        )
        if self.notes:
            self._part(f"{self.kind}s", f"<w:{self.kind}s {W}>{parts}{rows}</w:{self.kind}s>")
        if self.edited:
            self.document.add_comment(self.document.paragraphs[6].runs[:1], text="See also [97].", author="Editor")

    def _part(self, name, xml):
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        part = Part(PackURI(f"/word/{name}.xml"), NOTES.format(name), xml.encode(), self.document.part.package)
        self.document.part.relate_to(part, f"{RELATION}/{name}")


def _number(paragraph):
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
    paragraph.insert(0, parse_xml(f"<w:pPr {W}>{number}</w:pPr>"))


def _run(words, look=""):
    shown = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{shown}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _edited(runs, block):
    """An editor's hand: something struck out, something put in, runs torn apart, and what a spell checker leaves."""
    if block.kind not in ("p", "entry") or len(block.text) < 60:
        return runs
    struck = _run("Struck out [96]. ").replace("w:t", "w:delText")
    ending = f'\\1\\2</w:t></w:r><w:proofErr w:type="spellStart"/><w:ins {CHANGE}>\\1\\3</w:ins><w:proofErr w:type="spellEnd"/>'
    torn = re.sub(r'(<w:r><w:t xml:space="preserve">)([^<]{8})([^<]{8,}</w:t></w:r>)', ending, runs, count=1)
    return f"<w:del {CHANGE}>{struck}</w:del>{torn}"


class Manager:
    """A citation manager: each marker is a field that holds the works, the list is a field too."""

    def __init__(self, name, text):
        self.name = name
        self.items = [_item(n, entry) for n, entry in enumerate(text.entries, 1)]

    def marked(self, words):
        """A text whose markers are fields."""
        parts = re.split(r"(\[\d+(?:[-,; ]+\d+)*(?:, [^\]]*)?\])", words)
        return "".join(self._field(part) if n % 2 else _run(part) for n, part in enumerate(parts) if part)

    def _field(self, marker):
        numbers = marker.partition(", p")[0].partition(", с")[0].partition(", S")[0]
        numbers = re.sub(r", [\d-]+-б\.", "", numbers)
        cited = []
        for match in re.finditer(r"(\d+)(?:-(\d+))?", numbers):
            cited += range(int(match[1]), int(match[2] or match[1]) + 1)
        items = [self.items[n - 1] for n in cited]
        return _field(self._told(items, marker), _run(marker))

    def _told(self, items, marker):
        if self.name == "endnote":
            return f"ADDIN EN.CITE <EndNote>{''.join(map(_cite, items))}</EndNote>"
        rows = [
            {"id": one["id"], "uris": [f"http://zotero.org/users/1/items/W{one['id']}"], "itemData": one}
            for one in items
        ]
        told = {"citationItems": rows, "properties": {"formattedCitation": marker, "noteIndex": 0}}
        name = "ZOTERO_ITEM" if self.name == "zotero" else "Mendeley"
        return f"ADDIN {name} CSL_CITATION {json.dumps(told, ensure_ascii=False)}".replace("Mendeley CSL", "CSL")

    def listed(self, runs, first, last):
        """An entry of the list, which is one field over all its paragraphs."""
        told = {
            "zotero": "ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY",
            "mendeley": "ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY",
        }
        begin = _field(told.get(self.name, "ADDIN EN.REFLIST"), "").removesuffix(END) if first else ""
        return begin + runs + (END if last else "")


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _field(code, shown):
    """A field, its code torn into the pieces Word writes."""
    pieces = [code[at : at + 200] for at in range(0, len(code), 200)]
    told = "".join(f'<w:r><w:instrText xml:space="preserve">{escape(one)}</w:instrText></w:r>' for one in pieces)
    begin, separate = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate"))
    return f"{begin}{told}{separate}{shown}{END}"


AUTHORS = re.compile(r"(?:[^\W\d_]+ (?:[^\W\d_]\. ?)+,? ?)+")  # Otter J. R., Lee K.


def _item(n, entry):
    """What a manager knows of an entry."""
    head = AUTHORS.match(entry)
    people = [name.partition(" ") for name in re.split(r", ", head[0].strip())] if head else []
    rest = entry[head.end() :] if head else entry
    title = re.split(r"\. | // ", rest.replace("? //", "?. "))[0].rstrip(".")
    item = {"id": n, "type": "article-journal" if "//" in entry else "book", "title": title}
    item["author"] = [{"family": family, "given": given} for family, _, given in people]
    for name, pattern in (
        ("container-title", r"// (.+?)\. \d{4}"), ("volume", r"(?:Vol|Т|Bd)\. (\d+)"), ("issue", r"(?:No\.|№|Nr\.) (\d+)"),
        ("page", r"(?:P|С|S|Б)\. (\d+-\d+)"), ("number-of-pages", r"\. (\d+) [pсSб]\."), ("URL", r"(https?://(?!doi)\S+)"), ("DOI", r"(10\.\d{4}/\S+)"),
        ("publisher", r": ([^.:/]+), \d{4}\."), ("publisher-place", r"\. ([^.]+\.?): [^.:/]+, \d{4}\."),
    ):  # fmt: skip
        if match := re.search(pattern, entry):
            item[name] = match[1]
    if year := re.search(r"\b((?:19|20)\d\d)\.", entry):
        item["issued"] = {"date-parts": [[int(year[1])]]}
    return item


def _cite(item):
    """A work as EndNote holds it."""
    people = "".join(f"<author>{escape(one['family'])}, {escape(one['given'])}</author>" for one in item["author"])
    tags = (
        ("volume", "volume"), ("issue", "number"), ("page", "pages"), ("number-of-pages", "pages"),
        ("publisher", "publisher"), ("publisher-place", "pub-location"), ("DOI", "electronic-resource-num"),
    )  # fmt: skip
    rest = "".join(f"<{tag}>{escape(item[name])}</{tag}>" for name, tag in tags if name in item)
    container = (
        f"<secondary-title>{escape(item['container-title'])}</secondary-title>" if "container-title" in item else ""
    )
    year = f"<dates><year>{item['issued']['date-parts'][0][0]}</year></dates>" if "issued" in item else ""
    url = f"<urls><related-urls><url>{escape(item['URL'])}</url></related-urls></urls>" if "URL" in item else ""
    kind = {"book": ("Book", 6)}.get(item["type"], ("Journal Article", 17))
    return (
        f"<Cite><Author>{escape(item['author'][0]['family'] if item['author'] else '')}</Author><RecNum>{item['id']}</RecNum>"
        f'<record><rec-number>{item["id"]}</rec-number><ref-type name="{kind[0]}">{kind[1]}</ref-type><contributors><authors>{people}'
        f"</authors></contributors><titles><title>{escape(item['title'])}</title>{container}</titles>{rest}{year}{url}</record></Cite>"
    )
