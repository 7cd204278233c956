"""The configuration: every key, unknown keys with the nearest name, and what a stranger's folder may not say."""

from dataclasses import fields
from pathlib import Path

import pytest

from citecheck.config import READERS, TRUSTED, Config, ConfigError, Ignore, Network, Service, load, own_file
from citecheck.model import Severity

GOOD = [
    ('select = ["CC3"]', "select", ("CC3",)),
    ('ignore = ["dead-link"]', "ignore", ("dead-link",)),
    ('extend-select = ["CC1", "CC2"]', "extend_select", ("CC1", "CC2")),
    ('per-file-ignores = {"old/*" = ["CC2"]}', "per_file_ignores", {"old/*": ("CC2",)}),
    (
        'ignores = [{code = "CC401", reason = "seen", path = "a.pdf", text = "x"}]',
        "ignores",
        (Ignore("CC401", "seen", "a.pdf", "x"),),
    ),
    ('severity = {CC202 = "info", dead-link = "error"}', "severity", {"CC202": Severity.INFO, "dead-link": "error"}),
    ('fail-on = "never"', "fail_on", "never"),
    ("offline = true", "offline", True),
    ("jobs = 3", "jobs", 3),
    ('cache-dir = "/tmp/x"', "cache_dir", "/tmp/x"),
    ("cache = false", "cache", False),
    ("max-age = 2.5", "max_age", 2.5),
    ("timeout = 4", "timeout", 4.0),
    ("max-wait = 5", "max_wait", 5.0),
    ("max-wait = 0", "max_wait", 0.0),
    ("trust-env = true", "trust_env", True),
    ("ocr = false", "ocr", False),
    ("paper-timeout = 9", "paper_timeout", 9.0),
    ("paper-memory = 1000", "paper_memory", 1000),
    ('mailto = "editor@journal.example"', "mailto", "editor@journal.example"),
    ('mailto = ""', "mailto", None),
    ('lang = "ru"', "lang", "ru"),
    ("rushed-days = 10", "rushed_days", 10),
    ('exclude = ["old/*.txt"]', "exclude", ("old/*.txt",)),
    ('style = "apa"', "style", "apa"),
    ('profile = "joss"', "profile", "joss"),
    ('services = {doi = {base = "http://a.test", pace = 2}}', "services", {"doi": Service("http://a.test", 2.0)}),
    (
        'network = {allow = ["127.0.1.0/24"], hosts = {"journal.test" = "127.0.1.7"}}',
        "network",
        Network(("127.0.1.0/24",), {"journal.test": "127.0.1.7"}),
    ),
]  # fmt: skip


def loaded(tmp_path, text, name="given.toml"):
    file = tmp_path / name
    file.write_text(text, "utf-8")
    return load(tmp_path, file)


@pytest.mark.parametrize(("text", "field", "value"), GOOD, ids=[row[1] for row in GOOD])
def test_a_key_becomes_a_field(tmp_path, text, field, value):
    assert getattr(loaded(tmp_path, text), field) == value


def test_the_file_of_the_accepted_findings_is_kept(tmp_path):
    assert loaded(tmp_path, GOOD[4][0]).source == str(tmp_path / "given.toml")
    assert loaded(tmp_path, "jobs = 3").source == ""


def test_every_key_is_tested():
    assert {field.replace("_", "-") for _, field, _ in GOOD} >= set(READERS)


def test_what_a_run_may_be_told_has_a_key():
    assert {field.name.replace("_", "-") for field in fields(Config)} - set(READERS) == {"source", "inline-ignores"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('select = "CC3"', "'select' must be a list of texts"),
        ("ignore = [1]", "'ignore' must be a list of texts"),
        ("per-file-ignores = 1", "'per-file-ignores' must be a table of file patterns"),
        ("ignores = {}", "'ignores' must be a list of rows"),
        ('ignores = [{code = "CC1"}]', "'ignores' needs a code and a reason in each row"),
        ('ignores = [{code = "CC1", reason = "x", file = "a"}]', "unknown key 'file'"),
        ('ignores = [{code = "CC1", reason = 5}]', "'ignores' must be a text in quotes"),
        ('severity = {CC202 = "fatal"}', "'severity' must be a table of codes"),
        ("severity = {CC202 = []}", "'severity' must be a table of codes"),
        ('fail-on = "sometimes"', "'fail-on' must be one of error, warning, info, never"),
        ('style = "mla"', "'style' must be one of gost, apa, ieee"),
        ('profile = "novel"', "'profile' must be one of gost, apa, joss, bibtex, thesis"),
        ("offline = 1", "'offline' must be true or false"),
        ("jobs = 0", "'jobs' must be a whole number from 1 up"),
        ("jobs = true", "'jobs' must be a whole number from 1 up"),
        ("timeout = -1", "'timeout' must be a number from 0 up"),
        ("timeout = 0", "'timeout' must be above 0"),
        ("paper-timeout = 0", "'paper-timeout' must be above 0"),
        ("max-wait = -1", "'max-wait' must be a number from 0 up"),
        ("timeout = nan", "'timeout' must be a number from 0 up"),
        ("max-age = inf", "'max-age' must be a number from 0 up"),
        ('mailto = "the editor"', "'mailto' must be an e-mail address"),
        ('mailto = "a@b\\nX-Evil: 1"', "'mailto' must be an e-mail address"),
        ("lang = 5", "'lang' must be a text in quotes"),
        ("services = 1", "'services' must be a table of services"),
        ("services = {doi = {url = 1}}", "'services' doi has an unknown key 'url'"),
        ('services = {doi = {base = "doi.org"}}', "'services' doi has a base that is no address"),
        ("services = {doi = {base = 1}}", "'services' must be a text in quotes"),
        ('services = {doi = {pace = "fast"}}', "'services' must be a number from 0 up"),
        ("network = []", "'network' must be a table with allow and hosts"),
        ("network = {deny = []}", "'network' has an unknown key 'deny'"),
        ('network = {allow = ["127.0.1.0/24", "home"]}', "'network' has 'home' in allow, which is no range"),
        ("network = {hosts = {a = 1}}", "'network' needs hosts as a table"),
        ("selct = []", "unknown key 'selct': did you mean 'select'?"),
        ("rushed_days = 5", "unknown key 'rushed_days': did you mean 'rushed-days'?"),
        ("zzzzzz = 5", "unknown key 'zzzzzz': known are "),
        ("select = [", "this is no valid TOML"),
    ],
)
def test_a_mistake_is_said_with_file_and_key(tmp_path, text, words):
    with pytest.raises(ConfigError) as mistake:
        loaded(tmp_path, text)
    assert str(mistake.value).startswith(f"{tmp_path / 'given.toml'}: ")
    assert words in str(mistake.value)


def test_nothing_given_is_the_default(tmp_path):
    assert load(tmp_path) == Config()


def test_the_nearest_file_counts(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "citecheck.toml").write_text("jobs = 2")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.citecheck]\njobs = 3")
    (inner / "pyproject.toml").write_text("[tool.other]\njobs = 4")
    assert load(inner).jobs == 3
    assert load(tmp_path).jobs == 2


def test_citecheck_toml_beats_pyproject_beside_it(tmp_path):
    (tmp_path / "citecheck.toml").write_text("jobs = 2")
    (tmp_path / "pyproject.toml").write_text("[tool.citecheck]\njobs = 3")
    assert load(tmp_path).jobs == 2


def test_a_given_file_takes_the_place_of_the_nearest(tmp_path):
    (tmp_path / "citecheck.toml").write_text("jobs = 2\noffline = true")
    config = loaded(tmp_path, "jobs = 5")
    assert (config.jobs, config.offline) == (5, False)


def test_the_users_own_file_lies_under_the_others(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('mailto = "me@example.org"\njobs = 1')
    (tmp_path / "citecheck.toml").write_text("jobs = 2")
    config = load(tmp_path, None, own)
    assert (config.mailto, config.jobs) == ("me@example.org", 2)


@pytest.mark.parametrize("name", ["citecheck.toml", "pyproject.toml"])
@pytest.mark.parametrize("text", [text for text, field, _ in GOOD if field.replace("_", "-") in TRUSTED])
def test_a_strangers_folder_may_not_touch_network_or_cache(tmp_path, name, text):
    (tmp_path / name).write_text(text if name == "citecheck.toml" else f"[tool.citecheck]\n{text}")
    with pytest.raises(ConfigError, match="counts only in your own file"):
        load(tmp_path)


def test_every_hostile_key_is_tested():
    assert {field.replace("_", "-") for _, field, _ in GOOD} >= TRUSTED


@pytest.mark.parametrize("text", ["tool = 5", "[tool]\ncitecheck = 5"])
def test_a_pyproject_of_another_shape(tmp_path, text):
    (tmp_path / "pyproject.toml").write_text(text)
    if "citecheck" in text:
        with pytest.raises(ConfigError, match="must be a table"):
            load(tmp_path)
    else:
        assert load(tmp_path) == Config()


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ConfigError, match="there is no such configuration file"):
        load(tmp_path, tmp_path / "none.toml")


def test_a_file_that_is_no_text(tmp_path):
    (tmp_path / "citecheck.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="this is no valid TOML"):
        load(tmp_path)


def test_a_file_that_cannot_be_read(tmp_path, monkeypatch):
    (tmp_path / "citecheck.toml").write_text("jobs = 1")

    def refused(self, *args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refused)
    with pytest.raises(ConfigError, match="can't be read \\(Permission denied\\)"):
        load(tmp_path)


def test_the_own_file_is_in_the_users_folder():
    assert own_file().name == "citecheck.toml"
