"""The site generators that we know: a line each in `GENERATORS`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

_LIKE_MKDOCS = "mkdocs_paycore.engines.mkdocs.engine:MkDocsEngine"
_ZENSICAL = "mkdocs_paycore.engines.zensical.engine:ZensicalEngine"


@dataclass(frozen=True, slots=True)
class Generator:
    """A site generator.

    Attributes:
        place: our engine for it, as `module:class`; loaded when it is asked for.
        config: what its configuration is called.
        since: the oldest version that works.
        below: the first version that does not work any more.
        is_mkdocs: whether it is MkDocs, or takes the place of its Python package.
    """

    place: str
    config: str
    since: str
    below: str
    is_mkdocs: bool = False


GENERATORS: dict[str, Generator] = {
    "mkdocs": Generator(_LIKE_MKDOCS, "mkdocs.yml", "1.6.1", "2", is_mkdocs=True),
    "properdocs": Generator(_LIKE_MKDOCS, "properdocs.yml", "1.6.5", "2", is_mkdocs=True),
    "zensical": Generator(_ZENSICAL, "mkdocs.yml", "0.0.73", "0.0.74"),
}
"""The site generators by the name of their Python package; where several would do, the first is taken."""


def why_unusable(name: str) -> str | None:
    """Return why a generator cannot be used here, as a sentence; None where it can.

    Args:
        name: the generator, one of `GENERATORS`.
    """
    generator = GENERATORS[name]
    hint = f"pip install 'mkdocs-paycore[{name}]'"
    spec = find_spec(name)
    if spec is None or spec.name != name:  # another generator may answer to the name
        return f"{name} is not installed ({hint})"
    try:
        found = version(name)
    except PackageNotFoundError:
        return None
    if _numbers(generator.since) <= _numbers(found) < _numbers(generator.below):
        return None
    return f"{name} {found} is installed, expected {generator.since} or newer, below {generator.below} ({hint})"


def is_usable(name: str) -> bool:
    """Return whether a generator is installed in a version that works; `name` is one of `GENERATORS`."""
    return why_unusable(name) is None


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", text)[:3])
