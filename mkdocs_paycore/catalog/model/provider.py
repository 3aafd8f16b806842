"""The models of `provider.yml`: what a provider is and what its connection forms ask for.

Field names are a contract: they are the keys of the file and of the published data. Reading is in `catalog.load`; rules
that look at more than one key are in `catalog.lint`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, model_validator
from pydantic import Field as Described

from mkdocs_paycore.catalog.model.code import ProviderCode  # noqa: TC001 - pydantic reads the hints
from mkdocs_paycore.catalog.model.relation import CrossRule, VisibleWhen  # noqa: TC001 - pydantic reads the hints
from mkdocs_paycore.source.model import Code, Date, Extension, Key, Model, Text, WebAddress


class Status(StrEnum):
    """Whether the platform has implemented the provider."""

    READY = "ready"
    NOT_READY = "not_ready"


class Feature(StrEnum):
    """What the platform can do with the provider. `h2h`: payments through a host-to-host merchant account."""

    PAYMENTS = "payments"
    PAYOUTS = "payouts"
    H2H = "h2h"


class Kind(StrEnum):
    """The kinds of connection that the dashboard offers."""

    PROVIDER_ACCOUNT = "provider_account"
    H2H_MERCHANT_ACCOUNT = "h2h_merchant_account"
    MERCHANT_ACCOUNT = "merchant_account"
    ACCOUNT = "account"


class FieldType(StrEnum):
    """The controls of a connection form."""

    TEXT = "text"
    SECRET = "secret"  # noqa: S105 - the name of a field type
    PASSWORD = "password"  # noqa: S105 - the name of a field type
    FILE = "file"
    SELECT = "select"
    MULTISELECT = "multiselect"
    TOGGLE = "toggle"
    URL = "url"
    EMAIL = "email"
    NUMBER = "number"


class FileKind(StrEnum):
    """What a key file holds, told by its first bytes."""

    PEM = "pem"
    PKCS12 = "pkcs12"
    DER = "der"
    JSON = "json"


class PatternSeverity(StrEnum):
    """Whether a value that misses the pattern is refused or only remarked on."""

    WARN = "warn"
    BLOCK = "block"


class IpAllowlist(StrEnum):
    """Whether the provider wants the platform's addresses on its allow-list."""

    REQUIRED = "required"
    ASK_MANAGER = "ask_manager"
    OPTIONAL = "optional"
    UNKNOWN = "unknown"


TEXT_TYPES = frozenset(
    {
        FieldType.TEXT,
        FieldType.SECRET,
        FieldType.PASSWORD,
        FieldType.URL,
        FieldType.EMAIL,
        FieldType.NUMBER,
    }
)
"""Types whose value is what a person types."""

CHOICE_TYPES = frozenset({FieldType.SELECT, FieldType.MULTISELECT})
"""Types whose value is picked from choices."""


def _or_text(schema: dict[str, Any]) -> None:
    """Change the JSON Schema of a choice into that of a choice or a bare value, as the file may hold it."""
    description, mapping = schema.pop("description"), {**schema, "required": ["value"]}
    schema.clear()
    schema |= {"description": description, "anyOf": [{"type": "string", "minLength": 1}, mapping]}


class Choice(Model):
    """One option of a select or multiselect. In YAML a bare value stands for a choice of that name."""

    model_config = ConfigDict(json_schema_extra=_or_text)

    expected: ClassVar[str] = "text, or a mapping with value and label"

    value: Text
    """What the form sends."""
    label: Text
    """What the form shows; the value, if left out."""
    description: Text | None = None
    """What the option means, in a sentence."""

    @model_validator(mode="before")
    @classmethod
    def _filled(cls, data: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
        if isinstance(data, str):
            return {"value": data, "label": data}
        if isinstance(data, dict) and "value" in data:
            return {"label": data["value"], **data}
        return data


class FieldTests(Model):
    """Values that must pass and values that must fail, proven by the check."""

    valid: tuple[str, ...] = ()
    invalid: tuple[str, ...] = ()


class EnvironmentFormat(Model):
    """What a value looks like in one mode (test or live)."""

    pattern: Text | None = None
    """The format in this mode, an ECMAScript pattern of the whole value."""
    pattern_hint: Text | None = None
    """The pattern in words."""
    example: Text | None = None
    """A value that satisfies the field in this mode."""


class Environments(Model):
    """The formats of a value by mode."""

    test: EnvironmentFormat | None = None
    live: EnvironmentFormat | None = None


class Field(Model):
    """One credential that a connection form asks for."""

    key: Key
    """Stable name: the input's name, the anchor, the key in the data."""
    label: Text
    """What the connection form calls it."""
    provider_label: Text | None = None
    """What the provider's own cabinet calls it, where that differs."""
    type: FieldType
    required: bool = False
    help: Text | None = None
    """A sentence about the value; inline Markdown, may use variables."""
    find_at: Text | None = None
    """Where the value stands in the provider's cabinet; inline Markdown, may use variables."""
    anchor: Text | None = None
    """The heading of the manual that tells more."""
    pattern: Text | None = None
    """The format, an ECMAScript pattern of the whole value that compiles under the flags u and v."""
    pattern_hint: Text | None = None
    """The pattern in words: shown beside the input and as the error."""
    severity: PatternSeverity | None = None
    """Of the patterns; if left out, block where there is a source and warn where there is none."""
    source: WebAddress | None = None
    """Where the format is documented."""
    min_length: Annotated[int, Described(ge=0)] | None = None
    """In code points."""
    max_length: Annotated[int, Described(ge=1)] | None = None
    """In code points."""
    choices: tuple[Choice, ...] = ()
    """The options of a select or multiselect; none if they are not known."""
    accept: tuple[Extension, ...] = ()
    """Endings of file names, in lower case, such as .pem."""
    max_size: Annotated[int, Described(ge=1)] | None = None
    """Of a file, in bytes."""
    kinds: tuple[FileKind, ...] = ()
    """What a file may hold, told by its first bytes; an archive never fits. None: no look inside."""
    example: Text | None = None
    """A value that satisfies the field."""
    tests: FieldTests = FieldTests()
    environments: Environments = Environments()
    visible_when: VisibleWhen = Described(default_factory=dict)
    """What other fields (or `mode`) must hold for the field to appear; all of it. None: it always appears.

    A toggle: true or false. A select: its value; a multiselect: a value that is chosen; for both also a list of
    values of which one is enough. `mode`: test or live. A field that depends on a hidden one is hidden as well.
    """

    @property
    def pattern_severity(self) -> PatternSeverity:
        """How much a missed pattern weighs, with the default filled in."""
        return self.severity or (PatternSeverity.BLOCK if self.source else PatternSeverity.WARN)


class Connection(Model):
    """One connection form of a provider: its kind and its fields in the order of the form."""

    kind: Kind
    fields: tuple[Field, ...] = ()
    rules: tuple[CrossRule, ...] = ()
    """Rules over several fields."""


class Verified(Model):
    """When and against what the file was last compared with the provider's own words."""

    on: Date
    source: Text | None = None


class Support(Model):
    """How a merchant reaches the provider."""

    emails: tuple[Text, ...] = ()
    phones: tuple[Text, ...] = ()
    urls: tuple[WebAddress, ...] = ()


class Provider(Model):
    """A payment provider as `docs/connectors/<code>/provider.yml` describes it."""

    code: ProviderCode
    """The name of the folder."""
    name: Text
    status: Status
    website: WebAddress | None = None
    login_url: WebAddress | None = None
    tagline: Text | None = None
    features: tuple[Feature, ...] = ()
    features_note: Text | None = None
    """What the features do not say, such as Swift; it stands before their wording."""
    payment_methods: tuple[Code, ...] = ()
    """Codes of the method directory."""
    payout_methods: tuple[Code, ...] = ()
    """Codes of the method directory."""
    currencies: tuple[Text, ...] = ()
    countries: tuple[Text, ...] = ()
    aliases: tuple[Text, ...] = ()
    """Other names that people search for."""
    setup: tuple[Text, ...] = ()
    """Steps at the provider, used where no manual is written; inline Markdown, may use variables."""
    ip_allowlist: IpAllowlist = IpAllowlist.UNKNOWN
    support: Support = Support()
    callbacks: tuple[Text, ...] = ()
    """What the provider must be told about our side, a sentence each; inline Markdown, may use variables."""
    warnings: tuple[Text, ...] = ()
    """What a merchant must not overlook, a sentence each; inline Markdown, may use variables."""
    verified: Verified | None = None
    connections: tuple[Connection, ...] = ()

    def connection(self, kind: str) -> Connection | None:
        """Return the connection of that kind, or None."""
        return next((connection for connection in self.connections if connection.kind == kind), None)
