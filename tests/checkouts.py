"""Checkouts that tests of the Action run over."""

import json
import subprocess
from pathlib import Path

from .calling import BAD


def put(place: Path, **files: str) -> None:
    for name, text in files.items():
        (place / name.replace("_", ".")).write_text(text, "utf-8")


def git(place: Path, *words: str) -> str:
    settings = [
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@b.test",
        "-c",
        "init.defaultBranch=main",
        "-c",
        "commit.gpgsign=false",
    ]
    done = subprocess.run(["git", *settings, *words], cwd=place, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def pull_request(checkout: Path, tmp_path: Path) -> dict[str, str]:
    """A pull request that adds a bad paper and a configuration to its liking; gives what a runner says of it."""
    git(checkout, "init", "-q")
    put(checkout, old_txt=BAD)
    put(checkout, citecheck_toml='ignore = ["CC302"]\n')
    git(checkout, "add", "-A")
    git(checkout, "commit", "-qm", "base")
    base = git(checkout, "rev-parse", "HEAD")
    put(checkout, new_txt=BAD)
    put(checkout, citecheck_toml='ignore = ["CC"]\n')
    git(checkout, "add", "-A")
    git(checkout, "commit", "-qm", "pull request")
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": 7, "base": {"sha": base}}}), "utf-8")
    return {"GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": str(event), "GITHUB_REPOSITORY": "a/b"}
