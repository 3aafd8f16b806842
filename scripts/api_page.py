"""Write the page of the public Python names from their docstrings: `make tables`."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import griffe
from griffe import Attribute, Class, Expr, ExprName, Function, ParameterKind
from griffe import DocstringSectionKind as Kind

from scripts.api_names import PACKAGE, PARTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from griffe import Alias, DocstringParameter, Object

    Named = Class | Function
    Links = Mapping[str, str]

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "developers" / "api.md"
EXAMPLE = PAGE.parent / "three_steps.py"

_INTRO = """\
---
title: Python API
description: "What scripts and other packages may import: the three steps to a site, the catalog, problems and rules."
search:
  boost: 0.3
---

# Python API

Scripts and other packages may import the names on this page. What is not here, and every name that begins with an
underscore, may change with any version.

A site is built in three steps, and each can be used alone:

1. **Prepare** reads the sources: pages, provider files and brands.
2. **Render** has a site generator make pages of them, with a *slot* wherever a brand's value goes.
3. **Stamp** fills the slots with the values of a brand.

This script takes all three. Run it beside the `mkdocs.yml` of a site; the new site is in `stamped/`:

```python
{example}```

[How this site is made](../how-it-is-made.md) shows the same in a drawing, and what programs may rely on in the files
of a built site.
"""
_END = "<!-- paycore: allow-brand paycore -->\n"
"""The package has the name of a brand of the reference site."""
_WIDTH = 100
_CODE_SPAN = re.compile(r"(`+)(.+?)\1", re.DOTALL)
_SPECIAL = str.maketrans({char: f"&#{ord(char)};" for char in "_*`[]{}\\|"})
_SLOT_LIKE = re.compile(r"<<|\{\{")
_ANNOTATED = re.compile(r"Annotated&#91;(\w+), .*?\)&#93;")
_STARS = {ParameterKind.var_positional: "*", ParameterKind.var_keyword: "**"}
_CALL = "__call__"


@cache
def public_names() -> dict[str, Named]:
    """Return the public names with what stands for them in the source, in the order of the page.

    Raises:
        KeyError: the package has nothing of a name.
        TypeError: it has something that is neither a function nor a class.
    """
    package = griffe.load(
        PACKAGE,
        search_paths=[ROOT],
        docstring_parser="google",
        docstring_options={"warnings": False},
        allow_inspection=False,
    )
    return {name: _named(package, name) for part in PARTS for name in part.names}


def page() -> str:
    """Return the text of the page."""
    names = public_names()
    links = dict(_links(names.values()))
    blocks = [_INTRO.format(example=EXAMPLE.read_text("utf-8")).rstrip("\n")]
    for part in PARTS:
        blocks += [f"## {part.heading}", prose(part.words, links)]
        for name in part.names:
            blocks += _entry(names[name], links)
    return "\n\n".join([*blocks, _END])


def functions_of(found: Named) -> list[Function]:
    """Return a function, or the public methods of a class, with what calling an instance does."""
    if isinstance(found, Function):
        return [found]
    methods = (member for member in found.members.values() if isinstance(member, Function))
    return [each for each in methods if not each.name.startswith("_") or (each.name == _CALL and each.docstring)]


def _named(package: Object | Alias, name: str) -> Named:
    found = package[name]
    if not isinstance(found, Class | Function):
        raise TypeError(f"{name} is neither a class nor a function of {PACKAGE}")
    return found


def _links(found: Iterable[Named]) -> Iterator[tuple[str, str]]:
    """Yield what texts and types of the page mention, names and whole paths, and the anchor of each.

    A plain word such as `rule` may be the name of an argument: as a text it leads nowhere.
    """
    for each in found:
        yield each.path, each.name
        if not each.name.islower() or "_" in each.name:
            yield each.name, each.name
        for method in functions_of(each) if isinstance(each, Class) else ():
            yield f"{each.name}.{method.name}", f"{each.name}-{method.name.strip('_')}"


def _entry(found: Named, links: Links) -> Iterator[str]:
    """Yield the blocks of a public name; its anchor keeps capitals, for `Rule` and `rule` are two."""
    module = found.path.rpartition(".")[0]
    yield f"### {found.name} {{ #{found.name} }}"
    if isinstance(found, Function):
        yield _fence(f"from {module} import {found.name}\n\n{_signature(found)}")
        yield from _described(found, links)
        return
    yield _fence(f"from {module} import {found.name}")
    yield from _described(found, links)
    if above := [str(base) for base in found.bases if isinstance(base, ExprName) and base.canonical_path in links]:
        yield f"It has all that {' and '.join(_code(name, links) for name in above)} has."
    if (made := found.members.get("__init__")) and isinstance(made, Function) and made.docstring:
        yield from _described(made, links, only=(Kind.parameters, Kind.raises))
    yield from _attributes(found, links)
    for method in functions_of(found):
        shown = "()" if method.name == _CALL else f".{method.name}"
        yield f"#### {found.name}{shown} {{ #{found.name}-{method.name.strip('_')} }}"
        yield _fence(_signature(method))
        yield from _described(method, links)


def _described(found: Named, links: Links, *, only: Collection[Kind] = tuple(Kind)) -> Iterator[str]:
    """Yield what the docstring of a name says; the attributes of a class have a table of their own."""
    for section in found.docstring.parsed if found.docstring else ():
        if section.kind not in only:
            continue
        if section.kind is Kind.text:
            yield prose(section.value, links)
        elif section.kind is Kind.parameters:
            yield _table(("Argument", "Type", "What it is"), (_argument(found, each, links) for each in section.value))
        elif section.kind in {Kind.returns, Kind.yields}:
            said = " ".join(_sentence(each.description, links) for each in section.value)
            yield f"**{section.kind.value.capitalize()}:** {said}"
        elif section.kind is Kind.raises:
            for each in section.value:
                yield f"**Raises** {_code(str(each.annotation), links)}: {prose(each.description, links)}"


def _attributes(found: Class, links: Links) -> Iterator[str]:
    """Yield the table of a class's public attributes, if it has some.

    They are described where they are set, or together in the class's docstring, or not at all; one that has neither a
    description nor a type is left out.
    """
    sections = found.docstring.parsed if found.docstring else ()
    said = {
        each.name: each.description for section in sections if section.kind is Kind.attributes for each in section.value
    }
    types = {each.name: each.annotation for each in found.parameters}
    rows = [
        (_code(name), _member_type(member, links), _words(member) or said.get(name, ""))
        for name, member in found.members.items()
        if isinstance(member, Attribute) and not name.startswith("_") and (member.annotation or member.docstring)
    ]
    rows += [
        (_code(name), _type(types.get(name), links), words) for name, words in said.items() if name not in found.members
    ]
    if rows:
        cells = ((name, type_, _sentence(words, links)) for name, type_, words in rows)
        yield _table(("Attribute", "Type", "What it is"), cells)


def _words(found: Attribute) -> str:
    return found.docstring.value if found.docstring else ""


def _member_type(found: Attribute, links: Links) -> str:
    """Return the type of an attribute with its default where that is short; of an enum's member its value."""
    default = "" if found.value is None or "property" in found.labels else str(found.value)
    if found.annotation is None:
        return _code(default)
    return _type(found.annotation, links, "" if default.endswith(")") and default != "()" else default)


def _argument(of: Named, found: DocstringParameter, links: Links) -> tuple[str, str, str]:
    is_variadic = any(each.name == found.name and each.kind in _STARS for each in of.parameters)
    default = "" if found.default is None or is_variadic else str(found.default)
    return _code(found.name), _type(found.annotation, links, default), _sentence(found.description, links)


def _type(annotation: Expr | str | None, links: Links, default: str = "") -> str:
    """Return a type and a default; public names in it lead to their entries."""
    if annotation is None:
        return ""
    pieces = annotation.iterate(flat=True) if isinstance(annotation, Expr) else [annotation]
    code = f"<code>{''.join(_piece(piece, links) for piece in pieces)}</code>"
    code = _ANNOTATED.sub(r"\1", code)
    return f"{code} = {_code(default)}" if default else code


def _piece(piece: Expr | str, links: Links) -> str:
    text = escape(str(piece)).translate(_SPECIAL)
    target = links.get(piece.canonical_path) if isinstance(piece, ExprName) else None
    return f'<a href="#{target}">{text}</a>' if target else text


def _signature(found: Function) -> str:
    """Return how a function is called; on several lines where it is long."""
    parts: list[str] = []
    for each in found.parameters:
        if each.kind is ParameterKind.keyword_only and not any(part.startswith("*") for part in parts):
            parts.append("*")
        if each.name != "self":
            stars = _STARS.get(each.kind, "") if each.kind else ""
            default = f" = {each.default}" if each.default is not None and not stars else ""
            parts.append(f"{stars}{each.name}: {each.annotation}{default}")
    before, after = f"{found.name.removeprefix(_CALL)}(", f") -> {found.returns}"
    line = f"{before}{', '.join(parts)}{after}"
    return line if len(line) <= _WIDTH else "\n".join([before, *(f"    {part}," for part in parts), after])


def _fence(code: str) -> str:
    return f"```python\n{code}\n```"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (" | ".join(cells).replace("\n", " ") for cells in (head, ["---"] * len(head), *rows))
    return "\n".join(f"| {line} |" for line in lines)


def prose(text: str, links: Links) -> str:
    """Return a docstring's text as Markdown: code leads to public names, and nothing is a variable or a tag."""
    pieces: list[str] = []
    end = 0
    for span in _CODE_SPAN.finditer(text):
        pieces += [_plain(text[end : span.start()]), _code(span[2], links)]
        end = span.end()
    return "".join([*pieces, _plain(text[end:])])


def _sentence(text: str, links: Links) -> str:
    """Return the text of a section's entry, which begins in lower case there."""
    return prose(text[:1].upper() + text[1:], links)


def _plain(text: str) -> str:
    return escape(text, quote=False).replace("{{", "&#123;&#123;").replace("|", "&#124;")


def _code(text: str, links: Links | None = None) -> str:
    """Return code in a line of text; what looks like a variable or stands in a table's way is written in entities."""
    is_special = _SLOT_LIKE.search(text) or "|" in text or "`" in text
    code = f"<code>{escape(text, quote=False).translate(_SPECIAL)}</code>" if is_special else f"`{text}`"
    target = (links or {}).get(text.removesuffix("()"))
    return f"[{code}](#{target})" if target else code


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
