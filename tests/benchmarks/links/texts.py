"""Page texts for the test hosts, in several languages; every site has its own words, frame and way of saying things."""

import random

STEMS = {
    "en": "river water field study people harbour trade letter mountain school winter method engine table garden system",
    "ru": "река вода поле школа город письмо дорога торговля зима способ сад машина история завод музей остров",
    "uz": "daryo suv dala maktab shahar xat yo'l savdo qish usul bog' mashina tarix zavod muzey orol kitob",
    "oz": "дарё сув дала мактаб шаҳар хат йўл савдо қиш усул боғ машина тарих завод музей орол китоб",
    "kk": "өзен су дала мектеп қала хат жол сауда қыс әдіс бақ машина тарих зауыт мұражай арал кітап",
    "de": "fluss wasser feld schule stadt brief weg handel winter verfahren garten maschine geschichte werk insel",
    "xx": "",
}  # fmt: skip
SYLLABLES = ["ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "xo", "zi", "ka", "le", "mo", "nu"]
# How sites here say that there is no such page: heading, then a sentence below it.
ABSENT = {
    "en": [
        ("Oops, that page went missing", "Perhaps the address was typed wrongly. Try the search."),
        ("We couldn't find this article", "It may have been renamed or withdrawn by the editors."),
        ("Nothing here", "The document you are after is no longer available on our server."),
        ("Error 404", "Sorry, the requested page does not exist."),
        ("Page unavailable", "This content has been removed."),
    ],
    "ru": [
        ("Такой страницы нет", "Возможно, она была удалена или вы ошиблись в адресе."),
        ("Ошибка 404", "К сожалению, запрашиваемая вами страница не найдена."),
        ("Материал не найден", "Воспользуйтесь поиском по сайту."),
        ("Документ отсутствует", "Публикация снята с сайта."),
    ],
    "uz": [
        ("Sahifa topilmadi", "Siz so‘ragan maqola mavjud emas yoki o‘chirilgan."),
        ("Kechirasiz, bunday sahifa yo‘q", "Bosh sahifaga qayting."),
    ],
    "oz": [
        ("Саҳифа топилмади", "Сиз излаган мақола мавжуд эмас."),
        ("Кечирасиз, бундай саҳифа мавжуд эмас", "Бош саҳифага қайтинг."),
    ],
    "kk": [("Бет табылмады", "Сіз іздеген мақала жойылған болуы мүмкін."), ("Мұндай бет жоқ", "Басты бетке оралыңыз.")],
    "de": [
        ("Seite nicht gefunden", "Der gewünschte Artikel existiert nicht mehr."),
        ("Diese Seite gibt es nicht", "Bitte nutzen Sie die Suche."),
    ],
    "xx": [("Zorbal venikto lumara", "Pelo kitan moru sefa lin dovar ute."), ("Kepalo nurit", "Sanu welo mirat.")],
}  # fmt: skip


class Voice:
    """One site's way to write."""

    def __init__(self, chance: random.Random, language=None):
        self.chance = chance
        self.language = language or chance.choice(list(ABSENT))
        own = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(400)]
        self.words = own + STEMS[self.language].split() * 4
        self.name = " ".join(self.word() for _ in range(2)).title()
        self.menu = [self.word() for _ in range(chance.randint(6, 60))]
        self.foot = " ".join(self.word() for _ in range(chance.randint(5, 60)))
        self.separator = chance.choice([" - ", " | ", " — ", " :: "])
        self.frame = chance.choice(["div", "table", "plain"])
        self.absent = chance.choice(ABSENT[self.language])

    def word(self):
        return self.chance.choice(self.words)

    def text(self, count):
        return " ".join(self.word() for _ in range(count)) + "."

    def title(self):
        return self.text(self.chance.randint(3, 8)).rstrip(".").capitalize()

    def page(self, title, inner, head=""):
        menu = " ".join(f'<a href="/{n}">{word}</a>' for n, word in enumerate(self.menu))
        body = {
            "div": f'<div class="nav">{menu}</div><div id="main">{inner}</div><footer>{self.foot}</footer>',
            "table": f"<table><tr><td>{menu}</td><td>{inner}</td></tr></table><p>{self.foot}</p>",
            "plain": f"{inner}<hr>{self.foot}<br>{menu}",
        }[self.frame]
        whole = f"{title}{self.separator}{self.name}"
        return f"<!doctype html><html><head><title>{whole}</title>{head}</head><body>{body}</body></html>"

    def article(self, title=None, least=60, most=500, extra="", head=""):
        title = title or self.title()
        parts = "".join(f"<p>{self.text(self.chance.randint(20, 60))}</p>" for _ in range(most // 80))
        return self.page(title, f"<h1>{title}</h1>{extra}<p>{self.text(least)}</p>{parts}", head)

    def not_there(self, echo=""):
        head, below = self.absent
        return self.page(head, f"<h1>{head}</h1><p>{below} {echo}</p>")
