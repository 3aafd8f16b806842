"""First builds beside a plain one, and where their time goes: `python -m benchmarks.cold TABLE`.

On the generated site of 300 pages; nothing is kept of an earlier build. Builds are processes of their own, into empty
folders, and take turns: a plain one; ours in one process, with and without keeping what it made; and ours over all
processors. What counts is the time of all processors, and that of the build's own process, which never waits for
another one: with idle processors, the build takes as long by the clock. Both are told as a part of the plain build in
the same round, the median of the rounds. Python's own compiled files are there before the first one counts. TABLE is
the Markdown file that gets the numbers.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.bench_site import PAGES, write_site
from benchmarks.brands import Run, run
from mkdocs_paycore.project.kept_files import KEPT_BESIDE

ROUNDS = 3
_LEAST = 0.005
"""A step that takes less of a plain build is not told."""
PLAIN = "MkDocs and Material, without any plugin of ours"
KINDS: dict[str, tuple[str, dict[str, str]]] = {
    PLAIN: ("plain", {}),
    "one process, `--no-cache`": ("ours", {"PAYCORE_CORES": "1", "PAYCORE_NO_CACHE": "1"}),
    "one process": ("ours", {"PAYCORE_CORES": "1"}),
    "all processors, `--no-cache`": ("ours", {"PAYCORE_NO_CACHE": "1"}),
    "all processors": ("ours", {}),
}
"""The builds: the configuration and the environment of each."""
STEPS_OF = (PLAIN, "one process, `--no-cache`", "all processors, `--no-cache`")


def measure(folder: Path, kind: str, number: int) -> tuple[Run, dict[str, float]]:
    """Return what a build took, and its steps in another one."""
    name, environment = KINDS[kind]
    out = folder.parent / f"{list(KINDS).index(kind)}-{number}"
    out.mkdir()
    os.environ |= environment
    try:
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", f"{name}.yml", "-d", str(out / "site")]
        taken = run(command, folder, is_warm=True)
        forget(folder, out / "kept")
        steps = [sys.executable, "-m", "benchmarks.steps", str(out / "steps.json"), *command[3:-1], str(out / "steps")]
        run(steps, folder, is_warm=True)
        forget(folder, out / "kept-of-steps")
    finally:
        for variable in environment:
            os.environ.pop(variable)
    own: dict[str, float] = json.loads((out / "steps.json").read_text("utf-8"))
    print(f"round {number}: {kind:50} processors {taken.cpu:.2f} s, its own process {own['all']:.2f} s", flush=True)
    return taken, own


def forget(folder: Path, aside: Path) -> None:
    """Have nothing of a build be kept; deleting takes time that others would be charged with."""
    if (folder / KEPT_BESIDE).exists():
        (folder / KEPT_BESIDE).rename(aside)


def _seconds(measured: tuple[Run, dict[str, float]]) -> tuple[float, float]:
    """Return what a build took of all processors, and of its own process."""
    taken, own = measured
    return taken.cpu, own["all"]


def table(rounds: list[dict[str, tuple[Run, dict[str, float]]]]) -> str:
    """Return the numbers as tables."""
    lines = ["| First build | All processors | Of plain | Its own process | Of plain |", "|---|---:|---:|---:|---:|"]
    for kind in KINDS:
        pairs = [(_seconds(each[kind]), _seconds(each[PLAIN])) for each in rounds]
        cells = []
        for at in (0, 1):
            part = median(mine[at] / plain[at] for mine, plain in pairs)
            cells += [f"{median(mine[at] for mine, _ in pairs):.2f} s", f"{part:.2f}"]
        lines.append(f"| {' | '.join([kind, *cells])} |")
    names = ("Plain", "One process", "All processors")
    lines += ["", f"| Step | {' | '.join(names)} |", "|---|---:|---:|---:|"]
    base = median(each[PLAIN][1]["all"] for each in rounds)
    for step in rounds[0][PLAIN][1]:
        parts = [median(each[kind][1][step] for each in rounds) / base for kind in STEPS_OF]
        if max(parts) > _LEAST:
            lines.append(f"| {step} | {' | '.join(f'{part:.0%}' if part > _LEAST else '' for part in parts)} |")
    machine = f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} processors"
    note = (
        f"{PAGES} pages, medians of {len(rounds)} rounds. {machine}. *Its own process*, and the steps: what the first"
        " process of a build works, which waits for no other; by the clock it takes as long, where processors are idle."
    )
    return "\n".join([*lines, "", note, ""])


def main(target: str, *options: str) -> None:
    """Measure, and write the tables; `--quick` runs one round."""
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000", "PYTHONPATH": os.getcwd()}  # noqa: PTH109 - a text
    for variable in ("PYTHONDONTWRITEBYTECODE", "PAYCORE_CORES", "PAYCORE_NO_CACHE"):
        os.environ.pop(variable, None)
    with tempfile.TemporaryDirectory(prefix="paycore-bench-") as temporary:
        folder = Path(temporary) / "site"
        folder.mkdir()
        write_site(folder, brands=3, static_files=600)
        measure(folder, "all processors", 0)
        count = 1 if "--quick" in options else ROUNDS
        rounds = [{kind: measure(folder, kind, number) for kind in KINDS} for number in range(1, count + 1)]
    text = table(rounds)
    print(text)
    Path(target).write_text(text, "utf-8")


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()), *sys.argv[2:])
