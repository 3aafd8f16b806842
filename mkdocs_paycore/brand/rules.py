"""The rules that are reported while a brand's file is read."""

from __future__ import annotations

from mkdocs_paycore.source.rule import Rule, Sample, Stage
from mkdocs_paycore.source.validate import FileRules

_FILE = "brands/acme.yml"

BRAND_YAML = Rule(
    "brand-yaml",
    "A brand's file that is no YAML mapping.",
    stage=Stage.BRAND,
    is_fixed=True,
    sample=Sample(_FILE, "- name: acme\n", "name: acme\n"),
)
BRAND_UNKNOWN_KEY = Rule(
    "brand-unknown-key",
    "A key that a brand's file does not have.",
    stage=Stage.BRAND,
    is_fixed=True,
    sample=Sample(_FILE, "name: acme\nsitename: Acme Help\n", "name: acme\nsite_name: Acme Help\n"),
)
BRAND_VALUE = Rule(
    "brand-value",
    "A value of a brand's file that is not what its key asks for.",
    stage=Stage.BRAND,
    is_fixed=True,
    sample=Sample(
        _FILE,
        "name: acme\ncustom: {support_email: help.acme.example}\n",
        "name: acme\ncustom: {support_email: help@acme.example}\n",
    ),
)
BRAND_RULES = FileRules(
    yaml=BRAND_YAML,
    top=BRAND_YAML,
    type=BRAND_VALUE,
    format=BRAND_VALUE,
    missing_key=BRAND_VALUE,
    unknown_key=BRAND_UNKNOWN_KEY,
    unknown_value=BRAND_VALUE,
)
"""Those of the reader of models."""
