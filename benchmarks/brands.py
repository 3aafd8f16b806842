"""Builds with variables and brands, ours beside others': `make bench`.

    python -m benchmarks.brands TABLE [--quick]

Runs in an environment with this package, mkdocs-macros-plugin and mkdocs-markdownextradata-plugin. TABLE is the
Markdown file that gets the numbers. Each build is a process of its own into an empty folder. The kinds of builds take
turns; ratios are taken within a round, of processor time, which other programs on the same machine disturb least, and
the median of the rounds counts. The others' builds of all brands, one after the other, are run once. A further brand is
told by the clock as well, and has to keep to its share by both: brands are stamped on all processors. Nothing is
deleted until the end: ext4 passes over the places of files that were deleted in the last minutes, one by one, which
makes new files up to five times as slow.

It needs 20 GB of disk and a quarter of an hour; --quick runs one round and leaves out the others' builds of all brands.
Exit code 1: a goal is missed.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.bench_site import ONE_AT_A_TIME, PAGES, STATIC_BYTES, STATIC_FILES, write_site

ROUNDS = 3
BARE_TURNS = 10
BRANDS = (1, 10, 50)
KINDS = {
    "plain": ("MkDocs and Material, no variables", "mkdocs"),
    "macros": ("with mkdocs-macros-plugin", "mkdocs-macros-plugin"),
    "extradata": ("with mkdocs-markdownextradata-plugin", "mkdocs-markdownextradata-plugin"),
    "ours": ("with mkdocs-paycore", "mkdocs-paycore"),
}
MOST_FOR_VARIABLES, MOST_FOR_A_BRAND, MOST_MEMORY = 1.05, 0.015, 1.05
MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Run:
    """What a build took: seconds by the clock, seconds of processors, and the most memory of a process in bytes."""

    wall: float
    cpu: float
    memory: int


def run(command: list[str], folder: Path, *, is_warm: bool = False) -> Run:
    """Run a build and return what it took; ends the program where the build fails.

    `is_warm`: what an earlier build kept is taken, and what this one renders is kept.
    """
    os.sync()  # what was written before does not count
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    if not is_warm:
        environment["PAYCORE_NO_CACHE"] = "1"
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{log.read().decode(errors='replace')[-4000:]}")
    unit = 1 if sys.platform == "darwin" else 1024  # getrusage(2): bytes on macOS, else kilobytes
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit)


def build_of(kind: str, out: Path) -> list[str]:
    """Return the command of a plain build."""
    return [sys.executable, "-m", "mkdocs", "build", "-q", "-f", f"{kind}.yml", "-d", str(out)]


def build_of_brands(count: int, out: Path) -> list[str]:
    """Return the command that builds a number of brands."""
    names = [option for number in range(count) for option in ("--brand", f"brand{number:02}")]
    all_brands = ["--all-brands"] if count == max(BRANDS) else names
    paycore = "from mkdocs_paycore.cli.main import main; main()"
    # One brand goes through the build of several as well: it is the base that further brands are counted from.
    return [sys.executable, "-c", paycore, "build", *all_brands, "--site-dir", str(out), "-f", "ours.yml"]


@dataclass(frozen=True, slots=True)
class Round:
    """A turn of all builds: single ones by their kind, and ours by the number of brands."""

    singles: dict[str, Run]
    brands: dict[int, Run]
    bare: float
    """Seconds of processors that it takes to make the folders and pages of a brand and do nothing else."""

    @property
    def further(self) -> Run:
        """What one more brand takes; by the clock, the processors share the work."""
        few, many = self.brands[min(BRANDS)], self.brands[max(BRANDS)]
        more = max(BRANDS) - min(BRANDS)
        return Run((many.wall - few.wall) / more, (many.cpu - few.cpu) / more, many.memory - few.memory)


def bare_writing(site: Path, target: Path) -> float:
    """Return what it takes to make a brand's folders, and the files that it shares with no other, in a bare loop."""
    inside = [path for path in sorted(site.rglob("*")) if path.is_dir() or path.stat().st_nlink == 1]
    made = [(path.relative_to(site), path.read_bytes() if path.is_file() else None) for path in inside]
    start = os.times()
    for turn in range(BARE_TURNS):
        folder = target / str(turn)
        folder.mkdir(parents=True)
        for path, content in made:
            if content is None:
                (folder / path).mkdir()
            else:
                (folder / path).write_bytes(content)
    end = os.times()
    return (end.user - start.user + end.system - start.system) / BARE_TURNS


def measure(folder: Path, number: int) -> Round:
    """Return what the builds of a turn took."""
    singles, brands = {}, {}
    for kind in KINDS:
        singles[kind] = run(build_of(kind, folder / f"{kind}-{number}"), folder)
        print(f"round {number}: {kind:10}", *times([singles[kind]]), flush=True)
    for count in BRANDS:
        out = folder / f"brands-{count}-{number}"
        brands[count] = run(build_of_brands(count, out), folder)
        print(f"round {number}: {count:3} brands", *times([brands[count]]), flush=True)
    return Round(singles, brands, bare_writing(out / "brand00", folder / f"bare-{number}"))


def one_after_the_other(folder: Path) -> dict[str, list[Run]]:
    """Return what the builds of all brands took with each plugin that builds one at a time."""
    series: dict[str, list[Run]] = {}
    for kind in ONE_AT_A_TIME:
        runs = series[kind] = []
        for number in range(max(BRANDS)):
            name = f"{kind}-brand{number:02}"
            runs.append(run(build_of(name, folder / name), folder))
            print(f"{kind}: brand {number + 1} of {max(BRANDS)}", *times(runs[-1:]), flush=True)
    return series


def times(runs: list[Run]) -> tuple[str, str]:
    """Return the middle one of some builds' times: by the clock and of processors."""
    return f"{median(each.wall for each in runs):.2f} s", f"{median(each.cpu for each in runs):.2f} s"


def memory(runs: list[Run]) -> str:
    """Return the most memory of some builds."""
    return f"{max(each.memory for each in runs) / MEGABYTE:.0f} MB"


def rows_of_singles(rounds: list[Round]) -> list[list[str]]:
    """Return the table of one site, built in several ways."""
    head = ["One build of one site", "By the clock", "Of processors", "Against plain", "Memory"]
    rows = []
    for kind, (words, _) in KINDS.items():
        runs = [each.singles[kind] for each in rounds]
        ratio = median(each.singles[kind].cpu / each.singles["plain"].cpu for each in rounds)
        rows.append([words, *times(runs), f"{ratio:.2f}", memory(runs)])
    return [head, ["---", *["---:"] * 4], *rows]


def rows_of_brands(rounds: list[Round], theirs: dict[str, list[Run]]) -> list[list[str]]:
    """Return the table of several brands."""
    head = ["Brands, processor time", "mkdocs-paycore", *(KINDS[kind][1] for kind in theirs), "Memory of ours"]
    rows = []
    for count in BRANDS:
        runs = [each.brands[count] for each in rounds]
        others = (f"{sum(build.cpu for build in builds[:count]):.2f} s" for builds in theirs.values())
        rows.append([str(count), times(runs)[1], *others, memory(runs)])
    return [head, ["---:"] * len(head), *rows]


def goals(rounds: list[Round]) -> dict[str, bool]:
    """Return what we hold ourselves to, in words with the numbers, and whether it is so."""
    _, some, many = BRANDS
    plain = median(each.singles["ours"].cpu / each.singles["plain"].cpu for each in rounds)
    theirs = median(
        each.singles["ours"].cpu / min(each.singles["macros"].cpu, each.singles["extradata"].cpu) for each in rounds
    )
    wall, cpu = (median(getattr(each.further, clock) for each in rounds) for clock in ("wall", "cpu"))
    wall_share, cpu_share = (
        median(getattr(each.further, clock) / getattr(each.singles["plain"], clock) for each in rounds)
        for clock in ("wall", "cpu")
    )
    is_cheap = max(wall_share, cpu_share) <= MOST_FOR_A_BRAND
    bare = median(each.bare for each in rounds)
    growth = max(each.brands[many].memory for each in rounds) / max(each.brands[some].memory for each in rounds)
    return {
        f"A build costs at most {MOST_FOR_VARIABLES} of a plain one: {plain:.2f}.": plain <= MOST_FOR_VARIABLES,
        f"It costs at most as much as with the faster of the other two plugins: {theirs:.2f} of it.": theirs <= 1,
        f"One more brand costs at most {MOST_FOR_A_BRAND:.1%} of a plain build: {wall_share:.1%} by the clock, which is"
        f" {1000 * wall:.0f} ms. Of processors it costs {cpu_share:.1%}, {1000 * cpu:.0f} ms; to make its folders and"
        f" pages and do nothing else takes {1000 * bare:.0f} ms of them.": is_cheap,
        f"Memory does not grow with the brands: {many} take {growth:.2f} of what {some} take.": growth <= MOST_MEMORY,
    }


def page(rounds: list[Round], theirs: dict[str, list[Run]]) -> str:
    """Return the numbers as Markdown."""
    missed = " **This goal is missed.**"
    lines = [f"| {' | '.join(row)} |" for row in rows_of_singles(rounds)]
    lines += ["", *(f"| {' | '.join(row)} |" for row in rows_of_brands(rounds, theirs)), ""]
    lines += ["The other two build one brand after the other; those builds were run once.", ""] if theirs else []
    lines += [f"- {text}{'' if is_met else missed}" for text, is_met in goals(rounds).items()]
    lines.append("")
    versions = ", ".join(
        f"{name} {version(name)}"
        for name in ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "mkdocs-markdownextradata-plugin")
    )
    size = f"{PAGES} pages and {STATIC_FILES} static files of {STATIC_BYTES * STATIC_FILES // MEGABYTE} MB"
    lines.append(
        f"{size}; the median of {len(rounds)} rounds; Python {platform.python_version()}, {os.cpu_count()} processors,"
        f" {platform.system()}. {versions}."
    )
    return "\n".join([*lines, ""])


def main(target: str, *options: str) -> int:
    """Measure, print and write the numbers; return the exit code."""
    turns = 1 if "--quick" in options else ROUNDS
    with tempfile.TemporaryDirectory(prefix="paycore-bench-") as folder:
        write_site(Path(folder), brands=max(BRANDS))
        rounds = [measure(Path(folder), number) for number in range(1, turns + 1)]
        theirs = {} if "--quick" in options else one_after_the_other(Path(folder))
    text = page(rounds, theirs)
    print(text)
    Path(target).write_text(text, encoding="utf-8")
    return 0 if all(goals(rounds).values()) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
