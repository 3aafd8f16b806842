"""Texts that templates put together by `~`: Jinja2 makes plain texts of them, of which nobody would hear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.runtime import markup_join, str_join

from mkdocs_paycore.stamping.slot import MARK
from mkdocs_paycore.stamping.slot_text import SlotText

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

_JOIN = "paycore_join"


def hear_joins(env: Environment, heard: Callable[[Any], Any]) -> None:
    """Have the templates of an environment make texts by `~` that are heard of.

    Args:
        env: the environment; templates that it has compiled already stay as they are, and all of one that escapes by
            the names of templates.
        heard: returns a text with a slot so that it is heard of; where a part of it was heard of, it stays with those
            who hear that.
    """
    if hears_joins(env) or callable(env.autoescape):
        return

    def joined(*parts: Any) -> Any:  # noqa: ANN401 - as a template has it
        made = (markup_join if env.autoescape is True else str_join)(parts)
        if MARK not in made or hasattr(made, "__html__"):
            return made  # a text that is marked as HTML stays one
        known = next((part.heard for part in parts if isinstance(part, SlotText)), None)
        return heard(made) if known is None else SlotText(made, known)

    setattr(env, _JOIN, joined)
    env._generate = _with_heard_joins(env._generate)  # type: ignore[method-assign]  # noqa: SLF001 - no public way


def hears_joins(env: Environment) -> bool:
    """Return whether the templates of an environment `env` make such texts."""
    return getattr(env, _JOIN, None) is not None


def _with_heard_joins(generate: Callable[..., str]) -> Callable[..., str]:
    """Return what generates the code of templates, with calls where they put texts together."""

    def generated(source: nodes.Template, *given: object, **named: object) -> str:
        _hear(source)
        return generate(source, *given, **named)

    return generated


def _hear(node: nodes.Node) -> nodes.Node:
    """Return what stands in the place of a node: a call, where it puts texts together; change what is below it."""
    for name, value in node.iter_fields():
        if isinstance(value, nodes.Node):
            setattr(node, name, _hear(value))
        elif isinstance(value, list):
            value[:] = [_hear(each) if isinstance(each, nodes.Node) else each for each in value]
    if not isinstance(node, nodes.Concat):
        return node
    return nodes.Call(nodes.EnvironmentAttribute(_JOIN), node.nodes, [], None, None, lineno=node.lineno)
