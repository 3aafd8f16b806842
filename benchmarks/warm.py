"""Second builds, and what is redrawn while a site is served, beside a plain build: `python -m benchmarks.warm TABLE`.

On the generated site of 300 pages, or of as many as `--pages=3000` says. Builds are processes of their own: a plain
one, ours from nothing, ours of the same sources, and ours after a page was edited. Python's own compiled files are
there before the first one counts. What MkDocs does after a change while it serves is done here in one process: the
configuration is read and the site is built, into a folder of its own, first until the page that a browser shows is
there, and then, where that was not all, until all pages are. Processor time counts, which other programs on the same
machine disturb least; all is told as a part of the plain build in the same round, the median of the rounds.
TABLE is the Markdown file that gets the numbers.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from benchmarks.bench_site import PAGES, write_site
from benchmarks.brands import run
from mkdocs_paycore.project.kept_files import KEPT_BESIDE

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 3
PROVIDER = "code: acme\nname: Acme\nstatus: ready\nwebsite: https://acme.example/\nfeatures: [payments]\n"
PAGE = "section-01/manual-001"
SETTLED = 0.05
"""Seconds after which a file that was written counts as older than a build."""


def write(folder: Path, pages: int) -> None:
    """Write the site: beside the generated pages a provider, a snippet, a style sheet and a template of its own."""
    write_site(folder, brands=3, static_files=600, pages=pages)
    add = {
        "docs/connectors/acme/provider.yml": PROVIDER,
        "docs/connectors/acme/index.md": "# Acme\n\n<<provider_header()>>\n",
        "snippets/note.md": "A note.\n",
        "docs/extra.css": "b { color: red }\n",
        "overrides/main.html": "{% extends 'base.html' %}\n{% block styles %}{{ super() }}{% endblock %}\n",
    }
    for name, text in add.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    page = folder / "docs/index.md"
    page.write_text(f'{page.read_text("utf-8")}\n--8<-- "note.md"\n', "utf-8")
    for name in ("plain.yml", "ours.yml"):
        config = folder / name
        text = config.read_text("utf-8").replace("  name: material\n", "  name: material\n  custom_dir: overrides\n")
        text = text.replace("nav:\n", "extra_css: [extra.css]\nnav:\n- Acme: connectors/acme/index.md\n")
        config.write_text(f"{text}- pymdownx.snippets:\n    base_path: [snippets]\n", "utf-8")


def adding(path: str, text: str) -> Callable[[Path, int], None]:
    """Return an edit: text that is added to a file, with the number of the round in the place of `#`."""

    def edit(folder: Path, number: int) -> None:
        file = folder / path
        file.write_text(f"{file.read_text('utf-8')}{text.replace('#', str(number))}", "utf-8")

    return edit


def template(folder: Path, number: int) -> None:
    """Change what the template of all pages shows."""
    text = "{% extends 'base.html' %}\n{% block styles %}{{ super() }}<!-- Word # -->{% endblock %}\n"
    (folder / "overrides/main.html").write_text(text.replace("#", str(number)), "utf-8")


def value_of_brand(folder: Path, number: int) -> None:
    """Change a value of the brand."""
    file = folder / "brands/brand00.yml"
    lines = file.read_text("utf-8").splitlines()
    named = [line if "company_name" not in line else f"  company_name: Name {number}" for line in lines]
    file.write_text("\n".join([*named, ""]), "utf-8")


def field_of_provider(folder: Path, number: int) -> None:
    """Change a field of the provider."""
    (folder / "docs/connectors/acme/provider.yml").write_text(f"{PROVIDER}tagline: Words {number}\n", "utf-8")


EDITS: dict[str, tuple[Callable[[Path, int], None], str, str, str]] = {
    "a word in a page": (adding(f"docs/{PAGE}.md", "\nWord #.\n"), f"{PAGE}/", f"{PAGE}/index.html", "Word #."),
    "a field in provider.yml": (field_of_provider, "connectors/acme/", "connectors/acme/index.html", "Words #"),
    "a value of a brand that headings show": (value_of_brand, "", "index.html", "Name #"),
    "a snippet": (adding("snippets/note.md", "Word #.\n"), "", "index.html", "Word #."),
    "a template": (template, f"{PAGE}/", f"{PAGE}/index.html", "<!-- Word # -->"),
    "a style sheet": (adding("docs/extra.css", "b { margin: #px }\n"), f"{PAGE}/", "extra.css", "margin: #px"),
}
"""Each with the address of the page that somebody looks at, and a file of the site with what it is to hold then."""


def build_of(name: str, folder: Path) -> float:
    """Return the processor time of a build in a process of its own."""
    time.sleep(SETTLED)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", f"{name}.yml", "-d", str(folder.parent / name)]
    return run(command, folder, is_warm=True).cpu


def served(folder: Path, site: Path, *first: str) -> tuple[float, bool]:
    """Return the processor time of what MkDocs does for a change while it serves, and whether all pages are done then.

    Args:
        folder: that of the sources.
        site: that of the site.
        first: the addresses of the pages that browsers show.
    """
    time.sleep(SETTLED)
    start = time.process_time()
    config = load_config(str(folder / "ours.yml"), site_dir=str(site))
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = "http://127.0.0.1:8000/"
    plugin: Any = config.plugins["paycore"]
    plugin.first_pages = first
    build(config, serve_url=config.site_url)
    return time.process_time() - start, plugin.has_all_pages


def measure(folder: Path, number: int) -> dict[str, float]:
    """Return what each build of a round took of a plain one."""
    plain = build_of("plain", folder)
    kept = folder / KEPT_BESIDE
    if kept.exists():
        kept.rename(folder.parent / f"kept-{number}")
    taken = {"from nothing": build_of("ours", folder), "the same sources": build_of("ours", folder)}
    adding("docs/section-02/manual-002.md", "\nWord #.\n")(folder, number)
    taken["a page edited"] = build_of("ours", folder)
    site = folder.parent / "served"
    site.mkdir(exist_ok=True)
    served(folder, site)
    whole = {}
    for name, (edit, shown, file, text) in EDITS.items():
        edit(folder, number)
        taken[f"shown while it is served: {name}"], is_whole = served(folder, site, shown)
        if text.replace("#", str(number)) not in (site / file).read_text("utf-8"):
            raise SystemExit(f"{file} does not show {name}")
        seconds = taken[f"shown while it is served: {name}"]
        whole[name] = seconds if is_whole else seconds + served(folder, site)[0]
    taken |= {f"all pages while it is served: {name}": seconds for name, seconds in whole.items()}
    print(f"round {number}: plain {plain:.2f} s", {name: round(cpu, 2) for name, cpu in taken.items()}, flush=True)
    return {"plain": plain, **taken}


def table(rounds: list[dict[str, float]], pages: int) -> str:
    """Return the numbers of a site of so many `pages` as a table."""
    lines = ["| Build | Processor time | Of a plain build |", "|---|---:|---:|"]
    for name in rounds[0]:
        part = median(each[name] / each["plain"] for each in rounds)
        lines.append(f"| {name} | {median(each[name] for each in rounds):.2f} s | {part:.2f} |")
    machine = f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} processors"
    note = f"{pages} pages, medians of {len(rounds)} rounds. *plain*: MkDocs and Material without any plugin of ours."
    return "\n".join([*lines, "", f"{note} {machine}.", ""])


def main(target: str, *options: str) -> None:
    """Measure, and write the table; `--quick` runs one round."""
    pages = next((int(each.partition("=")[2]) for each in options if each.startswith("--pages=")), PAGES)
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="paycore-bench-") as temporary:
        folder = Path(temporary) / "site"
        folder.mkdir()
        write(folder, pages)
        os.chdir(folder)
        build_of("ours", folder)
        (folder / KEPT_BESIDE).rename(folder.parent / "kept-0")
        rounds = [measure(folder, number) for number in range(1, (1 if "--quick" in options else ROUNDS) + 1)]
    text = table(rounds, pages)
    print(text)
    Path(target).write_text(text, "utf-8")


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()), *sys.argv[2:])
