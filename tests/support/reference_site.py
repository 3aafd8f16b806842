"""The reference site, built once in a run of the tests, however many processes run them."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Return a folder that `make` fills: the first that asks for it does so, and others wait for it."""
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            begun = folder.with_name(f"{folder.name}.begun")
            shutil.rmtree(begun, ignore_errors=True)
            make(begun)
            begun.rename(folder)
    return folder


FEW = frozenset({"connectum", "easybits", "interkassa", "paypal", "skrill", "stripe"})
"""Providers that the guides call by name: the site is whole with them alone, and a look at it takes half the time."""
MADE_FROM_CODE = ("docs/writing/rules.md", "docs/developers/api/*.md")
"""Pages that `make tables` writes: half of what there is to read in a site with few providers."""


def copied(repository: Path, root: Path, *, providers: Collection[str] = ()) -> Path:
    """Copy the sources of the site into a folder, with some of its providers; all, where none is named.

    With some of them, a page that is made from the code is its headings alone, to which others link.
    """
    connectors = repository / "docs/connectors"

    def left_out(folder: str, names: list[str]) -> list[str]:
        if not providers or connectors != Path(folder):
            return []
        return [name for name in names if (connectors / name).is_dir() and name not in providers]

    for name in ("docs", "brands", "overrides"):
        shutil.copytree(repository / name, root / name, ignore=left_out)
    for name in ("mkdocs.yml", "paycore.yml"):
        shutil.copyfile(repository / name, root / name)
    for page in [page for pattern in MADE_FROM_CODE for page in root.glob(pattern)] if providers else []:
        page.write_text(outline(page.read_text("utf-8")), "utf-8")
    return root


def outline(page: str) -> str:
    """Return the front matter and the headings of a page, with a word below each, and what excuses or silences."""
    _, meta, text = page.split("---\n", 2)
    prose = re.sub(r"^(`{3,})[^\n]*\n.*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)
    kept = re.findall(r"^(?:#+ |<!-- paycore: ).*$", prose, re.MULTILINE)
    return f"---\n{meta}---\n\n" + "\n".join(f"{line}\n\n{'Some words.' * (line[0] == '#')}\n" for line in kept)


def build_strictly(config: Path, folder: Path, *, cores: int = 1) -> None:
    """Build a site into a folder by the command, in so many processes; nothing that is wrong may be reported."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(config), "-d", str(folder)]
    own = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000", "PAYCORE_CORES": str(cores)}
    environment = {**os.environ, **own}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
