"""What the leak gate costs beside a build: `make bench`.

    python -m benchmarks.gate TABLE [CASE…]

TABLE is the Markdown file that gets the numbers; with names of CASEs only these are measured, and TABLE is left alone.
Each site is built with all its brands in a process of its own, in which the time of the gate is taken by its threads:
seconds of a processor, which other programs of the machine do not change much. The middle of three runs counts. Exit
code 1: the gate takes more than its share of a build.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from benchmarks.bench_site import write_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).parents[1]
RUNS = 3
MOST = 0.2
"""The share of a build that the gate may take."""
LINES, MANY = 4_000, 300
THEME_WORDS = ("search", "header", "main", "color", "script")


class Share(NamedTuple):
    """What building a site took: seconds of a processor of the gate, and of all."""

    gate: float
    build: float

    @property
    def part(self) -> float:
        """The share that the gate has."""
        return self.gate / self.build


def _write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def _brand(name: str, shown: str, host: str) -> str:
    values = {
        "company_name": shown,
        "dashboard_base_url": f"https://dashboard.{host}/",
        "support_email": f"help@{host}",
    }
    brand = {"name": name, "site_name": f"{shown} Docs", "site_url": f"https://docs.{host}/", "custom": values}
    return yaml.safe_dump(brand, sort_keys=False)


def _small(folder: Path, brands: Iterable[str], pages: dict[str, str]) -> None:
    theme = {"name": "material", "font": False}
    config = {"site_name": "<<custom.company_name>>", "theme": theme, "plugins": ["search", "paycore"]}
    _write(folder, {"mkdocs.yml": yaml.safe_dump(config), **{f"docs/{name}": text for name, text in pages.items()}})
    _write(folder, {f"brands/{name}.yml": _brand(name, name.title(), f"{name}-pay.example") for name in brands})


def _reference(folder: Path) -> None:
    for name in ("docs", "brands", "overrides", "mkdocs.yml", "paycore.yml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)


def _pages(folder: Path) -> None:
    write_site(folder, brands=3, static_files=0)
    (folder / "ours.yml").rename(folder / "mkdocs.yml")


def _mentions(folder: Path) -> None:
    lines = "\n".join(f"- `nginx.ingress.kubernetes.io/option-{number}`" for number in range(LINES))
    _small(folder, ("nginx", "harbourline"), {"index.md": f"# Options\n\n{lines}\n", "other.md": "# Other\n\nText.\n"})


def _theme_words(folder: Path) -> None:
    text = "# Start\n\nAsk <<custom.company_name>> for an account.\n"
    _small(folder, THEME_WORDS, {"index.md": text, **{f"page-{number}.md": text for number in range(20)}})


def _reference_of_theme_words(folder: Path) -> None:
    _reference(folder)
    _write(folder, {f"brands/{name}.yml": _brand(name, name.title(), f"{name}-pay.example") for name in THEME_WORDS})


def _many_brands(folder: Path) -> None:
    _reference(folder)
    names = [f"partner{number:03}x" for number in range(MANY)]
    _write(folder, {f"brands/{name}.yml": _brand(name, name.title(), f"{name}.example") for name in names})


CASES: dict[str, tuple[str, Callable[[Path], None]]] = {
    "reference": ("The reference site, three brands", _reference),
    "pages": ("300 pages, three brands", _pages),
    "mentions": (f"{LINES:,} lines with the word of a brand, two brands", _mentions),
    "theme": (f"Five brands called by words of the theme: {', '.join(THEME_WORDS)}", _theme_words),
    "reftheme": ("The reference site, five brands more of such names", _reference_of_theme_words),
    "brands": (f"The reference site, {MANY} brands more", _many_brands),
}


def measured(make: Callable[[Path], None]) -> Share:
    """Make a site, build it some times, and return what the middle run took."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder))
        command = [sys.executable, "-m", "benchmarks.gate", "--build", folder]
        runs = []
        for _ in range(RUNS):
            done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            runs.append(Share(*json.loads(done.stdout.splitlines()[-1])))
    return sorted(runs, key=lambda run: run.part)[RUNS // 2]


def build(folder: str) -> Share:
    """Build a site with all its brands here, and return what it took."""
    from mkdocs_paycore.cli.main import main as paycore  # noqa: PLC0415 - in the process that is measured
    from mkdocs_paycore.leak.sites import SiteGate  # noqa: PLC0415

    spent = [0.0]
    for name in ("look_at", "found"):
        setattr(SiteGate, name, _timed(getattr(SiteGate, name), spent))
    start = time.process_time()
    arguments = ["build", "--all-brands", "--site-dir", f"{folder}/built", "--no-cache", "-f", f"{folder}/mkdocs.yml"]
    with suppress(SystemExit):  # a leak is an error
        paycore(arguments, standalone_mode=False)
    return Share(spent[0], time.process_time() - start)


def _timed(function: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    def timed(*args: object, **options: object) -> object:
        start = time.thread_time()
        try:
            return function(*args, **options)
        finally:
            spent[0] += time.thread_time() - start

    return timed


def table(shares: dict[str, Share]) -> str:
    """Return the numbers as Markdown."""
    rows = [
        f"| {words} | {share.build:.2f} s | {share.gate:.2f} s | {share.part:.0%} |" for words, share in shares.items()
    ]
    head = ["| Site | Processor time of the build | Of it the gate | Share |", "| --- | ---: | ---: | ---: |"]
    return "\n".join([*head, *rows, "", f"The gate may take {MOST:.0%} of a build.", ""])


def main(target: str, *cases: str) -> int:
    """Measure, print and write the numbers; return the exit code."""
    if target == "--build":
        print(json.dumps(build(*cases)))
        return 0
    shares = {}
    for name, (words, make) in CASES.items():
        if not cases or name in cases:
            shares[words] = measured(make)
            print(
                f"{name}: {shares[words].gate:.2f} of {shares[words].build:.2f} s, {shares[words].part:.1%}", flush=True
            )
    if not cases:
        Path(target).write_text(table(shares), "utf-8")
    return int(any(share.part > MOST for share in shares.values()))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
