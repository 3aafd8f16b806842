"""The page of rules, for writers: made from the units.

python -m mkdocs_paycore.check.output.rules_page docs/writing/rules.md
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.check.registry import GROUP, registry_of
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.installed import entry_points_of
from mkdocs_paycore.source.rule import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.source.rule import Rule, Sample

_STAGES = {
    Stage.BRAND: "each brand's file",
    Stage.SOURCES: "the sources",
    Stage.PAGES: "pages",
    Stage.TREE: "rendered pages",
    Stage.SITES: "the sites of brands",
    Stage.CHECK: "the sources, by `paycore check` only",
    Stage.TEXT: "pages as they are typed, by `paycore check` only",
}
_LANGUAGES = {".md": "markdown", ".yml": "yaml", ".html": "html", ".toml": "toml"}
_COMMENTS = {".md": "`<!-- paycore: {} -->`", ".yml": "`# paycore: {}`"}
_OF_BRANDS = frozenset({"brand-leak", "brand-canary"})
_PAGE, _BRAND = "docs/index.md", "brands/acme.yml"
_TAKEN = expression(r"(?=(?:<<|\{\{)[ \t]*(?:(?:custom|provider)\b|(?!brand_)\w+\())")
"""Where a page would take the text of a sample for a variable or a call of its own."""
_SNIPPET = expression(r"^(?=[ \t]*-+8<-)", re.MULTILINE)
"""Where it would take the text for one that names a snippet; a `;` there is not shown."""
_HEAD = """\
---
title: Rules of the check
description: "What a build and the check report: each rule with its severity and a sample of wrong and right."
search:
  boost: 0.05
---

# Rules of the check

<!-- paycore: allow-brand paycore -->

Each problem that a build or `paycore check` reports ends with the name of its rule in square brackets. `paycore check`
exits with 1 where there is an error; a warning is only reported.

## Weigh, turn off and silence rules

A site can say how much a rule weighs: `error`, `warning`, or `off`.

```yaml
plugins:
  - paycore:
      rules:
        provider-evidence: error
        brand-contrast: off
```

Rules marked *always* cannot be turned off, weigh less or be silenced: what they report cannot be used at all.

A comment silences a rule at one place. It stands on the line that the problem names or on the line above, and names the
rule, or several with commas between them:

```yaml
# paycore: ignore provider-pattern-hint
pattern: "[0-9]{6}"
```

In a page the comment is one of HTML: `<!-- paycore: ignore unknown-variable -->`. With `ignore-file` in place of
`ignore` it silences the rule in the whole file, wherever it stands there. A rule that is asked for by name, with
`paycore check --rule NAME`, is looked at also where the site turned it off.

## All rules

| Rule | Severity | Looked at | Reports |
|---|---|---|---|
"""
_SAMPLES = """
## Samples

For each rule, a file that it reports something in, the same file repaired, and how to silence the rule. Where a whole
file would be too long, a part of it is shown.
"""


def page(rules: Iterable[Rule]) -> str:
    """Return the page of some rules as Markdown."""
    listed = sorted(rules, key=lambda rule: rule.name)
    samples = "".join(map(_sample, listed))
    shown = ", ".join(rule.name for rule in listed if rule.stage is Stage.TEXT and rule.sample)
    silence = f"\n<!-- paycore: ignore-file {shown} -->\n" if shown else ""
    return "".join([_HEAD, *map(_row, listed), _SAMPLES, silence, samples])


def own_rules() -> list[Rule]:
    """Return the rules that this package itself brings."""
    points = [point for point in entry_points_of(GROUP) if point.value.startswith("mkdocs_paycore.")]
    return list(registry_of(points).rules.values())


def _row(rule: Rule) -> str:
    name = f"[`{rule.name}`](#{rule.name})" if _shown(rule) else f"`{rule.name}`"
    severity = f"{rule.severity}, always" if rule.is_fixed else str(rule.severity)
    severity += f"; {rule.varies}" if rule.varies else ""
    return f"| {name} | {severity} | {_STAGES[rule.stage]} | {rule.sentence} |\n"


def _sample(rule: Rule) -> str:
    shown = _shown(rule)
    if shown is None:
        return ""
    file, wrong, right = shown
    language = _LANGUAGES.get(Path(file).suffix, "text")
    parts = [f"\n### {rule.name}\n", rule.sentence, f"\nWrong, in `{file}`:\n", _fence(language, wrong)]
    return "\n".join([*parts, "\nRight:\n", _fence(language, right), f"\n{_silence(rule, shown)}", ""])


def _shown(rule: Rule) -> Sample | None:
    return rule.sample or rule.example


def _silence(rule: Rule, shown: Sample) -> str:
    """Return how a writer silences a rule, in a sentence."""
    if rule.is_fixed:
        return "It is always looked at: what it reports cannot be used."
    off = f"`{rule.name}: off` in `mkdocs.yml`"
    comment = _COMMENTS.get(Path(shown.file).suffix, "").format(f"ignore {rule.name}")
    if rule.stage is Stage.SITES:
        comment = "`<!-- paycore: allow-brand NAME -->`" if rule.name in _OF_BRANDS else ""
    elif rule.sample is None and rule.stage is not Stage.SOURCES and shown.file not in {_PAGE, _BRAND}:
        comment = ""
    return f"To silence it: {comment} there, or {off}." if comment else f"To silence it: {off}."


def _fence(language: str, text: str) -> str:
    return f"```{language}\n{_SNIPPET.sub(';', _TAKEN.sub(lambda _: chr(92), text))}```"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(own_rules()), "utf-8")
