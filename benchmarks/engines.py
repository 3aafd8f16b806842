"""Builds of the reference site with each site generator: from nothing, and after one page was edited.

    python -m benchmarks.engines TABLE

TABLE is the Markdown file that gets the numbers. Each build is a process of its own: `paycore build --engine NAME`, for
one brand. The generators that this environment has take turns; the median of the turns counts, of processor time, which
other programs on the same machine disturb least. What builds keep is removed before each build from nothing, which
keeps for the build after the edit what that need not make again, as builds of a writer do.
"""

from __future__ import annotations

import platform
import shutil
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

from benchmarks.brands import Run, run
from mkdocs_paycore.project.kept_files import KEPT_BESIDE

ROUNDS = 3
ENGINES = {"mkdocs": "MkDocs", "properdocs": "ProperDocs", "zensical": "Zensical"}
SOURCES = ("docs", "overrides", "brands", "mkdocs.yml", "paycore.yml", "README.md", "CHANGELOG.md")
BRAND = "paycore"
EDITED = "docs/integration/organisation.md"
PAYCORE = "from mkdocs_paycore.cli.main import main; main()"


def installed() -> dict[str, str]:
    """Return the versions of the generators that are there, by name."""
    found = {}
    for name in ENGINES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            print(f"{name} is not installed, and left out")
    return found


def measure(folder: Path, engine: str, number: int) -> tuple[Run, Run]:
    """Return what a build from nothing took, and one after a page was edited."""
    for kept in (".cache", KEPT_BESIDE):
        shutil.rmtree(folder / kept, ignore_errors=True)
    out = folder.parent / f"site-{engine}-{number}"
    command = [sys.executable, "-c", PAYCORE, "build", "--engine", engine, "--brand", BRAND, "--site-dir", str(out)]
    cold = run(command, folder, is_warm=True)
    page = folder / EDITED
    page.write_text(f"{page.read_text('utf-8')}\nEdited for the {number}. time.\n", "utf-8")
    edited = run(command, folder, is_warm=True)
    print(f"round {number}: {engine:10} {cold.cpu:.2f} s, edited {edited.cpu:.2f} s", flush=True)
    return cold, edited


def table(versions: dict[str, str], runs: dict[str, list[tuple[Run, Run]]]) -> str:
    """Return the numbers as a table, with what they are of the first generator's."""
    times = {name: [median(each[at].cpu for each in runs[name]) for at in (0, 1)] for name in runs}
    base = times[next(iter(times))][0]
    lines = ["| Site generator | From nothing | One page edited |", "|---|---|---|"]
    for name, (cold, edited) in times.items():
        shown = f"{ENGINES[name]} {versions[name]}"
        lines.append(f"| {shown} | {cold:.1f} s ({cold / base:.2f}) | {edited:.1f} s ({edited / base:.2f}) |")
    machine = f"{platform.system()} on {platform.machine()}, Python {platform.python_version()}"
    rounds = "one round" if ROUNDS == 1 else f"medians of {ROUNDS}"
    note = f"Processor time of `paycore build` for one brand, {rounds}; in brackets: parts of the first."
    return "\n".join([*lines, "", f"{note} {machine}.", ""])


def main() -> None:
    """Measure, and write the table."""
    target, root = Path(sys.argv[1]).resolve(), Path(__file__).parent.parent
    versions = installed()
    runs: dict[str, list[tuple[Run, Run]]] = {name: [] for name in versions}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "project"
        folder.mkdir()
        for name in SOURCES:
            copy = shutil.copytree if (root / name).is_dir() else shutil.copy2
            copy(root / name, folder / name)
        for number in range(1, ROUNDS + 1):
            for name, taken in runs.items():
                taken.append(measure(folder, name, number))
    target.write_text(table(versions, runs), "utf-8")


if __name__ == "__main__":
    main()
