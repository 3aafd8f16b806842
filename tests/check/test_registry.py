"""The registry: made of the units, and complete."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

import mkdocs_paycore
from mkdocs_paycore.check.registry import GROUP, Registry, registry, registry_of, registry_without_texts
from mkdocs_paycore.source.installed import entry_points_of
from mkdocs_paycore.source.rule import Look, Rule, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(mkdocs_paycore.__file__).parent
RULE_AT = {"Problem": (3,), "Fault": (1,), "Finding": (2,), "problem": (0, 1), "_report": (1,), "report": (1,)}
"""Which arguments of a call may be a rule; one of the name `rule` is one in any call."""


def units(kind: type) -> Iterator[tuple[str, Any]]:
    """Yield the units of all modules of the package, each with its place."""
    for module in pkgutil.walk_packages([str(PACKAGE)], "mkdocs_paycore."):
        for name, unit in vars(importlib.import_module(module.name)).items():
            if isinstance(unit, kind):
                yield f"{module.name}.{name}", unit


def test_every_rule_of_the_package_is_registered() -> None:
    found = dict(units(Rule))
    assert len({rule.name for rule in found.values()}) > 40
    assert [place for place, rule in found.items() if registry().rules.get(rule.name) is not rule] == []


def test_every_look_of_the_package_is_registered() -> None:
    found = dict(units(Look))
    assert len(found) > 8
    assert [place for place, look in found.items() if look not in registry().looks] == []


def test_the_registry_has_no_faults() -> None:
    assert registry().problems == []


def named_rules(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and source of each rule that a call names by a text in the place of the unit."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = [node.args[at] for at in RULE_AT.get(called, ()) if at < len(node.args)]
            given += [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
            yield from ((node.lineno, ast.unparse(value)) for value in given if is_a_name(value))


def is_a_name(value: ast.expr) -> bool:
    """Return whether an argument is a text that can be a rule's name, also one that is put together."""
    if isinstance(value, ast.Constant):
        return isinstance(value.value, str) and re.fullmatch("[a-z]+(?:-[a-z]+)*", value.value) is not None
    return isinstance(value, ast.JoinedStr) and " " not in ast.unparse(value)


@pytest.mark.slow
def test_every_rule_that_is_named_is_registered() -> None:
    sources = {file.relative_to(PACKAGE).as_posix(): file.read_text("utf-8") for file in PACKAGE.rglob("*.py")}
    named = [f"{file}:{line} {name}" for file, source in sources.items() for line, name in named_rules(source)]
    assert [place for place in named if place.split()[1][1:-1] not in registry().rules] == []


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Problem(path, 0, 0, 'old-name', Severity.ERROR, message)", ["'old-name'"]),
        ("yield document.problem(trail, 'old-name', message)", ["'old-name'"]),
        ("yield sentence.problem('old-name', message)", ["'old-name'"]),
        ("Fault(trail, 'old-name', message)", ["'old-name'"]),
        ("Finding(0, 1, 'old-name', message)", ["'old-name'"]),
        ("read_yaml(text, path='a', rule='old')", ["'old'"]),
        ("document.problem(trail, f'brand-{noun}', message)", ["f'brand-{noun}'"]),
        ("document.problem(trail, RULE, 'no key')", []),
        ("RULE.problem(path, place, f'found {x}')", []),
        ("read_yaml(text, path='a', rule=RULE.name)", []),
    ],
)
def test_named_rules_are_found_in_a_source(source: str, names: list[str]) -> None:
    assert [name for _, name in named_rules(source)] == names


def test_rules_have_names_and_sentences() -> None:
    for name, rule in registry().rules.items():
        assert name == rule.name
        assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", name)
        assert re.fullmatch(r"[A-Z`].*\.", rule.sentence)


def test_every_stage_has_rules() -> None:
    assert {rule.stage for rule in registry().rules.values()} == set(Stage)


def test_ours_come_first() -> None:
    names = list(registry().rules)
    foreign = [number for number, name in enumerate(names) if name.startswith("sample-")]
    assert foreign in ([], list(range(len(names) - len(foreign), len(names))))


def module(name: str, monkeypatch: pytest.MonkeyPatch, **units: object) -> EntryPoint:
    """Return the entry point of a module that holds some units."""
    made = ModuleType(name)
    vars(made).update(units)
    monkeypatch.setitem(sys.modules, name, made)
    return EntryPoint(name, name, GROUP)


def sentences(found: Registry) -> list[str]:
    return [f"{problem.path}: {problem.message}" for problem in found.problems]


A, B = Rule("a", "A."), Rule("b", "B.", stage=Stage.TREE)


def found_nothing(_: object) -> list[Any]:
    return []


@looks_for(A)
def look_for_a(_: object) -> list[Any]:
    return []


@looks_for(A, stage=Stage.CHECK)
def look_later(_: object) -> list[Any]:
    return []


def test_a_module_brings_rules_and_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    found = registry_of([module("one", monkeypatch, A=A, B=B, look=look_for_a, later=look_later, other="x")])
    assert found == Registry({"a": A, "b": B}, [look_for_a, look_later])
    assert list(found.at(Stage.SOURCES)) == [look_for_a]
    assert list(found.at(Stage.CHECK)) == [look_later]
    assert list(found.at(Stage.TREE)) == []


def test_a_unit_that_two_modules_name_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [module("one", monkeypatch, A=A, look=look_for_a), module("two", monkeypatch, A=A, look=look_for_a)]
    assert registry_of(points) == Registry({"a": A}, [look_for_a])


def test_a_look_brings_its_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    assert registry_of([module("one", monkeypatch, look=look_for_a)]).rules == {"a": A}


def test_two_rules_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Rule("a", "Another.")

    @looks_for(other, B)
    def look(_: object) -> list[Any]:
        return []

    found = registry_of([module("one", monkeypatch, A=A), module("two", monkeypatch, other=other, look=look)])
    assert found.rules["a"] is A
    assert found.looks == []
    assert sentences(found) == ["two: there is a rule 'a' already: A."]


def test_our_rules_keep_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = EntryPoint("z", "mkdocs_paycore.check.specs.contrast", GROUP)
    mine = module("aaa", monkeypatch, mine=Rule("brand-contrast", "Mine."))
    found = registry_of([mine, ours])
    assert found.rules["brand-contrast"] is registry().rules["brand-contrast"]
    assert len(found.problems) == 1


@pytest.mark.parametrize("name", ["", "A", "a_b", "a-", "-a", "a b", "ä"])
def test_a_name_of_another_form_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    found = registry_of([module("one", monkeypatch, rule=Rule(name, "X."))])
    assert found.rules == {}
    assert sentences(found) == [f"one: the rule {name!r} is not named in lower case with hyphens"]


@pytest.mark.parametrize(
    ("unit", "message"),
    [
        (
            Rule("a", "A.", severity="error"),  # type: ignore[arg-type] # as somebody may write it
            "the rule 'a' cannot be used: severity: found 'error', expected a Severity",
        ),
        (
            Rule("a", "A.", stage="tree"),  # type: ignore[arg-type] # as above
            "the rule 'a' cannot be used: stage: found 'tree', expected a Stage",
        ),
        (
            looks_for(A, stage="tree")(found_nothing),  # type: ignore[arg-type] # as above
            "found_nothing cannot be used: stage: found 'tree', expected a Stage",
        ),
    ],
)
def test_a_unit_with_a_text_for_a_member_is_refused(
    monkeypatch: pytest.MonkeyPatch, unit: Rule | Look[Any], message: str
) -> None:
    found = registry_of([module("one", monkeypatch, unit=unit)])
    assert (found.rules, found.looks) == ({}, [])
    assert sentences(found) == [f"one: {message}"]


def test_a_module_without_rules_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    found = registry_of([module("one", monkeypatch)])
    assert sentences(found) == ["one: found no rules, expected a module that holds some"]


def test_a_broken_module_is_a_fault_and_the_others_are_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "broken_rules.py").write_text("1 / 0")
    (tmp_path / "mute_rules.py").write_text("raise NotImplementedError")
    (tmp_path / "quitting_rules.py").write_text("raise SystemExit('no\\nway')")
    monkeypatch.syspath_prepend(tmp_path)
    names = ("absent_rules", "broken_rules", "mute_rules", "quitting_rules", "json:absent")
    found = registry_of([*(EntryPoint("x", name, GROUP) for name in names), module("zzz", monkeypatch, A=A)])
    assert found.rules == {"a": A}
    assert sentences(found) == [
        "absent_rules: its rules cannot be loaded: ModuleNotFoundError: No module named 'absent_rules'",
        "broken_rules: its rules cannot be loaded: ZeroDivisionError: division by zero",
        "json:absent: its rules cannot be loaded: AttributeError: module 'json' has no attribute 'absent'",
        "mute_rules: its rules cannot be loaded: NotImplementedError",
        "quitting_rules: its rules cannot be loaded: SystemExit: no",
    ]
    assert {problem.rule for problem in found.problems} == {"rule-package"}


def test_an_unknown_rule_has_its_name_for_a_sentence() -> None:
    assert registry().sentence("nothing-of-ours") == "nothing-of-ours"
    assert registry().sentence("methods").startswith("An entry of methods.yml")


def test_a_build_loads_all_rules_but_those_for_texts() -> None:
    everything, of_a_build = registry(), registry_without_texts()
    others = {stage: list(everything.at(stage)) for stage in Stage if stage is not Stage.TEXT}
    assert {stage: list(of_a_build.at(stage)) for stage in others} == others
    assert of_a_build.fixed() == everything.fixed()
    assert of_a_build.problems == everything.problems
    assert of_a_build.rules.items() < everything.rules.items()
    for point in entry_points_of(GROUP):
        rules = [unit for unit in vars(point.load()).values() if isinstance(unit, Rule)]
        is_needed = any(rule.stage is not Stage.TEXT or rule.is_fixed for rule in rules)
        assert is_needed == any(rule.name in of_a_build.rules for rule in rules), point.value
