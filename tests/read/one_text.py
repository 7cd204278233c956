"""One paper in four languages and every format: invented texts, and what writes them out."""

import json
from dataclasses import dataclass
from html import escape

from tests.read import packed, word
from tests.read.typeset import typeset


@dataclass(frozen=True)
class Text:
    title: str
    authors: str
    heading: str
    paragraphs: tuple[str, ...]
    listed: str
    entries: tuple[str, ...]


ENGLISH = Text(
    "Water levels in the canals of the lower valley",
    "Jane R. Otter, Kim Lee",
    "Introduction",
    (
        "The canals of the lower valley were measured for the first time in forty years [1]. Earlier reports gave levels "
        "for the spring only [2, 3], which leaves the summer open.",
        "Our survey follows the plan of Lindqvist [4, p. 12] and adds the wells that were drilled later [5]. The data are "
        "kept by the board of the valley [6].",
    ),
    "References",
    (
        "Otter J. R. Measuring slow water // Journal of Canal Studies. 2018. Vol. 12. No. 3. P. 45-58.",
        "Lee K. Spring levels of the valley. Oslo: Fjell Press, 2004. 210 p.",
        "Adams P., Brown T. Reports on dry summers // Annals of Irrigation. 2011. Vol. 7. P. 101-119.",
        "Lindqvist S. A plan for a survey. Bergen: Havn, 1998. 96 p.",
        "Marsh D. Wells and their keepers // Water Notes. 2020. No. 2. P. 5-17. https://water-notes.org/2020/wells-and-keepers",
        "Board of the Valley. Open data on canals. URL: https://valley-board.example/data/canals-2021 (accessed: 12.05.2021).",
    ),
)
RUSSIAN = Text(
    "Уровень воды в каналах нижней долины",
    "Соколов П. Н., Лебедева А. И.",
    "Введение",
    (
        "Каналы нижней долины измерены впервые за сорок лет [1]. Прежние отчёты содержат лишь весенние данные [2, 3], "
        "поэтому лето остаётся неизученным.",
        "Наше обследование следует плану Линдквиста [4, с. 12] и учитывает колодцы, вырытые позднее [5]. Данные хранит "
        "управление долины [6].",
    ),
    "Список литературы",
    (
        "Соколов П. Н. Измерение медленной воды // Вестник каналов. 2018. Т. 12. № 3. С. 45-58.",
        "Лебедева А. И. Весенние уровни долины. Бухара: Родник, 2004. 210 с.",
        "Волков П. А., Белов Т. С. Отчёты о сухом лете // Труды по орошению. 2011. Т. 7. С. 101-119.",
        "Линдквист С. План обследования. Самарканд: Гавань, 1998. 96 с.",
        "Орлов Д. К. Колодцы и их хранители // Заметки о воде. 2020. № 2. С. 5-17. URL: https://water-notes.org/2020/kolodcy",
        "Открытые данные о каналах. URL: https://valley-board.example/data/kanaly-2021 (дата обращения: 12.05.2021).",
    ),
)
UZBEK = Text(
    "Қуйи водий каналларида сув сатҳи",
    "Каримов Ш. Н., Юсупова Д. А.",
    "Кириш",
    (
        "Қуйи водий каналлари қирқ йил ичида илк бор ўлчанди [1]. Аввалги ҳисоботларда фақат баҳорги маълумотлар "
        "келтирилган [2, 3], шунинг учун ёз ўрганилмай қолган.",
        "Бизнинг кузатувимиз режага асосланади [4, 12-б.] ва кейин қазилган қудуқларни ҳисобга олади [5]. Маълумотлар "
        "водий бошқармасида сақланади [6].",
    ),
    "Фойдаланилган адабиётлар",
    (
        "Каримов Ш. Н. Секин сувни ўлчаш // Каналлар ахборотномаси. 2018. № 3. Б. 45-58.",
        "Юсупова Д. А. Водийнинг баҳорги сатҳлари. Тошкент: Булоқ, 2004. 210 б.",
        "Азимов П. А., Содиқов Т. С. Қуруқ ёз ҳақида ҳисоботлар // Суғориш ишлари. 2011. № 7. Б. 101-119.",
        "Раҳимов С. Кузатув режаси. Самарқанд: Бандар, 1998. 96 б.",
        "Олимов Д. К. Қудуқлар ва уларнинг посбонлари // Сув қайдлари. 2020. № 2. Б. 5-17. https://water-notes.org/2020/quduqlar",
        "Каналлар ҳақида очиқ маълумотлар. URL: https://valley-board.example/data/kanallar-2021 (мурожаат санаси: 12.05.2021).",
    ),
)
GERMAN = Text(
    "Wasserstände in den Kanälen des unteren Tals",
    "Petra M. Lenz, Jörg Vogt",
    "Einleitung",
    (
        "Die Kanäle des unteren Tals wurden erstmals seit vierzig Jahren vermessen [1]. Frühere Berichte nennen nur den "
        "Frühling [2, 3], sodass der Sommer offen bleibt.",
        "Unsere Erhebung folgt dem Plan von Lindqvist [4, S. 12] und nimmt die später gebohrten Brunnen hinzu [5]. Die "
        "Daten verwahrt das Amt des Tals [6].",
    ),
    "Literaturverzeichnis",
    (
        "Lenz P. M. Langsames Wasser messen // Zeitschrift für Kanäle. 2018. Bd. 12. Nr. 3. S. 45-58.",
        "Vogt J. Frühlingsstände des Tals. Leipzig: Quelle, 2004. 210 S.",
        "Adam P., Braun T. Berichte über trockene Sommer // Jahrbuch der Bewässerung. 2011. Bd. 7. S. 101-119.",
        "Lindqvist S. Plan einer Erhebung. Kiel: Hafen, 1998. 96 S.",
        "Marsch D. Brunnen und ihre Hüter // Wassernotizen. 2020. Nr. 2. S. 5-17. https://water-notes.org/2020/brunnen-und-hueter",
        "Amt des Tals. Offene Daten der Kanäle. URL: https://valley-board.example/data/kanaele-2021 (abgerufen am 12.05.2021).",
    ),
)
TEXTS = {"en": ENGLISH, "ru": RUSSIAN, "uz-Cyrl": UZBEK, "de": GERMAN}


def parts(text):
    """Headings and paragraphs in order; the entries follow."""
    return (text.title, text.authors, text.heading, *text.paragraphs, text.listed)


def numbered(text, form="{}. {}"):
    return [form.format(n, entry) for n, entry in enumerate(text.entries, 1)]


def plain(text):
    return "\n\n".join((*parts(text), *numbered(text))) + "\n"


def markdown(text):
    head, *body, listed = parts(text)
    return "\n\n".join((f"# {head}", body[0], f"## {body[1]}", *body[2:], f"## {listed}", *numbered(text))) + "\n"


def html(text):
    head, authors, heading, *body, listed = map(escape, parts(text))
    rows = "".join(f"<li>{escape(entry)}</li>" for entry in text.entries)
    shown = "".join(f"<p>{one}</p>" for one in body)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body><nav>Home</nav><h1>{head}</h1><p>{authors}</p>"
        f"<h2>{heading}</h2>{shown}<h2>{listed}</h2><ol>{rows}</ol></body></html>"
    )


def docx(text):
    listed = [word.p(escape(entry), number=1) for entry in text.entries]
    return word.word(*map(escape, parts(text)), *listed, numbering=word.levels("%1.") + word.number(1))


def odt(text):
    style = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="."/></text:list-style>'
    )
    rows = "".join(f"<text:list-item><text:p>{escape(entry)}</text:p></text:list-item>" for entry in text.entries)
    body = "".join(f"<text:p>{escape(one)}</text:p>" for one in parts(text))
    return packed.odt(f'{body}<text:list text:style-name="L">{rows}</text:list>', style)


def rtf(text):
    def coded(letters):
        return "".join(one if ord(one) < 128 else f"\\u{ord(one)}?" for one in letters)

    return "{\\rtf1\\ansi\\uc1 " + "\\par\\par ".join(map(coded, (*parts(text), *numbered(text)))) + "}"


def pdf(text, columns=1, paper="a4"):
    head, authors, heading, *body, listed = parts(text)
    marks = str.maketrans({one: f"\\{one}" for one in "\\[]#*_@$<>/`~"})
    shown = [one.translate(marks) for one in body]
    entries = [f"{n}. {entry.translate(marks)}" for n, entry in enumerate(text.entries, 1)]
    source = "\n\n".join((f"= {head}", authors, f"== {heading}", *shown, f"== {listed}", *entries))
    lang = {"uz-Cyrl": "uz"}.get(next(name for name, one in TEXTS.items() if one is text))
    return typeset(source, columns=columns, paper=paper, lang=lang or "en")


def epub(text):
    return packed.epub(html(text), title=text.title)


def notebook(text):
    return json.dumps({"cells": [{"cell_type": "markdown", "source": markdown(text)}]})


def jats(text):
    head, _, heading, *body, listed = map(escape, parts(text))
    paragraphs = "".join(f"<p>{one}</p>" for one in body)
    for n in range(1, len(text.entries) + 1):
        for before, after in (("[", "]"), ("[", ","), (" ", "]")):
            paragraphs = paragraphs.replace(
                f"{before}{n}{after}", f'{before}<xref ref-type="bibr" rid="r{n}">{n}</xref>{after}'
            )
    refs = "".join(
        f'<ref id="r{n}"><label>{n}.</label><mixed-citation>{escape(entry)}</mixed-citation></ref>'
        for n, entry in enumerate(text.entries, 1)
    )
    return (
        f"<article><front><article-meta><title-group><article-title>{head}</article-title></title-group></article-meta>"
        f"</front><body><sec><title>{heading}</title>{paragraphs}</sec></body><back><ref-list><title>{listed}</title>{refs}"
        "</ref-list></back></article>"
    )


FORMATS = {
    "paper.md": markdown, "paper.html": html, "paper.docx": docx, "paper.odt": odt, "paper.rtf": rtf, "paper.pdf": pdf,
    "paper.epub": epub, "paper.ipynb": notebook, "paper.xml": jats,
}  # fmt: skip
