"""Sets up a virtual environment of its own beside the project and runs the tests in it; arguments go on to pytest."""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv-tests"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def set_up() -> None:
    """Installs the project and its development tools, once for each state of pyproject.toml."""
    stamp, wanted = HOME / "installed", (ROOT / "pyproject.toml").read_text("utf-8")
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    venv.create(HOME, with_pip=True, clear=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--upgrade", "pip>=25.1"], check=True)  # dependency groups came with 25.1
    subprocess.run([*pip, "--editable", ".", "--group", "dev"], cwd=ROOT, check=True)
    stamp.write_text(wanted, "utf-8")


def main() -> int:
    """Runs the tests."""
    if sys.version_info < (3, 11):  # noqa: UP036  whoever starts it may well have an older one
        sys.exit("citecheck needs Python 3.11 or newer")
    set_up()
    if sys.argv[1:] == ["--set-up-only"]:
        return 0
    return subprocess.run([str(PYTHON), "-m", "pytest", *sys.argv[1:]], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
