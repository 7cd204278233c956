"""What the store remembers of addresses: how long, and when a death is confirmed."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from citecheck.model import Record, Status, Verdict
from citecheck.store import Store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
URL = "http://a.test/x"


def after(**time):
    return NOW + timedelta(**time)


def kept(store, status, now, reason=None):
    return store.keep_verdict(Verdict(URL, status, reason), now)


@pytest.mark.parametrize(
    ("status", "known_after", "asked_after"),
    [
        (Status.OK, {"days": 6}, {"days": 8}),
        (Status.DEAD, {"hours": 23}, {"hours": 25}),
        (Status.BROKEN, {"hours": 23}, {"hours": 25}),
    ],
)
def test_how_long_an_answer_is_believed(status, known_after, asked_after):
    with Store(None) as store:
        kept(store, status, NOW)
        assert URL in store.verdicts([URL, "http://b.test/"], after(**known_after), 7)
        assert URL not in store.verdicts([URL], after(**asked_after), 7)


def test_what_could_not_be_told_is_asked_again():
    with Store(None) as store:
        kept(store, Status.UNKNOWN, NOW, "offline")
        assert store.verdicts([URL], NOW, 7) == {}


def test_a_death_is_confirmed_by_three_failures_over_three_days():
    with Store(None) as store:
        for days, confirmed in ((0, False), (1, False), (2, False), (3, True)):
            assert kept(store, Status.DEAD, after(days=days), "http-404").confirmed is confirmed


def test_two_failures_far_apart_are_not_enough():
    with Store(None) as store:
        kept(store, Status.DEAD, NOW)
        assert not kept(store, Status.DEAD, after(days=30)).confirmed


def test_a_sign_of_life_begins_the_count_anew_and_a_doubt_does_not():
    with Store(None) as store:
        kept(store, Status.DEAD, NOW)
        kept(store, Status.UNKNOWN, after(days=1))
        kept(store, Status.DEAD, after(days=2))
        assert kept(store, Status.DEAD, after(days=4)).confirmed
        kept(store, Status.OK, after(days=5))
        assert not kept(store, Status.DEAD, after(days=9)).confirmed


def test_another_run_remembers(tmp_path):
    with Store(str(tmp_path)) as store:
        kept(store, Status.OK, NOW)
    with Store(str(tmp_path)) as store:
        assert store.verdicts([URL], after(days=1), 7)[URL].status is Status.OK


@pytest.mark.parametrize(
    ("column", "value"),
    [("data", b"\xc1"), ("data", b""), ("data", msgspec.msgpack.encode({"url": 3})), ("checked", "soon"),
     ("checked", "2026-03-01"), ("checked", after(days=4000).isoformat()), ("checked", None)],
)  # fmt: skip
def test_a_damaged_row_is_found_out_anew(tmp_path, column, value):
    with Store(str(tmp_path)) as store:
        kept(store, Status.OK, NOW)
        store.keep_record(Record("10.1000/182", "crossref"), NOW)
        store.keep_findings("paper", "1", [])
        store.database.execute(f"update verdicts set {column} = ?", (value,))
        store.database.execute(f"update records_1 set {column} = ?", (value,))
        if column == "data":
            store.database.execute("update findings_1 set data = ?", (value,))
    with Store(str(tmp_path)) as store:
        assert store.verdicts([URL], after(hours=1), 7) == {}
        assert store.records(["10.1000/182"], after(hours=1)) == {}
        assert store.findings("paper", "1") == (None if column == "data" else [])
        kept(store, Status.OK, NOW)
        assert URL in store.verdicts([URL], after(hours=1), 7)


@pytest.mark.parametrize(
    "value", [b"\xc1", msgspec.msgpack.encode(["soon", 3]), msgspec.msgpack.encode(["soon"]), None]
)
def test_damaged_failures_begin_the_count_anew(value):
    with Store(None) as store:
        for days in range(4):
            kept(store, Status.DEAD, after(days=days))
        store.database.execute("update verdicts set failures = ?", (value,))
        assert [kept(store, Status.DEAD, after(days=days)).confirmed for days in (5, 6, 7, 8)] == [False] * 3 + [True]
