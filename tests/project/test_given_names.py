"""The names that a module of a site gives its pages by the plugin `macros`."""

from __future__ import annotations

import pytest

from mkdocs_paycore.project.given_names import given_names

_READING = """
def define_env(env):
    env.variables.get("custom")
    shown = env.variables["custom"]

def on_pre_page_macros(env):
    env.page.title = env.env.from_string(env.page.meta["title"]).render(**env.variables)
"""
_GIVING = """
def define_env(env):
    env.variables["year"] = 2023
    env.variables.month = "May"

    @env.macro
    def price(value):
        return value

    env.macro(price, "cost")
    env.macro(str)
"""


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("def define_env(env):\n    pass\n", set()),
        ("import os\n", set()),
        (_READING, set()),
        (_GIVING, {"year", "month", "price", "cost", "str"}),
    ],
)
def test_what_a_module_gives_is_read_from_its_code(code: str, names: set[str]) -> None:
    assert given_names(code) == names


@pytest.mark.parametrize(
    "line",
    [
        "env.variables[key] = 1",
        "env.variables.update(more)",
        "env.variables |= more",
        "variables = env.variables",
        "others.define(env)",
        "own = env",
        "env.variables = {}",
        "env.env.globals['x'] = 1",
        "env.macro(lambda: 1)",
        "env.macro()",
        "variables = (",
    ],
)
def test_what_only_running_it_would_tell_is_left_open(line: str) -> None:
    assert given_names(f"def define_env(env):\n    {line}  # variables\n") is None


def test_variables_that_are_handed_over_by_themselves_are_left_open() -> None:
    assert given_names("def declare_variables(variables, macro):\n    variables['x'] = 1\n") is None
