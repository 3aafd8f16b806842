"""The texts below the attributes of a class, which say what each is for.

They are read out of the source when somebody asks: Python does not keep them, and to read them takes longer than to
load the class.
"""

from __future__ import annotations

import ast
import inspect
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def attribute_docs(of: type) -> dict[str, str]:
    """Return the texts by the names of the attributes, with those of the classes above.

    An attribute that a class has anew, without a text, has none.

    Args:
        of: the class. Where its source is not there, it brings no text.
    """
    found: dict[str, str] = {}
    for each in reversed(of.__mro__):
        own = dict(_texts(each))
        found = {name: text for name, text in found.items() if name not in inspect.get_annotations(each)} | own
    return found


def _texts(of: type) -> Iterator[tuple[str, str]]:
    """Yield the attributes that stand in a class, each with the text below it."""
    for each in pairwise(_body(of)):
        match each:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)


def _body(of: type) -> list[ast.stmt]:
    """Return the statements of a class at the top of a module; none where its source is not there.

    A class that is made in a run may have the name and the module of one that is written there.
    """
    module = inspect.getmodule(of)
    is_written = getattr(module, of.__name__, None) is of
    try:
        tree = ast.parse(inspect.getsource(module) if module is not None and is_written else "")
    except (OSError, TypeError):
        return []
    return next((each.body for each in tree.body if isinstance(each, ast.ClassDef) and each.name == of.__name__), [])
