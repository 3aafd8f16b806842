"""What makes a test slow is noticed, so that none is left in `make test-quick` that starts programs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.costs import Costs
from tests.support.site import Site, configuration

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("event", "first", "expected"),
    [
        ("subprocess.Popen", "/usr/bin/node", ["starts node"]),
        ("subprocess.Popen", "paycore", ["starts paycore"]),
        ("subprocess.Popen", "git", []),
        ("open", "/lib/material/templates/base.html", ["draws pages with Material"]),
        ("open", Path("/lib/material/templates/base.html"), ["draws pages with Material"]),
        ("open", "/project/theme/base.html", []),
        ("open", 3, []),
        ("import", "node", []),
    ],
)
def test_an_event_is_noted(event: str, first: object, expected: list[str]) -> None:
    costs = Costs()
    sys.audit(event, first, None, None)
    assert costs.noted == expected


def test_a_program_and_a_site_in_material_are_noted(tmp_path: Path) -> None:
    costs = Costs()
    subprocess.run([sys.executable, "-c", ""], check=True)
    site = Site(tmp_path)
    site.write({"mkdocs.yml": configuration(), "docs/index.md": "# A\n", "theme/main.html": "A"})
    site.build()
    assert [each.partition(" ")[0] for each in costs.noted] == ["starts"]
    site.write({"mkdocs.yml": configuration(theme={"name": "material", "font": False})})
    site.build()
    assert costs.noted[-1] == "draws pages with Material"
