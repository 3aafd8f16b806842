"""The files of a MkDocs build: what is left out of them, and what is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions

from mkdocs_paycore.project.kept_out import is_kept_out, own_sources_below
from mkdocs_paycore.project.page_assets import page_assets
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.project.prepare import Prepared


class MkDocsFiles:
    """MkDocs' files as the project adds to them; see `project.additions.SiteFiles`.

    A file that MkDocs leaves out (`exclude_docs`, `draft_docs` but where it serves) is not there, and a page that would
    be left out is not made.
    """

    def __init__(self, files: Files, config: MkDocsConfig, *, is_serving: bool = False) -> None:
        self.files, self.config = files, config
        self._least = InclusionLevel.DRAFT if is_serving else InclusionLevel.NOT_IN_NAV
        set_exclusions(files, config)
        self._at = {file.dest_uri: file for file in files if self._is_shown(file)}

    def url(self, path: str) -> str | None:
        """Return the address of the file at a path below the docs folder; None where none is published."""
        file = self.files.get_file_from_path(path)
        return file.url if file is not None and self._is_shown(file) else None

    def add(self, path: str, content: str | bytes) -> None:
        """Add a file of that content, where the site has none at that path."""
        if self.files.get_file_from_path(path) is None:
            self.files.append(File.generated(self.config, path, content=content))

    def page_path(self, path: str) -> str | None:
        """Return the path of the page that has the address of a page at `path`; None where there is none."""
        file = self._at.get(self._planned(path).dest_uri)
        return None if file is None else file.src_uri

    def page_url(self, path: str) -> str | None:
        """Return the address that a page at that path has; None where MkDocs leaves such a page out."""
        planned = self._planned(path)
        if planned.dest_uri in self._at:
            return self._at[planned.dest_uri].url
        is_left_out = not self._is_shown(planned) or self.files.get_file_from_path(path) is not None
        return None if is_left_out else planned.url

    def add_page(self, path: str, content: str) -> None:
        """Add a page of that content at a path; it stays out of the navigation."""
        level = min(self._planned(path).inclusion, InclusionLevel.NOT_IN_NAV, key=lambda level: level.value)
        file = File.generated(self.config, path, content=content, inclusion=level)
        self.files.append(file)
        self._at[file.dest_uri] = file

    def _is_shown(self, file: File) -> bool:
        return bool(file.inclusion.value >= self._least.value)

    def _planned(self, path: str) -> File:
        """Return a page as it would be at a path, with MkDocs' own rules for its address and whether it is left out."""
        file = File(path, None, self.config.site_dir, self.config.use_directory_urls)
        set_exclusions([file], self.config)
        return file


def is_made_by_us(file: File) -> bool:
    """Return whether a file is a page that nobody wrote."""
    return file.generated_by == "paycore"


def published_files(files: Files, prepared: Prepared) -> Files:
    """Return the files of a prepared site without sources that no page is made of, and without what its brand hides."""
    connectors, hidden, project = prepared.site.connectors, prepared.hidden, prepared.project
    is_source = own_sources_below(project.docs, project.own_sources())

    def is_published(file: File) -> bool:
        paths = (file.src_uri, file.dest_uri)
        is_left_out = any(is_kept_out(path, connectors=connectors, hidden=hidden) for path in paths)
        return not is_left_out and not is_source(file.src_uri)

    return Files([file for file in files if is_published(file)])


def add_page_assets(files: MkDocsFiles, prepared: Prepared) -> None:
    """Add to the files what every page of a prepared site loads, and have the pages load it.

    Raises:
        UnusableSiteError: a file of the brand, which was there when the brand was read, cannot be read.
    """
    config = files.config
    try:
        found = page_assets(prepared.brand, brands_dir=prepared.project.brands_dir)
    except OSError as error:
        raise UnusableSiteError(f"{error.filename} cannot be read: {error.strerror or error}") from None
    for path, content in found.files.items():
        files.add(path, content)
    config.extra_css[:] = [found.first_style, *config.extra_css, *found.styles]
    for path in found.modules:
        script = ExtraScriptValue(path)
        script.type = "module"
        config.extra_javascript.append(script)
    for kind, path in found.pictures.items():
        config.theme[kind] = path
