"""The shape of the house: nothing lies in it that nothing loads, everything has tests, and it stays easy to read."""

import ast
import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENTRIES = ("citecheck", "citecheck.__main__", "citecheck.action")
# rooms whose files are found by being there, and what such a file must declare
DISCOVERED = {
    "citecheck.checks": r"^@rule\(",
    "citecheck.compare.shown": r"^def render\(",
    "citecheck.export": r"^def render\(",
    "citecheck.extract.fields.normalise": r"^(?:def )?trim\b|\bimport trim\b",
    "citecheck.read": r"^SUFFIXES\b",
    "citecheck.report": r"^def render\(",
}
LONGEST_FILE, LONGEST_FUNCTION = 400, 60
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "core", "tools"}
EVERYTHING = {"Exception", "BaseException"}
PRINTS = {"cli.py", "action.py", "__main__.py"}


def modules(root):
    found = {}
    for path in sorted((root / "citecheck").rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path, known):
    """The modules of ours that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found & known.keys()


def reached(starts, known):
    """Every module that is loaded from some, by import or by being found in its room."""
    seen, waiting = set(), list(starts)
    while waiting:
        name = waiting.pop()
        if name in seen or name not in known:
            continue
        seen.add(name)
        waiting += imports(known[name], known)
        waiting += [name.rpartition(".")[0]] if "." in name else []
        if declares := DISCOVERED.get(name):
            waiting += [
                other
                for other, path in known.items()
                if other.rpartition(".")[0] == name and re.search(declares, path.read_text("utf-8"), re.MULTILINE)
            ]
    return seen


def unloaded(root):
    known = modules(root)
    return sorted(known.keys() - reached([*ENTRIES, "citecheck.cli"], known))


def test_there_is_no_file_that_nothing_loads():
    assert unloaded(ROOT) == []


@pytest.mark.parametrize("room", ["read", "checks", "export", "report", "extract", "extract/fields/normalise"])
def test_a_file_that_nothing_loads_is_found(tmp_path, room):
    shutil.copytree(ROOT / "citecheck", tmp_path / "citecheck", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "citecheck" / room / "stray.py").write_text('"""Nobody knows me."""\n', "utf-8")
    assert unloaded(tmp_path) == [f"citecheck.{room.replace('/', '.')}.stray"]


def test_every_room_that_is_discovered_is_known_here():
    found = {
        name
        for name, path in modules(ROOT).items()
        if re.search(r"discovery\.(?:load|load_all|names)\(", path.read_text("utf-8"))
    }
    assert found == set(DISCOVERED)


def room_of(name):
    """The folder of a module; the single files of the program are one room."""
    path = modules(ROOT)[name]
    return path.relative_to(ROOT).parts[1] if len(path.relative_to(ROOT).parts) > 2 else ""


def test_every_module_has_tests():
    """It has a case file, a test names it, or it is a part of one that has: in its own room, or of a rule with cases."""
    known = modules(ROOT)
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path.name != "test_shape.py"]
    text = "\n".join(path.read_text("utf-8") for path in tests)
    words = set(re.findall(r"[\w-]+", text))
    cases = {path.stem for path in (ROOT / "tests" / "cases").glob("*.md")}
    waiting = [*set().union(*(imports(path, known) for path in tests))]
    for name in known:
        room, _, stem = name.rpartition(".")
        rule = room == "citecheck.checks" and stem.replace("_", "-") in cases | words
        if rule or (room in DISCOVERED and stem in words):
            waiting += [name, *imports(known[name], known)]
    rooms = {name: room_of(name) for name in known}
    tested = set()
    while waiting:
        name = waiting.pop()
        if name not in tested:
            tested.add(name)
            waiting += [other for other in imports(known[name], known) if rooms[other] == rooms[name]]
            waiting += [package for package in known if name.startswith(f"{package}.")]
    assert sorted(known.keys() - tested) == []


def test_every_rule_with_a_case_file_exists_and_the_other_way_round():
    rules = {path.stem for path in (ROOT / "citecheck" / "checks").glob("*.py") if path.stem != "__init__"}
    cases = {path.stem.replace("-", "_") for path in (ROOT / "tests" / "cases").glob("*.md")}
    assert cases <= rules
    assert rules - cases <= {"unused_ignore", "unreadable_file", "no_text_layer"}, "bytes or a configuration make these"


@pytest.mark.parametrize(("name", "path"), modules(ROOT).items(), ids=list(modules(ROOT)))
def test_a_file_is_easy_to_read(name, path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST_FILE
    assert not SAYS_NOTHING & set(name.split("."))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print":
            assert path.name in PRINTS, f"line {node.lineno} prints"
        if isinstance(node, ast.ExceptHandler) and (not node.type or getattr(node.type, "id", "") in EVERYTHING):
            assert not all(isinstance(part, ast.Pass | ast.Continue) for part in node.body), "an error is swallowed"
