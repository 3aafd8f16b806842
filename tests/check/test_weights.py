"""What a site and a command say of rules."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from mkdocs_paycore.check.registry import registry
from mkdocs_paycore.check.weights import UnknownRuleError, Weights, chosen_weights, weights_of
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.reporter import OFF

LIST = "plugins:\n  - search\n  - paycore:\n      brand: acme\n      rules:\n"
MAPPING = "plugins:\n  search: {}\n  paycore:\n      rules:\n"


def option(source: str) -> Any:
    """Return the option as MkDocs reads it: by YAML 1.1, in which `off` is false."""
    plugins = yaml.safe_load(source)["plugins"]
    own = plugins["paycore"] if isinstance(plugins, dict) else plugins[-1]["paycore"]
    return own["rules"]


@pytest.mark.parametrize(
    ("entry", "weight"),
    [
        ("brand-contrast: off", OFF),
        ("brand-contrast: 'off'", OFF),
        ("brand-contrast: false", OFF),
        ("brand-contrast: warning", Severity.WARNING),
        ("brand-contrast: error", Severity.ERROR),
    ],
)
def test_a_site_says_what_a_rule_weighs(entry: str, weight: str) -> None:
    source = f"{LIST}        {entry}\n"
    assert weights_of(option(source), sources=lambda: [("mkdocs.yml", source)]) == ({"brand-contrast": weight}, [])


def test_a_site_need_not_say_anything() -> None:
    assert weights_of(None, sources=list) == ({}, [])
    assert weights_of({}, sources=list) == ({}, [])


@pytest.mark.parametrize(
    ("entry", "column", "message", "suggestion"),
    [
        ("brand-contrst: off", 9, "there is no rule 'brand-contrst'", "did you mean 'brand-contrast'?"),
        ("xyz: off", 9, "there is no rule 'xyz'", "known: .* and [0-9]+ more"),
        ("7: off", 9, "there is no rule '7'", "known: .*"),
        (
            "brand-contrast: warn",
            25,
            "brand-contrast: found 'warn', expected one of error, warning, off",
            "did you mean 'warning'?",
        ),
        ("brand-contrast: on", 25, "brand-contrast: found true, expected one of error, warning, off", ""),
        ("brand-contrast:", 9, "brand-contrast: found nothing, expected one of error, warning, off", ""),
        ("brand-contrast: [off]", 25, r"brand-contrast: found a list, expected one of error, warning, off", ""),
    ],
)
@pytest.mark.parametrize(("begin", "line"), [(LIST, 6), (MAPPING, 5)])
def test_what_cannot_be_used_is_reported(
    begin: str, line: int, entry: str, column: int, message: str, suggestion: str
) -> None:
    source = f"{begin}        {entry}\n        link-scheme: off\n"
    weights, (problem,) = weights_of(option(source), sources=lambda: [("mkdocs.yml", source)])
    assert weights == {"link-scheme": OFF}
    assert (problem.path, problem.line, problem.rule) == ("mkdocs.yml", line, "rule-weight")
    assert problem.column == column or entry.endswith(":")
    assert re.match(rf"rules(?:: |\.){message}\Z", problem.message)
    assert re.match(rf"{suggestion}".replace("?", r"\?") if "did" in suggestion else suggestion, problem.suggestion)


@pytest.mark.parametrize("weight", [False, "off", "warning"])
def test_a_fixed_rule_stays_an_error(weight: object) -> None:
    source = f"plugins:\n  - paycore:\n      rules: {{provider-type: {str(weight).lower()}}}\n"
    weights, (problem,) = weights_of({"provider-type": weight}, sources=lambda: [("mkdocs.yml", source)])
    assert weights == {}
    assert (problem.line, problem.column, problem.rule) == (3, 30, "rule-weight")
    assert weights_of({"provider-type": "error"}, sources=lambda: [("mkdocs.yml", source)]) == (
        {"provider-type": "error"},
        [],
    )


@pytest.mark.parametrize("given", ["off", ["brand-contrast"], 7])
def test_an_option_of_another_kind_is_reported(given: object) -> None:
    source = f"plugins:\n  - paycore:\n      rules: {given}\n"
    weights, (problem,) = weights_of(given, sources=lambda: [("mkdocs.yml", source)])
    assert weights == {}
    assert (problem.line, problem.column) == (3, 14)


@pytest.mark.parametrize("source", ["", "INHERIT: base.yml\n", "plugins: [search]\n", "- x\n", "a: [\n"])
def test_an_option_that_stands_elsewhere_has_no_place(source: str) -> None:
    _, (problem,) = weights_of({"xyz": False}, sources=lambda: [("mkdocs.yml", source)])
    assert problem.line <= 1


def test_an_entry_that_is_inherited_has_its_place_in_the_file_that_has_it() -> None:
    files = [
        ("mkdocs.yml", "INHERIT: base.yml\nplugins:\n  paycore: {rules: {abc: off}}\n"),
        ("base.yml", f"{MAPPING}        xyz: off\n"),
    ]
    _, problems = weights_of({"abc": False, "xyz": False}, sources=lambda: files)
    assert [(problem.path, problem.line, problem.column) for problem in problems] == [
        ("mkdocs.yml", 3, 21),
        ("base.yml", 5, 9),
    ]


def test_a_command_leaves_rules_out() -> None:
    given: Weights = {"link-scheme": Severity.WARNING, "methods": OFF}
    assert chosen_weights({**given}, ignored=["link-scheme"]) == {"link-scheme": OFF, "methods": OFF}
    assert chosen_weights({**given}) == given


def test_a_command_asks_for_some_rules_only() -> None:
    weights = chosen_weights({"link-scheme": Severity.WARNING}, only=["link-scheme", "brand-value"])
    assert weights.pop("link-scheme") == Severity.WARNING
    assert weights == dict.fromkeys(registry().rules.keys() - {"link-scheme", "brand-value"}, OFF)


def test_a_rule_that_is_asked_for_and_ignored_is_off() -> None:
    assert chosen_weights({}, only=["methods"], ignored=["methods"])["methods"] == OFF


@pytest.mark.parametrize("chosen", [{"only": ["mehtods"]}, {"ignored": ["mehtods"]}])
def test_a_command_that_names_no_rule_is_refused(chosen: dict[str, list[str]]) -> None:
    with pytest.raises(UnknownRuleError, match="there is no rule 'mehtods'") as caught:
        chosen_weights({}, **chosen)
    assert caught.value.suggestion == "did you mean 'methods'?"
