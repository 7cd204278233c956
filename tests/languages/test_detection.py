"""The language of one entry: a few words, among them names and initials."""

import pytest

from citecheck.languages import detect


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("uz-Cyrl", "Каримова Г.А. Тоғ сувлари режими // Ўзбекистон география жамияти. – 2015. – Т. 46. – Б. 33–41."),
        ("uz-Cyrl", "Мирзаев О.С. Қадимий кориз тизимлари: тарих фанлари номзоди дисс. – Самарқанд, 1999. – 26 б."),
        ("uz-Cyrl", "Ғуломов Я. Суғорилиш тарихи. Тошкент: Фан, 1959."),
        ("uz-Latn", "Rahimova D. Choʻl zonasida ichimlik suvi // Fan va turmush. – 2019. – B. 12–15."),
        ("kk", "Нурпейісов Ә. Арал тағдыры. – Алматы: Жазушы, 1998. – 312 б."),
        ("kk", "Сейітов Қ.Ж. Іле өзенінің су режимі // Қазақстан ғылымының хабаршысы. – 2020. – № 3. – Б. 71–80."),
        ("ky", "Бейшеналиев Т. Ысык-Көлдүн суу балансы // Кыргыз илим журналы. – 2017. – № 2. – Б. 5–11."),
        ("tg", "Раҳмонов Э. Обҳои Тоҷикистон. – Душанбе: Ирфон, 2009. – 154 с."),
        ("ru", "Иванов И. И. Колодцы степи. – М.: Наука, 1957. – 411 с."),
        ("ru", "Қодиров Ҳ. Вода и люди степи. М., 2001. 20 с."),
        ("de", "Müller H, Groß T. Grundwasser in Trockengebieten. Z Wasserwirtsch. 2012;38(2):101-9."),
        ("tr", "Yılmaz A. Su yönetimi ve çiftçiler. İstanbul, 2010."),
        ("en", "Müller H. Groundwater of the steppe. 2012."),
    ],
)  # fmt: skip
def test_an_entry_is_told_by_its_words_and_letters_not_by_its_initials(code: str, text: str) -> None:
    assert detect(text) == code
