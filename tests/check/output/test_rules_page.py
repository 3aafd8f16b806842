"""The page of rules: made from the rules, and current."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.check.output.rules_page import own_rules, page
from mkdocs_paycore.check.registry import GROUP
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.snippet_lines import named_snippets
from mkdocs_paycore.markdown.syntax import Finding, substitute
from mkdocs_paycore.markdown.vocabulary import PageVocabulary
from mkdocs_paycore.source.installed import entry_points_of
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage
from mkdocs_paycore.stamping.slot import plain_text
from tests.support.checked import site

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_the_page_is_current(repository: Path) -> None:
    written = (repository / "docs/writing/rules.md").read_text("utf-8")
    assert written == page(own_rules()), "make tables writes it anew"


def test_a_rule_has_a_row_and_its_sample() -> None:
    sample = Sample("docs/index.md", "# A\n", "# B\n")
    rule = Rule("a-rule", "Something.", severity=Severity.WARNING, stage=Stage.CHECK, sample=sample)
    text = page([Rule("z-rule", "Some more."), rule])
    rows = (
        "| [`a-rule`](#a-rule) | warning | the sources, by `paycore check` only | Something. |\n"
        "| `z-rule` | error | the sources | Some more. |\n"
    )
    assert rows in text
    assert "### a-rule\n\nSomething.\n\nWrong, in `docs/index.md`:\n\n```markdown\n# A\n```\n\nRight:\n" in text
    assert "### z-rule" not in text


def test_a_rule_whose_problems_weigh_otherwise_has_it_in_its_row() -> None:
    rule = Rule("a-rule", "Something.", varies="a warning for a picture")
    assert "| `a-rule` | error; a warning for a picture | the sources | Something. |\n" in page([rule])


def otherwise_weighed(module: str) -> Iterator[str]:
    """Yield the name of each rule that a module's code makes a problem of with a severity of its own."""
    names = {name: value for name, value in vars(import_module(module)).items() if isinstance(value, Rule)}
    tree = ast.parse(Path(str(import_module(module).__file__)).read_text("utf-8"))
    for call in ast.walk(tree):
        called = ast.unparse(call.func) if isinstance(call, ast.Call) else "Rule"
        if isinstance(call, ast.Call) and called != "Rule" and any(key.arg == "severity" for key in call.keywords):
            used = {each.id for each in ast.walk(call) if isinstance(each, ast.Name)} & names.keys()
            yield from (names[name].name for name in used or names)


def test_each_rule_whose_problems_weigh_otherwise_says_so() -> None:
    """A problem with a severity of its own is one of a rule that the same call names, or of one in its module."""
    points = [point.value for point in entry_points_of(GROUP) if point.value.startswith("mkdocs_paycore.")]
    weighed = {name for module in points for name in otherwise_weighed(module)}
    silent = {rule.name for rule in own_rules() if not rule.varies}
    assert "typed-brand" in weighed
    assert weighed & silent == set()


def test_the_page_shows_samples_as_they_are() -> None:
    """Variables and calls are escaped, so that the page shows them, and nothing else is."""
    found: list[Finding] = []
    vocabulary = PageVocabulary(
        site(values={"custom.company_name": "Acme"}, components=("provider_table", "credentials", "connection_form")),
        Page(),
    )
    for rule in own_rules():
        if rule.sample:
            text = substitute(page([rule]), vocabulary, report=found.append)
            fences = re.findall(
                r"```(?:markdown|yaml)\n(.*?)```", plain_text(text, {"custom.company_name": "Acme"}), re.DOTALL
            )
            assert (rule.name, fences[-2:]) == (rule.name, [rule.sample.wrong, rule.sample.right])
    assert found == []


def test_each_rule_has_an_entry_with_wrong_and_right_and_how_to_silence_it() -> None:
    text = page(own_rules())
    entries = {part.partition("\n")[0]: part for part in re.split(r"\n### (?=[a-z-]+\n)", text)[1:]}
    assert sorted(entries) == sorted(rule.name for rule in own_rules())
    for name, entry in entries.items():
        assert "\nWrong, in `" in entry
        assert "\nRight:\n" in entry
        assert f"`{name}: off`" in entry or "It is always looked at" in entry


def test_how_a_rule_is_silenced_depends_on_its_file_and_stage() -> None:
    text = page(own_rules())
    for line in (
        "`<!-- paycore: ignore typed-brand -->` there, or `typed-brand: off`",
        "`# paycore: ignore provider-range` there, or `provider-range: off`",
        "`<!-- paycore: allow-brand NAME -->` there, or `brand-leak: off`",
        "To silence it: `brand-structure: off`",
    ):
        assert line in text


def test_a_sample_with_a_snippet_is_shown_and_brings_none_in() -> None:
    typed = '--8<-- "note.md"\n\n  --8<--\nnote.md\n--8<--\n'
    text = page([Rule("a-rule", "Something.", sample=Sample("docs/index.md", typed, "# B\n"))])
    assert named_snippets(text) == ([], None, [], [])
    assert ";" + typed.replace("\n  --8", "\n;  --8").replace("\n--8<--\n", "\n;--8<--\n") in text
