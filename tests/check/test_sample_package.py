"""A rule of another package: found, run, weighed and silenced as ours are."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.output.report import as_sarif
from mkdocs_paycore.check.registry import registry
from mkdocs_paycore.engines.mkdocs.check import site_problems
from scripts.api_names import PACKAGE, PARTS
from tests.support.packages import SAMPLE
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


def test_it_imports_public_names_only() -> None:
    """What else it took might change any day, and it is what others copy."""
    public = {f"{PACKAGE}.{name}" for part in PARTS for name in part.names}
    imports = re.compile(rf"^ *from ({PACKAGE}[\w.]*) import ([\w, ]+)$|^ *import ({PACKAGE}.*)$", re.MULTILINE)
    found = [each for path in sorted(SAMPLE.rglob("*.py")) for each in imports.findall(path.read_text("utf-8"))]
    taken = {whole or f"{module}.{name}" for module, names, whole in found for name in names.split(", ")}
    assert taken
    assert taken - public == set()


@pytest.mark.slow
def test_it_can_be_built_as_it_stands(tmp_path: Path) -> None:
    pytest.importorskip("setuptools")
    folder = tmp_path / "copied"
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-c", "import setuptools; setuptools.setup()", "-q", "build", "egg_info"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    own = {path.relative_to(folder).as_posix() for path in (folder / "paycore_sample").rglob("*") if path.is_file()}
    built = folder / "build" / "lib"
    assert {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()} == own
    entries = (folder / "paycore_sample.egg-info" / "entry_points.txt").read_text("utf-8")
    assert "opening_hours = paycore_sample.components:opening_hours" in entries
    assert "paycore_sample = paycore_sample.rules" in entries
