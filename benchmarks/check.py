"""What `paycore check` takes beside a plain build: `python -m benchmarks.check TABLE`.

On the generated site of 300 pages, which has no provider.yml. Each check is a process of its own: one that takes and
keeps nothing, one of sources that an earlier one saw, and one after a page was edited. Python's own compiled files are
there before the first one counts. All is told beside the plain build of the same round, as medians of the rounds.
TABLE is the Markdown file that gets the numbers.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.bench_site import PAGES, write_site
from benchmarks.brands import Run, build_of, run

ROUNDS = 5
EDITED = "docs/section-02/manual-002.md"
NOTHING_KEPT, AGAIN, EDIT = "all pages, nothing kept (`--no-cache`)", "the same sources again", "a page edited"


def check(folder: Path, *options: str) -> Run:
    """Return what a check of the site in a folder takes, whatever it finds."""
    command = ["check", "-f", "ours.yml", *options]
    lines = ("from contextlib import suppress", "from mkdocs_paycore.cli.main import main")
    paycore = "\n".join([*lines, "with suppress(SystemExit):", f"    main({command!r})"])
    return run([sys.executable, "-c", paycore], folder, is_warm=True)


def measure(folder: Path, number: int) -> dict[str, Run]:
    """Return what the builds and checks of a round took."""
    taken = {"a plain build": run(build_of("plain", folder.parent / "plain"), folder)}
    taken[NOTHING_KEPT] = check(folder, "--no-cache")
    check(folder)
    taken[AGAIN] = check(folder)
    page = folder / EDITED
    page.write_text(f"{page.read_text('utf-8')}\nWord {number}.\n", "utf-8")
    taken[EDIT] = check(folder)
    print(f"round {number}:", {name: f"{each.wall:.2f} s" for name, each in taken.items()}, flush=True)
    return taken


def table(rounds: list[dict[str, Run]]) -> str:
    """Return the numbers as a table."""
    lines = ["| Check | By the clock | Of a plain build | All processors | Of a plain build |", "|---|" + "---:|" * 4]
    for name in rounds[0]:
        cells = [name]
        for kind in ("wall", "cpu"):
            seconds = [(getattr(each[name], kind), getattr(each["a plain build"], kind)) for each in rounds]
            cells += [
                f"{median(own for own, _ in seconds):.2f} s",
                f"{median(own / plain for own, plain in seconds):.2f}",
            ]
        lines.append(f"| {' | '.join(cells)} |")
    machine = f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} processors"
    note = f"{PAGES} pages, medians of {len(rounds)} rounds. *A plain build*: MkDocs and Material alone."
    return "\n".join([*lines, "", f"{note} {machine}.", ""])


def main(target: str) -> None:
    """Measure, and write the table."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="paycore-bench-") as temporary:
        folder = Path(temporary) / "site"
        folder.mkdir()
        write_site(folder, brands=3, static_files=0)
        check(folder, "--no-cache")
        rounds = [measure(folder, number) for number in range(1, ROUNDS + 1)]
    text = table(rounds)
    print(text)
    Path(target).write_text(text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
