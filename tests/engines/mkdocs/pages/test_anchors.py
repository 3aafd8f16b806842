"""Links to what a component drew: MkDocs' check of links to anchors knows its ids, and so does `paycore check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.engines.mkdocs.check import site_problems
from tests.support.packages import write_package
from tests.support.site import configuration

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.site import Site
    from tests.support.site_fixtures import Build

PROVIDER = """\
code: acme
name: Acme Pay
status: ready
features: [payments]
verified: {on: 2023-11-01, source: web}
connections:
  - kind: provider_account
    fields:
      - {key: api_key, label: API key, type: secret, required: true}
"""
MANUAL = """\
# Acme

<<credentials("provider_account")>>

<<connection_form("provider_account")>>
"""
CHECKED = {"validation": {"links": {"anchors": "warn"}}}
FOUND = [
    "credential-provider_account-api_key",
    "form-provider_account",
    "form-provider_account--title",
    "form-provider_account-api_key",
    "acme",
]
MISSING = ["credential-provider_account-api_kee", "api_key", "form-h2h_merchant_account"]
"""`api_key` is the name of an input, which no link leads to."""

COMPONENT = """\
from mkdocs_paycore.markdown.component import component

@component(block=True)
def hours(place):
    \'\'\'Return hours.\'\'\'
    return '<div id="hours" data-x="<p id=no>"><a name=\\'old\\'></a><b ID=up&#97;>2</b><!-- <i id="no"> --></div>'
"""


def sources(*links: str, manual: str = "") -> dict[str, str]:
    """Return a site with links from its start page."""
    return {
        "docs/index.md": "\n\n".join(["# Start", *(f"[a]({link})" for link in links)]) + "\n",
        "docs/connectors/acme/index.md": MANUAL + manual,
        "docs/connectors/acme/provider.yml": PROVIDER,
    }


@pytest.mark.parametrize("anchor", FOUND)
def test_an_id_that_a_component_drew_is_known(build: Build, anchor: str) -> None:
    build(sources(f"connectors/acme/index.md#{anchor}", manual=f"\n[here](#{anchor})\n"), **CHECKED)


@pytest.mark.parametrize("anchor", MISSING)
def test_one_that_is_not_there_is_still_reported(build: Build, anchor: str) -> None:
    files = sources(f"connectors/acme/index.md#{anchor}", manual=f"\n[here](#{anchor})\n")
    reported = [f"does not contain an anchor '#{anchor}'", f"'#{anchor}', but there is no such anchor on this page"]
    build(files, reported=reported, **CHECKED)


def test_ids_of_generated_manuals_and_of_the_catalog_are_known(build: Build) -> None:
    files = sources("connectors/acme/index.md#form-provider_account", "list.md#catalog-find")
    del files["docs/connectors/acme/index.md"]
    build({**files, "docs/list.md": "# All\n\n<<provider_catalog()>>\n"}, **CHECKED)


def test_ids_of_another_packages_component_are_known(
    build: Build, installed: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    write_package(packages, "paycore-hours", entries={"hours": "paycore_hours:hours"}, source=COMPONENT)
    installed.syspath_prepend(str(packages))
    files = sources(*(f"connectors/acme/index.md#{anchor}" for anchor in ("hours", "old", "upa", "no")))
    files["docs/connectors/acme/index.md"] += "\n<<hours()>>\n"
    build(files, reported=["does not contain an anchor '#no'"], **CHECKED)


def test_the_check_reports_only_what_is_not_there(site: Site) -> None:
    site.write(sources(*(f"connectors/acme/index.md#{anchor}" for anchor in (*FOUND, *MISSING))))
    site.write({"mkdocs.yml": configuration(**CHECKED)})
    found = [str(problem) for problem in site_problems(site.root / "mkdocs.yml") if "anchor" in problem.message]
    assert [any(f"anchor #{anchor}" in line for line in found) for anchor in (*FOUND, *MISSING)] == [False] * 5 + [
        True
    ] * 3
