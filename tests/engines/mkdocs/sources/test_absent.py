"""A check of a site that names what is not installed: all else is checked, and each absent thing has its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_paycore.cli.main import main
from mkdocs_paycore.engines.mkdocs.check import site_problems
from tests.support.site import configuration

if TYPE_CHECKING:
    from tests.support.site import Site

ABSENT = {
    "plugin": (
        "plugins:\n  - no-such: {a: !ENV [X, y]}\n  - paycore\n",
        "2:5",
        "the plugin 'no-such' is not installed",
    ),
    "plugin of a mapping": (
        "plugins:\n  no-such: {}\n  /gone:\n  paycore: {}\n",
        "3:4",
        "the plugin 'gone' is not installed",
    ),
    "plugin that is nearly there": (
        "plugins:\n  - serch\n  - paycore\n",
        "2:5",
        "nothing rendered (did you mean 'search'?)",
    ),
    "extension": (
        "plugins: [paycore]\nmarkdown_extensions:\n  - no_such.ext\n",
        "3:5",
        "the Markdown extension 'no_such.ext' is not installed",
    ),
    "theme": ("plugins: [paycore]\ntheme:\n  name: no-such\n", "3:9", "the theme 'no-such' is not installed"),
    "theme in a word": ("theme: no-such\nplugins: [paycore]\n", "1:8", "the theme 'no-such' is not installed"),
}
MISTAKE = "# Home\n\n!!! warming\n    Text\n"


@pytest.mark.parametrize("kind", ABSENT)
def test_the_sources_are_checked_without_what_is_absent(site: Site, kind: str) -> None:
    text, place, said = ABSENT[kind]
    site.write({"mkdocs.yml": f"{text}site_name: x\n", "docs/index.md": MISTAKE})
    shown = [str(problem) for problem in site_problems(site.root / "mkdocs.yml")]
    assert any(one.startswith(f"mkdocs.yml:{place}: error: ") and said in one for one in shown), shown
    assert any(one.startswith("docs/index.md:3:") and "'warming'" in one for one in shown), shown
    assert not any("Config value" in one for one in shown)


@pytest.mark.parametrize("flags", [[], ["--strict"], ["--no-render"]])
def test_the_command_ends_with_2_and_renders_nothing(site: Site, flags: list[str]) -> None:
    site.write({"mkdocs.yml": configuration(plugins=["no-such", "paycore"]), "docs/index.md": MISTAKE})
    checked = CliRunner().invoke(main, ["check", "-f", str(site.root / "mkdocs.yml"), *flags])
    assert checked.exit_code == 2
    assert "names what is not installed" in checked.stderr
    assert "the plugin 'no-such' is not installed: checked without it, and nothing rendered" in checked.stdout
    assert "rendered 1 of" not in checked.stderr


def test_folders_that_are_relative_to_the_site_are_kept(site: Site) -> None:
    extensions = (
        "markdown_extensions:\n  - no_such.ext\n  - pymdownx.snippets:\n      base_path: [!relative $docs_dir]\n"
    )
    site.write(
        {
            "mkdocs.yml": f"site_name: x\nplugins: [paycore]\n{extensions}",
            "docs/index.md": '# Home\n\n--8<-- "part.txt"\n\n<<provider.nme>>\n',
            "docs/part.txt": "Part",
        }
    )
    assert [one.rule for one in site_problems(site.root / "mkdocs.yml")] == ["unknown-variable", "not-installed"]


def test_a_name_that_is_inherited_is_found_in_its_file(site: Site) -> None:
    site.write({"base.yml": configuration(plugins=["no-such", "paycore"]), "mkdocs.yml": "INHERIT: base.yml\n"})
    site.write({"docs/index.md": "# Home\n"})
    (problem,) = [one for one in site_problems(site.root / "mkdocs.yml") if one.rule == "not-installed"]
    assert (problem.path, problem.line > 0) == ("base.yml", True)


def test_a_build_still_refuses_what_is_absent(site: Site) -> None:
    site.write({"mkdocs.yml": configuration(plugins=["no-such", "paycore"]), "docs/index.md": "# Home\n"})
    built = CliRunner().invoke(main, ["build", "-f", str(site.root / "mkdocs.yml")])
    assert built.exit_code == 2
    assert 'The "no-such" plugin is not installed' in built.stderr
