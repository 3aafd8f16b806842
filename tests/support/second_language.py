"""A language that is English with each letter written as ж: what is left in Latin letters is in no file of words."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from mkdocs_paycore.catalog.words import language
from mkdocs_paycore.catalog.words.language import use_language, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bs4 import BeautifulSoup

NAME = "xx"
_KEPT = re.compile(r"(\{[^}]*\}|<<.*?>>|<[^>]*>|\]\([^)]*\))|[A-Za-z]", re.DOTALL)
"""What is filled in, variables, tags and targets of links stay."""
_READ = ("aria-label", "alt", "title", "placeholder", "content")
_UNREAD = "data-spec-json", "data-provider", "data-connection", "data-field", "data-status", "data-features"
_MEANT_FOR_SCRIPTS = (
    *_UNREAD,
    "data-part",
    "data-view",
    "data-group",
    "data-column",
    "data-payment",
    "data-payout",
    "data-feature",
    "data-lpignore",
    "data-form-type",
)
LATIN = re.compile(r"[A-Za-z]{2,}")


@contextmanager
def second_language(folder: Path) -> Iterator[None]:
    """Have the words be those of a folder, with a file of the second language beside that of English."""
    english = (language.FOLDER / "en.toml").read_text("utf-8")
    folder.mkdir()
    (folder / "en.toml").write_text(english, "utf-8")
    lines = [f"{key} = {json.dumps(text, ensure_ascii=False)}" for key, text in _translated()]
    (folder / f"{NAME}.toml").write_text("\n".join(lines), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "FOLDER", folder)
        words_of.cache_clear()
        yield
    words_of.cache_clear()
    use_language(language.DEFAULT)


def _translated() -> Iterator[tuple[str, str]]:
    for key, found in words_of("en").items():
        texts = {key: found} if isinstance(found, str) else {f"{key}.{count}": text for count, text in found.items()}
        for each, text in texts.items():
            yield each, _KEPT.sub(lambda match: match[1] or "ж", text)


def _texts(data: Any) -> Iterator[str]:
    """Yield the texts of JSON data."""
    if isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    else:
        yield str(data)


def latin_words(page: BeautifulSoup) -> set[str]:
    """Return the words in Latin letters that a reader meets on a page: text, what is read out, and what scripts say."""
    for unseen in page.select("script, style, code"):
        unseen.decompose()
    said = [page.get_text(" ")]
    for element in page.select("*"):
        for name, value in element.attrs.items():
            if name in _READ or (name.startswith("data-") and name not in _MEANT_FOR_SCRIPTS):
                said.append(" ".join(_texts(json.loads(str(value)))) if name.endswith("-json") else str(value))
    return set(LATIN.findall(re.sub(r"\{\w+\}", "", "\n".join(said)))) - DATA


_FIELDS: list[dict[str, Any]] = [
    {"key": "user", "label": "Χρήστης", "type": "text", "required": True, "min_length": 3, "max_length": 9},
    {"key": "key", "label": "Κλειδί", "provider_label": "Κλείς", "type": "secret", "required": True, "example": "1234"},
    {"key": "cert", "label": "Αρχείο", "type": "file", "accept": [".12"], "max_size": 300, "kinds": ["pem"]},
    {"key": "big", "label": "Μεγάλο", "type": "file", "max_size": 2097152},
    {
        "key": "way",
        "label": "Τρόπος",
        "type": "select",
        "choices": [{"value": "1", "label": "λ", "description": "β"}, "2"],
    },
    {"key": "code", "label": "Κωδικός", "type": "select"},
    {"key": "all", "label": "Όλα", "type": "multiselect", "choices": ["3", "4"]},
    {"key": "more", "label": "Άλλα", "type": "multiselect"},
    {"key": "test_mode", "label": "Δοκιμή", "type": "toggle"},
    {"key": "page", "label": "Σελίδα", "type": "url", "visible_when": {"test_mode": True}},
    {"key": "mail", "label": "Γράμμα", "type": "email", "visible_when": {"way": ["1", "2"], "mode": "live"}},
    {"key": "sum", "label": "Ποσό", "type": "number", "visible_when": {"all": "3"}, "find_at": "Εκεί."},
    {
        "key": "both",
        "label": "Δύο",
        "type": "text",
        "environments": {
            mode: {"pattern": f"{number}\\d", "pattern_hint": f"{number}", "example": f"{number}0"}
            for mode, number in (("test", 1), ("live", 2))
        },
    },
]
"""A field of each kind, named in Greek."""
_PROVIDERS: list[dict[str, Any]] = [
    {
        "code": "omega",
        "name": "Ωμέγα",
        "status": "ready",
        "website": "https://1.example/",
        "login_url": "https://1.example/2",
        "tagline": "Πληρωμές",
        "aliases": ["Ω"],
        "features": ["payments", "payouts", "h2h"],
        "payment_methods": ["pix", *(f"own_{number}" for number in range(120))],
        "payout_methods": ["pix"],
        "currencies": ["EUR", "USD"],
        "countries": ["DE"],
        "ip_allowlist": "ask_manager",
        "setup": ["Γράψε."],
        "support": {"emails": ["1@1.example"], "phones": ["+1 2"]},
        "warnings": ["Προσοχή."],
        "verified": {"on": "2021-11-01", "source": "https://1.example/3"},
        "connections": [
            {"kind": "provider_account", "fields": _FIELDS},
            {"kind": "h2h_merchant_account", "fields": []},
            {"kind": "merchant_account", "fields": _FIELDS[:2]},
        ],
    },
    {
        "code": "alpha",
        "name": "Άλφα",
        "status": "not_ready",
        "features": ["payouts"],
        "payout_methods": ["pix", "card"],
    },
    {"code": "beta", "name": "Βήτα", "status": "ready", "features": ["payments"], "payment_methods": ["pix"]},
]
_METHODS = {
    "categories": {"all": "Όλες"},
    "currencies": {"EUR": "Ευρώ", "USD": "Δολάριο"},
    "countries": {"DE": "Γερμανία"},
    "payment_methods": {
        "all": {"pix": {"name": "Πίξ", "currencies": ["EUR", "USD"]}, **{f"own_{n}": f"Λ{n}" for n in range(120)}}
    },
    "payout_methods": {"all": {"pix": "Πίξ", "card": "Κάρτα"}},
}
_CALLS = ("provider_header()", "status_badge()", "feature_badges()", "provider_logo()", "provider_methods()")
DATA = {
    "help",
    "acme",
    "Acme",
    "Pay",
    "Docs",
    "None",
    "Connectors",
    "EUR",
    "USD",
    "DE",
    "example",
    "PEM",
    "JSON",
    "KB",
    "MB",
    "pix",
    "card",
    "omega",
    "alpha",
    "beta",
}
"""Words in Latin letters that are in the sources, or the same in every language."""


def sources() -> dict[str, str]:
    """Return a site with everything that is drawn, named in Greek."""
    files = {f"docs/connectors/{each['code']}/provider.yml": yaml.safe_dump(each) for each in _PROVIDERS}
    calls = [*_CALLS, 'credentials("provider_account")', 'connection_form("provider_account")']
    return files | {
        "docs/index.md": "# Λ\n\n<<provider_table()>>\n",
        "docs/connectors/index.md": "# Ω\n\n<<provider_catalog()>>\n",
        "docs/connectors/methods.yml": yaml.safe_dump(_METHODS),
        "docs/all.md": "\n\n".join(["---\nprovider: omega\n---\n\n# Δ", *(f"<<{call}>>" for call in calls)]),
    }
