"""Which providers the rules about text know, and the file for which the page of one is not made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.check.text.providers.of_pages import broken_file_of
from tests.support.checked import checked_pages_at

if TYPE_CHECKING:
    from pathlib import Path


def test_a_page_that_is_not_made_follows_from_the_provider_s_file(tmp_path: Path) -> None:
    texts = {"acme": "code: acme\nname: [\n", "bolt": "code: bolt\nname: Bolt\nstatus: not_ready\n"}
    for code, text in texts.items():
        (tmp_path / f"docs/connectors/{code}").mkdir(parents=True)
        (tmp_path / f"docs/connectors/{code}/provider.yml").write_text(text)
    catalog = load_catalog(tmp_path / "docs/connectors", root=tmp_path)
    checked = checked_pages_at({"docs/index.md": "# A\n"}, root=tmp_path, catalog=catalog)
    assert broken_file_of("connectors/acme/index.md", checked) == "docs/connectors/acme/provider.yml"
    assert broken_file_of("connectors/nobody/index.md", checked) == ""
