"""A component call as a writer typed it: `credentials("provider_account")`. Arguments are literals; no code runs."""

from __future__ import annotations

import ast
import inspect
import re
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.suggestion import all_known, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_TYPED = expression(r"(?:<<|\{\{)(?P<call>.*)(?:>>|\}\})\Z", re.DOTALL)


class CallError(Exception):
    """A call that cannot be drawn; the message says why.

    Attributes:
        suggestion: the nearest right thing, or an empty string.
        follows: the file whose errors are the reason, where some are.
    """

    def __init__(self, message: str, *, suggestion: str = "", follows: str = "") -> None:
        super().__init__(message)
        self.suggestion = suggestion
        self.follows = follows


def one_of(value: object, names: Iterable[str], noun: str) -> str:
    """Return an argument that has to be one of some names.

    Raises:
        CallError: it is none of them; `noun` says what they are names of.
    """
    texts = [str(name) for name in names]
    if value not in texts:
        raise CallError(f"there is no {noun} {value!r}", suggestion=did_you_mean(str(value), texts) or all_known(texts))
    return str(value)


@dataclass(frozen=True, slots=True)
class Call:
    """A parsed call."""

    name: str
    positional: tuple[Any, ...] = ()
    keywords: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def parse(cls, typed: str) -> Call:
        """Return the call of `<<name(…)>>` or `{{name(…)}}`.

        Raises:
            CallError: an argument is no literal.
        """
        match = _TYPED.match(typed)
        source = match["call"].strip() if match else typed
        name = source.partition("(")[0].strip()
        try:
            with warnings.catch_warnings(action="ignore"):
                tree = ast.parse(source, mode="eval").body
            if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Name):
                raise CallError(f"{source} is no component call", suggestion=f'expected {name}("…")')
            positional = tuple(_literal(argument) for argument in tree.args)
            keywords = {str(keyword.arg): _literal(keyword.value) for keyword in tree.keywords if keyword.arg}
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            hint = 'write text in quotes, lists in brackets, as in name("text", list=["a", "b"])'
            raise CallError(f"the arguments of {name}(…) cannot be read", suggestion=hint) from None
        if len(keywords) != len(tree.keywords):
            raise CallError(f"{name}(…) takes no ** argument, and each name once")
        return cls(name, positional, keywords)

    def bind(self, function: Callable[..., str]) -> dict[str, Any]:
        """Return the call's arguments by the parameter names of `function`, without its first (the place drawn for).

        Raises:
            CallError: an argument is missing, unknown or given twice.
        """
        parameters = list(inspect.signature(function).parameters.values())[1:]
        signature = inspect.Signature(parameters)
        try:
            return dict(signature.bind(*self.positional, **self.keywords).arguments)
        except TypeError as error:
            names = ", ".join(str(p.name) if p.default is p.empty else f"{p.name}=…" for p in parameters)
            raise CallError(f"{self.name}(…): {error}", suggestion=f"expected {self.name}({names})") from None


def _literal(node: ast.expr) -> Any:  # noqa: ANN401 - a literal is of any type
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError):
        message = f"{ast.unparse(node)} is no literal"
        raise CallError(message, suggestion=f'write text in quotes: "{ast.unparse(node)}"') from None
