"""A site by the settings in its configuration, read without the generator that the configuration was written for."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.project.listed_plugins import PLUGIN
from mkdocs_paycore.project.options import Options
from mkdocs_paycore.project.project import Project
from mkdocs_paycore.project.setting_kinds import refuse_wrong_settings
from mkdocs_paycore.project.settings import Tagged, language_of, named_options, read_settings
from mkdocs_paycore.project.site_products import products_below
from mkdocs_paycore.project.snippets import SNIPPETS, SnippetPaths
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.suggestion import all_known, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SiteSource:
    """A site and its settings.

    Attributes:
        project: the site.
        settings: the settings as they are written, those that the configuration inherits included.
        extensions: the extensions of Markdown by name, each with its options.
    """

    project: Project
    settings: Mapping[str, Any]
    extensions: Mapping[str, Any]

    @property
    def plugins(self) -> dict[str, Any]:
        """The plugins by name, each with its options."""
        return named_options(self.settings.get("plugins", ["search"]))

    @property
    def has_folder_urls(self) -> bool:
        """Whether a page's address is that of a folder of its own."""
        offline = self.plugins.get("offline")
        is_offline = offline is not None and offline.get("enabled") is not False
        return self.settings.get("use_directory_urls") is not False and not is_offline


def read_site(config_file: Path, *, themes: tuple[Path, ...] = (), needs_plugin: bool = True) -> SiteSource:
    """Return the site that a configuration describes.

    Args:
        config_file: the file of the configuration, such as mkdocs.yml.
        themes: the folders of the generator's theme.
        needs_plugin: whether the configuration has to list our plugin, as for a build; else its defaults are taken.

    Raises:
        UnusableSiteError: the configuration cannot be used.
    """
    settings = read_settings(config_file, keeps_tags=True)
    file = config_file.resolve()
    refuse_wrong_settings(config_file)
    if not settings.get("site_name"):
        raise UnusableSiteError(f"{config_file} cannot be used: it has no 'site_name'")
    docs = file.parent / str(settings.get("docs_dir") or "docs")
    if not docs.is_dir():
        raise UnusableSiteError(f"{config_file} cannot be used: there is no folder {docs}, its 'docs_dir'")
    extensions = {
        name: _located(options, docs=docs, root=file.parent)
        for name, options in named_options(settings.get("markdown_extensions")).items()
    }
    plugins = named_options(settings.get("plugins"))
    if needs_plugin and PLUGIN not in plugins:
        raise UnusableSiteError(f"{config_file} does not list the plugin 'paycore' under 'plugins'")
    options = _options(plugins.get(PLUGIN), config_file)
    project = _project(file, docs, settings, options=options, snippets=extensions.get(SNIPPETS), themes=themes)
    return SiteSource(project, settings, extensions)


def _project(
    file: Path,
    docs: Path,
    settings: Mapping[str, Any],
    *,
    options: Options,
    snippets: Mapping[str, Any] | None,
    themes: tuple[Path, ...],
) -> Project:
    """Return where a site lies and what it says to us."""
    extra = settings.get("extra")
    products = products_below(docs, options.connectors, root=file.parent)
    return Project(
        config_file=file,
        root=file.parent,
        docs=docs,
        site_dir=file.parent / str(settings.get("site_dir") or "site"),
        connectors=products.all[0].folder,
        products=products,
        options=options,
        custom=extra.get("custom") if isinstance(extra, dict) else None,
        site_url=settings.get("site_url"),
        site_name=str(settings.get("site_name") or ""),
        language=language_of(settings),
        snippets=SnippetPaths.of(snippets),
        templates=_templates(settings, file),
        themes=themes,
    )


def _templates(settings: Mapping[str, Any], file: Path) -> tuple[Path, ...]:
    """Return the folder of a site's own templates, where the configuration in `file` names one."""
    theme = settings.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, dict) else None
    if not own:
        return ()
    folder = file.parent / str(own)
    if not folder.is_dir():
        reason = f"there is no folder {folder}, the 'custom_dir' of its theme"
        raise UnusableSiteError(f"{file} cannot be used: {reason}")
    return (folder,)


def _options(given: Any, config_file: Path) -> Options:  # noqa: ANN401 - any YAML
    """Return the options of our plugin, each of the type of its default."""
    given = given if isinstance(given, dict) else {}
    defaults = Options()
    known = [each.name for each in fields(Options)]
    for name, value in given.items():
        if name not in known:
            hint = did_you_mean(str(name), known) or all_known(known)
            raise UnusableSiteError(f"{config_file} cannot be used: the plugin has no option {name!r} ({hint})")
        kind = type(getattr(defaults, name))
        expected = list if kind is tuple else kind  # a list of YAML
        if value is not None and (not isinstance(value, expected) or isinstance(value, bool) != (expected is bool)):
            found = f"found {type(value).__name__}, expected {expected.__name__}"
            raise UnusableSiteError(f"{config_file} cannot be used: the option {name!r} of the plugin: {found}")
    return Options.of(given)


def _located(value: Any, *, docs: Path, root: Path) -> Any:  # noqa: ANN401 - any YAML
    """Return options with MkDocs' `!relative` paths, which only MkDocs knows, as paths."""
    if isinstance(value, dict):
        return {key: _located(entry, docs=docs, root=root) for key, entry in value.items()}
    if isinstance(value, list):
        return [_located(entry, docs=docs, root=root) for entry in value]
    if isinstance(value, Tagged) and value.tag == "!relative":
        start, _, rest = str(value.value).partition("/")
        return str(Path(docs if start == "$docs_dir" or not start else root, rest))
    return value
