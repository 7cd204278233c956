"""Kinds of entries."""

import pytest

from citecheck.extract.kinds import kind


@pytest.mark.parametrize(
    ("raw", "fields", "slashes", "iso", "expected"),
    [
        ("Doe J. Water. River 3(2)", {"container": "River", "volume": "3"}, False, "", "article"),
        ("Норов А. Сув // Дарё. № 2", {"container": "Дарё", "issue": "2", "pages": "17"}, True, "", "article"),
        ("Норов А. Сув // Дарё. № 34. С. 3", {"container": "Дарё", "issue": "34", "pages": "3"}, True, "", "newspaper"),
        ("Норов А. Сув // Дарё", {"container": "Дарё", "date": "3.5.1990"}, True, "1990-05-03", "newspaper"),
        (
            "Норов А. Сув // Реки. М.: Мир",
            {"container": "Реки", "place": "М.", "publisher": "Мир"},
            True,
            "",
            "chapter",
        ),
        ("Норов А. Сув. М.: Мир", {"place": "М.", "publisher": "Мир"}, False, "", "book"),
        ("Сув https://a.uz", {"title": "Сув", "url": "https://a.uz"}, False, "", "web"),
        ("Сув. Дарё. https://a.uz", {"container": "Дарё", "url": "https://a.uz"}, False, "", "web"),
        ("Suv. River Journal. https://a.uz", {"container": "River Journal", "url": "u"}, False, "", "article"),
        ("Норов А. Сув: дис. канд. наук. М.", {"place": "М."}, False, "", "thesis"),
        ("Doe J. Water. PhD thesis", {"publisher": "X"}, False, "", "thesis"),
        ("Сув тўғрисида ПҚ-4095-сон қарор", {"title": "Сув"}, False, "", "law"),
        ("PF-5712-son Farmon", {}, False, "", "law"),
        ("УП-217 о воде", {}, False, "", "law"),
        ("Закон о воде", {"title": "Закон о воде"}, False, "", "law"),
        ("Қонун. Т., 2020", {"authors": "Сув вазирлиги", "place": "Т."}, False, "", "law"),
        ("Қонун шарҳи. Т., 2020", {"authors": "Норов А.", "place": "Т."}, False, "", "book"),
        ("Daryo.uz. Suv, 2025", {"authors": "Daryo.uz", "title": "Suv", "year": "2025"}, False, "", "web"),
        ("Doe J. Water. Proc. of Dry Conf.", {"container": "Proc. of Dry Conf"}, False, "", "conference"),
        ("Doe J. Water. Technical report 3", {"publisher": "X"}, False, "", "report"),
        ("Doe J. Water levels [Data set]", {"publisher": "X"}, False, "", "dataset"),
        ("Doe J. Wetter [Computer software]", {"url": "u"}, False, "", "software"),
        ("???", {}, False, "", "other"),
    ],
)
def test_kinds(raw, fields, slashes, iso, expected):
    assert kind(raw, fields, slashes=slashes, iso=iso) == expected
