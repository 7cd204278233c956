"""A slug read as a title, the signs of damage, and what it may have been."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.compare.addresses import decoded, host_of, slug_of
from citecheck.compare.habits import Habits
from citecheck.compare.respelling import repairs
from citecheck.compare.slugs import AGREES, fit, fit_of
from tests.compare.entries import ref

SITE = "https://xabar.example/post/"
AGREE = [
    ("Дарё бўйидаги боғлар: янги ҳаёт", "daryo-boyidagi-boglar-yangi-hayot"),
    ("Дарё бўйидаги боғлар: янги ҳаёт", "daryo-buyidagi-bo-lar-yangi-ayot-532211"),
    ("Дарё бўйидаги боғлар: янги ҳаёт", "darjo-bojidagi-boglar-jangi-hajot"),
    ("Хлеб и соль в жизни горожан", "khleb-i-sol-v-zhizni-gorozhan"),
    ("Хлеб и соль в жизни горожан", "hleb_i_sol_v_jizni_gorojan.html"),
    ("Хлеб и соль в жизни горожан", "7002-xleb-sol-zhizni"),
    ("Выставка щенков открылась в цирке", "vyistavka-schenkov-otkryilas-v-tsirke"),
    ("Oʻrmon va oʻtloq taʼrifi", "o-rmon-va-o-tloq-ta-rifi"),
    ("Qayerda eng arzon non?", "qaerda-eng-arzon-non-25824654.html"),
    ("Тау бөктеріндегі ауылдар", "tau-b-kter-ndeg-auyldar"),
    ("Narxlar 1,5 foizga oshdi", "narxlar-15-foizga-oshdi"),
    ("Gardens of the valley", "gardens-valley?page=2"),
    ("Боғ ва дарё ҳақида", "Bog%2527-va-daryo-haqida"),
]
SILENT = [
    "https://xabar.example/archives/6994", "https://xabar.example/vp5j", "https://xabar.example/2017/03/22/region/",
    "https://xabar.example", "https://xabar.example/%D0%B1%D0%BE%D2%93-%D0%B2%D0%B0-%D0%B4%D0%B0%D1%80%D1%91",
    "http://[bad/a-b-c-d-e-f", "https://xabar.example/view/12759-53496043", "https://xabar.example/a-b",
]  # fmt: skip
SIGNS = [
    ("Каналы верхней долины летом", "kanalyk-verhney-doliny-letom", {"letter"}),
    ("Каналы верхней долины летом", "kanaly-verney-doliny-letom", {"missing"}),
    ("Каналы верхней долины летом", "kanaly--ney-doliny-letom", {"missing", "dashes"}),
    ("Каналы верхней долины летом", "kanaly--verhney-doliny-letom", {"dashes"}),
    ("Каналы – реки верхней долины летом", "kanaly--reki-verhney-doliny-letom", set()),
    ("Каналы – реки верхней долины летом", "kanaly--verhney-doliny-letom", {"dashes", "skipped"}),
    ("Каналы верхней долины летом", "kanaly-doliny-letom", {"skipped"}),
    ("Каналы верхней долины летом", "kanaly-verhney-dol", {"cut"}),
    ("Каналы верхней долины летом", "kanaly-verhney", {"tail"}),
    ("Каналы верхней долины летом", "kanaly-novoy-verhney-doliny-letom", {"word"}),
    ("Каналы долины летом 2021 года", "kanaly-doliny-letom-2019-goda", {"figure"}),
]


@pytest.mark.parametrize(("title", "slug"), AGREE)
def test_sites_spell_a_title_in_many_ways(title, slug):
    found = fit(SITE + slug, title)
    assert found.share >= AGREES
    assert not found.hard


@pytest.mark.parametrize("url", SILENT)
def test_what_is_no_slug_is_silent(url):
    assert slug_of(url) is None
    assert fit(url, "Боғ ва дарё ҳақида ҳикоя") is None


@pytest.mark.parametrize(("title", "slug", "kinds"), SIGNS)
def test_signs_are_told_apart(title, slug, kinds):
    assert {sign.kind for sign in fit(SITE + slug, title).signs} == kinds


@pytest.mark.parametrize("title", ["Gardens of the valley in spring", "Реки степи и их берега", "!?"])
def test_a_slug_of_another_title_or_language_has_no_fit(title):
    assert fit(SITE + "kanaly-verhney-doliny-letom", title) is None


def test_an_entry_whose_title_was_not_read_is_read_by_its_words():
    entry = ref(
        1, "летом", raw=f"Каналы верхней долины летом {SITE}kanaly-verhney-doliny", url=f"{SITE}kanaly-verhney-doliny"
    )
    assert fit_of(entry).share >= AGREES
    assert fit_of(ref(1, "Каналы")) is None


def test_hosts_and_double_encoding():
    assert host_of("www.Example.org/a") == "example.org"
    assert decoded("%25D0%25B1%D0%BE") == "бо"


TITLE = "Хива – Бухоро: карвон йўлларининг харитаси"


def learnt(*slugs, title="Хонлик тарихи ва хорижий халқлар"):
    habits = Habits()
    for n, slug in enumerate(slugs):
        habits.learn(fit(f"{SITE}{slug}-{n}12345", title))
    return habits


def test_a_host_has_a_habit_once_it_has_shown_it():
    habits = learnt(*["xonlik-tarixi-va-xorijiy-xalqlar"] * 3)
    assert habits.usual("xabar.example", "х") == "x"
    assert habits.usual("other.example", "х") is None
    (sign,) = habits.odd(fit(SITE + "khonlik-tarikhi-va-khorijiy-khalqlar", "Хонлик тарихи ва хорижий халқлар"))
    assert (sign.slug, sign.title) == ("kh", "x")
    assert not Habits().odd(fit(SITE + "xonlik-tarixi-va-xorijiy-xalqlar", "Хонлик тарихи ва хорижий халқлар"))


def test_some_hosts_are_known():
    assert Habits().usual("kazpravda.kz", "х") == "h"


def test_a_lost_piece_is_filled_in_the_hosts_habit():
    damaged = fit(SITE + "khiva--van-yollarining-kharitasi", TITLE)
    habits = learnt(*["xonlik-tarixi-va-xorijiy-xalqlar"] * 3)
    made = repairs(damaged, habits)
    assert SITE + "xiva-buxoro-karvon-yollarining-xaritasi" in made
    assert len(made) <= 3


def test_the_numbers_around_a_slug_stay():
    damaged = fit(SITE + "7002-xiva-buxoro-karvonn-yollari-53496043.html", TITLE)
    assert repairs(damaged, Habits())[0] == SITE + "7002-xiva-buxoro-karvon-yollari-53496043.html"


def test_a_cut_tail_stays_cut():
    damaged = fit(SITE + "xiva-bxoro-karvon-yollar", TITLE)
    assert repairs(damaged, Habits())[0] == SITE + "xiva-buxoro-karvon-yollar"


@given(st.text(st.sampled_from("abkhzхқўЖ -_.19%/"), max_size=60), st.text(st.sampled_from("abхқЖў  -19"), max_size=60))
def test_anything_can_be_read(slug, title):
    found = fit(f"https://x.example/{slug}", title)
    if found:
        assert 0 <= found.share <= 1
        repairs(found, Habits())


def test_a_long_title_takes_a_moment():
    begun = time.process_time()
    assert fit(SITE + "aga-bugu-" * 22, "абажур угу бугу ага " * 5000) is None or True
    assert time.process_time() - begun < 3
