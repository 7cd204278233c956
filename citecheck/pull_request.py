"""What the Action knows of a pull request: what it changed, and files as they are in the branch it is for."""

import json
import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

GIT = ["git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false"]
MARK = "<!-- citecheck -->"  # by which the one comment is found again
COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")  # without one, "git show :file" would show the checkout's
BODY = 65_000  # characters a comment may have


@dataclass(frozen=True, slots=True)
class PullRequest:
    """Which pull request a run is for, and the commit it would be merged into."""

    number: int
    base: str | None


def of(environment: Mapping[str, str]) -> PullRequest | None:
    """The pull request a run is for, if it is for one; one without a base if GitHub doesn't say which."""
    if not environment.get("GITHUB_EVENT_NAME", "").startswith("pull_request"):
        return None
    try:
        event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text("utf-8"))["pull_request"]
        base = str(event["base"]["sha"])
        return PullRequest(int(event["number"]), base if COMMIT.fullmatch(base) else None)
    except (OSError, KeyError, ValueError, TypeError):  # what it brings is still not to be trusted
        return PullRequest(0, None)


def base_file(pull: PullRequest, name: str) -> str | None:
    """A file as it is in the branch the pull request is for; None if it isn't there or can't be had."""
    if not pull.base or not _had(pull.base):
        return None
    done = _git("show", "--no-textconv", f"{pull.base}:{PurePosixPath(name)}")
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def changed(pull: PullRequest) -> set[str] | None:
    """The files that a pull request changes, as paths from the top of the repository; None if it can't be told."""
    if not pull.base or not _had(pull.base):
        return None
    common = _git("merge-base", pull.base, "HEAD")
    since = common.stdout.decode().strip() or pull.base
    done = _git("diff", "--name-only", "-z", "--no-ext-diff", "--no-textconv", "--diff-filter=d", since, "HEAD")
    if done.returncode:
        return None
    return {os.fsdecode(name) for name in done.stdout.split(b"\0") if name}


def _had(commit: str) -> bool:
    """Whether a commit is here; one that isn't is fetched."""
    known = _git("cat-file", "-e", f"{commit}^{{commit}}").returncode == 0
    return known or _git("fetch", "--quiet", "--no-tags", "--depth=1", "origin", commit).returncode == 0


def _git(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*GIT, *words], capture_output=True, check=False, timeout=120)  # noqa: S603


def comment(pull: PullRequest, text: str, repository: str) -> str | None:
    """Writes the one comment under the pull request, or writes it anew; says why if it couldn't."""
    comments = f"repos/{repository}/issues/{pull.number}/comments"
    mine = f'.[] | select(.user.type == "Bot" and (.body | startswith("{MARK}"))) | .id'
    try:
        known = _gh("--paginate", comments, "--jq", mine)
        number = known.stdout.decode().split()[0] if known.stdout.split() else None
        place = ["-X", "PATCH", f"repos/{repository}/issues/comments/{number}"] if number else ["-X", "POST", comments]
        done = _gh(*place, "--input", "-", body=json.dumps({"body": f"{MARK}\n{text}"[:BODY]}))
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"the program gh could not be run ({type(error).__name__})"
    if done.returncode == 0:
        return None
    return "the token may not write comments: a pull request from a fork never may, others need pull-requests: write"


def _gh(*words: str, body: str = "") -> subprocess.CompletedProcess[bytes]:
    """Asks GitHub by its own program, which has the token from the environment."""
    return subprocess.run(["gh", "api", *words], input=body.encode(), capture_output=True, check=False, timeout=60)  # noqa: S603, S607
