"""All rules there are, ours and those of other packages: the units of every module that an entry point names.

A package adds rules by an entry point of the group `mkdocs_paycore.rules` for each module that holds some:

    [project.entry-points."mkdocs_paycore.rules"]
    acme = "acme_docs.rules"
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.check.soundness import mistyped
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.failure import FAILURES, failure
from mkdocs_paycore.source.installed import entry_points_of
from mkdocs_paycore.source.rule import Look, Rule, Sample, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.metadata import EntryPoint

    from mkdocs_paycore.source.problem import Problem

GROUP = "mkdocs_paycore.rules"
RULE_PACKAGE = Rule(
    "rule-package",
    "A rule that a package brings and that cannot be used: it cannot be loaded, has another's name, or fails while it"
    " looks.",
    example=Sample("pyproject.toml", 'acme = "acme_docs.ruls"\n', 'acme = "acme_docs.rules"\n'),
)
_OWN = "mkdocs_paycore."
_OF_TEXTS = (f"{_OWN}check.text.", f"{_OWN}check.specs.pasted_secrets", f"{_OWN}leak.typed_brand")
"""Modules that hold no rule of another stage, and none that a site cannot turn off."""
_NAME = expression("[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(slots=True)
class Registry:
    """Rules by name, and what looks for their faults.

    Attributes:
        rules: the rules, by name.
        looks: the functions, in the order of the modules that hold them.
        problems: what is wrong with a module or a rule; the path of each is the module.
    """

    rules: dict[str, Rule] = field(default_factory=dict)
    looks: list[Look[Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def at(self, stage: Stage) -> Iterator[Look[Any]]:
        """Yield the looks of a stage."""
        return (look for look in self.looks if look.stage is stage)

    def fixed(self) -> frozenset[str]:
        """Return the names of the rules that a site can neither turn off nor silence."""
        return frozenset(name for name, rule in self.rules.items() if rule.is_fixed)

    def sentence(self, name: str) -> str:
        """Return what a rule reports; the name itself where there is no such rule."""
        return self.rules[name].sentence if name in self.rules else name

    def add(self, unit: Rule | Look[Any], *, origin: str) -> None:
        """Add a rule or a look; one that cannot be used is left out, and a problem says why.

        Args:
            unit: the rule or look; one that is there already may be added again.
            origin: the module that holds it.
        """
        if wrong := mistyped(unit):
            name = f"the rule {unit.name!r}" if isinstance(unit, Rule) else unit.find.__qualname__
            self.refuse(origin, f"{name} cannot be used: {wrong}")
        elif isinstance(unit, Look):
            self._add_look(unit, origin=origin)
        elif not _NAME.fullmatch(unit.name):
            self.refuse(origin, f"the rule {unit.name!r} is not named in lower case with hyphens")
        elif self.rules.setdefault(unit.name, unit) is not unit:
            self.refuse(origin, f"there is a rule {unit.name!r} already: {self.rules[unit.name].sentence}", "rename it")

    def refuse(self, origin: str, message: str, suggestion: str = "") -> None:
        """Add a problem of a module that holds rules, or should."""
        problem = RULE_PACKAGE.problem(origin, (0, 0), message, suggestion)
        if problem not in self.problems:
            self.problems.append(problem)

    def _add_look(self, look: Look[Any], *, origin: str) -> None:
        for rule in look.rules:
            self.add(rule, origin=origin)
        if all(self.rules.get(rule.name) is rule for rule in look.rules) and look not in self.looks:
            self.looks.append(look)


@cache
def registry() -> Registry:
    """Return all rules of the installed packages; ours come first, and keep their names."""
    return registry_of(entry_points_of(GROUP))


@cache
def registry_without_texts() -> Registry:
    """Return the rules that a build has a use for: all but those for texts, which take as long to load as all others.

    Where another package brings rules, all are there: what it brings is not known before, nor whose names it takes.
    """
    points = entry_points_of(GROUP)
    if not all(point.value.startswith(_OWN) for point in points):
        return registry()
    return registry_of(point for point in points if not point.value.startswith(_OF_TEXTS))


def registry_of(points: Iterable[EntryPoint]) -> Registry:
    """Return the rules of the modules that some entry points name."""
    found = Registry()
    for point in sorted(points, key=lambda point: (not point.value.startswith(_OWN), point.value)):
        try:
            module = point.load()
        except FAILURES as error:
            repair = "install a version that works, or remove the package"
            found.refuse(point.value, f"its rules cannot be loaded: {failure(error)}", repair)
            continue
        units = [unit for unit in vars(module).values() if isinstance(unit, Rule | Look)]
        if not units:
            found.refuse(point.value, "found no rules, expected a module that holds some")
        for unit in units:
            found.add(unit, origin=point.value)
    return found
