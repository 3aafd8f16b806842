"""The texts of a site's configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.texts import Texts
from mkdocs_paycore.markdown.vocabulary import PageVocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_paycore.markdown.site import Site
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.source.problem import Problem


def config_texts(project: Project, site: Site, *, report: Callable[[Problem], None] | None) -> Texts:
    """Return what fills the texts of the configuration of a project with slots; see `Texts` for `report`.

    `site`: what the texts may name.
    """
    vocabulary = PageVocabulary(site, Page())
    return Texts(vocabulary, report=report, path=project.config_path, sources=project.config_sources)
