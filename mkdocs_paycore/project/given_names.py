"""The names that a site's own module gives its pages by the plugin `macros`, as far as its code says.

Source: https://mkdocs-macros-plugin.readthedocs.io/en/latest/macros/ (`define_env`, and the hooks of pages).
"""

from __future__ import annotations

import ast

_HOOKS = frozenset({"define_env", "on_pre_page_macros", "on_post_page_macros", "on_post_build"})
_OLD_HOOK = "declare_variables"
_READS = frozenset({"get", "items", "keys", "values", "copy"})
"""The methods of a dictionary that leave it as it is."""
_MARKS = ("variables", "macro", "globals", _OLD_HOOK)
"""One of these has a module that gives pages names."""


def given_names(code: str) -> set[str] | None:
    """Return the names that a module gives pages; None where only running it would tell.

    Args:
        code: its text.
    """
    if not any(mark in code for mark in _MARKS):
        return set()
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError):
        return None
    return _Given(tree).names()


class _Given:
    """What the functions of a module do with the environment that they are handed."""

    def __init__(self, tree: ast.Module) -> None:
        self._nodes = list(ast.walk(tree))
        self._parents = {child: node for node in self._nodes for child in ast.iter_child_nodes(node)}

    def names(self) -> set[str] | None:
        """Return what is given, or None."""
        functions = [each for each in self._nodes if isinstance(each, ast.FunctionDef)]
        if any(each.name == _OLD_HOOK for each in functions):
            return None
        handed = {each.args.args[0].arg for each in functions if each.name in _HOOKS and each.args.args}
        found = set[str]()
        for node in self._nodes:
            if isinstance(node, ast.Name) and node.id in handed:
                given = self._of_use(node)
                if given is None:
                    return None
                found |= given
        return found

    def _of_use(self, node: ast.Name) -> set[str] | None:
        """Return what one use of the environment gives; handed on it may be anything."""
        used = self._parents[node]
        if not isinstance(used, ast.Attribute) or self._is_changed(used):
            return None
        if used.attr == "macro":
            return self._of_macro(used)
        if used.attr == "variables":
            return self._of_variables(used)
        beyond = self._parents[used]
        return None if isinstance(beyond, ast.Attribute) and beyond.attr == "globals" else set()

    def _of_macro(self, used: ast.Attribute) -> set[str] | None:
        """Return the name of a function that is made a macro: one that is decorated, or one that is handed over."""
        above = self._parents[used]
        if isinstance(above, ast.FunctionDef):
            return {above.name}
        if not isinstance(above, ast.Call) or not above.args:
            return None
        named = above.args[-1]
        if isinstance(named, ast.Constant):
            return {str(named.value)}
        return {named.id} if isinstance(named, ast.Name) and len(above.args) == 1 else None

    def _of_variables(self, used: ast.Attribute) -> set[str] | None:
        """Return the name that is set in the variables; none where they are only read."""
        above = self._parents[used]
        if isinstance(above, ast.Dict) or (isinstance(above, ast.keyword) and above.arg is None):
            return set()  # {**env.variables}, render(**env.variables)
        if isinstance(above, ast.Subscript) and above.value is used:
            key = above.slice.value if isinstance(above.slice, ast.Constant) else None
            return ({str(key)} if key is not None else None) if self._is_changed(above) else set()
        if isinstance(above, ast.Attribute):
            is_called = isinstance(self._parents[above], ast.Call)
            return (
                {above.attr} if self._is_changed(above) else None if is_called and above.attr not in _READS else set()
            )
        return None

    @staticmethod
    def _is_changed(node: ast.Attribute | ast.Subscript) -> bool:
        return not isinstance(node.ctx, ast.Load)
