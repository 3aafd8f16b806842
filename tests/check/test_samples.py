"""The sample of each rule: the rule reports the wrong file, which its repairs mend, and not the right one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_paycore.check.registry import registry
from mkdocs_paycore.check.repair import repairs_of
from mkdocs_paycore.check.weights import weights_of
from mkdocs_paycore.engines.mkdocs.check import SiteCheck
from mkdocs_paycore.source.rule import Stage
from tests.support.site import MAIN_TEMPLATE, NOT_FOUND_TEMPLATE, Site, configuration

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem

SITE = {
    "mkdocs.yml": configuration(extra=..., site_url=..., site_name="Acme", plugins=[{"paycore": {"brand": "acme"}}]),
    "theme/main.html": MAIN_TEMPLATE,
    "theme/404.html": NOT_FOUND_TEMPLATE,
    "brands/acme.yml": "name: acme\ncustom: {company_name: Acme Pay}\n",
    "docs/index.md": "# Start\n",
    "docs/list.md": "# List\n",
    "docs/connectors/example/provider.yml": "code: example\nname: Example\nstatus: not_ready\n",
    "docs/connectors/shop/provider.yml": """\
code: shop
name: Shop
status: ready
ip_allowlist: required
verified: {on: 2026-01-02}
connections:
  - kind: provider_account
    fields:
      - {key: shop_id, label: Shop ID, type: text, required: true}
      - {key: secret_key, label: Secret key, provider_label: Sign key, type: secret, required: true}
""",
    "docs/connectors/bank/provider.yml": """\
code: bank
name: Bank
status: ready
verified: {on: 2026-01-02}
connections:
  - {kind: provider_account, fields: [{key: login, label: Login, type: text, required: true}]}
  - {kind: merchant_account, fields: [{key: login, label: Login, type: text, required: true}]}
""",
}
RENDERED = {Stage.PAGES, Stage.TREE, Stage.SITES}
"""What only a render tells; `tests/engines/mkdocs/sources/test_source_look.py` shows that it tells all else as well."""
RULES = {name: rule.sample for name, rule in registry().rules.items() if rule.sample}
CERTAIN = {
    "brand-unknown-key",
    "broken-encoding",
    "front-matter",
    "lookalike-letter",
    "malformed-variable",
    "provider-unknown-key",
    "repeated-word",
    "stray-brackets",
    "stray-variable",
    "text-outside-box",
    "unknown-component",
    "unknown-variable",
    "unquoted-box-title",
}
"""Rules whose samples are repaired."""
MOST_LINES = 12
"""A sample that is longer is no sample."""


def problems(root: Path, name: str, content: str) -> list[Problem]:
    """Return what is wrong with the site above and the file of a rule's sample."""
    file = RULES[name].file
    if file == "mkdocs.yml":
        return weights_of(yaml.safe_load(content)["plugins"][0]["paycore"]["rules"], sources=lambda: [(file, content)])[
            1
        ]
    Site(root).write({**SITE, file: content})
    return problems_of(root, name)


def problems_of(root: Path, name: str) -> list[Problem]:
    """Return what is wrong with a site, as far as it has to be looked at for a rule."""
    check = SiteCheck(root / "mkdocs.yml")
    return check.rendered() if registry().rules[name].stage in RENDERED else check.sources()


@pytest.mark.parametrize("name", RULES)
@pytest.mark.slow
def test_a_rule_reports_its_wrong_sample_and_nothing_that_it_repairs_once_it_has(tmp_path: Path, name: str) -> None:
    file, wrong, _ = RULES[name]
    found = problems(tmp_path, name, wrong)
    assert (file, name) in [(problem.path, problem.rule) for problem in found]
    if file == "mkdocs.yml":  # a part of a configuration, which nobody can write to
        return
    rounds = 0
    while made := repairs_of(found, root=tmp_path).made:
        rounds += 1
        assert rounds < 5
        for repair in made:
            repair.write()
        found = problems_of(tmp_path, name)
    left = [each for each in found if each.rule == name]
    assert [each for each in left if each.fix] == []
    assert name not in CERTAIN or left == []


@pytest.mark.parametrize("name", RULES)
@pytest.mark.slow
def test_a_rule_does_not_report_its_right_sample(tmp_path: Path, name: str) -> None:
    file, _, right = RULES[name]
    found = problems(tmp_path, name, right)
    assert [str(problem) for problem in found if problem.rule == name] == []
    assert [str(problem) for problem in found if problem.path == file] == []


def test_there_are_many_samples() -> None:
    assert len(RULES) >= 30


@pytest.mark.parametrize("name", RULES)
def test_a_sample_is_short_and_its_two_forms_differ(name: str) -> None:
    _, wrong, right = RULES[name]
    assert wrong != right
    for text in (wrong, right):
        assert text.endswith("\n")
        assert text.count("\n") <= MOST_LINES


def test_the_certain_rules_are_there() -> None:
    assert set(registry().rules) >= CERTAIN
