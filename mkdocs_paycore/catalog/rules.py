"""The rules that are reported while provider files, `directory.yml` and `methods.yml` are read.

Rules over one field or over the fields of a connection are in `catalog.lint`.
"""

from __future__ import annotations

from textwrap import indent

from mkdocs_paycore.source.rule import Rule, Sample
from mkdocs_paycore.source.validate import FileRules

_FILE = "docs/connectors/acme/provider.yml"
_BEGIN = "code: acme\nname: Acme Pay\n"
_GOOD = f"{_BEGIN}status: not_ready\n"


def connection_sample(wrong: str, right: str) -> Sample:
    """Return a provider's file with one connection as a sample; given are the keys behind its kind, as YAML."""
    wrong, right = (f"{_GOOD}connections:\n  - kind: account\n{indent(keys, ' ' * 4)}\n" for keys in (wrong, right))
    return Sample(_FILE, wrong, right)


def field_sample(wrong: str, right: str) -> Sample:
    """Return a provider's file with one field as a sample; given are its keys, as in `type: text, max_length: 8`."""
    wrong, right = (f"fields:\n  - {{key: shop, label: Shop, {keys}}}" for keys in (wrong, right))
    return connection_sample(wrong, right)


PROVIDER_YAML = Rule(
    "provider-yaml",
    "A provider's file that is no YAML.",
    is_fixed=True,
    sample=Sample(_FILE, f"{_GOOD}tagline: Cards: and more\n", f'{_GOOD}tagline: "Cards: and more"\n'),
)
PROVIDER_FILE_NAME = Rule(
    "provider-file",
    "A provider's folder that cannot be read, or whose file has another name.",
    is_fixed=True,
    example=Sample("docs/connectors/", "acme/\n  provider.yaml\n", "acme/\n  provider.yml\n"),
)
PROVIDER_CODE = Rule(
    "provider-code",
    "A code that is not its folder's name.",
    is_fixed=True,
    sample=Sample(_FILE, "code: acme_pay\nname: Acme Pay\nstatus: not_ready\n", _GOOD),
)
PROVIDER_TYPE = Rule(
    "provider-type",
    "A value of another kind than its key asks for.",
    is_fixed=True,
    sample=Sample(_FILE, f"{_GOOD}features: payments\n", f"{_GOOD}features: [payments]\n"),
)
PROVIDER_MISSING_KEY = Rule(
    "provider-missing-key",
    "A key that has to be there and is not.",
    is_fixed=True,
    sample=Sample(_FILE, _BEGIN, _GOOD),
)
PROVIDER_UNKNOWN_KEY = Rule(
    "provider-unknown-key",
    "A key that a provider's file does not have.",
    is_fixed=True,
    sample=Sample(_FILE, f"{_GOOD}webste: https://acme.example/\n", f"{_GOOD}website: https://acme.example/\n"),
)
PROVIDER_UNKNOWN_VALUE = Rule(
    "provider-unknown-value",
    "A value that is none of the known ones.",
    is_fixed=True,
    sample=Sample(_FILE, f"{_BEGIN}status: notready\n", _GOOD),
)
PROVIDER_FORMAT = Rule(
    "provider-format",
    "A text that does not have the form its key asks for.",
    is_fixed=True,
    sample=Sample(_FILE, f"{_GOOD}website: acme.example\n", f"{_GOOD}website: https://acme.example/\n"),
)
PROVIDER_RULES = FileRules(
    yaml=PROVIDER_YAML,
    top=PROVIDER_TYPE,
    type=PROVIDER_TYPE,
    format=PROVIDER_FORMAT,
    missing_key=PROVIDER_MISSING_KEY,
    unknown_key=PROVIDER_UNKNOWN_KEY,
    unknown_value=PROVIDER_UNKNOWN_VALUE,
)
"""Those of the reader of models."""
DUPLICATE_KIND = Rule(
    "provider-duplicate-kind",
    "Two connections of one kind.",
    is_fixed=True,
    sample=Sample(
        _FILE,
        f"{_GOOD}connections:\n  - kind: account\n  - kind: account\n",
        f"{_GOOD}connections:\n  - kind: account\n  - kind: merchant_account\n",
    ),
)
DUPLICATE_FIELD = Rule(
    "provider-duplicate-field",
    "Two fields of one key in a connection.",
    is_fixed=True,
    sample=connection_sample(
        "fields:\n  - {key: id, label: Shop, type: text}\n  - {key: id, label: User, type: text}",
        "fields:\n  - {key: shop, label: Shop, type: text}\n  - {key: id, label: User, type: text}",
    ),
)
METHODS = Rule(
    "methods",
    "An entry of methods.yml, or of what directory.yml says beside its providers, that is not what its place asks for.",
    sample=Sample(
        "docs/connectors/methods.yml",
        "categories: {bank: Bank transfer}\npayment_methods:\n  banks: {sepa: SEPA}\n",
        "categories: {bank: Bank transfer}\npayment_methods:\n  bank: {sepa: SEPA}\n",
    ),
)
