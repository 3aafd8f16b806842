"""The front matter of a page as MkDocs read it, repaired where it could not, and without what ends a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.specs.front_matter import repaired_front_matter, unusable_keys
from mkdocs_paycore.source.front_matter import body_start
from mkdocs_paycore.source.yaml.extent import excess

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

    from mkdocs_paycore.source.reporter import Reporter


def repair_front_matter(page: Page, markdown: str, *, path: str, report: Reporter) -> str:
    """Repair the front matter of a page in place, and report what is wrong in it.

    Args:
        page: a page that MkDocs read.
        markdown: its text, with front matter at its start only where MkDocs could not read it.
        path: how the page is called in problems.
        report: gets the problems.

    Returns:
        The text without front matter.
    """
    if excess(dict(page.meta)):  # whoever goes through it never ends
        written = page.file.content_string
        markdown, page.meta = written[: body_start(written)] + markdown, {}
    repaired = None if page.meta else repaired_front_matter(markdown, path=path)
    if repaired is not None:
        report.report_all(repaired.problems)
        page.meta, markdown = dict(repaired.meta), repaired.body
    wrong = unusable_keys(dict(page.meta), page.file.content_string if page.meta else "", path=path)
    report.report_all(wrong.values())
    page.meta = {key: value for key, value in page.meta.items() if key not in wrong}
    return markdown
