"""Whole entries in six styles and six languages, every field expected. The entries are invented."""

from itertools import pairwise

import pytest

from citecheck.extract.entry import parse
from citecheck.extract.kinds import kind as told

GOST = [
    # Russian
    ("Лунёв П. А. Паводки малых рек // Вопросы гидрологии. 2012. Т. 7. № 3. С. 41–56.",
     "Лунёв, П. А.", "article",
     {"title": "Паводки малых рек", "container": "Вопросы гидрологии", "year": "2012", "volume": "7", "issue": "3",
      "pages": "41–56"}),
    ("Лунёв П.А., Гречин С.В. Паводки малых рек // Вопросы гидрологии. – 2012. – Т. 7, № 3. – С. 41–56.",
     "Лунёв, П.А.; Гречин, С.В.", "article",
     {"title": "Паводки малых рек", "container": "Вопросы гидрологии", "year": "2012", "volume": "7", "issue": "3",
      "pages": "41–56"}),
    ("Гречин С. В. Берега и люди. – М.: Наука, 1987. – 312 с.",
     "Гречин, С. В.", "book",
     {"title": "Берега и люди", "place": "М.", "publisher": "Наука", "year": "1987", "pages": "312"}),
    ("Гречин С. В. Берега и люди. – 2-е изд. – СПб.: Лань, 2004. – 312 с.",
     "Гречин, С. В.", "book",
     {"title": "Берега и люди", "edition": "2-е изд", "place": "СПб.", "publisher": "Лань", "year": "2004",
      "pages": "312"}),
    ("Дробова Н. К. Ледоход на северных реках: дис. ... канд. геогр. наук. – Пермь, 2009. – 158 с.",
     "Дробова, Н. К.", "thesis",
     {"title": "Ледоход на северных реках", "place": "Пермь", "year": "2009", "pages": "158"}),
    ("Дробова Н. К. Лёд и вода // Реки Севера: сб. науч. тр. – Пермь: Изд-во ПГУ, 2010. – С. 17–29.",
     "Дробова, Н. К.", "chapter",
     {"title": "Лёд и вода", "container": "Реки Севера: сб. науч. тр", "place": "Пермь", "publisher": "Изд-во ПГУ",
      "year": "2010", "pages": "17–29"}),
    ("Лунёв П. А. Вода в городе [Электронный ресурс]. URL: https://reki.example.ru/voda (дата обращения: 12.03.2021).",
     "Лунёв, П. А.", "web",
     {"title": "Вода в городе", "url": "https://reki.example.ru/voda", "accessed": "12.03.2021"}),
    ("Лунёв П. А. Пруды и плотины // Гидротехника. 2018. № 4. С. 5–14. DOI: 10.12345/gt.2018.4.5",
     "Лунёв, П. А.", "article",
     {"title": "Пруды и плотины", "container": "Гидротехника", "year": "2018", "issue": "4", "pages": "5–14",
      "doi": "10.12345/gt.2018.4.5"}),
    ("Гречин С. В. Кому принадлежит берег? // Известия. 1991. № 214. С. 3.",
     "Гречин, С. В.", "newspaper",
     {"title": "Кому принадлежит берег?", "container": "Известия", "year": "1991", "issue": "214", "pages": "3"}),
    # Uzbek in Latin
    ("Bo‘riyev O. Ariqlar va hovuzlar. – Toshkent: Fan, 2008. – 196 b.",
     "Bo‘riyev, O.", "book",
     {"title": "Ariqlar va hovuzlar", "place": "Toshkent", "publisher": "Fan", "year": "2008", "pages": "196"}),
    ("Bo‘riyev O., G‘aniyeva S. Ariqlar tarixi // Suv xo‘jaligi. – 2016. – № 2. – B. 33–40.",
     "Bo‘riyev, O.; G‘aniyeva, S.", "article",
     {"title": "Ariqlar tarixi", "container": "Suv xo‘jaligi", "year": "2016", "issue": "2", "pages": "33–40"}),
    ("G‘aniyeva S. Hovuzlar qadimda va bugun // Daryo to‘lqini. – Toshkent, 2019. – № 5. – B. 12–18.",
     "G‘aniyeva, S.", "article",
     {"title": "Hovuzlar qadimda va bugun", "container": "Daryo to‘lqini", "place": "Toshkent", "year": "2019",
      "issue": "5", "pages": "12–18"}),
    ("Qodirova M. Suv ombori ekologiyasi. – Samarqand: SamDU nashriyoti, 2020. – 144 b.",
     "Qodirova, M.", "book",
     {"title": "Suv ombori ekologiyasi", "place": "Samarqand", "publisher": "SamDU nashriyoti", "year": "2020",
      "pages": "144"}),
    # Uzbek in Cyrillic
    ("Бўриев О. Ариқлар ва ҳовузлар. – Тошкент: Фан, 1998. – 196 б.",
     "Бўриев, О.", "book",
     {"title": "Ариқлар ва ҳовузлар", "place": "Тошкент", "publisher": "Фан", "year": "1998", "pages": "196"}),
    ("Бўриев О., Ғаниева С. Ариқлар тарихи // Сув хўжалиги. – 2006. – № 2. – Б. 33–40.",
     "Бўриев, О.; Ғаниева, С.", "article",
     {"title": "Ариқлар тарихи", "container": "Сув хўжалиги", "year": "2006", "issue": "2", "pages": "33–40"}),
    ("Қодирова М. Ҳовузлар меъморчилиги. – Т.: Ўзбекистон, 1993. – Б. 45.",
     "Қодирова, М.", "book",
     {"title": "Ҳовузлар меъморчилиги", "place": "Т.", "publisher": "Ўзбекистон", "year": "1993", "pages": "45"}),
    # Kazakh
    ("Сәрсенов Қ. Көлдер мен өзендер. – Алматы: Ғылым, 2003. – 220 б.",
     "Сәрсенов, Қ.", "book",
     {"title": "Көлдер мен өзендер", "place": "Алматы", "publisher": "Ғылым", "year": "2003", "pages": "220"}),
    ("Сәрсенов Қ., Жүнісова Ә. Өзен суының сапасы // Су шаруашылығы. – 2015. – № 1. – Б. 22–31.",
     "Сәрсенов, Қ.; Жүнісова, Ә.", "article",
     {"title": "Өзен суының сапасы", "container": "Су шаруашылығы", "year": "2015", "issue": "1", "pages": "22–31"}),
    ("Жүнісова Ә. Дала көлдері // География және табиғат. 2018. Т. 3. № 2. Б. 7–15.",
     "Жүнісова, Ә.", "article",
     {"title": "Дала көлдері", "container": "География және табиғат", "year": "2018", "volume": "3", "issue": "2",
      "pages": "7–15"}),
    # German and English
    ("Ackermann F. Wasser im Tal // Zeitschrift für Gewässerkunde. 2005. Bd. 12. Nr. 3. S. 101–119.",
     "Ackermann, F.", "article",
     {"title": "Wasser im Tal", "container": "Zeitschrift für Gewässerkunde", "year": "2005", "volume": "12",
      "issue": "3", "pages": "101–119"}),
    ("Thornbury L. Mills of the lower valley // Journal of River History. 2011. Vol. 14. No. 2. P. 77–93.",
     "Thornbury, L.", "article",
     {"title": "Mills of the lower valley", "container": "Journal of River History", "year": "2011", "volume": "14",
      "issue": "2", "pages": "77–93"}),
    ("Thornbury L. Mills and millers. – London: Weir Press, 1999. – 240 p.",
     "Thornbury, L.", "book",
     {"title": "Mills and millers", "place": "London", "publisher": "Weir Press", "year": "1999", "pages": "240"}),
]  # fmt: skip

APA = [
    ("Thornbury, L. (2011). Mills of the lower valley. Journal of River History, 14(2), 77–93.",
     "Thornbury, L.", "article",
     {"title": "Mills of the lower valley", "container": "Journal of River History", "year": "2011", "volume": "14",
      "issue": "2", "pages": "77–93"}),
    ("Thornbury, L., Askew, P. R., & Dunmore, T. (2016). Sluices at night. River Notes, 8(1), 3–19. https://doi.org/10.12345/rn.2016.003",
     "Thornbury, L.; Askew, P. R.; Dunmore, T.", "article",
     {"title": "Sluices at night", "container": "River Notes", "year": "2016", "volume": "8", "issue": "1",
      "pages": "3–19", "doi": "10.12345/rn.2016.003", "url": "https://doi.org/10.12345/rn.2016.003"}),
    ("Askew, P. R. (2009). A short history of dams. Weir Press.",
     "Askew, P. R.", "book",
     {"title": "A short history of dams", "publisher": "Weir Press", "year": "2009"}),
    ("Askew, P. R. (2014). A short history of dams (2nd ed.). Oxford University Press.",
     "Askew, P. R.", "book",
     {"title": "A short history of dams", "edition": "2nd ed", "publisher": "Oxford University Press", "year": "2014"}),
    ("Dunmore, T. (2020). What is a lock? Retrieved from https://canals.example.org/what-is-a-lock",
     "Dunmore, T.", "web",
     {"title": "What is a lock?", "year": "2020", "url": "https://canals.example.org/what-is-a-lock"}),
    ("World Bank. (2018). Water in dry cities. World Bank Publications.",
     "{World Bank}", "book",
     {"title": "Water in dry cities", "year": "2018", "publisher": "World Bank Publications"}),
    ("Лунёв, П. А. (2012). Паводки малых рек. Вопросы гидрологии, 7(3), 41–56.",
     "Лунёв, П. А.", "article",
     {"title": "Паводки малых рек", "container": "Вопросы гидрологии", "year": "2012", "volume": "7", "issue": "3",
      "pages": "41–56"}),
    ("Лунёв, П. А., Гречин, С. В. (2015). Вода и песок. Вопросы гидрологии, 10(1), 12–20.",
     "Лунёв, П. А.; Гречин, С. В.", "article",
     {"title": "Вода и песок", "container": "Вопросы гидрологии", "year": "2015", "volume": "10", "issue": "1",
      "pages": "12–20"}),
    ("Bo‘riyev, O. (2021). Ariqlar va hovuzlar tarixi. Suv xo‘jaligi, 5(2), 33–40.",
     "Bo‘riyev, O.", "article",
     {"title": "Ariqlar va hovuzlar tarixi", "container": "Suv xo‘jaligi", "year": "2021", "volume": "5",
      "issue": "2", "pages": "33–40"}),
    ("Бўриев, О. (2021). Ариқлар ва ҳовузлар тарихи. Сув хўжалиги, 5(2), 33–40.",
     "Бўриев, О.", "article",
     {"title": "Ариқлар ва ҳовузлар тарихи", "container": "Сув хўжалиги", "year": "2021", "volume": "5",
      "issue": "2", "pages": "33–40"}),
    ("Ackermann, F., & Lindner, M. (2005). Das Wasser im Tal. Zeitschrift für Gewässerkunde, 12(3), 101–119.",
     "Ackermann, F.; Lindner, M.", "article",
     {"title": "Das Wasser im Tal", "container": "Zeitschrift für Gewässerkunde", "year": "2005", "volume": "12",
      "issue": "3", "pages": "101–119"}),
    ("Lindner, M. (2001). Die Mühlen am Bach. Springer.",
     "Lindner, M.", "book",
     {"title": "Die Mühlen am Bach", "publisher": "Springer", "year": "2001"}),
]  # fmt: skip

IEEE = [
    ("L. Thornbury, “Mills of the lower valley,” Journal of River History, vol. 14, no. 2, pp. 77–93, 2011.",
     "Thornbury, L.", "article",
     {"title": "Mills of the lower valley", "container": "Journal of River History", "year": "2011", "volume": "14",
      "issue": "2", "pages": "77–93"}),
    ("L. Thornbury, P. R. Askew, and T. Dunmore, “Sensing of sluices,” IEEE Sensors Journal, vol. 9, no. 4, pp. 310–318, 2013, doi: 10.12345/sj.2013.310.",
     "Thornbury, L.; Askew, P. R.; Dunmore, T.", "article",
     {"title": "Sensing of sluices", "container": "IEEE Sensors Journal", "year": "2013", "volume": "9", "issue": "4",
      "pages": "310–318", "doi": "10.12345/sj.2013.310"}),
    ("P. R. Askew, A Short History of Dams. London: Weir Press, 2009.",
     "Askew, P. R.", "book",
     {"title": "A Short History of Dams", "place": "London", "publisher": "Weir Press", "year": "2009"}),
    ("T. Dunmore and P. R. Askew, “Gates that count,” in Proc. Int. Conf. Water Systems, 2015, pp. 12–17.",
     "Dunmore, T.; Askew, P. R.", "conference",
     {"title": "Gates that count", "container": "Proc. Int. Conf. Water Systems", "year": "2015", "pages": "12–17"}),
    ("F. Ackermann und M. Lindner, „Das Wasser im Tal“, Zeitschrift für Gewässerkunde, Bd. 12, Nr. 3, S. 101–119, 2005.",
     "Ackermann, F.; Lindner, M.", "article",
     {"title": "Das Wasser im Tal", "container": "Zeitschrift für Gewässerkunde", "year": "2005", "volume": "12",
      "issue": "3", "pages": "101–119"}),
    ("П. А. Лунёв, «Паводки малых рек», Вопросы гидрологии, т. 7, № 3, с. 41–56, 2012.",
     "Лунёв, П. А.", "article",
     {"title": "Паводки малых рек", "container": "Вопросы гидрологии", "year": "2012", "volume": "7", "issue": "3",
      "pages": "41–56"}),
    ("O. Bo‘riyev, “Ariqlar tarixi,” Suv xo‘jaligi, vol. 5, no. 2, pp. 33–40, 2021.",
     "Bo‘riyev, O.", "article",
     {"title": "Ariqlar tarixi", "container": "Suv xo‘jaligi", "year": "2021", "volume": "5", "issue": "2",
      "pages": "33–40"}),
]  # fmt: skip

VANCOUVER = [
    ("Thornbury L. Mill dust and the lung. J River Med. 2011;14(2):77-93.",
     "Thornbury, L", "article",
     {"title": "Mill dust and the lung", "container": "J River Med", "year": "2011", "volume": "14", "issue": "2",
      "pages": "77-93"}),
    ("Thornbury LK, Askew PR, Dunmore T. Fever in canal workers. J River Med. 2016;19(1):3-9. doi: 10.12345/jrm.2016.3",
     "Thornbury, LK; Askew, PR; Dunmore, T", "article",
     {"title": "Fever in canal workers", "container": "J River Med", "year": "2016", "volume": "19", "issue": "1",
      "pages": "3-9", "doi": "10.12345/jrm.2016.3"}),
    ("Thornbury LK, Askew PR, Dunmore T, et al. Sleep near weirs. J River Med. 2018;21(4):210-5.",
     "Thornbury, LK; Askew, PR; Dunmore, T", "article",
     {"title": "Sleep near weirs", "container": "J River Med", "year": "2018", "volume": "21", "issue": "4",
      "pages": "210-5"}),
    ("Askew PR. Diseases of the mill. 3rd ed. London: Weir Press; 2009.",
     "Askew, PR", "book",
     {"title": "Diseases of the mill", "edition": "3rd ed", "place": "London", "publisher": "Weir Press",
      "year": "2009"}),
    ("Askew PR. Diseases of the mill. London: Weir Press; 2001. 212 p.",
     "Askew, PR", "book",
     {"title": "Diseases of the mill", "place": "London", "publisher": "Weir Press", "year": "2001", "pages": "212"}),
    ("Lindner M, Ackermann F. Fieber am Fluss. Z Wassermed. 2005;12(3):101-9.",
     "Lindner, M; Ackermann, F", "article",
     {"title": "Fieber am Fluss", "container": "Z Wassermed", "year": "2005", "volume": "12", "issue": "3",
      "pages": "101-9"}),
    ("Лунёв ПА, Гречин СВ. Лихорадка на реках. Вестник гигиены. 2012;7(3):41-56.",
     "Лунёв, ПА; Гречин, СВ", "article",
     {"title": "Лихорадка на реках", "container": "Вестник гигиены", "year": "2012", "volume": "7", "issue": "3",
      "pages": "41-56"}),
    ("Сәрсенов Қ, Жүнісова Ә. Өзен суы және денсаулық. Медицина және су. 2019;4(1):22-31.",
     "Сәрсенов, Қ; Жүнісова, Ә", "article",
     {"title": "Өзен суы және денсаулық", "container": "Медицина және су", "year": "2019", "volume": "4",
      "issue": "1", "pages": "22-31"}),
    ("Bo‘riyev O, Qodirova M. Ichimlik suvi va salomatlik. Tibbiyot jurnali. 2021;5(2):33-40.",
     "Bo‘riyev, O; Qodirova, M", "article",
     {"title": "Ichimlik suvi va salomatlik", "container": "Tibbiyot jurnali", "year": "2021", "volume": "5",
      "issue": "2", "pages": "33-40"}),
]  # fmt: skip

DIN = [
    ("Ackermann, Franz: Das Wasser im Tal. Berlin: Springer, 2005.",
     "Ackermann, Franz", "book",
     {"title": "Das Wasser im Tal", "place": "Berlin", "publisher": "Springer", "year": "2005"}),
    ("Ackermann, Franz; Lindner, Marie: Das Wasser im Tal. 2. Aufl. Berlin: Springer, 2008.",
     "Ackermann, Franz; Lindner, Marie", "book",
     {"title": "Das Wasser im Tal", "edition": "2. Aufl", "place": "Berlin", "publisher": "Springer", "year": "2008"}),
    ("Lindner, Marie: Die Mühlen am Bach. In: Zeitschrift für Gewässerkunde 12 (2005), Nr. 3, S. 101–119.",
     "Lindner, Marie", "article",
     {"title": "Die Mühlen am Bach", "container": "Zeitschrift für Gewässerkunde", "year": "2005", "volume": "12",
      "issue": "3", "pages": "101–119"}),
    ("Lindner, M.: Was ist ein Wehr? URL: https://wehre.example.de/was-ist (Zugriff am 14.05.2019).",
     "Lindner, M.", "web",
     {"title": "Was ist ein Wehr?", "url": "https://wehre.example.de/was-ist", "accessed": "14.05.2019"}),
    ("Thornbury, Laura: Mills and millers. London: Weir Press, 1999.",
     "Thornbury, Laura", "book",
     {"title": "Mills and millers", "place": "London", "publisher": "Weir Press", "year": "1999"}),
]  # fmt: skip

CHICAGO = [
    ("Laura Thornbury, Mills and Millers (Chicago: University of Chicago Press, 1999), 45.",
     "Thornbury, Laura", "book",
     {"title": "Mills and Millers", "place": "Chicago", "publisher": "University of Chicago Press", "year": "1999",
      "pages": "45"}),
    ("Askew, Paul R. “Mills of the Valley.” Journal of River History 14, no. 2 (2011): 77–93.",
     "Askew, Paul R.", "article",
     {"title": "Mills of the Valley", "container": "Journal of River History", "year": "2011", "volume": "14",
      "issue": "2", "pages": "77–93"}),
    ("Thornbury, Laura, and Paul Askew. 1999. Mills and Millers. Chicago: University of Chicago Press.",
     "Thornbury, Laura; Askew, Paul", "book",
     {"title": "Mills and Millers", "place": "Chicago", "publisher": "University of Chicago Press", "year": "1999"}),
]  # fmt: skip

OTHERS = [
    ("Dunmore, T. (2012). Locks and keepers. In L. Thornbury & P. Askew (Eds.), Handbook of canals (pp. 45–68). Weir Press.",
     "Dunmore, T.", "Thornbury, L.; Askew, P.", "chapter",
     {"title": "Locks and keepers", "container": "Handbook of canals", "pages": "45–68", "publisher": "Weir Press",
      "year": "2012"}),
    ("Қодирова М. Ҳовуз бўйида // “Тошкент оқшоми”. 2019 йил 14 март. 32-сон.",
     "Қодирова, М.", "", "newspaper",
     {"title": "Ҳовуз бўйида", "container": "Тошкент оқшоми", "year": "2019", "date": "2019 йил 14 март",
      "issue": "32"}),
    ("Лунёв П. А. Вода уходит // Правда. 1986. 18 февраля.",
     "Лунёв, П. А.", "", "newspaper",
     {"title": "Вода уходит", "container": "Правда", "year": "1986", "date": "1986. 18 февраля"}),
    ("Qodirova M. Suv va hayot. URL: https://suv.example.uz/hayot (murojaat sanasi: 15.04.2022).",
     "Qodirova, M.", "", "web",
     {"title": "Suv va hayot", "url": "https://suv.example.uz/hayot", "accessed": "15.04.2022"}),
    ("Сәрсенов Қ. Көлдер мен өзендер. – Алматы: Қазақ университеті, 2011. – Б. 54.",
     "Сәрсенов, Қ.", "", "book",
     {"title": "Көлдер мен өзендер", "place": "Алматы", "publisher": "Қазақ университеті", "year": "2011",
      "pages": "54"}),
    ("Ғаниева С. Қадимги сув иншоотлари: тарих фан. номз. дис. – Тошкент, 2004. – 150 б.",
     "Ғаниева, С.", "", "thesis",
     {"title": "Қадимги сув иншоотлари", "place": "Тошкент", "year": "2004", "pages": "150"}),
    ("Lindner, M. (2010): Die Mühlen am Bach. In: Ackermann, F. (Hrsg.): Flüsse und Menschen. München: Beck, S. 55–71.",
     "Lindner, M.", "Ackermann, F.", "chapter",
     {"title": "Die Mühlen am Bach", "container": "Flüsse und Menschen", "place": "München", "publisher": "Beck",
      "year": "2010", "pages": "55–71"}),
    ("Schmidt, K.: Der Bach. In: Zeitschrift für Gewässerkunde, Jg. 12, Heft 3, 2005, S. 101–119.",
     "Schmidt, K.", "", "article",
     {"title": "Der Bach", "container": "Zeitschrift für Gewässerkunde", "volume": "12", "issue": "3",
      "year": "2005", "pages": "101–119"}),
    ("Askew, P. (2014, March 4). The dry mill. The Leeds Times, p. 3.",
     "Askew, P.", "", "newspaper",
     {"title": "The dry mill", "container": "The Leeds Times", "year": "2014", "date": "2014, March 4", "pages": "3"}),
    ("Жүнісова, Ә. (2018). Дала көлдері мен өзендері. География және табиғат, 3(2), 7–15.",
     "Жүнісова, Ә.", "", "article",
     {"title": "Дала көлдері мен өзендері", "container": "География және табиғат", "year": "2018", "volume": "3",
      "issue": "2", "pages": "7–15"}),
    ("Bo‘riyev O. Ariqlar va hovuzlar. – Toshkent: Fan, 2008. – 196 b. ISBN 978-9943-00-000-1.",
     "Bo‘riyev, O.", "", "book",
     {"title": "Ariqlar va hovuzlar", "place": "Toshkent", "publisher": "Fan", "year": "2008", "pages": "196",
      "isbn": "978-9943-00-000-1"}),
]  # fmt: skip

STYLES = {"gost": GOST, "apa": APA, "ieee": IEEE, "vancouver": VANCOUVER, "din": DIN, "chicago": CHICAGO}
ENTRIES = [
    pytest.param(*row, id=f"{style}{n}") for style, rows in STYLES.items() for n, row in enumerate(rows, start=1)
]

ENDED = frozenset(row[0] for row in VANCOUVER)  # here a full stop ends the authors, no initial


def written(names):
    return "; ".join(f"{{{n.literal}}}" if n.literal else ", ".join(filter(None, (n.family, n.given))) for n in names)


@pytest.mark.parametrize(("raw", "authors", "kind", "fields"), ENTRIES)
def test_every_field(raw, authors, kind, fields):
    parsed = parse(raw)
    found = {field: value for field, value in parsed.fields.items() if field not in ("authors", "editors")}
    assert found == fields
    assert parsed.kind == kind


@pytest.mark.parametrize(("raw", "authors", "kind", "fields"), [row for row in ENTRIES if row.values[0] not in ENDED])
def test_every_author(raw, authors, kind, fields):
    assert written(parse(raw).authors) == authors


@pytest.mark.parametrize(("raw", "authors", "kind", "fields"), VANCOUVER)
def test_authors_without_full_stops(raw, authors, kind, fields):
    assert written(parse(raw).authors).removesuffix(".") == authors


@pytest.mark.parametrize(("raw", "authors", "editors", "kind", "fields"), OTHERS)
def test_newspapers_editors_and_what_is_rarer(raw, authors, editors, kind, fields):
    parsed = parse(raw)
    found = {field: value for field, value in parsed.fields.items() if field not in ("authors", "editors")}
    assert (found, parsed.kind) == (fields, kind)
    assert (written(parsed.authors), written(parsed.editors)) == (authors, editors)


@pytest.mark.parametrize(("raw", "authors", "kind", "fields"), ENTRIES)
def test_a_blank_behind_it_changes_nothing(raw, authors, kind, fields):
    parsed = parse(f"{raw} ")
    assert {field: parsed.fields.get(field) for field in fields} == fields


@pytest.mark.parametrize(("raw", "authors", "kind", "fields"), ENTRIES)
def test_no_two_fields_share_a_letter(raw, authors, kind, fields):
    spans = sorted(span for field, span in parse(raw).spans.items() if field not in ("date", "doi"))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    ("fields", "slashes", "expected"),
    [
        ({"container": "River", "issue": "4", "pages": "5"}, True, "newspaper"),
        ({"container": "River", "issue": "4", "pages": "6"}, True, "article"),
        ({"container": "River", "volume": "1", "issue": "4", "pages": "5"}, True, "article"),
        ({"container": "River", "editors": "Roe R."}, False, "chapter"),
        ({"container": "River", "url": "https://a.example.org", "pages": "5"}, False, "article"),
        ({"container": "River"}, False, "other"),
        ({"publisher": "Weir"}, False, "book"),
        ({"title": "River"}, False, "other"),
    ],
)
def test_kinds_by_fields(fields, slashes, expected):
    assert told("Doe. River", fields, slashes=slashes) == expected


@pytest.mark.parametrize(
    ("raw", "year"),
    [
        ("Дробова Н. К. Ледоход на реках: дис. ... канд. геогр. наук: 25.00.27. – Пермь, 2009. – 158 с.", "2009"),
        ("Гречин С. В. Методика наблюдений: автореф. дис. ... д-ра пед. наук: 13.00.02. – М., 2011. – 40 с.", "2011"),
        ("Солиев Б. Тупроқ шўрланиши: қ.х.ф.н. дисс. 06.01.03. – Тошкент, 2004. – 120 б.", "2004"),
    ],
)
def test_the_code_of_a_speciality_is_no_date(raw, year):
    parsed = parse(raw)
    assert (parsed.fields.get("year"), parsed.fields.get("date"), parsed.normalised) == (year, None, {})
