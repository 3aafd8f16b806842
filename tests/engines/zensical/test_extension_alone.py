"""The Markdown extension alone under Zensical: it knows the page's provider, and reads the catalog once."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_paycore.markdown.own_site import OwnSite, own_site
from tests.support.brand_site import PROVIDER

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

EXTENSION = "mkdocs_paycore.markdown.extension:PaycoreExtension"


def write(root: Path) -> None:
    for code in ("zukipay", "morrison"):
        folder = root / f"docs/connectors/{code}"
        folder.mkdir(parents=True)
        (folder / "provider.yml").write_text(PROVIDER.format(code=code, name=code.title()))
        (folder / "index.md").write_text('# <<provider.name>>\n\n<<credentials("provider_account")>>\n')
    (root / "docs/index.md").write_text("# <<custom.company_name>>\n")
    (root / "docs/other.md").write_text(
        "---\nprovider: zukipay\n---\n# Other\n\n<<provider_table()>>\n\n<<provider.name>>\n"
    )
    options = {"connectors": "docs/connectors", "custom": {"company_name": "Acme <b>"}}
    settings = {
        "site_name": "x",
        "exclude_docs": "provider.yml\n",
        "markdown_extensions": ["tables", {EXTENSION: options}],
        "watch": ["docs/connectors"],
    }
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings))


def build(root: Path) -> None:
    command = [sys.executable, "-m", "zensical", "build", "-f", "mkdocs.yml"]
    subprocess.run(command, cwd=root, check=True, capture_output=True)


def test_a_page_has_its_provider_and_links_that_lead_there(tmp_path: Path) -> None:
    write(tmp_path)
    build(tmp_path)
    site = tmp_path / "site"
    assert (
        '<h1 id="acme-b">Acme &lt;b&gt;</h1>' in (site / "index.html").read_text()
        or "Acme &lt;b&gt;</h1>" in (site / "index.html").read_text()
    )
    assert 'data-provider="morrison"' in (site / "connectors/morrison/index.html").read_text()
    other = (site / "other/index.html").read_text()
    assert "<p>Zukipay</p>" in other
    assert 'href="../connectors/morrison/"' in other
    assert not list(site.rglob("provider.yml"))


def test_a_changed_provider_shows_where_its_folder_is_watched(tmp_path: Path) -> None:
    write(tmp_path)
    build(tmp_path)
    provider = tmp_path / "docs/connectors/morrison/provider.yml"
    provider.write_text(provider.read_text().replace("API key", "Changed key"))
    later = provider.stat().st_mtime + 10
    os.utime(provider, (later, later))  # Zensical does not see a change within a second
    build(tmp_path)
    assert "Changed key" in (tmp_path / "site/connectors/morrison/index.html").read_text()


def test_the_catalog_is_read_once_and_anew_when_a_file_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path)
    monkeypatch.chdir(tmp_path)

    def read() -> OwnSite:
        return own_site(custom={}, brand="", connectors="docs/connectors")

    assert (read().is_new, read().is_new) == (True, False)
    provider = tmp_path / "docs/connectors/morrison/provider.yml"
    provider.write_text(provider.read_text().replace("name: Morrison", "name: Morrison & Sons"))
    changed = read()
    assert (changed.is_new, changed.site.catalog.providers["morrison"].name) == (True, "Morrison & Sons")
    os.utime(tmp_path / "docs/connectors/zukipay/index.md")
    assert not read().is_new
    (tmp_path / "docs/connectors/zukipay/logo.svg").write_text("<svg/>")
    assert "zukipay" in read().site.logos
