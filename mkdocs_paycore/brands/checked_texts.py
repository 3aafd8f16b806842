"""The pages of a prepared site for the rules about text, with all brands of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.brands.site_brands import SiteBrands
from mkdocs_paycore.check.context import CheckedTexts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.check.tree.site_links import SiteLinks
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.source.reporter import Reporter


def checked_texts(
    prepared: Prepared, manuscripts: Sequence[Manuscript], links: SiteLinks, report: Reporter
) -> CheckedTexts:
    """Return pages for the rules about text.

    Args:
        prepared: the site.
        manuscripts: its pages and snippets, as `read_manuscripts` gives them.
        links: where its links lead.
        report: gets what is wrong with the files of brands that are not checked.
    """
    return CheckedTexts(
        site=prepared.site,
        project=prepared.project,
        manuscripts=manuscripts,
        brands=SiteBrands(prepared.project).known(prepared.brand, report),
        known_links=links,
        hidden=prepared.hidden,
    )
