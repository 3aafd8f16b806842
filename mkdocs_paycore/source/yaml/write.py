"""Texts as scalars of a YAML file that we write: plain where every reader takes them for text, else quoted."""

from __future__ import annotations

import json

from yaml.representer import Representer, SafeRepresenter

from mkdocs_paycore.source.expression import expression

_PLAIN = expression(r"[A-Za-z_](?:[A-Za-z0-9_./@&+'-]|:(?=[A-Za-z0-9/])| (?=[A-Za-z0-9_&]))*")
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def scalar(text: str) -> str:
    """Return a text as it can stand in a block and in `[…]`: as it is, or quoted where YAML could read it otherwise.

    Words that YAML 1.1 takes for truth values are quoted as well, for other tools' sake.
    """
    return text if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML else quoted(text)


def quoted(text: str) -> str:
    """Return a text as a JSON string, which YAML reads as it is (YAML 1.2.2, 1.2); what it cannot print is escaped."""
    shown = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in shown)


def write_as_text(kind: type[str]) -> None:
    """Have PyYAML write texts of a `kind` of their own as it writes others; it refuses what it does not know."""
    for representer in (SafeRepresenter, Representer):
        representer.add_multi_representer(kind, lambda dumper, text: dumper.represent_str(str(text)))
