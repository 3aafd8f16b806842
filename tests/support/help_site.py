"""A page with a form that has everything a form can tell while it is filled in: conditions, modes, formats, rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.components.asset import assets
from mkdocs_paycore.components.connection_form import render_form
from mkdocs_paycore.components.credentials import render_credentials

if TYPE_CHECKING:
    from pathlib import Path

KEYS = {
    "test": {"pattern": "sk_test_[a-z0-9]+", "pattern_hint": "Begins with sk_test_"},
    "live": {"pattern": "sk_live_[a-z0-9]+", "pattern_hint": "Begins with sk_live_"},
}
FIELDS: list[dict[str, Any]] = [
    {"key": "shop", "label": "Shop", "type": "text", "required": True},
    {"key": "secret_key", "label": "Secret key", "type": "secret", "required": True, "environments": KEYS},
    {
        "key": "public_key",
        "label": "Public key",
        "type": "text",
        "pattern": "pk_[a-z0-9]+",
        "pattern_hint": "pk_ first",
    },
    {"key": "certificate", "label": "Certificate", "type": "file", "kinds": ["pem", "pkcs12"]},
    {"key": "user", "label": "User", "type": "text"},
    {"key": "password", "label": "Password", "type": "password"},
    {"key": "test_mode", "label": "Test mode", "type": "toggle"},
    {
        "key": "sandbox",
        "label": "Sandbox number",
        "type": "text",
        "required": True,
        "min_length": 3,
        "visible_when": {"test_mode": True},
    },
    {"key": "way", "label": "Way", "type": "select", "choices": [{"value": "h", "label": "Hosted"}, "direct", "other"]},
    {"key": "page", "label": "Page", "type": "url", "required": True, "visible_when": {"way": ["h", "other"]}},
    {"key": "extras", "label": "Extras", "type": "multiselect", "choices": ["refunds", "tokens"]},
    {
        "key": "token",
        "label": "Token",
        "type": "text",
        "visible_when": {"extras": "tokens", "test_mode": False},
    },
]
CONNECTION = {"kind": "account", "fields": FIELDS, "rules": [{"all_or_none": ["user", "password"]}]}


def help_forms(connection: dict[str, Any] = CONNECTION) -> str:
    """Return the list and the form, twice."""
    given = {"code": "acme", "name": "Acme", "status": "ready", "connections": [connection]}
    provider = Provider.model_validate_json(json.dumps(given), strict=True)
    [known] = provider.connections
    return "".join(
        [
            render_credentials(provider, known, inline=escape, has_form=True),
            render_form(provider, known, inline=escape, has_list=True),
            render_form(provider, known, inline=escape, has_list=True, number=2),
        ]
    )


def write_assets(folder: Path) -> None:
    """Put what pages with components load into a new folder."""
    folder.mkdir()
    for name, content in assets().items():
        (folder / name).write_text(content, encoding="utf-8")


def make_help_site(folder: Path, connection: dict[str, Any] = CONNECTION) -> None:
    """Make a page of the list and the forms, under a policy that allows nothing inline."""
    write_assets(folder / "assets")
    (folder / "favicon.ico").touch()
    (folder / "index.html").write_text(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Help</title>'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="assets/paycore.css"><script defer src="assets/form.js"></script></head>'
        f"<body><main><h1>Help</h1>{help_forms(connection)}</main></body></html>",
        encoding="utf-8",
    )
