"""Secrets that somebody pasted. They are put together here, so that nobody takes them for real ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.specs.pasted_secrets import pasted_secrets
from mkdocs_paycore.check.specs.secret_kinds import KINDS
from tests.support.checked import checked_texts

if TYPE_CHECKING:
    from pathlib import Path

REST = "q7Rk2Zp9Wm4Tx8Lb3Vn6Hc1Jd5Gf0Sy"
SECRETS = [
    "sk_" + "live_" + REST[:24],
    "rk_" + "live_" + REST[:24],
    "whsec_" + REST,
    "AKIA" + "QW3GR7PLD2SV5T6M",
    "ghp_" + REST + "aB9cD",
    "glpat-" + REST[:20],
    "xoxb-" + REST,
    "AIza" + REST + "Q_-w",
    "FLWSECK-" + "9f3c1b7d8e2a4f60" * 2 + "-X",
    "access_token$" + "production$" + "9f3c1b7d8e2a4f6k" + "$" + "9f3c1b7d8e2a4f60" * 2,
    "-----BEGIN " + "RSA PRIVATE KEY-----\n" + "MIIEowIBAAKCAQEA" + REST,
    "7412589630:AA" + REST + "wK",
]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("around", ["Enter {}.", "`{}`", "```\nkey = {}\n```", "<!-- {} -->"])
def test_a_secret_is_found_and_not_repeated(secret: str, around: str) -> None:
    (problem,) = pasted_secrets(checked_texts(around.format(secret)))
    assert secret[-12:] not in f"{problem.message} {problem.suggestion}"


@pytest.mark.parametrize(
    "text",
    [
        "AKIAIOSFODNN7EXAMPLE",
        "sk_" + "live_" + "x" * 24,
        "sk_" + "live_" + "abcdefghijklmnopqrstuvwx",
        "sk_" + "live_" + "1234567890abcdefgh",
        "sk_" + "live_…",
        "sk_test_" + REST,
        "-----BEGIN CERTIFICATE-----\nMIIEowIBAAKCAQEA" + REST,
        "-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----",
        "pk_" + "live_" + REST,
    ],
)
def test_a_made_up_one_is_none(text: str) -> None:
    assert list(pasted_secrets(checked_texts(text))) == []


def test_provider_files_are_read_as_well(tmp_path: Path) -> None:
    folder = tmp_path / "docs/connectors/zuki"
    folder.mkdir(parents=True)
    (folder / "provider.yml").write_text(f"code: zuki\n# {SECRETS[0]}\n", "utf-8")
    (problem,) = pasted_secrets(checked_texts("x", root=tmp_path))
    assert (problem.path, problem.line) == ("docs/connectors/zuki/provider.yml", 2)


def test_each_kind_says_where_it_is_documented() -> None:
    assert [kind.name for kind in KINDS if not kind.source.startswith("https://")] == []
