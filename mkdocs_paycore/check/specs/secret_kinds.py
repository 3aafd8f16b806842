"""What secrets of known services look like, with where each service says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator


class SecretKind(NamedTuple):
    """A kind of secret.

    Attributes:
        name: what it is, for messages.
        signs: one of these stands in each.
        pattern: a regular expression; its group `rest` is what nobody can guess.
        source: where the service documents the form.
    """

    name: str
    signs: tuple[str, ...]
    pattern: str
    source: str


KINDS = (
    SecretKind(
        "a live key of Stripe", ("k_live_",), r"\b[sr]k_live_(?P<rest>[0-9A-Za-z]{16,})", "https://docs.stripe.com/keys"
    ),
    SecretKind(
        "a webhook secret of Stripe",
        ("whsec_",),
        r"\bwhsec_(?P<rest>[0-9A-Za-z+/]{24,})",
        "https://docs.stripe.com/webhooks",
    ),
    SecretKind(
        "an access key of AWS",
        ("AKIA", "ASIA"),
        r"\b(?:AKIA|ASIA)(?P<rest>[A-Z2-7]{16})\b",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
    ),
    SecretKind(
        "a token of GitHub",
        ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
        r"\b(?:gh[pousr]_(?P<rest>[0-9A-Za-z]{36})|github_pat_(?P<rest2>[0-9A-Za-z_]{60,}))",
        "https://github.blog/engineering/behind-githubs-new-authentication-token-formats/",
    ),
    SecretKind(
        "a token of GitLab",
        ("glpat-",),
        r"\bglpat-(?P<rest>[0-9A-Za-z_-]{20,})",
        "https://docs.gitlab.com/security/tokens/",
    ),
    SecretKind(
        "a token of Slack",
        ("xox",),
        r"\bxox[abprs]-(?P<rest>[0-9A-Za-z-]{20,})",
        "https://docs.slack.dev/authentication/tokens",
    ),
    SecretKind(
        "a key of Google Cloud",
        ("AIza",),
        r"\bAIza(?P<rest>[0-9A-Za-z_-]{35})\b",
        "https://cloud.google.com/docs/authentication/api-keys",
    ),
    SecretKind(
        "a key of SendGrid",
        ("SG.",),
        r"\bSG\.(?P<rest>[\w-]{22}\.[\w-]{43})\b",
        "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
    ),
    SecretKind(
        "a production token of Braintree",
        ("access_token$",),
        r"\baccess_token\$production\$(?P<rest>[0-9a-z]{16}\$[0-9a-f]{32})",
        "https://developer.paypal.com/braintree/docs/guides/extend/oauth/access-tokens",
    ),
    SecretKind(
        "an access token of Square",
        ("sq0atp-", "sq0csp-", "EAAA"),
        r"\b(?:sq0atp-(?P<rest>[\w-]{22})|sq0csp-(?P<rest2>[\w-]{43})|EAAA(?P<rest3>[\w-]{60}))(?![\w-])",
        "https://developer.squareup.com/docs/build-basics/access-tokens",
    ),
    SecretKind(
        "a secret key of Flutterwave",
        ("FLWSECK-",),
        r"\bFLWSECK-(?P<rest>[0-9a-f]{32})-X\b",
        "https://developer.flutterwave.com/docs/authentication",
    ),
    SecretKind(
        "a token of a Telegram bot",
        (":AA",),
        r"(?<![\w:])\d{8,10}:AA(?P<rest>[\w-]{33})(?![\w-])",
        "https://core.telegram.org/bots/api#authorizing-your-bot",
    ),
    SecretKind(
        "a private key",
        ("PRIVATE KEY-----",),
        r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----\s+(?:[A-Za-z-]+: [^\n]*\n\s*)*(?P<rest>[0-9A-Za-z+/]{40,})",
        "https://www.rfc-editor.org/rfc/rfc7468",
    ),
)
_EACH = [(kind, expression(kind.pattern)) for kind in KINDS]
_MADE_UP = expression(
    r"example|sample|dummy|fake|test|your|secret|replace|redacted|placeholder|x{4}|abcdef|123456|987654|(.)\1{4}",
    re.IGNORECASE,
)
_FEWEST_CHARACTERS = 9


def secrets_in(text: str) -> Iterator[tuple[SecretKind, re.Match[str]]]:
    """Yield each text that looks like a real secret, with its kind; made-up ones (`…EXAMPLE`, `xxxx`) are none."""
    for kind, pattern in _EACH:
        for found in pattern.finditer(text) if any(sign in text for sign in kind.signs) else ():
            rest = next(group for group in found.groups() if group)
            if len(set(rest)) >= _FEWEST_CHARACTERS and not _MADE_UP.search(rest):
                yield kind, found
