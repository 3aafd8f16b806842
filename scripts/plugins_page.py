"""Write the page of other plugins from what builds beside them come to: `make plugins-page` (takes minutes)."""

from __future__ import annotations

import os
import sys
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.other_plugins import CANNOT_MEET, COMMANDS, PLUGINS, REFUSED
from tests.support.plugin_matrix import ENVIRONMENT, ORDERS, outcome, outcome_without_us

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.support.other_plugins import OtherPlugin
    from tests.support.plugin_matrix import Outcome

PAGE = Path(__file__).parent.parent / "docs" / "developers" / "other-plugins.md"
PAIRS = sorted((min(pair), max(pair)) for pair in CANNOT_MEET)
"""The pairs of plugins that fail without us."""
_BY_NAME = {plugin.name: plugin for plugin in PLUGINS}
_HEAD = """\
---
title: Beside other plugins
description: "Which plugins work beside paycore, which with a remark, and which are refused with which sentence."
search:
  boost: 0.05
---

# Beside other plugins

<!-- paycore: allow-brand paycore -->

A site of a few pages is built for two brands with each of these plugins, and with every two of them together; `paycore`
stands before them in the list of plugins, and behind them. In the sites of both brands, all pages and links are there,
every variable is filled, and nothing is of the other brand. What those builds came to wrote this page.

A plugin that is not here works as a rule, too: it meets pages whose variables are *slots*, and whatever it writes is
filled with the rest. What cannot be filled any more, because it is drawn, packed or encrypted before a brand's values
are there, ends a build with a sentence that names the file, and the plugin where that can be known. A text drawn as
lines of an SVG is not seen: do not draw variables so.

Texts that a plugin brings in (docstrings of modules, notebooks), the titles that it gives to pages, and its options in
mkdocs.yml may hold variables. Files that are copied as they are (a CSV, an OpenAPI description) may not: the rule
[`left-variable`](../writing/rules.md) finds them.

Where a plugin fails, the message names it, and `--verbose` shows the traceback. One that cannot even be loaded ends
`mkdocs build` in a sentence only if it stands behind `paycore` in the list of plugins: MkDocs loads them one after
the other, and asks nobody who comes later. If it stands before, there is MkDocs' traceback; so let `paycore` be the
first where you can. `paycore build`, `check` and `serve` say a sentence in any case: they name the plugin, hook,
theme or Markdown extension that cannot be loaded.

These were tried by hand, in both orders and for two brands, and work: abs-to-rel, add-number, add-teaser,
advanced-seo, agentready, alias, atom, autolinks, autolinktitle, awesome-pages, backlinks, badges,
bi_directional_links, bibtex, bootstrap-tables, breadcrumbs, build-cache, callouts, caption, charts, content-tabs,
copy-markdown, document-dates, drawio, embed-file, enumerate-and-reference, exclude, exclude-search,
exclude-unused-files, external-link-processor, extrafiles, ezglossary, feed, file-filter, footermatter, frontmatter,
gh-admonitions, git-authors, git-committers, graph-view, header-dropdown, heti, htmlextradata, htmlproofer,
image-captions, img2fig, include-exclude-files, jupyter, katex-ssr, link-embeds, link-preview, llms-source, llmstxt,
localsearch, markdownextradata, mcq, mermaid2, meta-descriptions, meta-manager, metadata-enricher, minify_html,
monorepo, multirepo (without other repositories), nav-numbering, nav-weight, nav_async, navsorted, no-sitemap,
nodegraph, obsidian-bridge, obsidian-support, open-in-new-tab, pages-json, pagetree, paginate, panzoom, permalinks,
pivot-table, placeholder, plantuml, pub-minifier, pub-obsidian, pub-social, quiz, random_walk, related-content,
remove_sections, render_swagger, roamlinks, same-dir, semiliterate, simple, simple-hooks, site-urls, spellcheck,
strings-replacement, swagger-ui, swagger-ui-tag, table-of-figures, techdocs-core, timetoread, title-casing, toc-md,
version-annotations, video, webcontext, word-filter, zettelkasten, zip-bundle;
and the themes mkdocs, readthedocs, terminal and shadcn. kroki works where its
server cannot be reached, too. With a remark:

- What is published as it was typed holds variables, which is reported (`left-variable`): the CSV files of
  table-reader, the descriptions of APIs of redoc-tag and swagger-ui-tag, the titles in the `graph.json` of
  obsidian-interactive-graph, and the sources that the theme shadcn puts beside its pages.
- categories makes the address of a page from the name of a variable, as an anchor is made.
- link-marker and the Markdown extension `pymdownx.magiclink` take no address that begins with a variable for one of
  another site. For a link that can be clicked, write `[text](\\<<custom.dashboard_base_url>>x)`.
- safe-text takes markup out of pages, and so every form, logo and badge: do not use it beside components.
- statistics and mkdocs-addresses read files by their names in the docs folder, and fail where a manual is generated;
  the message says which one. Write that manual, or do without the plugin.

"""
_ROWS = ("Plugin", "Package", "Outcome", "What a build says", "Remark")
_REFUSED_HEAD = """
## What is refused

What is drawn, packed or encrypted before a brand's values are there cannot be filled any more. So it is with plugins
that make PDF files of pages (`to-pdf`, `with-pdf`, `pdf-export`), pictures of titles (`social`; switch off its `cards`)
and of diagrams (`kroki`). One of the kind, with a page that has a password and a variable:

"""
_PAIR_HEAD = """
## What does not work without paycore, either

Two plugins of which one makes what the other does not expect are not tried beside ours. The same site without us:

"""
_REFUSED_ROWS = ("Plugin", "What is said")
_PAIR_ROWS = ("Plugins", "What comes of it")


def both_orders(folder: Path, plugin: OtherPlugin) -> Outcome:
    """Return what builds with a plugin come to, ours before it and behind it, in a `folder` of their own."""
    first, last = (outcome(folder / order, [plugin], order=order) for order in ORDERS)
    return first | last


def without_us(folder: Path, names: tuple[str, str]) -> Outcome:
    """Return what a build with two plugins by their `names` comes to without us, in a `folder` of its own."""
    return outcome_without_us(folder / "site", [_BY_NAME[name] for name in names])


def row(plugin: OtherPlugin, came_to: Outcome) -> str:
    """Return the row of a plugin."""
    kind = "fails" if came_to.faults else "works, with a remark" if plugin.remark or came_to.said else "works"
    kind, said = ("refused", [came_to.refused]) if came_to.refused else (kind, list(came_to.said))
    package = f"`{plugin.package or 'mkdocs-material'}`"
    return _row((f"`{plugin.name}`", package, kind, "; ".join(f"*{_cell(line)}*" for line in said), plugin.remark))


def refused_row(plugin: OtherPlugin, came_to: Outcome) -> str:
    """Return the row of a plugin that is refused."""
    return _row((f"`{plugin.name}`: refused", f"*{_cell(came_to.refused)}*"))


def pair_row(names: tuple[str, str], came_to: Outcome) -> str:
    """Return the row of two plugins that fail without us."""
    found = [came_to.refused] if came_to.refused else [*came_to.said[:1], *came_to.faults[:1]]
    return _row((" and ".join(f"`{name}`" for name in names), "; ".join(f"*{_cell(line)}*" for line in found)))


def page_of(rows: Iterable[str]) -> str:
    """Return the page with those of some rows that are of what is tried, once each, and those of commands."""
    given = {line.split("|")[1].strip(): line for line in rows if line.startswith("| `")}
    names = sorted([*(f"`{name}`" for name in _BY_NAME), *(f"`{name}`" for name in COMMANDS)])
    pairs = [" and ".join(f"`{name}`" for name in pair) for pair in PAIRS]
    given |= {f"`{name}`": line for name, line in _commands()}
    first = "".join(given.get(name, f"| {name} is missing |\n") for name in names)
    refused = "".join(given.get(f"`{each.name}`: refused", f"| {each.name} is missing |\n") for each in REFUSED)
    second = "".join(given.get(pair, f"| {pair} is missing |\n") for pair in pairs)
    parts = (_HEAD, _head(_ROWS), first, _REFUSED_HEAD, _head(_REFUSED_ROWS), refused)
    return "".join((*parts, _PAIR_HEAD, _head(_PAIR_ROWS), second))


def _commands() -> Iterator[tuple[str, str]]:
    for name, (package, remark) in COMMANDS.items():
        yield name, _row((f"`{name}`", f"`{package or 'mkdocs'}`", "works, with a remark", "", remark))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _head(names: tuple[str, ...]) -> str:
    return _row(names) + _row(("---",) * len(names))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


def _rows(folder: Path) -> Iterator[str]:
    for plugin in PLUGINS:
        yield row(plugin, both_orders(folder / plugin.name, plugin))
    for plugin in REFUSED:
        yield refused_row(plugin, both_orders(folder / f"{plugin.name}-refused", plugin))
    for names in PAIRS:
        yield pair_row(names, without_us(folder / "-".join(names), names))


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # what other plugins' code warns of is not ours
    os.environ |= ENVIRONMENT
    with tempfile.TemporaryDirectory() as made:
        found: list[str] = []
        for line in _rows(Path(made)):
            sys.stderr.write(line)
            found.append(line)
    PAGE.write_text(page_of(found), "utf-8")
