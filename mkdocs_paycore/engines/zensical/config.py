"""The configuration of a prepared folder for Zensical: the site's own, with slots, and without what was done before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_paycore.project.config_texts import config_texts
from mkdocs_paycore.project.kept_out import navigation_without
from mkdocs_paycore.project.listed_plugins import PLUGIN
from mkdocs_paycore.project.neutral_config import custom_of, neutral_navigation
from mkdocs_paycore.project.offline_search import offline_polyfills
from mkdocs_paycore.project.snippets import SNIPPETS
from mkdocs_paycore.project.tooltips import without_unsafe_tooltips
from mkdocs_paycore.stamping.file_kinds import NEUTRAL_SITE_URL
from mkdocs_paycore.stamping.slot import variable_slot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_paycore.engines.docs_tree.tree import DocsTree
    from mkdocs_paycore.markdown.texts import Texts
    from mkdocs_paycore.source.reporter import Reporter

DOCS, SITE, OVERRIDES, CONFIG = "docs", "site", "overrides", "mkdocs.yml"
"""What a prepared folder holds: the docs, the built site, the site's own templates, the configuration."""
_OWN = ("INHERIT", "hooks", "draft_docs", "exclude_docs", "watch", "strict")
"""What is done already when Zensical comes."""
_TEXTS = ("site_name", "site_description", "site_author", "copyright", "repo_name")
_LINKS = ("repo_url", "edit_uri", "edit_uri_template")


def zensical_settings(tree: DocsTree, *, report: Reporter) -> dict[str, Any]:
    """Return the settings of the folder that a docs `tree` is written to; `report` gets what is wrong with texts."""
    source, brand = tree.source, tree.prepared.brand
    texts = config_texts(source.project, tree.prepared.site, report=report)
    settings = {name: value for name, value in source.settings.items() if name not in _OWN}
    for name in (*_TEXTS, *_LINKS):
        if name in settings:
            settings[name] = texts.neutral(settings[name], is_link=name in _LINKS)
    if brand.site_name is not None:
        settings["site_name"] = variable_slot("site.name")
    settings["site_url"] = NEUTRAL_SITE_URL if brand.site_url else None
    settings |= {"docs_dir": DOCS, "site_dir": SITE}
    settings["theme"] = _theme(tree, texts)
    settings["plugins"] = {name: options for name, options in source.plugins.items() if name != PLUGIN}
    settings["markdown_extensions"] = _extensions(tree)
    settings |= _assets(tree, texts)
    if settings.get("nav") is not None:
        settings["nav"] = neutral_navigation(navigation_without(settings["nav"], tree.hidden_pages), texts)
    if tree.files.pages:
        made = "".join(f"/{path}\n" for path in sorted(tree.files.pages))
        settings["not_in_nav"] = f"{settings.get('not_in_nav') or ''}\n{made}"
    return settings


def with_links_to_files(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return `settings` whose links lead to files, and whose pages load what their search needs from a folder."""
    polyfills = offline_polyfills(settings["extra"].get("polyfills"))
    return {**settings, "use_directory_urls": False, "extra": {**settings["extra"], "polyfills": polyfills}}


def _theme(tree: DocsTree, texts: Texts) -> dict[str, Any]:
    """Return the theme as it was, but for pictures of the brand; Material's looks are Zensical's *classic* ones."""
    given = tree.source.settings.get("theme")
    theme = dict(given) if isinstance(given, dict) else {"name": given or "material"}
    for key, value in theme.items():
        if isinstance(value, str | list | dict):
            theme[key] = texts.neutral(value)
    theme["custom_dir"] = OVERRIDES
    if isinstance(features := theme.get("features"), list):
        theme["features"] = without_unsafe_tooltips(features, tree.prepared.site)
    if theme.get("name") == "material":
        theme.setdefault("variant", "classic")
    return theme | tree.assets.pictures


def _extensions(tree: DocsTree) -> list[Any]:
    """Return the site's extensions, without those whose work is done; without any named, MkDocs' own."""
    own: dict[str, Any] = {"toc": {}, "tables": {}, "fenced_code": {}}
    given = {name: options for name, options in tree.source.extensions.items() if name not in {PLUGIN, SNIPPETS}}
    return [{name: options} if options else name for name, options in (own | given).items()] + [
        "mkdocs_paycore.markdown.prepared"
    ]


def _assets(tree: DocsTree, texts: Texts) -> dict[str, Any]:
    """Return what pages load, and `extra`, whose texts are links."""
    settings, assets, brand = tree.source.settings, tree.assets, tree.prepared.brand
    extra = settings.get("extra")
    extra = extra if isinstance(extra, dict) else {}
    filled = {key: texts.neutral(value, is_link=True) for key, value in extra.items() if key != "custom"}
    scripts = [{"path": path, "defer": True} for path in assets.scripts]
    modules = [{"path": path, "type": "module"} for path in assets.modules]
    return {
        "extra_css": [assets.first_style, *(settings.get("extra_css") or ()), *assets.styles],
        "extra_javascript": [*(settings.get("extra_javascript") or ()), *scripts, *modules],
        "extra": {**filled, "custom": custom_of(brand, extra.get("custom"))},
    }
