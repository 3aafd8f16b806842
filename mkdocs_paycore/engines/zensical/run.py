"""Running Zensical: in a process of its own, which knows nothing of the next."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.engines.zensical.config import CONFIG, SITE
from mkdocs_paycore.engines.zensical.output import without_colours
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.failure import reason_of

if TYPE_CHECKING:
    from collections.abc import Collection

_NAME = "zensical"
_LAST_LINES = 6
_TRACEBACK = expression(r"^Traceback \(most recent call last\):\n(?: .*+\n?)*+", re.MULTILINE)
_CACHE = ".cache"
_UNFINISHED = ".paycore-unfinished"
"""A file that is there while Zensical runs; where it stayed, what Zensical keeps may be half of something."""


def theme_folders() -> tuple[Path, ...]:
    """Return the folders of Zensical's theme.

    Raises:
        UnusableSiteError: Zensical is not installed.
    """
    spec = find_spec(_NAME)
    if spec is None or not spec.submodule_search_locations:
        raise UnusableSiteError("Zensical is not installed: pip install 'mkdocs-paycore[zensical]'")
    return tuple(Path(folder) / "templates" for folder in spec.submodule_search_locations)


def left_out(plugins: Collection[str]) -> list[str]:
    """Return those of a site's plugins that Zensical does not know: it passes over them without a word."""
    if not set(plugins) - {"search"}:
        return []
    from zensical import config  # noqa: PLC0415 - takes as long as a small build, and is seldom needed

    known: dict[str, object] | None = getattr(config, "_PLUGIN_UNSUPPORTED_OPTIONS", None)
    return [] if known is None else [name for name in plugins if name.removeprefix("material/") not in known]


def run_zensical(folder: Path) -> str:
    """Build a prepared folder; the site is in its folder `site` then.

    Args:
        folder: the prepared folder.

    Returns:
        What Zensical wrote, without colours.

    Raises:
        UnusableSiteError: it could not build the site.
    """
    unfinished = folder / _UNFINISHED
    try:
        if unfinished.exists():
            shutil.rmtree(folder / _CACHE, ignore_errors=True)
        shutil.rmtree(folder / SITE, ignore_errors=True)
        unfinished.touch()
    except OSError as error:
        raise UnusableSiteError(f"{folder} cannot be written: {reason_of(error)}") from None
    output = _output(folder)
    unfinished.unlink(missing_ok=True)
    return output


def _output(folder: Path) -> str:
    """Build a folder and return what Zensical wrote."""
    command = [sys.executable, "-m", _NAME, "build", "--config-file", CONFIG]
    environment = os.environ | {"NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(  # noqa: S603 - our own command
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        close_fds=False,  # it holds the lock of the folder as well, should it outlive us
    )
    output = without_colours(f"{done.stdout}{done.stderr}")
    if done.returncode or not (folder / SITE).is_dir():
        raise UnusableSiteError(f"Zensical cannot build {folder}: {_reason(output)}")
    return output


def _reason(output: str) -> str:
    """Return the last lines of what Zensical wrote, without tracebacks."""
    parts = [part for part in _TRACEBACK.split(output) if part.strip()]
    last = parts[-1].removeprefix("RuntimeError: ").removeprefix("Python error: ") if parts else ""
    lines = [line.rstrip() for line in last.splitlines() if line.strip()]
    starts = [number for number, line in enumerate(lines) if not line.startswith(" ")]
    is_raised = _TRACEBACK.search(output) is not None  # all that is left is the words of what was raised
    return "\n".join(lines if is_raised else lines[max(starts[-1:] or [0]) :][-_LAST_LINES:])
