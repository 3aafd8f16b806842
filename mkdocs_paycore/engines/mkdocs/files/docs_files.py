"""The files of a MkDocs build: what is left out of them, and what is added."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions

from mkdocs_paycore.catalog.load import PROVIDER_FILE
from mkdocs_paycore.check.tree.generator import GENERATOR
from mkdocs_paycore.engines.mkdocs.files.generated import is_made_by_us
from mkdocs_paycore.project.additions import add_assets, manual_path
from mkdocs_paycore.project.kept_out import is_kept_out, own_sources_below

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.engines.mkdocs.files.generated import GeneratedFiles
    from mkdocs_paycore.project.additions import Content
    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.source.problem import Problem


class MkDocsFiles:
    """MkDocs' files as the project adds to them; see `project.additions.SiteFiles`.

    A file that MkDocs leaves out (`exclude_docs`, `draft_docs` but where it serves) is not there, and a page that would
    be left out is not made.
    """

    def __init__(
        self, files: Files, generated: GeneratedFiles, *, is_serving: bool = False, in_navigation: Collection[str] = ()
    ) -> None:
        """See what is there.

        Args:
            files: those of the site; files are added to them.
            generated: makes files.
            is_serving: whether drafts are shown.
            in_navigation: the paths of generated pages that a navigation file of another plugin names.
        """
        self.files, self.config, self.generated = files, generated.config, generated
        self.in_navigation = in_navigation
        config = self.config
        self._least = InclusionLevel.DRAFT if is_serving else InclusionLevel.NOT_IN_NAV
        set_exclusions(files, config)
        self._at = {file.dest_uri: file for file in files if self._is_shown(file)}

    def url(self, path: str) -> str | None:
        """Return the address of the file at a path below the docs folder; None where none is published."""
        file = self.files.get_file_from_path(path)
        return file.url if file is not None and self._is_shown(file) else None

    def add(self, path: str, content: Content) -> None:
        """Add a file of that content, where the site has none at that path."""
        if self.files.get_file_from_path(path) is None:
            self.files.append(self.generated.make(path, content))

    def page_path(self, path: str) -> str | None:
        """Return the path of the page that has the address of a page at `path`; None where there is none."""
        file = self.page(path)
        return None if file is None else file.src_uri

    def page(self, path: str) -> File | None:
        """Return the page that has the address of a page at `path`; None where there is none."""
        named = self.files.get_file_from_path(path)  # in another place, where another plugin put it
        if named is not None and self._is_shown(named):
            return named
        return self._at.get(self._planned(path).dest_uri)

    def page_url(self, path: str) -> str | None:
        """Return the address that a page at that path has; None where MkDocs leaves such a page out."""
        planned = self._planned(path)
        if planned.dest_uri in self._at:
            return self._at[planned.dest_uri].url
        is_left_out = not self._is_shown(planned) or self.files.get_file_from_path(path) is not None
        return None if is_left_out else planned.url

    def add_page(self, path: str, content: str) -> None:
        """Add a page of that content at a path; it stays out of the navigation, but where that names it."""
        file = self.generated.make(path, content)
        most = InclusionLevel.INCLUDED if path in self.in_navigation else InclusionLevel.NOT_IN_NAV
        file.inclusion = min(self._planned(path).inclusion, most, key=lambda level: level.value)
        self.files.append(file)
        self._at[file.dest_uri] = file

    def _is_shown(self, file: File) -> bool:
        return bool(file.inclusion.value >= self._least.value)

    def _planned(self, path: str) -> File:
        """Return a page as it would be at a path, with MkDocs' own rules for its address and whether it is left out."""
        file = File(path, None, self.config.site_dir, self.config.use_directory_urls)
        set_exclusions([file], self.config)
        return file


def page_files(config: MkDocsConfig) -> list[Path]:
    """Return the files of the pages that MkDocs would render.

    Args:
        config: the configuration of the site.
    """
    files = get_files(config)
    set_exclusions(files, config)
    return [Path(file.abs_src_path) for file in files.documentation_pages() if file.abs_src_path]


def published_files(files: Files, prepared: Prepared) -> Files:
    """Return the files of a prepared site without sources that no page is made of, and without what its brand hides."""
    folders, hidden, project = prepared.site.folders, prepared.hidden, prepared.project
    is_source = own_sources_below(project.docs, project.own_sources())

    def is_published(file: File) -> bool:
        paths = {file.src_uri, file.dest_uri}
        is_left_out = any(is_kept_out(path, folders=folders, hidden=hidden) for path in paths)
        return not is_left_out and not is_source(file.src_uri)

    return Files([file for file in files if is_published(file)])


def late_sources(files: Files, prepared: Prepared) -> Iterator[Problem]:
    """Remove from files what another plugin has added and nobody may read.

    Args:
        files: those of the site.
        prepared: the site.

    Yields:
        A problem for each file of a provider, which comes too late to be read.
    """
    kept = {file.src_uri for file in published_files(files, prepared)}
    for file in [file for file in files if file.src_uri not in kept]:
        files.remove(file)
        if PurePosixPath(file.src_uri).name == PROVIDER_FILE:
            by = f"the plugin {file.generated_by!r}" if file.generated_by else "a plugin"
            message = f"found a file that {by} made during the build, when providers' files were read already"
            path = prepared.project.shown(prepared.project.docs / file.src_uri)
            yield GENERATOR.problem(path, (0, 0), message, "have it written into the docs folder before the build")


def note_pages(files: MkDocsFiles, prepared: Prepared) -> None:
    """Note in a `prepared` site where its pages are now, after other plugins changed the `files`."""
    site = prepared.site
    pages = {code: files.page(manual_path(site, code)) for code in site.catalog.providers}
    site.manuals = {code: _address(page) for code, page in pages.items() if page is not None}
    by_hand = frozenset(code for code, page in pages.items() if page is not None and not is_made_by_us(page))
    site.catalog = replace(site.catalog, manuals=by_hand)
    found = {name: files.page(f"{site.of_methods.folder}/{name}.md") for name in site.directories}
    site.directories = {name: _address(page) for name, page in found.items() if page is not None}


def _address(page: File) -> str:
    return "" if page.url in {".", "./"} else page.url


def add_page_assets(files: MkDocsFiles, prepared: Prepared) -> None:
    """Add to the files what every page of a prepared site loads, and have the pages load it.

    Raises:
        UnusableSiteError: a file of the brand, which was there when the brand was read, cannot be read.
    """
    config, found = files.config, add_assets(files, prepared)
    others = [path for path in config.extra_css if path not in {found.first_style, *found.styles}]
    config.extra_css[:] = [found.first_style, *others, *found.styles]
    known = {str(script) for script in config.extra_javascript}
    for path in (path for path in (*found.scripts, *found.modules) if path not in known):
        script = ExtraScriptValue(path)
        if path in found.modules:
            script.type = "module"
        else:
            script.defer = True
        config.extra_javascript.append(script)
    for kind, path in found.pictures.items():
        config.theme[kind] = path
