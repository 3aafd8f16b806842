"""The names of this tool in a built file: its commands, classes and files are no brand's, whatever a brand is called.

They are left out only where they can be nothing else:

- `PAYCORE_BRAND`, the package's name, its events, the folder of its assets: anywhere;
- its classes and ids: in `class=` and `id=`, in what leads there, behind the dot of a selector, and in code; its
  properties and `data-` attributes;
- `paycore` with one of its commands: in code; by itself: in code behind the word *command* or *plugin*, and in a list
  of `plugins:`;
- the markers that allow a brand, with the names in it, and that silence a rule: in a comment.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files as package_files
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

COMMANDS = ("brands", "build", "check", "diff", "import", "logos", "new", "schema", "serve", "validate")
"""The commands of `paycore`, as pages write them."""
CODE_START = "\ufdd0"
"""Stands where code begins."""
CODE_END = "\ufdd1"
"""Stands where code ends."""
_WRITERS = ("mkdocs_paycore.components", "mkdocs_paycore.pages", "mkdocs_paycore.markdown")
"""Whose templates, scripts and styles write names of this tool into pages."""
_MARKS = expression(f"[{CODE_START}{CODE_END}]+")
_IN_CODE = expression(f"{CODE_START}[^{CODE_END}]*")
_IN_MARKDOWN_CODE = expression(r"```.*?```|`[^`\n]+`", re.DOTALL)
_NAMED = expression(rf"\b(command|plugin) ([{CODE_START}`])paycore(?=[{CODE_END}`])")
_COMMAND = expression(rf"(?<![\w@.-])paycore\s+(?:(?:{'|'.join(COMMANDS)})(?![\w-])|--(?:help|version)\b)")
_PLUGINS = expression(
    rf"(?:^|(?<={CODE_START}))([ \t]*)(?:plugins|markdown_extensions):[ \t]*\n"
    r"(?:[ \t]*\n|\1(?:[ \t]+\S|-).*\n)*?\1[ \t]*-[ \t]+paycore(?=:?[ \t]*$)",
    re.MULTILINE,
)
_MARKER = expression(
    r"(<!--|/\*|//|#)(\s*)paycore:[ \t]*"
    r"(?:ignore(?:-file)?(?=[ \t])|allow-brand(?:[ \t,]+[A-Za-z0-9][\w.-]*)*(?:[ \t]*--(?=>))?)"
)
_ENVIRONMENT = expression(r"(?<![A-Z0-9_])PAYCORE_BRAND(?![\w-])")
_CLASS = expression(r"(?:class|id|for|href|aria-[a-z]+)=(?:\"[^\"]*|'[^']*|[^\s\"'<>]+)")


def without_tool(text: str) -> str:
    """Return a text without the names of this tool; code in it is marked by `CODE` and `CODE_END`.

    Spaces stand in place of a name: what is left of a text without such marks keeps its places.
    """
    if "PAYCORE_BRAND" in text:
        text = _ENVIRONMENT.sub(_spaces, text)
    if "paycore" in text:
        if "paycore:" in text:
            text = _MARKER.sub(lambda found: (found[1] + found[2]).ljust(len(found[0])), text)
        text = _NAMED.sub(lambda found: f"{found[1]} {found[2]}{' ' * len('paycore')}", text)
        if "plugins:" in text or "markdown_extensions:" in text:
            text = _PLUGINS.sub(lambda found: found[0].removesuffix("paycore").ljust(len(found[0])), text)
        text = _IN_CODE.sub(_code_without_tool, text)
        if "`" in text:
            text = _IN_MARKDOWN_CODE.sub(_code_without_tool, text)
        text = without_names(text)
    return _MARKS.sub("", text) if CODE_START in text or CODE_END in text else text


def without_names(text: str) -> str:
    """Return a text without those names of this tool that are its own whether code is known or not."""
    return _anywhere().sub(_spaces, _CLASS.sub(_class_without_tool, text)) if "paycore" in text else text


def _code_without_tool(found: re.Match[str]) -> str:
    return _own_in_code().sub(_spaces, _COMMAND.sub(_spaces, found[0])) if "paycore" in found[0] else found[0]


def _class_without_tool(found: re.Match[str]) -> str:
    return _own_class().sub(_spaces, found[0]) if "paycore" in found[0] else found[0]


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


@cache
def _own_class() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\s\"'=#])paycore-(?:{_either('paycore-')})(?![^\s\"'\\])")


@cache
def _own_in_code() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/@.-])paycore(?:\.css(?![\w.-])|-(?:{_either('paycore-')})(?![\w-]|\.\w))")


@cache
def _anywhere() -> re.Pattern[str]:
    """Return a pattern of what is this tool's wherever it stands. It begins with a word, so that it is found fast."""
    name = _either("paycore-")
    return re.compile(
        rf"paycore(?:"
        rf"(?<=mkdocs[-_]paycore)(?<![\w@.-]mkdocs[-_]paycore)(?![\w-])"
        rf"|(?<=assets/paycore)(?<![\w-]assets/paycore)/(?:paycore\.css(?![\w.-]))?"
        rf"|(?<=\.paycore)(?:(?<!\w\.paycore)-(?:{name})(?![\w-])|-(?:{name})(?![\w-]|\.[a-z0-9]+(?![\w-])))"
        rf"|(?<=--paycore)-(?:{_either('--paycore-')})(?![\w-])"
        rf"|(?<=data-paycore)-(?:{_either('data-paycore-')})(?![\w-])"
        rf"|:(?:{_either('paycore:')})(?![\w:-])"
        rf")"
    )


def _either(prefix: str) -> str:
    """Return a regular expression for how this tool's names go on behind a prefix, the longest first."""
    ends = {name.removeprefix(prefix) for name in _names() if name.startswith(prefix)}
    return "|".join(re.escape(end) for end in sorted(ends, key=len, reverse=True))


@cache
def own_attributes() -> frozenset[str]:
    """Return the names of the attributes for data that this tool writes into pages."""
    return _written(re.compile(r"(?<![\w-])data-[a-z][a-z0-9-]*"))


@cache
def _names() -> frozenset[str]:
    return _written(re.compile(r"(?:--|data-)?paycore[-:][a-z][a-z0-9_-]*"))


def _written(own: re.Pattern[str]) -> frozenset[str]:
    return frozenset(
        name for folder in _WRITERS for text in _texts(package_files(folder)) for name in own.findall(text)
    )


def _texts(folder: Traversable) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _texts(entry)
        elif entry.name.endswith((".css", ".j2", ".js", ".py")):
            yield entry.read_text("utf-8")
