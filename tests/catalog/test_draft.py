"""What a new provider's file takes over from a directory that lists the provider."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.draft import provider_draft
from mkdocs_paycore.catalog.method_files import load_directory
from mkdocs_paycore.catalog.model.provider import Provider

if TYPE_CHECKING:
    from pathlib import Path


def test_codes_that_no_directory_of_methods_knows_stand_in_a_remark(tmp_path: Path) -> None:
    methods = "categories: {bank: Bank}\npayment_methods:\n  bank:\n    pix: Pix\n"
    (tmp_path / "methods.yml").write_text(methods, "utf-8")
    given = {"code": "acme", "name": "Acme", "status": "not_ready", "payment_methods": ["pix", "gone", "lost"]}
    listed = Provider.model_validate_json(json.dumps(given), strict=True)
    directory = load_directory(tmp_path, root=tmp_path)
    draft = provider_draft("acme", "Acme", listed=listed, directory=directory, today=date(2026, 11, 27))
    lines = draft.splitlines()
    assert "payment_methods: [pix]" in lines
    assert "## payment_methods that are listed, but not in methods.yml: gone, lost" in lines
