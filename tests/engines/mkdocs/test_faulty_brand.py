"""What is wrong with a brand is reported in one round: a value that is no good hides no other mistake of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_paycore.cli.main import main
from mkdocs_paycore.engines.mkdocs.check import SiteCheck
from tests.support.site import configuration

if TYPE_CHECKING:
    from tests.support.site import Site

BRAND = """\
name: acme
theme: {logo: acme.svg, primary: "#ffb000"}
custom: {company_name: Acme Pay}
providers: {exclude: [nobody]}
features: {exclude: [payout]}
"""


def test_a_missing_logo_hides_no_wrong_code(site: Site) -> None:
    config = configuration(extra=..., site_url=..., site_name="Acme", plugins=[{"paycore": {"brand": "acme"}}])
    site.write({"mkdocs.yml": config, "docs/index.md": "# By <<custom.company_name>>\n", "brands/acme.yml": BRAND})
    found = SiteCheck(site.root / "mkdocs.yml").sources()
    assert [(problem.line, problem.rule) for problem in found if problem.path == "brands/acme.yml"] == [
        (2, "brand-value"),
        (2, "brand-contrast"),
        (4, "brand-unknown-provider"),
        (5, "brand-unknown-feature"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("command", [["build", "--site-dir", "out"], ["embed", "--site-dir", "out"]], ids=" ".join)
def test_a_command_says_once_that_a_brand_cannot_be_used(
    site: Site, command: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    config = configuration(extra=..., site_url=..., site_name="Acme", plugins=[{"paycore": {"brand": "acme"}}])
    site.write({"mkdocs.yml": config, "docs/index.md": "# Acme\n", "brands/acme.yml": BRAND})
    monkeypatch.chdir(site.root)
    result = CliRunner().invoke(main, command)
    said = result.stderr + caplog.text
    assert result.exit_code == 2
    assert said.count("the brand 'acme' cannot be used") == 1, said
