"""Further builds of several brands, beside a plain build of one site: `python -m benchmarks.again TABLE`.

On the generated site of 300 pages, for 3, 30 and as many brands as `--most=300` says. Each build is a process of its
own, so its start counts; what that takes by itself is measured with `paycore brands`, which loads the same and reads
the brands. Processor time counts, which other programs on the same machine disturb least; the median of the rounds.
TABLE is the Markdown file that gets the numbers.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.bench_site import PAGES, write_site
from benchmarks.brands import build_of, run
from mkdocs_paycore.project.kept_files import KEPT_BESIDE

ROUNDS = 3
FEW = (3, 30)
MOST = "--most="
GOAL = 0.10
SETTLED = 0.05
"""Seconds after which a file that was written counts as older than a build."""
ROWS = (
    "all brands, from nothing",
    "all brands, nothing changed",
    "all brands, a value of one changed",
    "the start alone",
)


def command(*words: str) -> list[str]:
    """Return a command of ours."""
    return [sys.executable, "-c", "from mkdocs_paycore.cli.main import main; main()", *words, "-f", "ours.yml"]


def build(folder: Path, count: int) -> float:
    """Build brands with what is kept, and return the seconds of processors."""
    time.sleep(SETTLED)
    names = [option for number in range(count) for option in ("--brand", f"brand{number:02}")]
    return run(command("build", *names, "--site-dir", f"out-{count}"), folder, is_warm=True).cpu


def change_value(folder: Path, count: int, number: int) -> None:
    """Change a value of the last of so many brands, another in each round; all pages show it."""
    file = folder / f"brands/brand{count - 1:02}.yml"
    lines = file.read_text("utf-8").splitlines()
    named = [line if "company_name" not in line else f"  company_name: Quokka{number}line" for line in lines]
    file.write_text("\n".join([*named, ""]), "utf-8")


def measure(folder: Path, count: int, number: int) -> list[float]:
    """Return what each of the rows takes in a round."""
    shutil.rmtree(folder / KEPT_BESIDE, ignore_errors=True)
    first = build(folder, count)
    again = build(folder, count)
    change_value(folder, count, number)
    changed = build(folder, count)
    return [first, again, changed, run(command("brands"), folder).cpu]


def table(plain: float, found: dict[int, list[float]]) -> str:
    """Return the numbers as Markdown: by build and number of brands, in seconds and as a part of a plain build."""
    head = ["A further build", *(f"{count} brands" for count in found)]
    rows = [head, ["---", *["---:"] * len(found)]]
    rows += [
        [words, *(f"{times[row]:.2f} s ({times[row] / plain:.2f})" for times in found.values())]
        for row, words in enumerate(ROWS)
    ]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    words = (
        f"Processor time, and beside it the part of a plain build of one site ({plain:.2f} s). {PAGES} pages; medians"
        f" of {ROUNDS} rounds; {platform.system()}, Python {platform.python_version()}, {os.cpu_count()} processors."
    )
    return "\n".join([*lines, "", words, ""])


def main(target: str, *options: str) -> int:
    """Measure, print and write the numbers; return 1 where a build of what has not changed takes too long."""
    most = next((int(option.removeprefix(MOST)) for option in options if option.startswith(MOST)), 300)
    with tempfile.TemporaryDirectory(prefix="paycore-bench-") as name:
        folder = Path(name)
        write_site(folder, brands=most, static_files=600)
        plain = median(run(build_of("plain", folder / f"plain-{number}"), folder).cpu for number in range(ROUNDS))
        found = {}
        for count in (*FEW, most):
            rounds = [measure(folder, count, number) for number in range(ROUNDS)]
            found[count] = [median(times) for times in zip(*rounds, strict=True)]
            print(f"{count} brands:", *(f"{time:.2f} s" for time in found[count]), flush=True)
    text = table(plain, found)
    print(text)
    Path(target).write_text(text, encoding="utf-8")
    return 0 if all(found[count][1] <= GOAL * plain for count in FEW) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
