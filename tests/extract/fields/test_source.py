"""What a work is in. The entries are invented."""

import pytest

from citecheck.extract.entry import parse


@pytest.mark.parametrize(
    ("raw", "kind", "authors", "title", "container"),
    [
        ("Doe J. Canals. Oslo: Fjell, 2019.", "book", ["Doe"], "Canals", None),
        ("Doe, R. E. (2009). Multimedia Rivers. Fjord University Press.", "book", ["Doe"], "Multimedia Rivers", None),
        ("Степные поэты Ангрена. Горький, 1958.", "book", [], "Степные поэты Ангрена", None),
        ("Б.Норматов. Гидрология. Тошкент, 2006 йил.", "book", ["Норматов"], "Гидрология", None),
        ("Ўзбекистон Республикасининг Сув кодекси. – Тошкент: Қонун уйи, амалдаги таҳрир.",
         "law", [], "Ўзбекистон Республикасининг Сув кодекси", None),
        ("Novak A., Pavlin S. State of the river banks after six years of service. Fizika i himiya vody. 2009, no. 2, "
         "pp. 24–32 (in Russian).", "article", ["Novak", "Pavlin"],
         "State of the river banks after six years of service", "Fizika i himiya vody"),
        # what is in a journal or in proceedings stays there
        ("A. Doe, J. Rivers 12 (2005) 406.", "article", ["Doe"], None, "J. Rivers"),
        ("Норов В.Н. Система каналов в степи. Общая теория. — Киев: Берег, 2015. — Том 1, С. 34–35.",
         "book", ["Норов"], "Система каналов в степи. Общая теория", None),
    ],
)  # fmt: skip
def test_a_book_has_a_title_and_an_article_a_source(raw, kind, authors, title, container):
    parsed = parse(raw)
    fields = parsed.fields.get("title"), parsed.fields.get("container")
    assert (parsed.kind, [name.family for name in parsed.authors], *fields) == (kind, authors, title, container)
