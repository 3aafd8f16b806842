"""Putting the built sites of brands to where they are served from."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from mkdocs_paycore.brands.outcome import BrandOutcome, not_uploaded
from mkdocs_paycore.hosting.upload import upload_site
from mkdocs_paycore.leak.report import LEAK
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.brands.site_brands import SiteBrands
    from mkdocs_paycore.hosting.store import Store
    from mkdocs_paycore.hosting.transfer import UploadOptions

_AT_ONCE = 4


def upload_brand(name: str, folder: Path, store: Store, options: UploadOptions) -> BrandOutcome:
    """Put the site of a brand to where it is served from.

    Args:
        name: the brand; empty for a site without one.
        folder: its built site.
        store: the place of the site.
        options: how it gets there.

    Returns:
        What became of it.
    """
    try:
        done = upload_site(folder, store, options)
    except UnusableSiteError as error:
        return not_uploaded(name, str(error))
    return BrandOutcome(name, f"uploaded {name or 'the site'} to {store.url}: {done}", is_well=True)


def upload_brands(
    sites: Mapping[str, Path], store: Store, options: UploadOptions, *, say: Callable[[str], None]
) -> list[str]:
    """Put the sites of several brands to where they are served from, each to a place of its name.

    Args:
        sites: the folders of the built sites, by the names of the brands.
        store: the place of all of them.
        options: how they get there.
        say: gets a line for each.

    Returns:
        The names of those that are not there. Each fails by itself.
    """
    failed = []
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        waiting = [pool.submit(upload_brand, name, site, store.below(name), options) for name, site in sites.items()]
        for future in waiting:
            done = future.result()
            say(done.line)
            if not done.is_well:
                failed.append(done.name)
    return failed


def fit_for_upload(brands: SiteBrands, chosen: Sequence[Brand], failed: Collection[str]) -> list[Brand]:
    """Return the brands whose sites may be put to where readers find them: those that nothing is wrong with.

    Args:
        brands: the site's, after a build.
        chosen: those that were built.
        failed: the names of those that were not, or have errors.
    """
    errors = [problem for problem in brands.problems if problem.severity is Severity.ERROR]
    faulty = {problem.path for problem in errors}
    unfit = {*failed, *(brands.leaky if any(problem.rule == LEAK.name for problem in errors) else ())}
    return [brand for brand in chosen if brand.name not in unfit and brand.path not in faulty]
