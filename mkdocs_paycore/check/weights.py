"""How much rules weigh: what a site says of them in its configuration, and a command in its options.

plugins:
  - paycore:
      rules: {brand-contrast: off, provider-evidence: error}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from mkdocs_paycore.check.registry import registry
from mkdocs_paycore.source.problem import Problem, Severity
from mkdocs_paycore.source.reporter import OFF, Weight
from mkdocs_paycore.source.rule import Rule, Sample
from mkdocs_paycore.source.suggestion import all_known, did_you_mean
from mkdocs_paycore.source.yaml.read import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_paycore.source.document import Data, Document, Trail

Weights: TypeAlias = dict[str, Weight]
"""What a site says of rules, by their names."""

_OPTION = "plugins:\n  - paycore:\n      rules: "
RULE_WEIGHT = Rule(
    "rule-weight",
    "An entry of the plugin's option `rules` that names no rule, or gives it no severity and does not turn it off.",
    sample=Sample("mkdocs.yml", f"{_OPTION}{{brand-contrst: off}}\n", f"{_OPTION}{{brand-contrast: off}}\n"),
)
_PLUGIN = "paycore"
_WEIGHTS: dict[str, Weight] = {**{str(severity): severity for severity in Severity}, OFF: OFF}


class UnknownRuleError(ValueError):
    """A command names a rule that there is not; `suggestion` is the nearest one."""

    def __init__(self, name: str, suggestion: str) -> None:
        super().__init__(f"there is no rule {name!r}")
        self.suggestion = suggestion


def weights_of(option: Any, *, path: str, source: str) -> tuple[Weights, list[Problem]]:  # noqa: ANN401 - any YAML
    """Return what the plugin's option `rules` says of rules, and what is wrong with it.

    Args:
        option: the option as it was read: by rule, `error`, `warning` or `off` (which YAML 1.1 reads as false).
        path: the configuration, as messages show it.
        source: its text, for the places of problems.

    Returns:
        The weights of the rules that there are, and a problem for each entry that cannot be used.
    """
    if option is None:
        return {}, []
    if not isinstance(option, dict):
        message = f"rules: found {option!r}, expected rules with error, warning or off"
        return {}, [_problem(path, source, (), message, "rules: {brand-contrast: off}")]
    known, weights, problems = registry().rules, Weights(), list[Problem]()
    for name, given in option.items():
        weight = OFF if given is False else _WEIGHTS.get(given) if isinstance(given, str) else None
        if name not in known:
            hint = did_you_mean(str(name), known) or all_known(known)
            problems.append(
                _problem(path, source, (str(name),), f"rules: there is no rule {name!r}", hint, at_key=True)
            )
        elif weight is None:
            message = f"rules.{name}: found {given!r}, expected one of {', '.join(_WEIGHTS)}"
            problems.append(_problem(path, source, (name,), message, did_you_mean(str(given), _WEIGHTS)))
        elif known[name].is_fixed and weight != Severity.ERROR:
            message = f"rules.{name}: found {given!r}, expected error: what this rule reports cannot be used"
            problems.append(_problem(path, source, (name,), message, "repair what it reports"))
        else:
            weights[name] = weight
    return weights, problems


def site_weights(option: Any, config_file: Path, *, path: str) -> tuple[Weights, list[Problem]]:  # noqa: ANN401 - any YAML
    """Return what a site's option `rules` says of rules, and what is wrong with it; see `weights_of`.

    Args:
        option: the option as it was read.
        config_file: the site's configuration.
        path: that file, as messages show it.
    """
    if not option:
        return {}, []
    return weights_of(option, path=path, source=config_file.read_text("utf-8-sig", errors="replace"))


def chosen_weights(weights: Weights, *, only: Iterable[str] = (), ignored: Iterable[str] = ()) -> Weights:
    """Return the weights with the rules turned off that a command does not want.

    Args:
        weights: what the site says.
        only: the rules that the command asks for; where there are some, all others are turned off.
        ignored: the rules that it does not want.

    Raises:
        UnknownRuleError: a name is that of no rule.
    """
    known, only, ignored = registry().rules, list(only), list(ignored)
    for name in (*only, *ignored):
        if name not in known:
            raise UnknownRuleError(name, did_you_mean(name, known) or all_known(known))
    off = {name for name in known if only and name not in only} | set(ignored)
    return {**weights, **dict.fromkeys(off, OFF)}


def _problem(path: str, source: str, keys: Trail, message: str, hint: str, *, at_key: bool = False) -> Problem:
    document = read_yaml(source, path=path, rule=RULE_WEIGHT.name)
    trail = (*_option_trail(document), *keys)
    return document.problem(trail, RULE_WEIGHT, message, hint, at_key=at_key)


def _option_trail(document: Document) -> Trail:
    """Return where the option stands in mkdocs.yml, whose `plugins` are a list or a mapping."""
    plugins: Data = document.data.get("plugins") if isinstance(document.data, dict) else None
    if isinstance(plugins, dict):
        return ("plugins", _PLUGIN, "rules")
    for number, entry in enumerate(plugins if isinstance(plugins, list) else ()):
        if isinstance(entry, dict) and _PLUGIN in entry:
            return ("plugins", number, _PLUGIN, "rules")
    return ()
