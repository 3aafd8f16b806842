"""How much rules weigh: what a site says of them in its configuration, and a command in its options.

plugins:
  - paycore:
      rules: {brand-contrast: off, provider-evidence: error}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from mkdocs_paycore.check.registry import registry, registry_without_texts
from mkdocs_paycore.source.fault import found
from mkdocs_paycore.source.problem import Problem, Severity
from mkdocs_paycore.source.reporter import OFF, Weight
from mkdocs_paycore.source.rule import Rule, Sample
from mkdocs_paycore.source.suggestion import all_known, cited, did_you_mean
from mkdocs_paycore.source.yaml.read import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_paycore.source.document import Data, Document, Trail

    Sources: TypeAlias = Callable[[], Iterable[tuple[str, str]]]

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


def weights_of(option: Any, *, sources: Sources) -> tuple[Weights, list[Problem]]:  # noqa: ANN401 - any YAML
    """Return what the plugin's option `rules` says of rules, and what is wrong with it.

    Args:
        option: the option as it was read: by rule, `error`, `warning` or `off` (which YAML 1.1 reads as false).
        sources: returns path, as messages show it, and text of the configuration, then of the files that it inherits;
            called only where there is a problem, for its place.

    Returns:
        The weights of the rules that there are, and a problem for each entry that cannot be used.
    """
    if option is not None and not isinstance(option, dict):
        message = f"rules: found {found(option)}, expected rules with error, warning or off"
        return {}, [_problem(sources, (), message, "rules: {brand-contrast: off}")]
    if not option:
        return {}, []
    known, weights, problems = registry_without_texts().rules, Weights(), list[Problem]()
    if not known.keys() >= option.keys():
        known = registry().rules
    for name, given in option.items():
        weight = OFF if given is False else _WEIGHTS.get(given) if isinstance(given, str) else None
        if name not in known:
            message, hint = f"rules: there is no rule {cited(str(name))}", did_you_mean(str(name), known)
            problems.append(_problem(sources, (str(name),), message, hint or all_known(known), at_key=True))
        elif weight is None:
            message = f"rules.{name}: found {found(given)}, expected one of {', '.join(_WEIGHTS)}"
            problems.append(_problem(sources, (name,), message, did_you_mean(str(given), _WEIGHTS)))
        elif known[name].is_fixed and weight != Severity.ERROR:
            message = f"rules.{name}: found '{weight}', expected error: what this rule reports cannot be used"
            problems.append(_problem(sources, (name,), message, "repair what it reports"))
        else:
            weights[name] = weight
    return weights, problems


def chosen_weights(weights: Weights, *, only: Iterable[str] = (), ignored: Iterable[str] = ()) -> Weights:
    """Return the weights with the rules turned off that a command does not want.

    Args:
        weights: what the site says.
        only: the rules that the command asks for, also where the site turned them off; where there are some, all others
            are turned off.
        ignored: the rules that it does not want.

    Raises:
        UnknownRuleError: a name is that of no rule.
    """
    only, ignored = list(only), list(ignored)
    if not only and not ignored:
        return weights
    known = registry().rules
    for name in (*only, *ignored):
        if name not in known:
            raise UnknownRuleError(name, did_you_mean(name, known) or all_known(known))
    off = {name for name in known if only and name not in only} | set(ignored)
    asked = {name: weight for name, weight in weights.items() if weight != OFF or name not in only}
    return {**asked, **dict.fromkeys(off, OFF)}


def _problem(sources: Sources, keys: Trail, message: str, hint: str, *, at_key: bool = False) -> Problem:
    document, trail = _entry(sources, keys)
    return document.problem(trail, RULE_WEIGHT, message, hint, at_key=at_key)


def _entry(sources: Sources, keys: Trail) -> tuple[Document, Trail]:
    """Return the first file of a configuration that has an entry of the option, and where; else the first file."""
    documents = [read_yaml(text, path=path, rule=RULE_WEIGHT.name) for path, text in sources()]
    places = ((document, (*_option_trail(document), *keys)) for document in documents)
    return next((place for place in places if _holds(place[0].data, place[1])), (documents[0], ()))


def _option_trail(document: Document) -> Trail:
    """Return where the option stands in a configuration, whose `plugins` are a list or a mapping."""
    plugins: Data = document.data.get("plugins") if isinstance(document.data, dict) else None
    for number, entry in enumerate(plugins if isinstance(plugins, list) else ()):
        if isinstance(entry, dict) and _PLUGIN in entry:
            return ("plugins", number, _PLUGIN, "rules")
    return ("plugins", _PLUGIN, "rules")


def _holds(data: Data, trail: Trail) -> bool:
    for step in trail:
        if (isinstance(data, list) and isinstance(step, int)) or (isinstance(data, dict) and step in data):
            data = data[step]  # type: ignore[index] # which mypy does not see
        else:
            return False
    return True
