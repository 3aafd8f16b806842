"""Files of keys and certificates that are called by the name of their counterpart."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.text.credentials.credential_files import files_of_counterparts
from tests.support.checked import checked_pages_at

GOT = "```bash\nopenssl genrsa -out private.pem 2048\nopenssl rsa -in private.pem -pubout -out public.pem\n```\n"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Upload the file with the private key (`public.pem`).", "private.pem"),
        ("Attach the *private* key file `keys/public.pem`.", "private.pem"),
        ("| Private key | `public.pem` |", "private.pem"),
        ("Mail the public half: `private.pem`.", "public.pem"),
        ("The certificate is `shop.key`, issued for `shop.crt`.", "shop.crt"),
        ("Upload the live key (`test_key.pem`), later `live_key.pem`.", "live_key.pem"),
    ],
)
def test_the_file_of_the_counterpart_is_told(typed: str, right: str) -> None:
    (found,) = files_of_counterparts(checked_pages_at({"docs/connectors/zuki/index.md": f"# Zuki\n\n{GOT}\n{typed}\n"}))
    assert (found.line, found.suggestion) == (8, f"did you mean {right!r}?")


@pytest.mark.parametrize(
    "typed",
    [
        "Upload the private key (`private.pem`), and mail the public key (`public.pem`).",
        "Keep the private key, and mail `public.pem`.",
        "The public key is made of `private.pem`.",
        "The private key belongs to `public.pem`.",
        "Their public key is `zuki.pem`.",
        "The certificate `shop.pem` and its key `shop.key`.",
        "Upload the certificate (`shop.pem`) and the certificate key (`shop.key`).",
    ],
)
def test_right_files_are_left_alone(typed: str) -> None:
    text = f"# Zuki\n\n{GOT}\n{typed}\n"
    assert not list(files_of_counterparts(checked_pages_at({"docs/connectors/zuki/index.md": text})))
