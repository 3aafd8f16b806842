"""The rule that is reported while `paycore.yml` is read."""

from __future__ import annotations

from mkdocs_paycore.source.rule import Rule, Sample
from mkdocs_paycore.source.validate import FileRules

SITE_FILE = Rule(
    "site-file",
    "An entry of `paycore.yml` that is not what its place asks for; none of the file is used then.",
    is_fixed=True,
    sample=Sample(
        "paycore.yml",
        "products:\n  providers: {foldr: connectors}\n",
        "products:\n  providers: {folder: connectors}\n",
    ),
)
SITE_FILE_RULES = FileRules.of_one(SITE_FILE)
"""Those of the reader of models."""
