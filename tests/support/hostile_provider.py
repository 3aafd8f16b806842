"""Providers whose every text tries to be more than text, and the site around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

ATTACK = (
    "<img src=x onerror=owned(N)>\"'&lt;&amp;\\</script><script>owned(N)</script>{{7*7}}${owned(N)}"
    "]]>--></textarea></title>\u2028*a*_b_`c`[d](javascript:owned(N))"
)
SENTENCE = "Words *with* [a link](https://a.example/?a=1&b=2), `<b>owned()</b>` and \"quotes' \\ &lt; {{ 7*7 }} ${x}."
"""What is read as Markdown: HTML and links that run code are refused there."""
FORMAT = {"pattern": "[0-9]+", "severity": "block"}
DAY = "2026-11-01"
PAGES = (
    "", "practise", "connectors/", "connectors/acme/", "connectors/bolt/", "connectors/crow/",
    "connectors/payment-methods", "connectors/payment-services", "connectors/what-changed",
)  # fmt: skip
"""The pages that show them; one that is no folder's first has no slash at its end."""


@dataclass
class Texts:
    """Texts as files hold them.

    Attributes:
        by_number: each text by its number, which stands at its beginning and end.
    """

    by_number: dict[int, str] = field(default_factory=dict)

    def __call__(self) -> str:
        number = len(self.by_number) + 1
        self.by_number[number] = f"Ax{number}{ATTACK.replace('N', str(number))}z{number}"
        return self.by_number[number]


def _fields(text: Texts) -> list[dict[str, Any]]:
    notes = {"help": SENTENCE, "find_at": SENTENCE, "section": text()}
    mode = {"pattern": "[a-z]+", "pattern_hint": text()}
    choices = [{"value": text(), "label": text(), "description": SENTENCE}, text()]
    fields: list[dict[str, Any]] = [
        {"key": "text", "type": "text", "required": True, **FORMAT, "pattern_hint": text(), "placeholder": text()},
        {"key": "more", "type": "text", "prefix": text(), "suffix": text(), "provider_label": text(), **notes},
        {"key": "secret", "type": "secret", "required": True, "environments": {"test": mode, "live": mode}},
        {"key": "lines", "type": "multiline", "default": text(), "placeholder": text()},
        {"key": "one", "type": "select", "required": True, "choices": choices},
        {"key": "some", "type": "multiselect", "choices": choices},
        {"key": "any", "type": "multiselect"},
        {"key": "test_mode", "type": "toggle"},
        {"key": "shown", "type": "text", "read_only": True, "default": text()},
        {"key": "file", "type": "file", "accept": [".pem"], "holds": "private_key", "help": SENTENCE},
        {"key": "number", "type": "number", "minimum": 1, "suffix": text()},
        {"key": "several", "type": "text", "several": True, "example": text()},
        {"key": "when", "type": "text", "visible_when": {"test_mode": True}},
    ]
    return [{**each, "label": text()} for each in fields]


def provider(code: str, text: Texts, **keys: Any) -> str:
    """Return the file of a provider whose every key holds a hostile text."""
    rules = [{"not_equal": ["text", "secret"], "message": text()}, {"one_of": ["lines", "several"], "message": text()}]
    connections = [
        {"kind": "provider_account", "fields": _fields(text), "rules": rules},
        {"kind": "h2h_merchant_account", "fields": [{"key": "k", "label": text(), "type": "text", "required": True}]},
    ]
    trouble = {"what": SENTENCE, "why": SENTENCE, "do": SENTENCE, "source": "https://t.example/\"onmouseover=owned('"}
    cards = {"cards": [{"number": "4242424242424242", "result": text()}], "note": SENTENCE}
    return yaml.safe_dump(
        {
            "code": code,
            "name": text(),
            "status": "ready",
            "website": "https://w.example/\"'><script>owned(0)</script>",
            "login_url": "https://l.example/?a=1&lt=2&b=%22",
            "tagline": SENTENCE,
            "features": ["payments", "payouts", "h2h"],
            "features_note": text(),
            "payment_methods": ["pix", "card"],
            "payout_methods": ["pix"],
            "currencies": ["EUR", text()],
            "countries": ["DE", text()],
            "aliases": [text()],
            "setup": [SENTENCE],
            "ip_allowlist": "required",
            "support": {"emails": [text()], "phones": [text()], "urls": ["https://s.example/'?a=1&b=2"]},
            "callbacks": [SENTENCE],
            "warnings": [SENTENCE],
            "troubleshooting": [trouble],
            "verified": {"on": DAY, "source": text()},
            "test_cards": {**cards, "source": "https://c.example/", "checked_on": DAY},
            "connections": connections,
            **keys,
        },
        allow_unicode=True,
    )


def provider_files(text: Texts) -> dict[str, str]:
    """Return the files of three providers and what is around them, by their paths below the docs folder."""
    change = {"provider": "acme", "name": text(), "kind": "field_renamed", "connection": "provider_account"}
    changes = [{"on": DAY, "changes": [{**change, "key": "text", "label": text(), "old": text(), "new": text()}]}]
    pix = {"name": text(), "also": [text()], "currencies": ["EUR"]}
    meanings = {
        "categories": {"all": text()},
        "currencies": {"EUR": text()},
        "countries": {"DE": text()},
        "payment_methods": {"all": {"pix": pix, "card": text()}},
        "payout_methods": {"all": {"pix": text()}},
    }
    renamed = {"to": text(), "website": "https://r.example/\"'", "source": "https://r.example/", "checked_on": DAY}
    ended = {"source": "https://e.example/\"'", "checked_on": DAY, "on": DAY}
    listed = {"listed": {"name": text(), "countries": ["DE"], "payment_methods": ["pix"]}}
    return {
        "connectors/acme/provider.yml": provider("acme", text),
        "connectors/bolt/provider.yml": provider("bolt", text, renamed=renamed),
        "connectors/crow/provider.yml": provider("crow", text, status="not_ready", ended=ended),
        "connectors/methods.yml": yaml.safe_dump(meanings, allow_unicode=True),
        "connectors/directory.yml": yaml.safe_dump({"providers": listed}, allow_unicode=True),
        "connectors/changes.yml": yaml.safe_dump({"entries": changes}, allow_unicode=True),
        "connectors/acme/index.md": "# At <<provider.name>>\n\n<<breadcrumbs()>>\n\n<<provider_header()>>\n\n"
        "<<preparation_box()>>\n\n<<credentials('provider_account')>>\n\n<<connection_form('provider_account')>>\n\n"
        "<<credentials('h2h_merchant_account')>>\n\n<<connection_form('h2h_merchant_account')>>\n\n"
        "<<next_steps()>>\n\n<<troubleshooting()>>\n\n<<provider_logo()>>\n",
        "connectors/index.md": "# All\n\n<<provider_catalog()>>\n\n<<provider_table()>>\n",
        "practise.md": '# Practise\n\n<<practice_dashboard(["acme", "bolt"])>>\n',
    }
