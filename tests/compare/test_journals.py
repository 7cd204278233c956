"""Which names are surely those of two journals: never two names of one."""

import pytest

from citecheck.compare.journals import comparable, is_another_journal
from citecheck.compare.tongue import spoken
from citecheck.model import Record
from tests.compare.entries import ref

ONE = [  # what an entry prints, and the names that a register has for its ISSN
    ("J. Chem. Phys.", ["The Journal of Chemical Physics"]),
    ("J Chem Phys", ["The Journal of Chemical Physics"]),
    ("JMLR", ["Journal of Machine Learning Research"]),
    ("The Journal of Machine Learning Research (JMLR)", ["JMLR"]),
    ("PNAS", ["Proceedings of the National Academy of Sciences"]),
    ("Proc. Natl. Acad. Sci. U.S.A.", ["Proceedings of the National Academy of Sciences"]),
    ("Ann of Math", ["Annals of Mathematics"]),
    ("Transactions on Pattern Analysis and Machine Intelligence", ["IEEE Trans. Pattern Anal. Mach. Intell."]),
    ("Physics and Chemistry of Glasses", ["Physics &amp; Chemistry of Glasses", "Physics & Chemistry of Glasses"]),
    ("Journal of Archaeology and Art", ["The Journal of Archeology & Art"]),
    ("Journal of Labour and Industry", ["The Journal of Labor and Industry"]),
    ("Annals of Paediatrics and Child Health", ["Annals of Pediatrics (Online)"]),
    ("Journal of Water History", ["Journal of Water History: Canals, Dams and Floods"]),
    ("Journal of Physics A: Mathematical and General", ["Journal of Physics A"]),
    ("Philosophical Transactions of the Royal Society", ["Philosophical Transactions of the Royal Society B"]),
    ("Вестник Московского университета", ["Вестник Московского университета. Серия 8: История"]),
    ("Вестник МГУ. Серия 8. История", ["Вестник Московского университета"]),
    ("Вестн. Моск. ун-та", ["Вестник Московского университета"]),
    ("Вестник Московского университета", ["Vestnik Moskovskogo Universiteta"]),
    ("Вестник Московского университета", ["Moscow University Bulletin"]),
    ("Vestnik Moskovskogo universiteta", ["Bulletin of the University of Moscow"]),
    ("Vestnik Moskovskogo universiteta", ["Вестник Московского университета"]),
    ("Bulletin of Tashkent University", ["Herald of the Tashkent State University"]),
    ("Questions of History", ["Voprosy istorii"]),
    ("Questions of Linguistics", ["Topics in the Study of Language"]),
    ("Questions of Soil Science", ["Herald of the Land", "Voprosy pochvovedeniya"]),
    ("Ўзбекистон тарихи журнали", ["O'zbekiston tarixi"]),
    ("Oʻzbekiston tarixi jurnali", ["Ўзбекистон тарихи журнали"]),
    ("Oʻzbekiston tarixi jurnali", ["History of Uzbekistan"]),
    ("Тил ва адабиёт таълими", ["Преподавание языка и литературы"]),
    ("Қазақ тарихы журналы", ["Вестник истории Казахстана"]),
    ("Халық денсаулығы журналы", ["Журнал народного здоровья"]),
    ("Zeitschrift für Physik", ["The European Physical Journal"]),
    ("Revue de l'histoire des religions", ["Review of the History of Religions"]),
    ("Journal of Oil and Fat Industries", ["The Chemist's Section of the Cotton Oil Press"]),
    ("Annals of Eugenics and Heredity", ["Annals of Human Genetics"]),
    ("The Journal of Character and Personality", ["Journal of Personality"]),
    ("Problems of Economics", ["Questions of Economics"]),
    ("Social Sciences and Contemporary World", ["Public Sciences and Modernity"]),
    ("Bulletin of Ancient History", ["Journal of the Ancient World"]),
    ("Journal of Public Health", ["Herald of Healthcare"]),
    ("Foreign Languages at School", ["Languages Abroad for Schools"]),
    ("Вопросы экономики", ["Проблемы экономики"]),
    ("Вестник здравоохранения", ["Народное здравоохранение"]),
    ("Ҳуқуқ масалалари журнали", ["Вопросы права"]),
    ("Soil Biol Biochem", ["Soil Biology and Biochemistry"]),
    ("Energy Environ Sci", ["Energy & Environmental Science"]),
    ("Crystalline Reeds", ["Annals of Tropical Medicine"]),  # two in truth, but nothing tells the first one's language
    ("Nature", ["Science"]),
    ("Science of Man", ["Anthropos"]),
    ("Труды института", ["Записки общества"]),
    ("数学学报", ["Acta Mathematica Sinica"]),
    ("Журнал of истории", ["Annals of Tropical Medicine"]),
]
TWO = [
    ("Journal of Water History", ["Annals of Tropical Medicine and Parasitology"]),
    ("The Journal of Chemical Physics", ["Review of Roman Studies", "The Review of Roman Studies"]),
    ("Water History", ["Annals of Tropical Medicine"]),
    ("Вопросы языкознания", ["Химическая физика"]),
    ("JOURNAL OF WATER HISTORY", ["Transactions on Information Theory"]),
    ("Журнал химической физики", ["Вестник древней истории"]),
    ("Вестник древней истории", ["Журнал химической физики и катализа"]),
    ("Ўзбекистон тиббиёт журнали", ["Қадимги дунё ва ҳуқуқ журнали"]),
    ("Oʻzbekiston tibbiyot jurnali", ["Qadimgi huquq va adabiyot jurnali"]),
    ("Zeitschrift für Geschichte der Landwirtschaft", ["Mitteilungen der Mathematiker"]),
]


def entry(journal, **fields):
    given = {"raw": f"Doe J. On keepers // {journal}. 2015. No 3. P. 5-9. ISSN 0378-5955", "kind": "article", **fields}
    return ref(1, "On keepers", container=journal, **given)


def record(*names):
    return Record("issn:0378-5955", "issn", "journal", containers=names)


@pytest.mark.parametrize(("journal", "names"), ONE)
def test_two_names_of_one_journal_accuse_nobody(journal, names):
    assert not is_another_journal(entry(journal), record(*names))
    for name in names:
        assert not is_another_journal(entry(name), record(journal))


@pytest.mark.parametrize(("journal", "names"), TWO)
def test_two_journals_of_one_language(journal, names):
    assert is_another_journal(entry(journal), record(*names))


def test_one_name_that_fits_is_enough():
    names = ["Annals of Tropical Medicine", "Journal of Water History"]
    assert not is_another_journal(entry("Journal of Water History"), record(*names))
    assert not is_another_journal(entry("Journal of Water History"), record())


def test_a_journal_read_wrongly_accuses_nobody():
    raw = "Doe J. On keepers of the canals // Annals of Tropical Medicine. 2015. No 3. ISSN 0378-5955"
    wrong = entry("On keepers of the canals", raw=raw)
    assert not is_another_journal(wrong, record("Annals of Tropical Medicine"))


@pytest.mark.parametrize(
    ("journal", "fields"),
    [
        ("Journal of Water History", {"kind": "conference"}),  # has the ISSN of the series it was printed in
        ("Journal of Water History", {"kind": "book"}),
        ("Proceedings of the Conference on Canals", {}),
        ("Материалы и труды по истории каналов", {}),
        ("Journal of Water History", {"raw": "Doe J. On keepers // Journal of Water History. 2015. (In Russian)"}),
        ("Journal of Water History", {"raw": "Doe J. On keepers // Journal of Water History. 2015. [in Uzb.]"}),
        (None, {}),
    ],
)
def test_entries_of_which_nothing_could_be_told(journal, fields):
    one = entry(journal, **fields)
    assert not comparable(one)
    assert not is_another_journal(one, record("Annals of Tropical Medicine and Parasitology"))


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Journal of Water History", "en"), ("Вестник древней истории", "ru"), ("Oʻzbekiston tarixi jurnali", "uz-Latn"),
        ("Voprosy istorii i kraevedeniya", None), ("J. Hist. of Med.", None), ("Journal of Phys.", None),
        ("Journal of DNA Repair", None), ("Journal of the", None), ("Journal of Art", None), ("", None),
    ],
)  # fmt: skip
def test_the_language_of_a_name_is_sure_or_unsaid(name, language):
    assert spoken(name) == language
