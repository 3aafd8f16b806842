"""What kind of value a setting of a site's configuration has, and what of a configuration is of another kind.

The kinds are those of MkDocs' settings (https://www.mkdocs.org/user-guide/configuration/), which its continuations
share. MkDocs looks at some of them, and ends in a traceback at others; whoever reads its file without it has to look.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from mkdocs_paycore.project.inheritance import with_inherited
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.yaml.read import Loader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_CORE = "tag:yaml.org,2002:"
_MERGED = f"{_CORE}merge"
_NAMES = {
    "str": "a text",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "timestamp": "a date",
    "seq": "a list",
    "map": "a mapping",
}
"""By the tag of YAML 1.1, what stands there in words."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of values; one that is empty or has a tag of its own, such as `!ENV`, is of any kind.

    Attributes:
        words: what it is.
        tags: how YAML calls it.
        items: the kind of the items of a list.
        keys: the kinds of the values of a mapping, by key; others may be of any kind.
    """

    words: str
    tags: tuple[str, ...]
    items: _Kind | None = None
    keys: Mapping[str, _Kind] | None = None


_TEXT = _Kind("a text", ("str",))
_TRUTH = _Kind("true or false", ("bool",))
_MAPPING = _Kind("a mapping", ("map",))
_TEXTS = _Kind("a list of texts", ("seq",), _TEXT)
_NAMED = _Kind("a list of names", ("seq", "map"), _Kind("a name, or a mapping of one to its options", ("str", "map")))
_SCRIPTS = _Kind("a list of texts", ("seq",), _Kind("a text, or a mapping", ("str", "map"), keys={"path": _TEXT}))
_THEME_KEYS = {"name": _TEXT, "custom_dir": _TEXT, "locale": _TEXT, "static_templates": _TEXTS}
SETTING_KINDS: Mapping[str, _Kind] = {
    **dict.fromkeys(("site_name", "site_url", "site_description", "site_author", "copyright"), _TEXT),
    **dict.fromkeys(("docs_dir", "site_dir", "exclude_docs", "draft_docs", "not_in_nav", "INHERIT"), _TEXT),
    **dict.fromkeys(("repo_url", "repo_name", "edit_uri", "edit_uri_template", "dev_addr"), _TEXT),
    **dict.fromkeys(("remote_branch", "remote_name"), _TEXT),
    **dict.fromkeys(("use_directory_urls", "strict"), _TRUTH),
    **dict.fromkeys(("extra_css", "extra_templates", "hooks", "watch"), _TEXTS),
    **dict.fromkeys(("plugins", "markdown_extensions"), _NAMED),
    **dict.fromkeys(("extra", "validation"), _MAPPING),
    "extra_javascript": _SCRIPTS,
    "nav": _Kind("a list", ("seq",)),
    "theme": _Kind("a name, or a mapping", ("str", "map"), keys=_THEME_KEYS),
}
"""By the name of a setting, the kind of its value."""
_SETTINGS = _Kind("a mapping of settings", ("map",), keys=SETTING_KINDS)


def refuse_wrong_settings(config_file: Path) -> None:
    """Refuse a configuration with a setting of a wrong kind, or with a text that no file and no page can have.

    Args:
        config_file: the file of the configuration; those that it inherits are looked at as well.

    Raises:
        UnusableSiteError: there is such a setting; it has the file and the line. What is no YAML is not looked at.
    """
    root = str(config_file.resolve().parent)
    for file, text in with_inherited(config_file):
        node = _composed(text)
        for place, reason in _faults(node, _SETTINGS, ()) if isinstance(node, yaml.MappingNode) else ():
            raise UnusableSiteError(reason, path=shown_path(file, root), line=place.start_mark.line + 1)


def place_of_setting(config_file: Path, name: str) -> tuple[str, int]:
    """Return the file of a setting as messages show it, and its line, from 1; 0 where the setting is in no file.

    Args:
        config_file: the file of the configuration; those that it inherits are looked at as well.
        name: of the setting, such as `theme`.
    """
    root = str(config_file.resolve().parent)
    for file, text in with_inherited(config_file):
        node = _composed(text)
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if key.value == name:
                return shown_path(file, root), key.start_mark.line + 1
    return shown_path(config_file, root), 0


def unusable_character(text: str) -> str:
    """Return the first character of a text that no file's name and no page has: NUL, half a character; or nothing.

    Args:
        text: a value of a configuration.
    """
    return next((each for each in text if each == "\0" or "\ud800" <= each <= "\udfff"), "")


def _composed(text: str) -> yaml.Node | None:
    """Return what YAML makes of a text; None where it is none. Half a character is one only to the slower reader."""
    for loader in (Loader, yaml.SafeLoader):
        try:
            return yaml.compose(text, loader)
        except (yaml.YAMLError, RecursionError, ValueError):
            continue
    return None


def _faults(node: yaml.Node, kind: _Kind | None, trail: tuple[str, ...]) -> Iterator[tuple[yaml.Node, str]]:
    """Yield what is wrong with a value and with what is in it, each with the node of it."""
    waiting: list[tuple[yaml.Node, _Kind | None, tuple[str, ...]]] = [(node, kind, trail)]
    seen = set[int]()  # an alias is the node that it names
    while waiting:
        node, kind, trail = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        name = ".".join(trail)
        if (tag := _tag(node)) and kind is not None and tag not in kind.tags:
            found = _NAMES.get(tag, "something else")
            yield node, f"{name}: found {found}, expected {kind.words}"
        elif isinstance(node, yaml.ScalarNode) and (character := unusable_character(node.value)):
            yield node, f"{name}: found the character U+{ord(character):04X}, which no name and no page can have"
        elif isinstance(node, yaml.SequenceNode):
            of_item = kind.items if kind else None
            waiting += ((item, of_item, trail) for item in reversed(node.value))
        elif isinstance(node, yaml.MappingNode):
            keys = (kind and kind.keys) or {}
            for key, value in reversed(node.value):
                below = (*trail, str(key.value)) if isinstance(key, yaml.ScalarNode) else trail
                waiting += [(value, keys.get(below[-1]) if below else None, below), (key, None, below)]


def _tag(node: yaml.Node) -> str:
    """Return how YAML calls what a node is; nothing where it is empty, merged in, or of a tag of its own."""
    if node.tag in {f"{_CORE}null", _MERGED} or not node.tag.startswith(_CORE) or ":" in node.tag[len(_CORE) :]:
        return ""
    return str(node.tag.removeprefix(_CORE))
