"""Runs the steps of action.yml as a runner does, short of GitHub: expressions, environment, outputs, conditions."""

import os
import re
import stat
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
INSTALLED = """#!/bin/bash
if [[ "$*" == *"-m pip"* ]]; then echo "$@" >> "$RUNNER_TEMP/pip.log"; exit 0; fi
exec "{python}" "$@"
"""
PYTHON = """#!/bin/bash
if [[ "$*" == *"-m venv"* ]]; then
  mkdir -p "${{@: -1}}/bin"; cp "$RUNNER_TEMP/installed" "${{@: -1}}/bin/python"; exit 0
fi
exec "{python}" "$@"
"""


@dataclass
class Done:
    """What a run left: its log, its outputs, its summary and how it ended."""

    code: int = 0
    log: str = ""
    error: str = ""
    summary: str = ""
    outputs: dict[str, str] = field(default_factory=dict)


def ran(workspace: Path, temporary: Path, event: dict[str, str] | None = None, **inputs: str) -> Done:
    """Runs the Action over a checkout; pip is not asked, the citecheck that runs the tests stands for the installed."""
    given = {name: spec.get("default", "") for name, spec in ACTION["inputs"].items()}
    given["token"] = "secret"
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    temporary.mkdir(exist_ok=True)
    _program(temporary / "installed", INSTALLED)
    _program(temporary / "bin" / "python3", PYTHON)
    done, steps = Done(), {}
    for number, step in enumerate(ACTION["runs"]["steps"]):
        condition = step.get("if", "true")
        always = "!cancelled()" in condition
        if "run" not in step or (done.code and not always):
            continue
        files = {name: temporary / f"{number}-{name}" for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        environment = {
            **{name: os.environ[name] for name in ("HOME", "SYSTEMROOT") if name in os.environ},
            "PATH": f"{temporary / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "RUNNER_TEMP": str(temporary), "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_WORKSPACE": str(workspace),
            **{name: str(file) for name, file in files.items()},
            **(event or {}),
            **{name: _filled(text, given, steps, temporary) for name, text in step.get("env", {}).items()},
        }  # fmt: skip
        assert "${{" not in step["run"], "an expression in a script is a way in"
        script = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        ended = subprocess.run(
            script, cwd=workspace, env=environment, capture_output=True, encoding="utf-8", timeout=60
        )
        done.log += ended.stdout
        done.error += ended.stderr
        done.code = done.code or ended.returncode
        if files["GITHUB_STEP_SUMMARY"].exists():
            done.summary += files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
        steps[step.get("id", "")] = _outputs(files["GITHUB_OUTPUT"])
    done.outputs = {name: _filled(spec["value"], given, steps, temporary) for name, spec in ACTION["outputs"].items()}
    return done


def _program(place: Path, text: str) -> None:
    place.parent.mkdir(exist_ok=True)
    place.write_text(text.format(python=sys.executable), "utf-8")
    place.chmod(place.stat().st_mode | stat.S_IXUSR)


def _outputs(file: Path) -> dict[str, str]:
    """Reads what a step set, in both forms that a runner knows."""
    text = file.read_text("utf-8") if file.exists() else ""
    values = dict(re.findall(r"^([\w-]+)=(.*)$", text, re.MULTILINE))
    return values | {name: value for name, _, value in re.findall(r"^([\w-]+)<<(\S+)\n(.*?)\n\2$", text, re.M | re.S)}


def _filled(text: str, inputs: dict[str, str], steps: dict[str, dict[str, str]], temporary: Path) -> str:
    """Fills the few kinds of expression that action.yml holds."""

    def value(match: re.Match[str]) -> str:
        expression = match[1]
        if name := re.fullmatch(r"inputs\.([\w-]+)", expression):
            return inputs[name[1]]
        if name := re.fullmatch(r"steps\.(\w+)\.outputs\.([\w-]+)", expression):
            return steps.get(name[1], {}).get(name[2], "")
        if expression == "inputs.comment == 'true' && inputs.token || ''":
            return inputs["token"] if inputs["comment"] == "true" else ""
        raise AssertionError(f"an expression nobody tests: {expression}")

    return EXPRESSION.sub(value, text)
