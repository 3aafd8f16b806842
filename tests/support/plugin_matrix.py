"""Builds of a small site with other plugins beside ours, and what each comes to."""

from __future__ import annotations

import posixpath
import re
import subprocess
from contextlib import chdir
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import yaml

from mkdocs_paycore.stamping.slot import MARK, URL_MARK
from tests.support.brand_site import BrandSite, brand
from tests.support.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.support.other_plugins import OtherPlugin

ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "SOURCE_DATE_EPOCH": "1700000000",
}
"""The variables that builds are the same with."""
ORDERS = ("first", "last")
"""Where our plugin stands in the list."""
COMPANIES = {"alpenglow": "Alpenglow Pay", "brightwater": "Brightwater"}
PROVIDER = """\
code: {code}
name: {name}
status: ready
features: [payments]
verified: {{on: 2026-01-02, source: web}}
connections:
  - kind: provider_account
    fields:
      - {{key: api_key, label: API key, type: secret, required: true}}
"""
SOURCES = {
    "docs/index.md": "# Welcome to <<custom.company_name>>\n\nHello, [Desk](<<custom.dashboard_base_url>>x/), "
    "[Acme](connectors/acme/index.md), [list](connectors/index.md).\n",
    "docs/picture.md": "# Picture\n\n![Picture of <<custom.company_name>>](picture.svg)\n",
    "docs/picture.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "docs/connectors/index.md": "# Providers\n\n<<provider_table()>>\n",
    "docs/connectors/acme/provider.yml": PROVIDER.format(code="acme", name="Acme Gate"),
    "docs/connectors/bolt/provider.yml": PROVIDER.format(code="bolt", name="Bolt"),
    "docs/connectors/bolt/index.md": "# Bolt by hand\n\n<<credentials('provider_account')>>\n",
    "docs/connectors/cord/provider.yml": PROVIDER.format(code="cord", name="Cord"),
}
EXPECTED = {
    "index.html": ("Welcome to {company}", "https://dash.{host}/x/", "{company} Docs"),
    "connectors/acme/index.html": ("Connect Acme Gate",),
    "connectors/bolt/index.html": ("Bolt by hand",),
    "connectors/cord/index.html": ("Cord",),
    "connectors/index.html": ("Acme Gate", "Bolt"),
}
_WITHOUT_US = {
    "docs/connectors/index.md": "# Providers\n\nAcme Gate, Bolt\n",
    "docs/connectors/acme/index.md": "# Connect Acme Gate\n",
    "docs/connectors/bolt/index.md": "# Bolt by hand\n",
    "docs/connectors/cord/index.md": "# Cord\n",
}
"""What we draw and generate, written by hand for a site without us."""
_LINK = re.compile(r"""\b(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")


@dataclass(frozen=True)
class Outcome:
    """What builds of a site come to.

    Attributes:
        faults: what is wrong with what was built.
        said: what the builds warned of, each once.
        refused: the sentence with which all of them were refused; empty where a site was built.
    """

    faults: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    refused: str = ""

    def __or__(self, other: Outcome) -> Outcome:
        """Return both in one: what is wrong in either, and refused where both are."""
        faults = dict.fromkeys([*self.faults, *other.faults])
        said = dict.fromkeys([*self.said, *other.said])
        return Outcome(tuple(faults), tuple(said), self.refused and other.refused)


def outcome(root: Path, plugins: Sequence[OtherPlugin], *, order: str) -> Outcome:
    """Build a small site for two brands with plugins beside ours, and return what comes of it.

    Args:
        root: where the site is made.
        plugins: those beside ours.
        order: one of `ORDERS`.
    """
    site = made(root, plugins, order=order)
    with chdir(site.root):  # some ask git where the process is
        failed = site.build()
    said = tuple(dict.fromkeys(plain(line, site.root) for line in site.said if line.startswith(("warning", "error"))))
    if set(failed) == set(COMPANIES) and (reason := next((line for line in said if line.startswith("error")), "")):
        return Outcome(refused=reason.removeprefix("error: "))
    faults = [f"{name} failed" for name in failed] + [str(problem) for problem in site.problems]
    faults += [f"{name}: {fault}" for name in COMPANIES for fault in of_brand(site.files(name), name, plugins)]
    return Outcome(tuple(faults), said)


def outcome_without_us(root: Path, plugins: Sequence[OtherPlugin]) -> Outcome:
    """Build the same site for the first brand without our plugin, its values written out; see `outcome`."""
    name = next(iter(COMPANIES))
    sources = SOURCES | {path: text for plugin in plugins for path, text in plugin.sources.items()} | _WITHOUT_US
    config = configured(plugins, [plugin.entry for plugin in in_order(plugins)])
    config |= {"site_url": f"https://docs.{host(name)}/", "not_in_nav": "connectors/*/index.md\n"}
    files = sources | {"mkdocs.yml": yaml.safe_dump(config, sort_keys=False)}
    BrandSite(root).write({path: _with_values(text, name) for path, text in files.items()})
    add_to_git(root)
    site = Site(root)
    try:
        with chdir(root):
            site.build()
    except Exception as error:  # whatever a plugin raises  # noqa: BLE001
        words = re.sub(r"(?<![\w.])/[\w./-]+", "…", " ".join(str(error).split()))  # folders of one build only
        return Outcome(refused=f"{type(error).__name__}: {words}".rstrip(": "))
    warned = tuple(dict.fromkeys(plain(line, root) for line in site.reported))
    return Outcome(tuple(of_brand(site.files(), name, plugins)), warned)


def _with_values(text: str, name: str) -> str:
    filled = text.replace("<<custom.company_name>>", COMPANIES[name]).replace(
        "{{ custom.company_name }}", COMPANIES[name]
    )
    return filled.replace("<<custom.dashboard_base_url>>", f"https://dash.{host(name)}/")


def host(name: str) -> str:
    """Return the host of a brand."""
    return f"{name}.example"


def in_order(plugins: Sequence[OtherPlugin]) -> list[OtherPlugin]:
    """Return plugins as they want to stand in the list."""
    late = {plugin.name for plugin in plugins if {other.name for other in plugins} & set(plugin.after)}
    return sorted(plugins, key=lambda plugin: plugin.name in late)


def configured(plugins: Sequence[OtherPlugin], entries: Sequence[Any]) -> dict[str, Any]:
    """Return the mkdocs.yml of a site with plugins, whose list has `entries`."""
    config: dict[str, Any] = {
        "site_name": "<<custom.company_name>> Docs",
        "theme": {"name": "material", "font": False},
        "plugins": ["search", *entries],
        "validation": {"nav": {"omitted_files": "ignore"}},
    }
    for plugin in plugins:
        config |= plugin.changes
    return config


def made(root: Path, plugins: Sequence[OtherPlugin], *, order: str) -> BrandSite:
    """Return the small site with plugins, ours before or after them; it is a git repository, for those who ask git."""
    entries = [plugin.entry for plugin in in_order(plugins)]
    entries = ["paycore", *entries] if order == "first" else [*entries, "paycore"]
    site = BrandSite(root)
    for plugin in plugins:
        site.write(plugin.sources)
    config = configured(plugins, entries)
    site.write({**SOURCES, "mkdocs.yml": yaml.safe_dump(config, sort_keys=False)})
    for name, company in COMPANIES.items():
        custom = {"dashboard_base_url": f"https://dash.{host(name)}/", "company_name": company}
        site.write({f"brands/{name}.yml": brand(name, company, host(name), custom=custom)})
    add_to_git(root)
    return site


def add_to_git(folder: Path) -> None:
    """Make a folder a git repository with one commit."""
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "x")


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, and return what it prints."""
    who = ("-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def plain(line: str, root: Path) -> str:
    """Return a line of a log without what is of one build only: where the site lies, and its brand."""
    line = re.sub(r"\x1b\[[\d;]*m", "", line).replace(f"{root}/", "")
    line = re.sub(rf"^(\w+: )(?:(?:{'|'.join(COMPANIES)})(?:, )?)+: ", r"\1", line)
    return " ".join(line.split())


def of_brand(files: dict[str, bytes], name: str, plugins: Sequence[OtherPlugin]) -> Iterator[str]:
    """Yield what is wrong with the site of a brand: pages, texts, links, values."""
    is_flat = any(plugin.name == "offline" for plugin in plugins)
    other = next(each for each in COMPANIES if each != name)
    for expected in (EXPECTED, *(plugin.expected for plugin in plugins)):
        for path, texts in expected.items():
            there = flat(path) if is_flat else path
            yield from lacking(files, there, [text.format(company=COMPANIES[name], host=host(name)) for text in texts])
    for path, content in files.items():
        text = content.decode("utf-8", "ignore")
        for word in (MARK, URL_MARK, "<<custom", "&lt;&lt;custom", COMPANIES[other], host(other)):
            if word in text:
                yield f"{path} holds {word}"
    yield from broken_links(files)


def flat(path: str) -> str:
    """Return where a page lies if addresses have no folders of their own."""
    kept = ("index.html", "connectors/index.html", "de/index.html", "blog/index.html")
    is_manual = re.fullmatch(r"(?:de/)?connectors/\w+/index\.html", path)
    return path if path in kept or is_manual else re.sub(r"/index\.html$", ".html", path)


def lacking(files: dict[str, bytes], path: str, texts: Sequence[str]) -> Iterator[str]:
    """Yield what a page does not say."""
    if path not in files:
        yield f"there is no {path}"
        return
    page = unescape(files[path].decode())
    yield from (f"{path} lacks {text}" for text in texts if text not in page)


def broken_links(files: dict[str, bytes]) -> Iterator[str]:
    """Yield the links of pages that lead nowhere."""
    for path, content in files.items():
        if path.endswith(".html") and path != "404.html":
            for found in _LINK.finditer(content.decode()):
                link = urlsplit(unescape(next((each for each in found.groups() if each), "")))
                if link.scheme or link.netloc or not link.path or link.path.startswith(("/", "\\")):
                    continue
                there = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link.path)))
                there = "index.html" if there == "." else there
                if there not in files and f"{there}/index.html" not in files:
                    yield f"{path} links to {link.path}"
