"""Shapes: brands for which the pages differ in values only share one render."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.brand.model import hold_markup

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from mkdocs_paycore.brand.model import Brand


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a brand decides the structure of pages: which values and kinds of files it has, what it shows."""

    values: frozenset[str]
    files: frozenset[str]
    has_markup: bool
    hidden: frozenset[tuple[str, str]]
    blocks: tuple[bool, ...]

    def text(self) -> str:
        """Return the shape as a text: two of the same are one shape, where they were asked for the same blocks."""
        sets = (sorted(self.values), sorted(self.files), sorted(self.hidden))
        return repr((*sets, self.has_markup, self.blocks))


def shape_of(
    brand: Brand,
    *,
    providers: Collection[str],
    features: Collection[str] = (),
    blocks: Sequence[Callable[[Brand], bool]] = (),
) -> Shape:
    """Return the shape of a brand.

    Args:
        brand: whose shape it is.
        providers: the codes of all providers.
        features: all features that a provider may have.
        blocks: for each block that some brands show only, whether a brand does.
    """
    theme, values = brand.theme, brand.values()
    files = {
        f"{kind}{PurePosixPath(name).suffix.lower()}"
        for kind, name in (("logo", theme.logo), ("favicon", theme.favicon), ("css", theme.css))
        if name is not None
    }
    return Shape(
        values=frozenset(values),
        files=frozenset(files),
        has_markup=hold_markup(values.values()),
        hidden=frozenset(
            (kind, name)
            for kind, choice, names in (
                ("provider", brand.providers, providers),
                ("feature", brand.features, features),
            )
            for name in names
            if not choice.has(name)
        ),
        blocks=tuple(is_shown(brand) for is_shown in blocks),
    )
