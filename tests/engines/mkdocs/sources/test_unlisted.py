"""A check of a site that does not list our plugin: as if it did, of the text alone, and with `macros` beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_paycore.cli.main import main
from mkdocs_paycore.engines.mkdocs.check import site_problems
from mkdocs_paycore.engines.zensical.check import ZensicalCheck
from mkdocs_paycore.project.listed_plugins import lists_plugin, macros_of

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem
    from tests.support.site import Site

FIVE_LINES = "site_name: x\nplugins: [search, macros]\nextra:\n  custom:\n    company_name: Acme Pay\n"
OPENING = "j2_variable_start_string"
WRONG = "# Home\n\nBy {{custom.company_nme}}.\n\n!!! warming\n    Text\n"
RIGHT = (
    "---\nowner: Rook\n---\n\n# Home\n\n{{ page.title }}, {{ config.site_name }}, {{ owner }}, {{ company_name }}\n\n"
    "{% set x = 1 %}{% if custom.company_name %}{{ custom.company_name | upper }}{% endif %}\n\n"
    '{{ custom["company_name"] }}, {{ x }}\n\n'
    "{% raw %}{{ custom.nothing }}, {{custom.x y}}{% endraw %}{# {{custom.nothing}} #}\n\n"
    "{{ provider.name }}, {{ customer.name }}, {{custom.company_name}}\n"
)


def _checked(site: Site, config: str, page: str, engine: str = "mkdocs") -> list[Problem]:
    site.write({"mkdocs.yml": config, "docs/index.md": page})
    file = site.root / "mkdocs.yml"
    return site_problems(file) if engine == "mkdocs" else ZensicalCheck(file).rendered()


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
@pytest.mark.parametrize(
    "plugins",
    ["plugins: [search, macros]", "plugins: [search]", "plugins: []", "plugins: {macros: {}}", "strict: false"],
)
def test_a_site_that_does_not_list_the_plugin_is_checked(site: Site, engine: str, plugins: str) -> None:
    config = FIVE_LINES.replace("plugins: [search, macros]", plugins)
    found = _checked(site, config, WRONG, engine)
    assert [(one.line, one.rule) for one in found] == [(3, "unknown-variable"), (5, "unknown-admonition")], found


@pytest.mark.parametrize(("plugin", "told"), [("macros", []), ("paycore", [("mkdocs.yml", 1, "typed-brand")])])
def test_a_brand_in_the_name_of_a_site_is_told_only_where_a_variable_there_is_filled(
    site: Site, plugin: str, told: list[tuple[str, int, str]]
) -> None:
    config = FIVE_LINES.replace("site_name: x", "site_name: Acme Pay Docs").replace("macros", plugin)
    found = _checked(site, config, "# Home\n\nBy {{custom.company_name}}.\n")
    assert [(one.path, one.line, one.rule) for one in found] == told


def test_what_is_absent_besides_is_told(site: Site) -> None:
    found = _checked(site, FIVE_LINES.replace("macros", "no-such"), WRONG)
    assert [one.rule for one in found] == ["unknown-variable", "unknown-admonition", "not-installed"]


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_what_macros_knows_is_left_alone(site: Site, engine: str) -> None:
    config = FIVE_LINES.replace("extra:\n", "extra:\n  company_name: Other\n")
    assert _checked(site, config, RIGHT, engine) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "typed",
    [
        "{custom.company_name}",
        "{{ company_name }}",
        "<<custom.company_name>>",
        "{{custom.company name}}",
        "{{custom.company_nam}}",
        "Acme Pay",
    ],
)
def test_what_is_to_be_written_has_the_brackets_of_macros(site: Site, typed: str) -> None:
    (found,) = _checked(site, FIVE_LINES, f"# Home\n\nBy {typed}.\n")
    assert "<<" not in found.suggestion
    assert "custom.company_name" in found.suggestion
    site.write({"docs/index.md": f"# Home\n\nBy {typed}.\n"})
    CliRunner().invoke(main, ["check", "--fix", "--no-cache", "-f", str(site.root / "mkdocs.yml")])
    assert (site.root / "docs/index.md").read_text() == "# Home\n\nBy {{custom.company_name}}.\n"


@pytest.mark.parametrize(
    ("include", "files"),
    [
        ("[more.yml]", {"more.yml": "custom: {name: x}\n"}),
        ("[{custom: more.yml}]", {"more.yml": "name: x\n"}),
        ("[]", {"main.py": "def define_env(env):\n    env.variables['custom']['name'] = 'x'\n"}),
    ],
)
def test_values_from_files_of_macros_are_left_alone(site: Site, include: str, files: dict[str, str]) -> None:
    site.write(files)
    config = FIVE_LINES.replace("macros]", f"{{macros: {{include_yaml: {include}}}}}]")
    assert [one.rule for one in _checked(site, config, "# Home\n\n{{custom.name}} {{custom.company_name}}\n")] == []


def test_names_from_code_of_the_site_are_left_alone(site: Site) -> None:
    site.write({"main.py": "def define_env(env):\n    env.variables['company_name'] = 'x'\n"})
    assert _checked(site, FIVE_LINES, "# Home\n\n{{ company_name }} {{custom.company_name}}\n") == []


@pytest.mark.parametrize(
    "typed",
    [
        *("{{company_name}}", "{{custom_company_name}}", "{{ custom-company_name }}"),
        *("`{{ company_name }}`", "`{{custom_company_name}}/callback`"),
    ],
)
def test_names_that_code_of_the_site_does_not_give_are_told(site: Site, typed: str) -> None:
    site.write({"main.py": "def on_pre_page_macros(env):\n    env.page.title = str({**env.variables})\n"})
    (found,) = _checked(site, FIVE_LINES, f"# Home\n\nBy {typed}, {{{{ year }}}}.\n")
    assert (found.line, found.suggestion) == (3, "write {{custom.company_name}}")


@pytest.mark.parametrize("flags", [[], ["--strict"], ["--render"], ["index", "--no-render"]])
def test_the_command_says_that_nothing_is_rendered(site: Site, flags: list[str]) -> None:
    site.write({"mkdocs.yml": FIVE_LINES, "docs/index.md": WRONG, "docs/connectors/index/index.md": "# Index\n"})
    checked = CliRunner().invoke(main, ["check", "--no-cache", "-f", str(site.root / "mkdocs.yml"), *flags])
    assert checked.exit_code == ("index" not in flags)
    assert "checked as text only" in checked.stderr
    assert "does not list the plugin 'paycore'" in checked.stderr
    assert checked.stdout.count("admonition") == (0 if "index" in flags else 2)


def test_a_site_that_lists_it_has_no_macros_of_its_own(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(FIVE_LINES.replace("macros", "macros, paycore"))
    assert (lists_plugin(config), macros_of(config)) == (True, None)
    config.write_text(FIVE_LINES.replace("macros", "{macros: {j2_variable_start_string: '[['}}"))
    assert (lists_plugin(config), macros_of(config)) == (False, None)


@pytest.mark.parametrize(("opening", "lines"), [("<<", [3]), ("[[", []), ("{{", [5])])
def test_a_variable_in_brackets_that_macros_does_not_fill_is_told(site: Site, opening: str, lines: list[int]) -> None:
    config = FIVE_LINES if opening == "{{" else FIVE_LINES.replace("macros", f"{{macros: {{{OPENING}: '{opening}'}}}}")
    found = _checked(site, config, "# Home\n\nBy {{custom.company_name}}.\n\nBy <<custom.company_name>>.\n")
    assert [one.line for one in found if one.rule == "stray-variable"] == lines


def test_a_build_still_needs_it(site: Site) -> None:
    site.write({"mkdocs.yml": FIVE_LINES, "docs/index.md": "# Home\n"})
    for engine in ("mkdocs", "zensical"):
        built = CliRunner().invoke(main, ["build", "--engine", engine, "-f", str(site.root / "mkdocs.yml")])
        assert built.exit_code == 2
        assert "does not list the plugin 'paycore'" in built.stderr


def test_what_macros_cannot_fill_is_told_in_a_line_of_its_page(site: Site) -> None:
    (found,) = _checked(site, FIVE_LINES, "# Home\n\n{{ custom.company_name }}{{ nothing() }}\n\n[a](gone.md)\n")[:1]
    told = [one for one in site_problems(site.root / "mkdocs.yml") if "nothing" in one.message]
    assert found.path == "docs/index.md"
    assert all(one.path == "docs/index.md" and "\n" not in one.message for one in told)
