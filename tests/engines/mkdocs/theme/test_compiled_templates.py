"""The templates of a theme are compiled once for all builds of a process, and never shown out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import DictLoader, Environment, FileSystemBytecodeCache, pass_context

from mkdocs_paycore.engines.mkdocs.theme.compiled_templates import keep_compiled_templates

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.site_fixtures import Build

TEMPLATE = "<!doctype html><title>{0}</title><main>{{{{ page.content }}}}</main><footer>{{{{ {1} }}}}</footer>"
HOOK = """\
def on_env(env, config, files):
    env.filters["own"] = lambda text: text + " {}"
    return env
"""


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled from now on."""
    names: list[str] = []
    compile_ = Environment.compile

    def noted(self: Environment, source: Any, name: str | None = None, *more: Any, **named: Any) -> Any:
        names.append(name or "")
        return compile_(self, source, name, *more, **named)

    monkeypatch.setattr(Environment, "compile", noted)
    return names


def test_a_second_build_compiles_nothing(build: Build, compiled: list[str]) -> None:
    files = {"index.md": "# Start\n", "theme/main.html": TEMPLATE.format("Own", "config.site_name")}
    first = build(files).files()
    assert "main.html" in compiled
    compiled.clear()
    assert build(files).files() == first
    assert compiled == []


def test_a_template_that_changed_is_compiled_anew(build: Build, compiled: list[str]) -> None:
    for number in range(3):
        site = build({"index.md": "# Start\n", "theme/main.html": TEMPLATE.format(number % 2, "config.site_name")})
        assert f"<title>{number % 2}</title>" in site.text("index.html")
    assert compiled.count("main.html") == 2


def test_what_a_filter_of_one_build_makes_is_of_that_build(build: Build) -> None:
    template = TEMPLATE.format("Title", "'always' | own")
    for word in ("first", "second"):
        hook = f"hooks/{word}.py"
        site = build({"index.md": "# Start\n", "theme/main.html": template, hook: HOOK.format(word)}, hooks=[hook])
        assert site.page().select("footer")[0].get_text() == f"always {word}"


def environment(text: str, **settings: Any) -> Environment:
    made = Environment(loader=DictLoader({"a": text}), **settings)  # noqa: S701 - no page of anybody
    keep_compiled_templates(made)
    return made


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, "<1>"),
        ({"autoescape": True}, "&lt;1&gt;"),
        ({"autoescape": lambda _: True}, "&lt;1&gt;"),
        ({"finalize": lambda value: f"[{value}]"}, "[<1>]"),
        ({"variable_start_string": "{%%", "variable_end_string": "%%}"}, "{{ '<1>' }}"),
    ],
)
def test_each_setting_has_its_own(compiled: list[str], settings: dict[str, Any], expected: str) -> None:
    text = "{{ '<1>' }}"
    assert environment(text).get_template("a").render() == "<1>"
    assert environment(text, **settings).get_template("a").render() == expected
    assert environment(text, **settings).get_template("a").render() == expected
    assert environment(text).get_template("a").render() == "<1>"
    assert compiled.count("a") <= 3


@pass_context
def upper(_context: object, text: str) -> str:
    return text.upper()


def shout(text: str) -> str:
    return f"{text}!"


def ending(mark: str) -> Callable[[str], str]:
    return lambda text: text + mark


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ((upper, shout), ["A", "a!"]),
        ((shout, upper), ["a!", "A"]),
        ((ending("!"), ending("?")), ["a!", "a?"]),
    ],
)
def test_each_filter_has_its_own(filters: tuple[Callable[..., str], ...], expected: list[str]) -> None:
    found = []
    for each in filters:
        made = environment("{{ 'a' | own }}")
        made.filters["own"] = each
        found.append(made.get_template("a").render())
    assert found == expected


def test_who_keeps_templates_elsewhere_still_does() -> None:
    own = FileSystemBytecodeCache()
    made = Environment(bytecode_cache=own)  # noqa: S701 - no page of anybody
    keep_compiled_templates(made)
    assert made.bytecode_cache is own
