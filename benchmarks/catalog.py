"""How a build grows with the catalog: 1,194 providers and 11,940, from the open data: `make bench`.

    python -m benchmarks.catalog OPENFINTECH TABLE [FACTOR]

OPENFINTECH is the folder of the open data, TABLE the Markdown file that gets the numbers, FACTOR how many times the
providers the second site has (10). The 120 providers of this site that the data has are described in files, with forms
and generated manuals; the rest is listed. The theme is a bare page, so that what is measured is our part,
Python-Markdown and MkDocs: a theme costs the same for each page and would only hide growth. Time is that of the
processor, which other programs of the machine do not change much. Exit code 1: a limit is passed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

import yaml

from mkdocs_paycore.catalog.draft import LISTS
from mkdocs_paycore.catalog.method_files import load_directory
from mkdocs_paycore.intake.meaning import needed, read_meanings
from mkdocs_paycore.intake.openfintech import directory_text, read_providers

ROOT = Path(__file__).parents[1]
FACTOR = 10
MOST_GROWTH = 1.1
"""Through the factor: 10 times the providers may cost 11 times the time and memory."""
MOST_PAGE = 60_000
"""Bytes of HTML of a provider's page in the theme of this site."""
RUNS = 3
"""Of the small site; the median counts."""
MAIN = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title></head>
<body><main>{{ page.content }}</main></body></html>
"""


@dataclass(frozen=True)
class Cost:
    """What a build took: seconds of a processor, and the most memory it had at a time, in bytes."""

    seconds: float
    memory: int


def make_site(root: Path, data: Path, *, times: int, theme: dict[str, object]) -> int:
    """Write a site whose catalog is `times` the open data; return how many providers it has."""
    entries = read_providers((data / "payment_providers.json").read_text("utf-8"))
    docs, listed = root / "docs", {}
    specs = {path.parent.name: path.read_text("utf-8") for path in ROOT.glob("docs/connectors/*/provider.yml")}
    for number in range(times):
        suffix = f"-{number}" if number else ""
        for code, entry in entries.items():
            if code in specs:
                folder = docs / "connectors" / f"{code}{suffix}"
                folder.mkdir(parents=True)
                spec = specs[code].replace(f"code: {code}\n", f"code: {folder.name}\n")
                (folder / "provider.yml").write_text(spec, "utf-8")
            else:
                listed[f"{code}{suffix}"] = replace(entry, name=f"{entry.name} {number}" if number else entry.name)
    shutil.copy(ROOT / "docs/connectors/methods.yml", docs / "connectors")
    known = read_meanings({file.name: file.read_text("utf-8") for file in data.glob("*.json")})
    used = {key: {code for entry in entries.values() for code in getattr(entry, key, ())} for key in LISTS}
    meanings = needed(known, used, kept=load_directory(docs / "connectors", root=root))
    (docs / "connectors/directory.yml").write_text(directory_text(listed, meanings=meanings), "utf-8")
    (docs / "integration").mkdir()
    (docs / "integration/ips.md").write_text("# Public IPs\n", "utf-8")
    (docs / "index.md").write_text("# Home\n", "utf-8")
    (docs / "connectors/index.md").write_text("# Providers\n\n<<provider_catalog()>>\n", "utf-8")
    (root / "theme").mkdir()
    (root / "theme/main.html").write_text(MAIN, "utf-8")
    (root / "brands").mkdir()
    shutil.copytree(ROOT / "brands", root / "brands", dirs_exist_ok=True)
    config = {
        "site_name": "<<custom.company_name>>",
        "theme": theme,
        "plugins": ["search", {"paycore": {"brand": "paycore"}}],
        "markdown_extensions": ["admonition", "attr_list", "def_list", "md_in_html", "tables", {"toc": {}}],
        "nav": [{"Home": "index.md"}, {"Providers": "connectors/index.md"}],
    }
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    return len(entries) * times


def built(root: Path) -> Cost:
    """Build a site and return what that took."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"}
    with (root / "log.txt").open("wb") as log:
        process = subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"the build failed:\n{(root / 'log.txt').read_text('utf-8', errors='replace')[-4000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def page_sizes(root: Path) -> list[int]:
    """Return the bytes of HTML of each provider's page, in order."""
    pages = root.glob("site/connectors/*/index.html")
    kept = (page for page in pages if (page.parent / "provider.json").is_file())
    return sorted(page.stat().st_size for page in kept)


def table(costs: dict[int, Cost], sizes: list[int]) -> str:
    """Return the numbers as Markdown."""
    (few, less), (many, more) = sorted(costs.items())
    rows = [
        "| Providers | Processor time of the build | Most memory |",
        "| ---: | ---: | ---: |",
        *(f"| {count:,} | {cost.seconds:,.1f} s | {cost.memory / 2**20:,.0f} MiB |" for count, cost in costs.items()),
        f"| {many / few:g} times | {more.seconds / less.seconds:.1f} times | {more.memory / less.memory:.1f} times |",
        "",
        (
            f"Of {few:,} providers' pages in the theme of this site, the middle one has {median(sizes) / 1000:.0f} kB"
            f" of HTML and the largest {sizes[-1] / 1000:.0f} kB."
        ),
        "",
    ]
    return "\n".join(rows)


def main(data: str, target: str, factor: str = str(FACTOR)) -> int:
    """Measure, print and write the numbers; return the exit code."""
    if not (Path(data) / "payment_providers.json").is_file():
        print(f"the open data is not in {data}: the catalog is not measured")
        return 0
    costs: dict[int, Cost] = {}
    bare: dict[str, object] = {"name": None, "custom_dir": "theme"}
    for times, runs in ((1, RUNS), (int(factor), 1)):
        with tempfile.TemporaryDirectory() as folder:
            count = make_site(Path(folder), Path(data), times=times, theme=bare)
            found = [built(Path(folder)) for _ in range(runs)]
            if len(page_sizes(Path(folder))) != count:
                sys.exit(f"found {len(page_sizes(Path(folder)))} providers' pages, expected {count}")
        costs[count] = Cost(median(cost.seconds for cost in found), max(cost.memory for cost in found))
        print(json.dumps({"providers": count, **vars(costs[count])}), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        make_site(Path(folder), Path(data), times=1, theme={"name": "material", "font": False})
        built(Path(folder))
        sizes = page_sizes(Path(folder))
    text = table(costs, sizes)
    print(text)
    Path(target).write_text(text, encoding="utf-8")
    (few, less), (many, more) = sorted(costs.items())
    limit = MOST_GROWTH * many / few
    faults = [
        f"{name} grows {much:.1f} times, should be {limit:g} or less"
        for name, much in (("time", more.seconds / less.seconds), ("memory", more.memory / less.memory))
        if much > limit
    ]
    faults += [f"a page has {sizes[-1]:,} bytes, should be {MOST_PAGE:,} or less"] if sizes[-1] > MOST_PAGE else []
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
