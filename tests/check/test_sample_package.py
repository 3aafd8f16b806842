"""A rule of another package: found, run, weighed and silenced as ours are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.output.report import as_sarif
from mkdocs_paycore.check.registry import registry
from mkdocs_paycore.engines.mkdocs.check import site_problems
from tests.support.site import MAIN_TEMPLATE, NOT_FOUND_TEMPLATE, Site, configuration

if TYPE_CHECKING:
    from pathlib import Path

NAME = "sample-plain-link"
PAGE = "# A\n\n[x](http://x.example/)\n"
SILENT = f"# A\n\n[x](http://x.example/) <!-- paycore: ignore {NAME} -->\n"


def reported(root: Path, page: str = PAGE, **rules: str | bool) -> list[tuple[str, int, str]]:
    """Return path, line and severity of what the rule reports of a page."""
    options = {name.replace("_", "-"): weight for name, weight in rules.items()}
    site = Site(root)
    site.write({"mkdocs.yml": configuration(plugins=[{"paycore": {"rules": options}}]), "docs/index.md": page})
    site.write({"theme/main.html": MAIN_TEMPLATE, "theme/404.html": NOT_FOUND_TEMPLATE})
    found = site_problems(root / "mkdocs.yml")
    return [(problem.path, problem.line, str(problem.severity)) for problem in found if problem.rule == NAME]


def test_without_the_package_there_is_no_such_rule(tmp_path: Path) -> None:
    assert NAME not in registry().rules
    assert reported(tmp_path) == []


@pytest.mark.usefixtures("sample_package")
def test_a_package_adds_a_rule(tmp_path: Path) -> None:
    assert registry().problems == []
    assert reported(tmp_path) == [("docs/index.md", 3, "warning")]
    assert reported(tmp_path, PAGE.replace("http:", "https:")) == []


@pytest.mark.usefixtures("sample_package")
def test_a_site_weighs_and_silences_it(tmp_path: Path) -> None:
    assert reported(tmp_path, sample_plain_link="error") == [("docs/index.md", 3, "error")]
    assert reported(tmp_path, sample_plain_link=False) == []
    assert reported(tmp_path, SILENT) == []


@pytest.mark.usefixtures("sample_package")
def test_reports_for_tools_describe_it() -> None:
    problem = registry().rules[NAME].problem("docs/index.md", (3, 5), "found http://x.example/")
    (rule,) = json.loads(as_sarif([problem]))["runs"][0]["tool"]["driver"]["rules"]
    assert rule == {"id": NAME, "shortDescription": {"text": "A link to an address that begins with http://."}}
