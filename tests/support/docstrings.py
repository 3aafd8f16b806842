"""What a docstring must say, and what one lacks."""

from __future__ import annotations

import ast
import re
from textwrap import dedent
from typing import TYPE_CHECKING, TypeVar

from griffe import DocstringSectionKind, Function

if TYPE_CHECKING:
    from collections.abc import Iterator

    from griffe import DocstringSection

Node = TypeVar("Node", bound=ast.AST)
_GIVES = re.compile(r"(?:Return|Yield)s?\b")


def lacks(found: Function) -> Iterator[str]:
    """Yield what the docstring of a function lacks: itself, an argument, what is returned, what is raised.

    An argument is named in the section of arguments, or as a word of the sentences; what is returned is said in a
    section of its own, or by a first sentence that begins with *Return* or *Yield*.
    """
    if found.docstring is None:
        yield f"{found.path}: a docstring"
        return
    sections = found.docstring.parsed
    text = " ".join(section.value for section in sections if section.kind is DocstringSectionKind.text)
    listed = _entries(sections, DocstringSectionKind.parameters)
    for each in found.parameters:
        if each.name not in {"self", "cls", *listed} and not _is_word(each.name, text):
            yield f"{found.path}: the argument {each.name}"
    for name in sorted(listed - {each.name for each in found.parameters}):
        yield f"{found.path}: no {name}, which is no argument"
    kinds = {section.kind for section in sections}
    gives = kinds & {DocstringSectionKind.returns, DocstringSectionKind.yields} or _GIVES.match(text)
    if not gives and str(found.returns) not in {"None", "NoReturn"} and "property" not in found.labels:
        yield f"{found.path}: what is returned"
    for error in sorted(raised(found) - _entries(sections, DocstringSectionKind.raises)):
        yield f"{found.path}: that it raises {error}"


def raised(found: Function) -> set[str]:
    """Return the names of the errors that a function raises, itself or in private functions beside it.

    An error that the function catches is left out, and so is one that is raised anew.
    """
    seen: dict[str, set[str]] = {}
    _collect(found, seen)
    caught = {name for each in _nodes(found, ast.ExceptHandler) if each.type for name in _names(each.type)}
    return set().union(*seen.values()) - caught


def _collect(found: Function, seen: dict[str, set[str]]) -> None:
    errors = (each.exc.func for each in _nodes(found, ast.Raise) if isinstance(each.exc, ast.Call))
    seen[found.path] = {name for error in errors for name in _names(error)}
    for call in _nodes(found, ast.Call):
        beside = _beside(found, call.func)
        if beside is not None and beside.path not in seen:
            _collect(beside, seen)


def _nodes(found: Function, kind: type[Node]) -> Iterator[Node]:
    return (node for node in ast.walk(ast.parse(dedent(found.source))) if isinstance(node, kind))


def _beside(found: Function, called: ast.expr) -> Function | None:
    """Return the private function of the same module, or method of the same class, that is called."""
    where = found.module if isinstance(called, ast.Name) else found.parent
    name = called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
    member = where.members.get(name) if where and name.startswith("_") else None
    return member if isinstance(member, Function) else None


def _names(node: ast.expr) -> list[str]:
    """Return the names in an expression, without the modules that they are written with."""
    if isinstance(node, ast.Tuple | ast.BinOp):
        return [name for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr) for name in _names(part)]
    return [ast.unparse(node).rpartition(".")[2]]


def _entries(sections: list[DocstringSection], kind: DocstringSectionKind) -> set[str]:
    """Return the names of arguments, or of errors, in the sections of a kind."""
    entries = [entry for section in sections if section.kind is kind for entry in section.value]
    return {str(getattr(entry, "name", None) or entry.annotation).rpartition(".")[2] for entry in entries}


def _is_word(name: str, text: str) -> bool:
    words = re.escape(name.strip("_")).replace("_", "[ _]")
    return bool(re.search(rf"\b{words}(?:s|es)?\b", text, re.IGNORECASE))
