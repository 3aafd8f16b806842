"""Secrets that somebody pasted into a manual or a provider's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.load import PROVIDER_FILE
from mkdocs_paycore.check.specs.secret_kinds import secrets_in
from mkdocs_paycore.source.paths import refuse_endless
from mkdocs_paycore.source.place import place_in
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

_SAMPLE = "AKIA" + "QW3GR7PLD2SV5T6M"
PASTED_SECRET = Rule(
    "pasted-secret",
    "A text that looks like a real secret, such as a live key or a private key.",
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        f"# Start\n\nEnter a key such as `{_SAMPLE}`.\n",
        "# Start\n\nEnter a key such as `AKIAIOSFODNN7EXAMPLE`.\n",
    ),
)
_SHOWN = 8


@looks_for(PASTED_SECRET)
def pasted_secrets(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each secret in pages, snippets and provider files; only its beginning is shown."""
    texts = [(page.path, page.text) for page in checked.manuscripts]
    folders = [folder for folder in checked.project.provider_dirs if folder.is_dir()]
    files = [file for folder in folders for file in sorted(folder.glob(f"*/{PROVIDER_FILE}"))]
    for file in files:
        refuse_endless(file)
    texts += [(checked.project.shown(file), file.read_text("utf-8-sig", errors="replace")) for file in files]
    for path, text in texts:
        for kind, found in secrets_in(text):
            begin = found[0][:_SHOWN] if not found[0].startswith("-") else found[0].partition("\n")[0]
            message = f"found {begin!r} and more, which looks like {kind.name}"
            hint = "withdraw it at the service, and write a made-up value"
            yield PASTED_SECRET.problem(path, place_in(text, found.start()), message, hint)
