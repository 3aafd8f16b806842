"""Write the page of other plugins from what their tests hold: `make tables`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.other_plugins import CANNOT_MEET, COMMANDS, PLUGINS, REFUSED

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parent.parent / "docs" / "developers" / "other-plugins.md"
_HEAD = """\
---
title: Beside other plugins
description: "Which plugins work beside paycore, which with a remark, and which are refused with which sentence."
search:
  boost: 0.5
---

# Beside other plugins

<!-- paycore: allow-brand paycore -->

A site of a few pages is built for two brands with each of these plugins, and with every two of them together; `paycore`
stands before them in the list of plugins, and behind them. In the sites of both brands, all pages and links are there,
every variable is filled, and nothing is of the other brand. This page is made from those tests.

A plugin that is not here works as a rule, too: it meets pages whose variables are *slots*, and whatever it writes is
filled with the rest. Where it fails, the message names it, and `--verbose` shows the traceback.

"""
_REFUSED = """
## What is refused

What is drawn, packed or encrypted before a brand's values are there cannot be filled any more. A build ends then:

"""


def page() -> str:
    """Return the page."""
    return f"{_HEAD}{_table(_rows(), ('Plugin', 'Package', 'Outcome', 'Remark'))}\n{_pairs()}{_REFUSED}{_sentences()}"


def _rows() -> Iterator[tuple[str, ...]]:
    found = [(f"`{plugin.name}`", plugin.package or "mkdocs-material", plugin.remark) for plugin in PLUGINS]
    found += [(f"`{command}`", package or "mkdocs", remark) for command, (package, remark) in COMMANDS.items()]
    for name, package, remark in sorted(found):
        yield name, f"`{package}`", "works, with a remark" if remark else "works", remark.replace("|", "\\|")


def _pairs() -> str:
    pairs = (" and ".join(f"`{name}`" for name in sorted(pair)) for pair in CANNOT_MEET)
    return f"Not built together in these tests: {'; '.join(sorted(pairs))}.\n"


def _sentences() -> str:
    return _table(((f"`{each.name}`", each.sentence) for each in REFUSED), ("Plugin", "What is said"))


def _table(rows: Iterator[tuple[str, ...]], head: tuple[str, ...]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
