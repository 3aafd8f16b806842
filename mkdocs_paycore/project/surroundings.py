"""What every answer about a site depends on beside its files: where and when, and which packages of which version."""

from __future__ import annotations

import os
import platform
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.evidence import build_day
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OWN = Path(__file__).parents[1]
_PACKAGES = (".dist-info", ".egg-info", ".egg-link", ".pth", ".py")
VARIABLES = ("PAYCORE_BRAND", "SOURCE_DATE_EPOCH", "CI", "TZ", "LANG", "LC_ALL")
"""The variables of the environment that any site depends on."""
_NAME = expression(rb"\b[A-Z][A-Z0-9_]{2,}\b")


def surroundings(root: Path) -> Iterator[str]:
    """Yield what answers about a site depend on: folders, the day, and the versions of Python and of all packages.

    Args:
        root: the folder of the site.
    """
    machine = (platform.system(), platform.release(), platform.machine())  # `platform()` asks another program
    yield from (str(root), str(Path.cwd()), *machine, sys.version, sys.prefix, str(build_day()))
    yield _packages(tuple((place, _changed(place)) for place in sys.path))


@cache
def _packages(places: tuple[tuple[str, int], ...]) -> str:
    """Return what tells of the packages in some places, each with the time of its last change; looked at once."""
    return "\0".join(_installed(place for place, _ in places))


def _changed(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 - an entry may be any text
    except (OSError, ValueError):
        return 0


def _installed(places: Iterable[str]) -> Iterator[str]:
    for folder in places:
        if os.path.isdir(folder):  # noqa: PTH112 - an entry may be any text
            yield from sorted(name for name in os.listdir(folder) if name.endswith(_PACKAGES))  # noqa: PTH208 - many names, quickly
    yield from sorted(_own_files())


def _own_files() -> Iterator[str]:
    """Yield what tells of each file of this package, which may be a checkout, whose version stays the same."""
    for folder, _, names in os.walk(_OWN):
        for name in names:
            if not name.endswith(".pyc"):
                path = f"{folder}/{name}"
                found = os.stat(path)  # noqa: PTH116 - hundreds of paths: they stay texts
                yield f"{path} {found.st_size} {found.st_mtime_ns}"


def named_variables(texts: Iterable[bytes]) -> set[str]:
    """Return the names of the environment's variables that some texts may ask for, with those that any site needs."""
    return {name.decode() for text in texts for name in _NAME.findall(text)} | set(VARIABLES)
