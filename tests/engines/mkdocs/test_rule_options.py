"""What a site says of rules, in real builds and checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort

from mkdocs_paycore.cli.main import main
from mkdocs_paycore.engines.mkdocs.check import site_problems
from tests.support.site import configuration

if TYPE_CHECKING:
    from tests.support.site import Site
    from tests.support.site_fixtures import Build

UNKNOWN = "docs/index.md:3:3: {}: unknown variable custom.nope"
PAGE = "# A\n\nA <<custom.nope>>.\n"


def config(**rules: Any) -> str:
    weights = {name.replace("_", "-"): rules[name] for name in rules}
    return configuration(extra={"custom": {"company_name": "Acme Pay"}}, plugins=[{"paycore": {"rules": weights}}])


def check(build: Build, *options: str, page: str = PAGE, **rules: Any) -> tuple[int, list[str]]:
    """Return the exit code of `paycore check`, and its lines without those that quote a source or count by rule."""
    site = build({"docs/index.md": "# A\n"})
    site.write({"docs/index.md": page, "mkdocs.yml": config(**rules)})
    result = CliRunner().invoke(main, ["check", "-f", str(site.root / "mkdocs.yml"), *options])
    lines = [line for line in result.output.splitlines() if line and not line.startswith("  ")]
    return result.exit_code, [line for line in lines if "can be repaired" not in line and "checking" not in line]


def test_a_build_weighs_rules_as_the_site_says(build: Build) -> None:
    for rules, word in (({}, "error"), ({"unknown_variable": "warning"}, "warning")):
        site = build({"docs/index.md": PAGE, "mkdocs.yml": config(**rules)}, check_reported=False)
        assert [line for line in site.reported if UNKNOWN.format(word) in line], site.reported


def test_a_rule_that_is_off_is_not_reported(build: Build) -> None:
    assert check(build, unknown_variable=False) == (0, ["no problems found"])


@pytest.mark.parametrize(("weight", "code"), [("error", 1), ("warning", 0)])
def test_only_errors_fail_a_check(build: Build, weight: str, code: int) -> None:
    found, (line, _) = check(build, unknown_variable=weight)
    assert found == code
    assert line.startswith(UNKNOWN.format(weight))


def test_a_comment_silences_a_place(build: Build) -> None:
    silent = PAGE.replace("A <<", "<!-- paycore: ignore unknown-variable -->\nA <<")
    assert check(build, page=silent) == (0, ["no problems found"])


def test_an_entry_that_cannot_be_used_is_reported_at_its_place(build: Build) -> None:
    code, lines = check(build, unknown_varable=False, page="# A\n")
    assert code == 1
    assert lines[0].startswith("mkdocs.yml:")
    assert "rules: there is no rule 'unknown-varable' (did you mean 'unknown-variable'?) [rule-weight]" in lines[0]
    assert ":0" not in lines[0].split(" ")[0]


@pytest.mark.slow
def test_a_check_asks_for_some_rules(build: Build) -> None:
    page = f"{PAGE}\n[x](nowhere.md)\n"
    for options, rules in (
        ([], {"[missing-page]", "[unknown-variable]"}),
        (["--rule", "missing-page"], {"[missing-page]"}),
        (["--ignore", "missing-page", "--ignore", "mkdocs"], {"[unknown-variable]"}),
        (["--rule", "mkdocs", "--rule", "unknown-variable", "--ignore", "unknown-variable"], {"[mkdocs]"}),
    ):
        _, lines = check(build, *options, page=page)
        assert {line.rpartition(" ")[2] for line in lines[:-1]} == rules


@pytest.mark.parametrize("option", ["--rule", "--ignore"])
def test_a_check_refuses_a_rule_that_there_is_not(build: Build, option: str) -> None:
    code, lines = check(build, option, "mkdoc")
    assert code == 2
    assert "there is no rule 'mkdoc'" in lines[0]
    assert "did you mean 'mkdocs'?" in lines[0]


PROVIDER = """\
code: acme
name: Acme
status: not_ready
connections:
  - kind: account
    fields:
      - key: shop
        label: Shop
        type: text
        pattern: "[0-9]+"
"""
HINT = PROVIDER.replace("        pattern", "        # paycore: ignore provider-pattern-hint\n        pattern")
TYPE = PROVIDER.replace("type: text", "type: txt # paycore: ignore provider-unknown-value")


@pytest.mark.parametrize(
    ("spec", "rules", "is_there"),
    [
        (PROVIDER, {}, False),
        (PROVIDER, {"provider_pattern_hint": "error"}, False),
        (PROVIDER, {"provider_pattern_hint": "warning"}, True),
        (PROVIDER, {"provider_pattern_hint": False}, True),
        (HINT, {}, True),
        (TYPE, {}, False),
        (TYPE, {"provider_unknown_value": False}, False),
    ],
)
def test_a_provider_stays_where_its_problem_is_no_error(
    build: Build, spec: str, rules: dict[str, Any], *, is_there: bool
) -> None:
    """No provider is left out in silence: where it is left out, an error says why."""
    site = build({"docs/index.md": "# A\n"})
    site.write({"docs/connectors/acme/provider.yml": spec, "mkdocs.yml": config(**rules)})
    site.build()
    assert (site.folder / "connectors/acme/provider.json").is_file() is is_there
    assert any(": error: " in line for line in site.reported) is not is_there, site.reported


def test_a_strict_build_fails_for_an_entry_that_cannot_be_used(build: Build) -> None:
    site = build({"docs/index.md": "# A\n"})
    site.write({"mkdocs.yml": config(nope=False)})
    with pytest.raises(Abort):
        site.build(strict=True)


def test_nothing_silences_what_ends_a_build(site: Site) -> None:
    site.write({"mkdocs.yml": configuration(), "docs/index.md": "# A\n"})
    site.write({"theme/main.html": "{# paycore: ignore mkdocs #}\n{% if %}\n"})
    problems = site_problems(site.root / "mkdocs.yml", ignored=["unused-value"])
    assert [(problem.path, problem.line) for problem in problems] == [("theme/main.html", 2)]
