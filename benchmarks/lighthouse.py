"""Lighthouse on the pages that matter most, as a phone on a slow network sees them: `make lighthouse`.

    CHROME_PATH=/path/to/chromium python -m benchmarks.lighthouse SITE TABLE

SITE is a built site, TABLE the Markdown file that gets the scores. Lighthouse is npm's, in `.node`. Of five runs on a
page the median performance counts, and of each other score the lowest. Exit code 1: a score is too low.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.compressing_server import served

RUNS = 5
PAGES = {
    "": ("Home", "index.md"),
    "connectors/": ("Overview of the payment providers", "connectors/index.md"),
    "connectors/interkassa/": ("A manual: Interkassa", "connectors/interkassa/index.md"),
    "writing/": ("For writers", "writing/index.md"),
}
"""By the address below the site: what a page is called in the table, and its source."""
LOWEST = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
WORDS = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "Search engines",
}
CLI = Path(__file__).parents[1] / ".node/node_modules/lighthouse/cli/index.js"
CHROME_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"


def report(url: str) -> dict[str, Any]:
    """Return Lighthouse's report on a page, with its default settings: a phone."""
    command = ["node", str(CLI), url, "--quiet", "--output=json", f"--chrome-flags={CHROME_FLAGS}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "NODE_ENV": ""})
    if done.returncode:
        sys.exit(f"Lighthouse failed on {url}:\n{done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def scores(reports: list[dict[str, Any]]) -> dict[str, int]:
    """Return the scores of a page, from 0 to 100, by category."""
    found = {name: [round(100 * report["categories"][name]["score"]) for report in reports] for name in LOWEST}
    return {name: round(median(of)) if name == "performance" else min(of) for name, of in found.items()}


def losses(report: dict[str, Any], category: str) -> list[str]:
    """Return what costs points in a category, the dearest first."""
    lost = []
    for entry in report["categories"][category]["auditRefs"]:
        audit = report["audits"][entry["id"]]
        if entry["weight"] and audit["score"] is not None and audit["score"] < 1:
            lost.append((entry["weight"] * (1 - audit["score"]), f"{audit['title']} {audit.get('displayValue', '')}"))
    return [text.strip() for _, text in sorted(lost, reverse=True)]


def table(found: dict[str, dict[str, int]], *, lighthouse: str, chromium: str) -> str:
    """Return the scores as Markdown."""
    head = ["Page", *WORDS.values()]
    rows = [[f"[{PAGES[path][0]}](../{PAGES[path][1]})", *map(str, of.values())] for path, of in found.items()]
    lines = [head, ["---", *("---:" for _ in WORDS)], *rows]
    measured = f"Lighthouse {lighthouse}, Chromium {chromium}, the phone that Lighthouse simulates by default."
    return "\n".join([*(f"| {' | '.join(line)} |" for line in lines), "", measured, ""])


def main(site: str, target: str) -> int:
    """Measure, print and write the scores; return the exit code."""
    found, faults, versions = {}, [], {}
    with served(Path(site).resolve()) as address:
        for path in PAGES:
            reports = [report(address + path) for _ in range(RUNS)]
            found[path] = scores(reports)
            print(f"{path or '(home)':26}", *(f"{name} {score:3}" for name, score in found[path].items()), flush=True)
            for name, lowest in LOWEST.items():
                if found[path][name] < lowest:
                    faults.append(f"{path}: {name} is {found[path][name]}, should be {lowest} or more")
                    faults += [f"    {text}" for text in losses(reports[0], name)]
            versions = {
                "lighthouse": reports[0]["lighthouseVersion"],
                "chromium": reports[0]["environment"]["hostUserAgent"].partition("Chrome/")[2].partition(".")[0],
            }
    Path(target).write_text(table(found, **versions), encoding="utf-8")
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
