import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.read.decoding import decode, is_binary

RUSSIAN = "Журнал выходит в Бухаре раз в квартал; редакция принимает статьи на трёх языках. " * 3
UZBEK = "Мақола Тошкент шаҳрида ёзилган, унда ғалла ва пахта ҳақида сўз боради. " * 3
GERMAN = "Die Prüfung der Fußnoten kostet Zeit; die Bücher stehen in Göttingen. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [RUSSIAN, UZBEK, GERMAN], ids=["ru", "uz", "de"])
def test_unicode_comes_back_as_it_was(encoding, text):
    assert decode(text.encode(encoding)).text == text
    assert decode(text.encode(encoding)).doubt is None


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("cp1251", RUSSIAN), ("koi8-r", RUSSIAN), ("cp1252", GERMAN)],
)
def test_eight_bit_text_is_told_by_its_letters(encoding, text):
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_too_few_letters_are_a_doubt():
    assert decode("Müller".encode("cp1252")).text == "Müller"
    assert decode("Ц 12".encode("cp1251")).doubt


def test_a_few_broken_bytes_in_utf8_are_counted():
    decoded = decode(RUSSIAN.encode() + b"\xd0 and \xff")
    assert decoded.encoding == "utf-8"
    assert "2 broken bytes" in decoded.doubt


def test_a_cut_last_character_is_a_doubt_and_no_other_encoding():
    assert decode(RUSSIAN.encode()[:-1] + b"\xd0").encoding == "utf-8"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"MZ\x90\0\3\0\0", bytes(range(32)) * 20])
def test_pictures_and_programs_are_binary(data):
    assert is_binary(data)


@pytest.mark.parametrize(
    "data", [b"", b"plain", RUSSIAN.encode("cp1251"), codecs.BOM_UTF16_LE + b"a\0", GERMAN.encode("utf-16-be")]
)
def test_texts_are_not(data):
    assert not is_binary(data)


@given(st.binary(max_size=300))
def test_any_bytes_decode(data):
    decoded = decode(data)
    assert isinstance(decoded.text, str)
    assert decoded.encoding
