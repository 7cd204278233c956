"""What stands for the fields of one made-up entry: its people, title, journal, dates and the style's own words."""

import random
import tomllib
from functools import cache
from typing import Any

from tests.training import records


@cache
def styles() -> dict[str, Any]:
    """The styles, by group and kind."""
    return tomllib.loads((records.HERE / "styles.toml").read_text("utf-8"))


class Values:
    """What stands for the fields of one entry."""

    def __init__(self, rng: random.Random, lang: str, group: str) -> None:
        self.rng, self.lang, self.group = rng, lang, group
        self.words = styles()["words"][lang]
        self.day = records.day(rng, lang)
        self.quotes = rng.random()
        self.people = [
            records.person(rng, lang) for _ in range(rng.choices([1, 2, 3, 4, 5, 7], [45, 25, 14, 8, 5, 3])[0])
        ]
        self.form = rng.choices(["F I", "I F", "F, I", "FI", "F, G", "G F", "F G", "CAPS"], self._forms())[0]
        self.tight = rng.random() < 0.5
        self.once: dict[str, str] = {}

    def _forms(self) -> list[int]:
        return [60, 12, 22, 2, 2, 3, 2, 1] if self.group == "gost" else [8, 22, 26, 14, 12, 10, 2, 6]

    def get(self, name: str) -> str:
        """A field's value; a word of the style for a name in capitals."""
        if name in ("V", "N", "S", "K", "I", "O"):
            return self.once.setdefault(name, self.rng.choice(self.words[name]))
        made = getattr(self, f"_{name.partition(':')[0]}", None)
        if made:
            value: str = made(name.partition(":")[2])
            return value
        return self.day.get(name, name)

    def _names(self, people: list[tuple[str, str, str]], *, editors: bool = False) -> str:
        form = self.form if not editors else self.rng.choice(["I F", "F, I", "G F", "I F"])
        shown = [self._one(form, *one, first=not n) for n, one in enumerate(people)]
        wide = "; " if form in ("F, I", "F, G") and self.rng.random() < 0.3 else ", "
        last = self.rng.choice([wide, f" {self.get('O')} ", f", {self.get('O')} " if self.lang == "en" else wide, wide])
        if self.lang == "de" and self.rng.random() < 0.4:
            wide = last = self.rng.choice(["/", " / ", "; "])
        text = wide.join(shown[:-1]) + (last if len(shown) > 1 else "") + shown[-1] if shown else ""
        if not editors and self.rng.random() < 0.07:
            text += {"ru": " и др.", "uz_Latn": " va b.", "uz_Cyrl": " ва б.", "kk": " ж.б."}.get(
                self.lang, self.rng.choice([" et al.", ", et al."])
            )
        return text

    def _one(self, form: str, family: str, given: str, initials: str, *, first: bool) -> str:
        dots = initials.replace(" ", "") if self.tight else initials
        return {
            "F I": f"{family} {dots}", "I F": f"{dots}{'' if self.tight and self.rng.random() < 0.3 else ' '}{family}", "F, I": f"{family}, {dots}",
            "FI": f"{family} {initials.replace('.', '').replace(' ', '')}", "F, G": f"{family}, {given}" if first else f"{given} {family}",
            "G F": f"{given} {family}", "F G": f"{family} {given}", "CAPS": f"{family.upper()} {dots}",
        }[form]  # fmt: skip

    def _a(self, _: str) -> str:
        return self._names(self.people)

    def _a1(self, _: str) -> str:
        return self.people[0][0]

    def _again(self, _: str) -> str:
        return self._one(self.form, *self.people[0], first=True)

    def _same(self, _: str) -> str:
        return ", ".join(self._one("I F", *one, first=False) for one in self.people[:4])

    def _full(self, _: str) -> str:
        family, given, _initials = self.people[0]
        return f"{given.split()[0]} {family}"

    def _fullnews(self, _: str) -> str:
        return self._full("")

    def _e(self, _: str) -> str:
        return self._names([records.person(self.rng, self.lang) for _ in range(self.rng.randint(1, 3))], editors=True)

    def _eds(self, _: str) -> str:
        return self._e("") + self.rng.choice(
            [" (Hrsg.)", " (Hg.)", ", (Hg.)"]
            if self.lang == "de"
            else [" (Eds.)", " (Ed.)", " (eds.)", ", eds.", ", ed."]
        )

    def _resp(self, _: str) -> str:
        one, other = (self._one("I F", *records.person(self.rng, self.lang), first=False) for _ in range(2))
        return records.pick(self.rng, self.lang, "resp").replace("{p}", one).replace("{q}", other)

    def _resp2(self, _: str) -> str:
        return self._one("G F", *records.person(self.rng, self.lang), first=False)

    def _t(self, _: str) -> str:
        return self.once.setdefault("t", records.title(self.rng, self.lang))

    def _b(self, which: str) -> str:
        if which == "works":
            return self.rng.choice(
                [
                    "Собр. соч. : в 6 т.",
                    "Собр. соч.: В 8 т.",
                    "Избранное",
                    "Полн. собр. соч.",
                    "Соч.: в 2 т.",
                    "Asarlar",
                    "Танланган асарлар",
                    "Шығармалар",
                ]
            )[:60]
        return (
            records.title(self.rng, self.lang)
            if self.rng.random() < 0.75
            else records.pick(self.rng, self.lang, "conference")
        )

    def _j(self, _: str) -> str:
        name = records.pick(self.rng, self.lang, "journal")
        if self.lang == "en" and self.rng.random() < 0.3:
            return self._jab("")
        return name

    def _jab(self, _: str) -> str:
        return records.pick(self.rng, "en", "abbrev")

    def _news(self, _: str) -> str:
        return records.pick(self.rng, self.lang, "newspaper")

    def _conf(self, _: str) -> str:
        return records.pick(self.rng, self.lang, "conference")

    def _arch(self, _: str) -> str:
        return records.pick(self.rng, self.lang, "archive")

    def _short(self, _: str) -> str:
        return self.rng.choice(["ГАБО", "РГАЛИ", "ГУ ЦАБО", "ЦГА", "АВП"])

    def _site(self, _: str) -> str:
        return records.pick(self.rng, self.lang, "site")

    def _siteauthor(self, _: str) -> str:
        return self.rng.choice(
            ["Yangi-kun", "Vohid", "Stepnews", "Bugun", "Gazeta-step", "Zamon", "Step-info"]
        ) + self.rng.choice([".uz", ".kz", ".ru", ".com"])

    _siteauthor2 = _siteauthor

    def _c(self, _: str) -> str:
        return records.place(self.rng, self.lang)

    _c2 = _c

    def _cc(self, _: str) -> str:
        return records.pick(self.rng, self.lang, "cities")

    def _h(self, _: str) -> str:
        if self.rng.random() < 0.8:
            return records.pick(self.rng, self.lang, "house")
        made = records.place(self.rng, self.lang)
        forms = {
            "ru": ["Изд-во {}", "Изд-во {}ского ун-та", "{}ская типография", "{}"], "uz_Latn": ["{} nashriyoti", "{}"],
            "uz_Cyrl": ["{} нашриёти", "{}"], "kk": ["{} баспасы", "{}"], "en": ["{} Press", "{} University Press", "{} & Sons", "{} Books", "{}"],
            "de": ["Verlag {}", "{} Verlag", "Verlag am {}", "{}"], "fr": ["Éditions {}", "Presses de {}", "{}"], "it": ["Edizioni {}", "{} Editore", "{}"],
        }  # fmt: skip
        return self.rng.choice(forms.get(self.lang, ["{}"])).format(made)

    def _body(self, _: str) -> str:
        return records.pick(self.rng, self.lang, "body")

    _body2 = _body

    def _uni(self, _: str) -> str:
        return self.rng.choice(
            [
                "University of Northland",
                "Steppe State University",
                "Institute of Technology",
                "Department of Physics, Northgate University",
                "Computer Science Department, Steppe University",
            ]
        )

    def _ser(self, _: str) -> str:
        return self.rng.choice([
            "NBF-Forschungsbericht", "NBF-Kurzbericht", "Diskussionspapier", "Steppe Discussion Papers", "Working Paper",
            "Lecture Notes in Marsh Science", "Quaderni del Nord", "Cahiers du Midi", "Beiträge zur Stadtkunde",
            "NBER Working Paper", "Monographs on Statistics", "Collana di studi", "Springer-Lehrbuch",
        ])  # fmt: skip

    def _genre(self, _: str) -> str:
        return records.pick(self.rng, self.lang, "genre")

    def _degree(self, _: str) -> str:
        return records.pick(self.rng, self.lang, "degree")

    def _Degree(self, _: str) -> str:  # noqa: N802
        text = self._degree("")
        return text[0].upper() + text[1:]

    def _Y(self, _: str) -> str:  # noqa: N802
        return {"ru": "г", "uz_Latn": "yil", "uz_Cyrl": "йил", "kk": "ж."}.get(self.lang, "y")

    def _Vw(self, _: str) -> str:  # noqa: N802
        return {"uz_Latn": "jild", "uz_Cyrl": "жилд", "kk": "том"}.get(self.lang, "том")

    def _Nw(self, _: str) -> str:  # noqa: N802
        return {"uz_Latn": "son", "uz_Cyrl": "сон", "kk": "сан"}.get(self.lang, "номер")

    def _v(self, _: str) -> str:
        return self.once.setdefault(
            "v",
            str(
                self.rng.choice(
                    [self.rng.randint(1, 60), self.rng.randint(1, 12), self.rng.randint(60, 1200), "XII", "IV"]
                )
            ),
        )

    def _n(self, _: str) -> str:
        number = self.rng.randint(1, 12)
        return self.rng.choices(
            [
                str(number),
                f"{number}-{number + 1}",
                f"{number} ({self.rng.randint(20, 240)})",
                str(self.rng.randint(1, 160)),
                f"{number}({self.rng.randint(9, 99)})",
            ],
            [70, 6, 5, 15, 4],
        )[0]

    def _p(self, _: str) -> str:
        return records.pages(self.rng)

    def _p1(self, _: str) -> str:
        return str(self.rng.randint(1, 300))

    _P = _p1

    def _k(self, _: str) -> str:
        return str(self.rng.randint(1, 9999))

    def _k1(self, _: str) -> str:
        return str(self.rng.randint(1, 40))

    _k2 = _k3 = _p1

    def _ed(self, _: str) -> str:
        number = self.rng.randint(2, 6)
        ends = {
            "ru": f"{number}-е изд.{', перераб. и доп.' if self.rng.random() < 0.3 else ''}",
            "de": f"{number}. Aufl.",
            "it": f"{number} ed.",
            "fr": f"{number}e éd.",
            "uz_Latn": f"{number}-nashr",
            "uz_Cyrl": f"{number}-нашр",
            "kk": f"{number}-бас.",
        }
        return ends.get(
            self.lang, f"{number}{ {2: 'nd', 3: 'rd'}.get(number, 'th') } ed{self.rng.choice(['.', '', 'n.', 'ition'])}"
        )

    def _url(self, _: str) -> str:
        host = self.rng.choice(
            [
                "https://www.step.uz",
                "http://gazeta-step.ru",
                "https://doi-step.org",
                "www.learn-step.com",
                "https://stat.step.kz",
                "http://step.info",
            ]
        )
        return host + self.rng.choice(
            [
                "/",
                "/ru/2019/05/12/news/",
                "/index.php/article/view/233",
                "/archives/6994",
                "/uz/posts/suv-xojaligi",
                "/docs/7962",
                "",
            ]
        )

    def _doi(self, _: str) -> str:
        return self.rng.choice(["doi:10.1000/", "https://doi.org/10.1000/", "DOI: 10.1000/"]) + str(
            self.rng.randint(1000, 99999)
        )

    def _acc(self, _: str) -> str:
        word = {
            "ru": "дата обращения: ",
            "uz_Latn": "murojaat sanasi: ",
            "uz_Cyrl": "мурожаат санаси: ",
            "kk": "қаралған күні: ",
            "de": "abgerufen am ",
            "fr": "consulté le ",
            "it": "consultato il ",
        }
        return f"{word.get(self.lang, 'accessed: ')}{self.rng.randint(1, 28):02}.{self.rng.randint(1, 12):02}.{self.rng.randint(2005, 2026)}"
