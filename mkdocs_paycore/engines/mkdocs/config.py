"""A site's MkDocs configuration: loading it, and what of it makes a project."""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Protocol, cast

from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import get_plugin_logger

from mkdocs_paycore.catalog.words.language import DEFAULT
from mkdocs_paycore.engines.mkdocs.other_plugins.plugin_error import extension_in_words, loading_in_words
from mkdocs_paycore.engines.mkdocs.problems.log import collected_warnings, pass_on
from mkdocs_paycore.project.listed_plugins import PLUGIN
from mkdocs_paycore.project.options import Options
from mkdocs_paycore.project.project import Project
from mkdocs_paycore.project.setting_kinds import place_of_setting, refuse_wrong_settings
from mkdocs_paycore.project.settings import read_settings
from mkdocs_paycore.project.site_products import products_below
from mkdocs_paycore.project.snippets import SNIPPETS, SnippetPaths
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.failure import FAILURES, failure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_paycore.project.render import RenderRequest, RenderResult

_ALIAS = expression(rb"(?:^|[\s\[,])\*[\w-]")
_SETTING = expression(r"Config value '(\w+)'")
_FEW = 12
"""With so many aliases a configuration may be read a second time; few sites have any."""
log = get_plugin_logger(PLUGIN)


class UnlistedPluginError(UnusableSiteError):
    """A configuration that does not list our plugin; a check may do without."""


class PluginOfSite(Protocol):
    """Our plugin in a site's configuration, as a build is driven through it.

    Attributes:
        config: the plugin's options.
        request: what the next build is asked for.
        page_at_hand: the file of the page that was read last.
        at_pages: called by the next build when its files and navigation are there, in the place of all that follows.
    """

    config: Mapping[str, Any]
    request: RenderRequest
    page_at_hand: str
    at_pages: Callable[[Any, Files, MkDocsConfig], None] | None

    @property
    def result(self) -> RenderResult:
        """What the last build came to."""


def usable_config(
    config_file: Path, site_dir: Path | None = None, *, instead: Mapping[str, Any] | None = None
) -> MkDocsConfig:
    """Return the configuration of a site that has our plugin.

    Args:
        config_file: its mkdocs.yml.
        site_dir: where the site goes; None: where mkdocs.yml says.
        instead: settings that stand in the place of its own.

    Raises:
        UnlistedPluginError: it does not list the plugin.
        UnusableSiteError: it cannot be read, or is wrong.
    """
    _refuse_endless(config_file)
    options = {**(instead or {}), **({} if site_dir is None else {"site_dir": str(site_dir)})}
    with collected_warnings() as warnings:
        try:
            config = load_config(str(config_file), strict=False, **options)
        except (Abort, MkDocsException) as error:
            refuse_wrong_settings(config_file)
            reasons = "; ".join(extension_in_words(warning.getMessage()) for warning in warnings) or str(error)
            path, line = _place_of(config_file, reasons)
            reason = f"cannot be used: {reasons}"
            raise UnusableSiteError(reason if line else f"{config_file} {reason}", path=path, line=line) from None
        except RecursionError:
            read_settings(config_file)  # it may be nested too deeply
            raise UnusableSiteError(f"{config_file} cannot be used: what it inherits leads back to itself") from None
        except FAILURES as error:  # a plugin that cannot be loaded may raise anything
            log.debug("the traceback of what ended the build", exc_info=error)
            refuse_wrong_settings(config_file)
            words = loading_in_words(error)
            reason = words or f"{_option_of(error)}{failure(error)} (--verbose shows the traceback)"
            raise UnusableSiteError(f"{config_file} cannot be used: {reason}") from error
    pass_on(warnings)
    if PLUGIN not in config.plugins:
        raise UnlistedPluginError(f"{config_file} does not list the plugin 'paycore' under 'plugins'")
    return config


def _place_of(config_file: Path, reasons: str) -> tuple[str, int]:
    """Return the file and line of the setting that reasons name; no file, and line 0, where they name none."""
    named = _SETTING.match(reasons)
    path, line = place_of_setting(config_file, named[1]) if named else ("", 0)
    return (path, line) if line else ("", 0)


def _refuse_endless(config_file: Path) -> None:
    """Refuse a configuration whose aliases stand for more than anybody can go through; MkDocs does, for its log."""
    try:
        text = config_file.read_bytes()
    except OSError:
        return  # MkDocs says it
    if len(_ALIAS.findall(text)) > _FEW:
        read_settings(config_file)


def _option_of(error: BaseException) -> str:
    """Return the name of the option that MkDocs looked at when something was raised; empty where it was at none."""
    for frame, _ in walk_tb(error.__traceback__):
        if "config_option" in frame.f_locals and isinstance(name := frame.f_locals.get("key"), str):
            return f"{name}: "
    return ""


def plugin_of(config: MkDocsConfig) -> PluginOfSite:
    """Return our plugin of a usable `config`."""
    return cast("PluginOfSite", config.plugins[PLUGIN])


def project_of(config: MkDocsConfig, options: Mapping[str, Any]) -> Project:
    """Return the site that a configuration describes.

    Args:
        config: the configuration, before anything of it was changed.
        options: those of our plugin.

    Raises:
        UnusableSiteError: the folder of the providers' folders is not there, or not below the docs folder.
    """
    file = Path(config.config_file_path or "mkdocs.yml").resolve()
    docs = Path(config.docs_dir)
    given = Options.of(options)
    own = (Path(config.theme.custom_dir),) if config.theme.custom_dir else ()
    products = products_below(docs, given.connectors, root=file.parent)
    return Project(
        config_file=file,
        root=file.parent,
        docs=docs,
        site_dir=Path(config.site_dir),
        connectors=products.all[0].folder,
        products=products,
        options=given,
        custom=config.extra.get("custom"),
        site_url=config.site_url,
        site_name=config.site_name or "",
        language=str(config.theme.get("language") or DEFAULT),
        snippets=SnippetPaths.of(
            config.mdx_configs.get(SNIPPETS) or {} if SNIPPETS in config.markdown_extensions else None
        ),
        templates=own,
        themes=tuple(Path(folder) for folder in config.theme.dirs if Path(folder) not in own),
    )
