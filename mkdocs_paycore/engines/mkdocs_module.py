"""Which generator the Python package `mkdocs` is in this process: MkDocs, or one that takes its place.

A continuation of MkDocs, as ProperDocs is, answers `import mkdocs` in its own command. Where another command drives it,
we have it do so. This is the only place that knows it: all else imports `mkdocs`, which is whichever was settled here.
"""

from __future__ import annotations

import logging
import sys
from importlib import import_module

from mkdocs_paycore.engines.generators import GENERATORS, is_usable, why_unusable
from mkdocs_paycore.project.unusable import UnusableSiteError

MKDOCS = "mkdocs"


def settle(name: str | None = None) -> str:
    """Have `import mkdocs` give a generator, from now to the end of the process.

    Args:
        name: the generator; None: the one that is loaded, else the first that is installed.

    Returns:
        The name of the generator, which is the one of its logger as well.

    Raises:
        UnusableSiteError: it is not installed, or the process has loaded another.
    """
    loaded = _loaded()
    if loaded and name not in {None, loaded}:
        raise UnusableSiteError(f"{loaded} is at work in this process (expected {name}: use a process for each)")
    chosen = loaded or name or _first()
    if reason := why_unusable(chosen):
        raise UnusableSiteError(reason)
    if chosen != MKDOCS:
        import_module(f"{chosen}.replacement")
        logging.getLogger(MKDOCS).parent = logging.getLogger(chosen)  # plugins log there, as in the generator's command
    return chosen


def _loaded() -> str | None:
    """Return the generator that is loaded as `mkdocs`, else the one that is loaded by its own name."""
    if module := sys.modules.get(MKDOCS):
        return str(module.__name__)
    return next((name for name, each in GENERATORS.items() if each.is_mkdocs and name in sys.modules), None)


def _first() -> str:
    names = [name for name, each in GENERATORS.items() if each.is_mkdocs]
    return next((name for name in names if is_usable(name)), names[0])
