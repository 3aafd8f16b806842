"""Names, types and docstrings as Markdown."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from griffe import Expr, ExprName, Function, ParameterKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Links = Mapping[str, str]

CALL = "__call__"
_WIDTH = 100
_CODE_SPAN = re.compile(r"(`+)(.+?)\1", re.DOTALL)
_SPECIAL = str.maketrans({char: f"&#{ord(char)};" for char in "_*`[]{}\\|"})
_SLOT_LIKE = re.compile(r"<<|\{\{")
_ANNOTATED = re.compile(r"Annotated&#91;(\w+), .*?\)&#93;")
STARS = {ParameterKind.var_positional: "*", ParameterKind.var_keyword: "**"}
"""How parameters are written that take any number of arguments."""


def type_of(annotation: Expr | str | None, links: Links, default: str = "") -> str:
    """Return a type and a default; public names in it lead to their entries."""
    if annotation is None:
        return ""
    pieces = annotation.iterate(flat=True) if isinstance(annotation, Expr) else [annotation]
    code = f"<code>{''.join(_piece(piece, links) for piece in pieces)}</code>"
    code = _ANNOTATED.sub(r"\1", code)
    return f"{code} = {in_code(default)}" if default else code


def _piece(piece: Expr | str, links: Links) -> str:
    text = escape(str(piece)).translate(_SPECIAL)
    target = links.get(piece.canonical_path) if isinstance(piece, ExprName) else None
    return f"[{text}]({target})" if target else text


def signature(found: Function) -> str:
    """Return how a function is called; on several lines where it is long."""
    parts: list[str] = []
    for each in found.parameters:
        if each.kind is ParameterKind.keyword_only and not any(part.startswith("*") for part in parts):
            parts.append("*")
        if each.name != "self":
            stars = STARS.get(each.kind, "") if each.kind else ""
            default = f" = {each.default}" if each.default is not None and not stars else ""
            parts.append(f"{stars}{each.name}: {each.annotation}{default}")
    before, after = f"{found.name.removeprefix(CALL)}(", f") -> {found.returns}"
    line = f"{before}{', '.join(parts)}{after}"
    return line if len(line) <= _WIDTH else "\n".join([before, *(f"    {part}," for part in parts), after])


def fence(code: str) -> str:
    """Return Python code as a block."""
    return f"```python\n{code}\n```"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table; line breaks in its cells become spaces."""
    lines = (" | ".join(cells).replace("\n", " ") for cells in (head, ["---"] * len(head), *rows))
    return "\n".join(f"| {line} |" for line in lines)


def prose(text: str, links: Links) -> str:
    """Return a docstring's text as Markdown: code leads to public names, and nothing is a variable or a tag."""
    pieces: list[str] = []
    end = 0
    for span in _CODE_SPAN.finditer(text):
        pieces += [_plain(text[end : span.start()]), in_code(span[2], links)]
        end = span.end()
    return "".join([*pieces, _plain(text[end:])])


def sentence(text: str, links: Links) -> str:
    """Return the text of a section's entry, which begins in lower case there."""
    return prose(text[:1].upper() + text[1:], links)


def _plain(text: str) -> str:
    return escape(text, quote=False).replace("{{", "&#123;&#123;").replace("|", "&#124;")


def in_code(text: str, links: Links | None = None) -> str:
    """Return code in a line of text; what looks like a variable or stands in a table's way is written in entities."""
    is_special = _SLOT_LIKE.search(text) or "|" in text or "`" in text
    code = f"<code>{escape(text, quote=False).translate(_SPECIAL)}</code>" if is_special else f"`{text}`"
    target = (links or {}).get(text.removesuffix("()"))
    return f"[{code}]({target})" if target else code
