"""A build of several brands that goes on from what is kept of the last one, and is kept itself."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from mkdocs_paycore.brands.kept_sites import KeptSites
from mkdocs_paycore.brands.restamping import Restamping, WholeBuildError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.brands.build_parts import BuildParts
    from mkdocs_paycore.brands.kept_sites import SitesMemory
    from mkdocs_paycore.brands.site_brands import SiteBrands

WARNING = "warning: "
"""How a line begins that says what a generator or a plugin warned of."""


def restamped(
    memory: SitesMemory,
    kept: KeptSites,
    brands: SiteBrands,
    *,
    say: Callable[[str], None],
    copies: bool = False,
    served_at: str = "",
) -> list[str] | None:
    """Stamp those brands again whose files have changed since the last build, and keep what comes of it.

    Args:
        memory: what is kept.
        kept: the last build, of which nothing has changed but files of brands.
        brands: those of the site; gets what is wrong.
        say: gets a line for each site.
        copies: share no file between brands.
        served_at: the address that the brands' folders are served at; empty where they are not.

    Returns:
        What there is to say of the sources and all sites; None where the sites have to be built as a whole.
    """
    stamping = Restamping(kept, brands, memory.files, say, copies=copies, served_at=served_at)
    try:
        names = stamping.run()
    except WholeBuildError:
        return None
    kept.lines = lines = [*stamping.again.warnings, *brands.lines()]
    memory.keep_changed(kept, names, stamping.again.files(brands.project))
    return lines


def keep_build(
    memory: SitesMemory,
    parts: BuildParts,
    brands: SiteBrands,
    chosen: Sequence[Brand],
    folder: Path,
    *,
    said: Sequence[str],
    has_errors: bool,
) -> None:
    """Keep a build, where each of its sites is there and it is known what they depend on.

    Args:
        memory: has watched it.
        parts: what it was made of.
        brands: those of the site.
        chosen: those that were built.
        folder: the folder of their folders.
        said: what was said of the sources and the sites.
        has_errors: whether there were errors.
    """
    names = [brand.name for brand in chosen]
    if len(names) > len(brands.rendered) or not all((folder / name).is_dir() for name in names):
        return
    kept = KeptSites(str(folder.absolute()), lines=said, has_errors=has_errors)
    own: set[str] = set()
    with suppress(OSError):
        again = parts.again(brands, memory.files, [line for line in said if line.startswith(WARNING)])
        if again is not None:
            kept.again, own = again.note(), again.files(brands.project)
    memory.keep(kept, names, own, renders=parts.sources)
