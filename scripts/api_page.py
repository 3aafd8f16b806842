"""Write the pages of the public Python names from their docstrings: `make tables`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import griffe
from griffe import Attribute, Class, ExprName, Function
from griffe import DocstringSectionKind as Kind

from scripts.api_markdown import CALL, STARS, fence, in_code, prose, sentence, signature, table, type_of
from scripts.api_names import PACKAGE, PARTS, Part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from griffe import Alias, DocstringParameter, Object

    from scripts.api_markdown import Links

    Named = Class | Function

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "developers" / "api"
EXAMPLE = FOLDER.parent / "three_steps.py"

_INTRO = """\
---
title: Python API
description: "What scripts and other packages may import: the three steps to a site, the catalog, problems and rules."
search:
  boost: 0.05
---

# Python API

Scripts and other packages may import the names on these pages. What is not here, and every name that begins with an
underscore, may change with any version.

A site is built in three steps, and each can be used alone:

1. **Prepare** reads the sources: pages, provider files and brands.
2. **Render** has a site generator make pages of them, with a *slot* wherever a brand's value goes.
3. **Stamp** fills the slots with the values of a brand.

This script takes all three. Run it beside the `mkdocs.yml` of a site; the new site is in `stamped/`:

```python
{example}```

[How this site is made](../../how-it-is-made.md) shows the same in a drawing, and what programs may rely on in the files
of a built site.
"""
_START = "index.md"
_HEAD = """\
---
title: {title}
description: {description}
search:
  boost: 0.05
---

# {heading}"""
_END = "<!-- paycore: allow-brand paycore -->\n"
"""The package has the name of a brand of the reference site."""


@cache
def public_names() -> dict[str, Named]:
    """Return the public names with what stands for them in the source, in the order of the pages.

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


def pages() -> dict[str, str]:
    """Return the texts of the pages by their files: one that begins, and one for each part."""
    return {_START: _start(), **{part.file: _page(part) for part in PARTS}}


def _start() -> str:
    """Return the first page: the three steps, and where each name is described."""
    blocks = [_INTRO.format(example=EXAMPLE.read_text("utf-8")).rstrip("\n")]
    for part in PARTS:
        about = part.file.removesuffix(".md")
        names = [name.rpartition(".")[2] for name in part.names]
        listed = ",\n".join(f"[`{name}`]({part.file}#{name}){{ #{name} }}" for name in names)
        blocks += [
            f"## [{part.heading}]({part.file}) {{ #about-{about} }}",
            f"{_first_sentence(part)}\n\n{listed}",
        ]
    return "\n\n".join([*blocks, _END])


def _page(part: Part) -> str:
    names = public_names()
    links = dict(_links(part))
    description = _first_sentence(part).replace("`", "")
    blocks = [
        _HEAD.format(title=part.heading, description=json.dumps(description), heading=part.heading),
        prose(part.words, links),
    ]
    for name in part.names:
        blocks += _entry(names[name], links)
    return "\n\n".join([*blocks, _END])


def _first_sentence(part: Part) -> str:
    return part.words.partition(". ")[0].rstrip(".") + "."


def functions_of(found: Named) -> list[Function]:
    """Return a function, or the public methods of a class, with what calling an instance does."""
    if isinstance(found, Function):
        return [found]
    methods = (member for member in found.members.values() if isinstance(member, Function))
    return [each for each in methods if not each.name.startswith("_") or (each.name == CALL and each.docstring)]


def _named(package: Object | Alias, name: str) -> Named:
    found = package[name]
    if not isinstance(found, Class | Function):
        raise TypeError(f"{name} is neither a class nor a function of {PACKAGE}")
    return found


def _links(of: Part) -> Iterator[tuple[str, str]]:
    """Yield what texts and types of a page mention, names and whole paths, and where each leads to.

    A plain word such as `rule` may be the name of an argument: as a text it leads nowhere.
    """
    names = public_names()
    for part in PARTS:
        page = "" if part is of else part.file
        for each in (names[name] for name in part.names):
            yield each.path, f"{page}#{each.name}"
            if not each.name.islower() or "_" in each.name:
                yield each.name, f"{page}#{each.name}"
            for method in functions_of(each) if isinstance(each, Class) else ():
                yield f"{each.name}.{method.name}", f"{page}#{each.name}-{method.name.strip('_')}"


def _entry(found: Named, links: Links) -> Iterator[str]:
    """Yield the blocks of a public name; its anchor keeps capitals, for `Rule` and `rule` are two."""
    module = found.path.rpartition(".")[0]
    yield f"## {found.name} {{ #{found.name} }}"
    if isinstance(found, Function):
        yield fence(f"from {module} import {found.name}\n\n{signature(found)}")
        yield from _described(found, links)
        return
    yield fence(f"from {module} import {found.name}")
    yield from _described(found, links)
    if above := [str(base) for base in found.bases if isinstance(base, ExprName) and base.canonical_path in links]:
        yield f"It has all that {' and '.join(in_code(name, links) for name in above)} has."
    if (made := found.members.get("__init__")) and isinstance(made, Function) and made.docstring:
        yield from _described(made, links, only=(Kind.parameters, Kind.raises))
    yield from _attributes(found, links)
    for method in functions_of(found):
        shown = "()" if method.name == CALL else f".{method.name}"
        yield f"### {found.name}{shown} {{ #{found.name}-{method.name.strip('_')} }}"
        yield fence(signature(method))
        yield from _described(method, links)


def _described(found: Named, links: Links, *, only: Collection[Kind] = tuple(Kind)) -> Iterator[str]:
    """Yield what the docstring of a name says; the attributes of a class have a table of their own."""
    for section in found.docstring.parsed if found.docstring else ():
        if section.kind not in only:
            continue
        if section.kind is Kind.text:
            yield prose(section.value, links)
        elif section.kind is Kind.parameters:
            yield table(("Argument", "Type", "What it is"), (_argument(found, each, links) for each in section.value))
        elif section.kind in {Kind.returns, Kind.yields}:
            said = " ".join(sentence(each.description, links) for each in section.value)
            yield f"**{section.kind.value.capitalize()}:** {said}"
        elif section.kind is Kind.raises:
            for each in section.value:
                yield f"**Raises** {in_code(str(each.annotation), links)}: {prose(each.description, links)}"


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
        (in_code(name), _member_type(member, links), _words(member) or said.get(name, ""))
        for name, member in found.members.items()
        if isinstance(member, Attribute) and not name.startswith("_") and (member.annotation or member.docstring)
    ]
    rows += [
        (in_code(name), type_of(types.get(name), links), words)
        for name, words in said.items()
        if name not in found.members
    ]
    if rows:
        cells = ((name, type_, sentence(words, links)) for name, type_, words in rows)
        yield table(("Attribute", "Type", "What it is"), cells)


def _words(found: Attribute) -> str:
    return found.docstring.value if found.docstring else ""


def _member_type(found: Attribute, links: Links) -> str:
    """Return the type of an attribute with its default where that is short; of an enum's member its value."""
    default = "" if found.value is None or "property" in found.labels else str(found.value)
    if found.annotation is None:
        return in_code(default)
    return type_of(found.annotation, links, "" if default.endswith(")") and default != "()" else default)


def _argument(of: Named, found: DocstringParameter, links: Links) -> tuple[str, str, str]:
    is_variadic = any(each.name == found.name and each.kind in STARS for each in of.parameters)
    default = "" if found.default is None or is_variadic else str(found.default)
    return in_code(found.name), type_of(found.annotation, links, default), sentence(found.description, links)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file, text in pages().items():
        (FOLDER / file).write_text(text, "utf-8")
