"""Material's tooltips read titles as HTML: they are off where a provider's text would run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from tests.support.site_fixtures import Build

ATTACK = 'Like <img src=x onerror="alert(1)">'
FIELD = {"key": "a", "label": "A", "type": "text", "required": True, "pattern": "(?:a|b)"}


def provider(*, hint: str = "A letter", **keys: Any) -> str:
    connection = {"kind": "provider_account", "fields": [{**FIELD, "pattern_hint": hint}]}
    return yaml.safe_dump({"code": "acme", "name": "Acme", "status": "ready", "connections": [connection], **keys})


@pytest.mark.parametrize(
    ("text", "is_on"),
    [
        (provider(), True),
        (provider(warnings=["1 < 2"]), True),
        (provider(hint=ATTACK), False),
        (provider(tagline=ATTACK), False),
    ],
    ids=["no markup", "elsewhere", "hint", "tagline"],
)
@pytest.mark.slow
def test_a_providers_text_runs_in_no_tooltip(build: Build, *, text: str, is_on: bool) -> None:
    site = build(
        {"index.md": "# Start", "docs/connectors/acme/provider.yml": text, "docs/connectors/acme/index.md": "# Acme"},
        theme={"name": "material", "font": False, "features": ["content.tooltips"]},
        check_reported=False,
    )
    assert ('"content.tooltips"' in site.text("index.html")) is is_on
    assert any("'content.tooltips' is off" in note for note in site.notes) is not is_on
