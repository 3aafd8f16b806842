"""What every page of a site loads: scripts and styles of the components, and a brand's pictures and colours."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.components.asset import STYLE_SHEET, asset_sources, page_modules, page_scripts
from mkdocs_paycore.project.asset_folder import ASSETS
from mkdocs_paycore.stamping.slot import variable_slot

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand

BRAND_ASSETS = f"{ASSETS}/brand"
BRAND_FILES = ("logo", "favicon", "css")
"""What of a brand's theme names a file of its own."""
_COLOURS = f"{BRAND_ASSETS}/colours.css"


@dataclass(frozen=True, slots=True)
class PageAssets:
    """What pages load.

    Attributes:
        files: the files, by their paths below the site: what they hold, or what makes that.
        first_style: the style sheet that the site's own come after.
        styles: the style sheets that come after the site's own.
        scripts: the classic scripts, which run when the page is read (`defer`).
        modules: the scripts of other packages that have to be loaded as ES modules, after those.
        pictures: the paths of the brand's `logo` and `favicon`, where it has them.
    """

    files: dict[str, str | bytes | Callable[[], str]]
    first_style: str = f"{ASSETS}/{STYLE_SHEET}"
    styles: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=lambda: [f"{ASSETS}/{name}" for name in page_scripts()])
    modules: list[str] = field(default_factory=lambda: [f"{ASSETS}/{name}" for name in page_modules()])
    pictures: dict[str, str] = field(default_factory=dict)


def page_assets(brand: Brand, *, brands_dir: Path) -> PageAssets:
    """Return what the pages of a brand's site load.

    Args:
        brand: whose site it is.
        brands_dir: the folder of the brands' files, which the brand's own files lie in.

    Raises:
        OSError: a file of the brand cannot be read.
    """
    found = PageAssets({f"{ASSETS}/{name}": content for name, content in asset_sources().items()})
    found.files.update(brand_files(brand, brands_dir=brands_dir))
    for kind in ("logo", "favicon"):
        if (image := getattr(brand.theme, kind)) is not None:
            found.pictures[kind] = _brand_path(kind, image)
    if colours := brand.theme.colours():
        found.files[_COLOURS] = _colours(colours)
        found.styles.append(_COLOURS)
    if brand.theme.css is not None:
        found.styles.append(_brand_path("css", brand.theme.css))
    return found


def brand_files(brand: Brand, *, brands_dir: Path) -> dict[str, bytes]:
    """Return the brand's own files, by where they go in the site; brands of one shape have the same places.

    Args:
        brand: whose files they are.
        brands_dir: the folder of the brands' files.

    Raises:
        OSError: one cannot be read.
    """
    named = {kind: getattr(brand.theme, kind) for kind in BRAND_FILES}
    return {
        _brand_path(kind, name): (brands_dir / name).read_bytes() for kind, name in named.items() if name is not None
    }


def _brand_path(kind: str, name: str) -> str:
    return f"{BRAND_ASSETS}/{'extra' if kind == 'css' else kind}{PurePosixPath(name).suffix.lower()}"


def _colours(names: Collection[str]) -> str:
    """Return the CSS of a brand's colours in Material's schemes, with slots; `names` are those that it has."""
    rules = []
    for scheme, suffix in (("default", ""), ("slate", "_dark")):
        lines = [
            f"  --md-{name}-{kind}-color: {variable_slot(f'theme.{prefix}{name}{suffix}')};"
            for name in ("primary", "accent")
            for kind, prefix in (("fg", ""), ("bg", "on_"))
            if name in names
        ]
        if "primary" in names:
            lines.append(f"  --md-typeset-a-color: {variable_slot(f'theme.primary{suffix}')};")
        rules += [f'[data-md-color-scheme="{scheme}"] {{', *lines, "}"]
    return "\n".join([*rules, ""])
