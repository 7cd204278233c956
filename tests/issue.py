"""Issues of a journal: papers of several languages and kinds one after the other, in the layouts issues come in."""

import textwrap
from html import escape
from pathlib import Path

from tests.read import word
from tests.read.typeset import typeset

HERE = Path(__file__).parent / "papers"
SAMPLES = ("clean-english", "clean-russian", "clean-uzbek", "kazakh", "gost-russian")
APA = """Crossing a river that moves: ferry timetables of two towns

Helen Quist
Department of Transport Studies, Harrow Sands College
h.quist@harrowsands.example

Abstract. Two towns on one river keep timetables that were made for another bank. We compare what the boards say with
what the boatmen do over ninety days, and find that the boatmen are the better timetable.

Keywords: ferry, timetable, river, boatmen.

Introduction

A timetable promises that the bank will be where it was (Marlow, 2011). On a river that moves it is a wager, and the
towns have made it for a century (Marlow, 2011; Fenn & Oakes, 2016). Oakes (2019) counted the days on which it was lost.

Method

We stood on both banks for ninety days and wrote down every crossing. A crossing counts as kept when the boat leaves
within ten minutes of the board (Fenn & Oakes, 2016, p. 44). Fog days were left out, as Tarn (2008) did before us.

Results

The boards were right on half of the days, the boatmen on nine days of ten. On the days after high water nobody looked
at the board at all. What the boatmen say travels by shouting, and it reaches the other town before the boat does. The
older of the two boards had not been changed since the pier was moved, and the younger had been copied from it.

References

Fenn, R., & Oakes, T. (2016). Waiting on the bank. Journal of Small Harbours, 7(2), 40-58.
Marlow, P. (2011). A timetable is a promise. Harrow: Sandbank Press.
Oakes, T. (2019). Days lost to the river. Journal of Small Harbours, 10(1), 3-19.
Tarn, L. (2008). Fog and the counting of boats. River Notes, 2(4), 12-20.
"""
NOTES = """УДК 94(47)

ПИСЬМА С ПРИСТАНИ: ЧТО НЕ ПОПАЛО В ОТЧЕТ

Ключарева Нина Павловна
Старогорский институт истории, г. Старогорск
n.kluchareva@starogorsk-ist.example

Аннотация. Письма служащих пристани сравниваются с годовыми отчетами той же пристани. Показано, что о мелях писали
домой, а в отчете их не было.

Ключевые слова: пристань, письма, отчет, мели.

Письма служащих пристани лежат в том же деле, что и отчеты, но читали их отдельно.¹ В отчете за 1894 год река названа
судоходной на всем протяжении. В письме того же месяца сказано, что пароход две недели стоял на мели.² Обе бумаги
подписаны одним человеком, и оба раза он не лгал: в отчете спрашивали о реке, а писал он домой о пароходе. Такой порядок
держался двадцать лет, и новый управляющий его не отменил.³ Он завел вторую книгу, куда мели вносили карандашом, и эта
книга дошла до нас почти целиком. По ней видно, что мелей было не больше прежнего, но теперь их было кому считать. Когда
карандаш сменили чернила, в отчете тоже появились мели, и министерство прислало землечерпалку. Землечерпалка пришла через
год, встала на первой же мели и простояла на ней до осени, о чем в отчете снова не сказано ни слова. Зато сказано в письме,
и сказано подробно: сколько пили чаю, кто приезжал смотреть и почему в конце концов реку объявили судоходной без землечерпалки.

1. Гордеев С. М. Бумаги старой пристани. Старогорск: Берег, 2009. С. 14.
2. Лапина О. В. Письма домой // Старогорский сборник. 2013. № 2. С. 31-40.
3. Гордеев С. М. Бумаги старой пристани. Старогорск: Берег, 2009. С. 77.
"""
TWICE = """УДК 581.5

РАСТЕНИЯ ОБОЧИН: ЧТО РАСТЁТ ВДОЛЬ СТАРОГО ТРАКТА

Р. К. Дорошина
Верхнеозёрский университет
r.doroshina@verhozero.example

Аннотация. Описаны растения, которые растут вдоль тракта на протяжении сорока вёрст. Соль, которой посыпают дорогу, видна
по растениям лучше, чем по приборам.

Ключевые слова: обочина, тракт, соль, растения.

R. K. Doroshina
Verkhneozyorsk University

ROADSIDE PLANTS: WHAT GROWS ALONG THE OLD HIGH ROAD

Abstract. Plants that grow along forty versts of the high road are described. Salt shows in plants better than in meters.

Keywords: roadside, high road, salt, plants.

Введение

Вдоль тракта растёт не то, что в поле [1]. Первые списки составлены, когда по тракту ещё ездили на лошадях [2], а соли на
нём не было. Теперь её сыплют каждую зиму, и об этом можно узнать, не выходя из кабинета [3].

Стихи о тракте

Как пишет поэт,

Дорога белая,
трава солёная,
идёт обоз,
скрипит обоз,
и нет ему конца,
и нет ему начала.

Этот отрывок мы приводим потому, что солёная трава в нём названа раньше, чем в научных списках [2, с. 18]. Мы прошли тракт
трижды, весной, летом и осенью, и записали всё, что росло ближе двух аршин от полотна. Всего получилось сто двадцать
видов, из которых семь раньше росли только у моря.

Литература

1. Белых А. Н. Трава у дороги. – Верхнеозёрск: Луг, 2003. – 88 с.
2. Зимина Т. О. Списки старого тракта // Озёрный вестник. – 1999. – № 4. – С. 12–20.
3. Рогов Е. Д. Соль и дороги // Озёрный вестник. – 2015. – № 1. – С. 5–11.

References

1. Belykh A. N. Trava u dorogi. – Verkhneozersk: Lug, 2003. – 88 s.
2. Zimina T. O. Spiski starogo trakta // Ozernyi vestnik. – 1999. – № 4. – S. 12–20.
3. Rogov E. D. Sol i dorogi // Ozernyi vestnik. – 2015. – № 1. – S. 5–11.
"""
FRONT = """ВОДА И ЗЕМЛЯ
SUV VA YER
научный журнал

№ 3, 2024

Редакционная коллегия

Главный редактор: д. т. н., профессор Сомов И. П.
Петрова А. А., Икромов Б. Б., Нурлан К. К.

Адрес редакции: г. Старогорск, ул. Речная, 1
E-mail: redaktsiya@voda-zemlya.example

СОДЕРЖАНИЕ
"""
GUIDE = """ПРАВИЛА ДЛЯ АВТОРОВ

Статья присылается на почту редакции. Список литературы оформляется по ГОСТу, не менее пяти источников.
Образец оформления сведений об авторе можно посмотреть на сайте журнала https://voda-zemlya.example/pravila.
"""


def papers():
    """Every paper by its name: numbers or author and year, notes only, a list in two forms, a poem, six languages."""
    texts = {name: (HERE / f"{name}.txt").read_text("utf-8") for name in SAMPLES}
    return {**texts, "apa": APA, "notes": NOTES, "twice": TWICE}


def paragraphs(text):
    """A paper's paragraphs, lists and headers line by line."""
    made = []
    for block in text.strip().split("\n\n"):
        lines = block.split("\n")
        running = len(lines) > 1 and all(len(line) > 90 for line in lines[:-1])
        made.append([" ".join(lines)] if running else lines)
    return made


def contents(names, texts):
    rows = (paragraphs(texts[name])[1][0] for name in names)
    return "\n".join(f"{row} {'.' * 20} {5 + 7 * n}" for n, row in enumerate(rows))


def alone(name, texts, layout):
    """One paper by itself, in a layout."""
    return layout((name,), {name: texts[name]}, around=False)


def _parts(names, texts, around):
    """The papers, and where wanted the journal's own pages before and behind them."""
    front, behind = ([FRONT + contents(names, texts)], [GUIDE]) if around else ([], [])
    return [*front, *(texts[name] for name in names), *behind]


def plain(names, texts, between="\n\n", width=0, around=True):
    """A text, its lines wrapped where `width` says."""
    whole = [
        "\n\n".join("\n".join(_wrapped(line, width) for line in block) for block in paragraphs(part)) + "\n"
        for part in _parts(names, texts, around)
    ]
    return between.join(whole).encode()


def _wrapped(line, width):
    return textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) if width else line


def docx(names, texts, around=True):
    """A Word file, a line a paragraph."""
    parts = _parts(names, texts, around)
    return word.word(*(word.p(escape(line)) for part in parts for block in paragraphs(part) for line in block))


def pdf(names, texts, columns=1, around=True):
    """A PDF file, every paper beginning a page."""
    body = "#pagebreak()\n".join(
        "\n\n".join(" \\\n".join(map(_typst, block)) for block in paragraphs(part)) + "\n\n"
        for part in _parts(names, texts, around)
    )
    return typeset(body, paper="a4", columns=columns, foot="#context counter(page).display()")


def _typst(line):
    return "".join(f"\\{letter}" if letter in "#$*_`<>@=-+/\\[]~'\"" else letter for letter in line)
