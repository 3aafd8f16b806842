"""The model of a field of a connection form: what it asks for, and what its value must be."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, ConfigDict, StringConstraints, model_validator
from pydantic import Field as Described

from mkdocs_paycore.catalog.model.relation import VisibleWhen  # noqa: TC001 - pydantic reads the hints
from mkdocs_paycore.catalog.model.use import Use
from mkdocs_paycore.source.model import Date, Expected, Extension, Key, Model, Text, WebAddress


class FieldType(StrEnum):
    """The controls of a connection form."""

    TEXT = "text"
    SECRET = "secret"  # noqa: S105 - the name of a field type
    PASSWORD = "password"  # noqa: S105 - the name of a field type
    MULTILINE = "multiline"
    MULTILINE_SECRET = "multiline_secret"  # noqa: S105 - the name of a field type
    FILE = "file"
    SELECT = "select"
    MULTISELECT = "multiselect"
    TOGGLE = "toggle"
    URL = "url"
    EMAIL = "email"
    NUMBER = "number"
    DATE = "date"


class Meaning(StrEnum):
    """What a value says of the connection itself."""

    NAME = "name"
    TEST_MODE = "test_mode"
    STATUS = "status"


class FileKind(StrEnum):
    """What a key file holds, told by its first bytes."""

    PEM = "pem"
    PKCS12 = "pkcs12"
    DER = "der"
    JSON = "json"


class FileContent(StrEnum):
    """What a key file is for, told by what it holds."""

    PRIVATE_KEY = "private_key"
    CERTIFICATE = "certificate"
    PUBLIC_KEY = "public_key"


class PatternSeverity(StrEnum):
    """Whether a value that misses the pattern is refused or only remarked on."""

    WARN = "warn"
    BLOCK = "block"


MULTILINE_TYPES = frozenset({FieldType.MULTILINE, FieldType.MULTILINE_SECRET})
"""Types whose text may have several lines, such as keys and certificates in PEM."""

TEXT_TYPES = MULTILINE_TYPES | {
    FieldType.TEXT,
    FieldType.SECRET,
    FieldType.PASSWORD,
    FieldType.URL,
    FieldType.EMAIL,
    FieldType.NUMBER,
    FieldType.DATE,
}
"""Types whose value is what a person types."""

LIMITED_TYPES = frozenset({FieldType.NUMBER, FieldType.DATE})
"""Types whose values have an order."""

CHOICE_TYPES = frozenset({FieldType.SELECT, FieldType.MULTISELECT})
"""Types whose value is picked from choices."""

_HIDDEN_TYPES = frozenset({FieldType.SECRET, FieldType.PASSWORD, FieldType.MULTILINE_SECRET})

_IN_FORM = Use(in_form=True)
_OF_TEXT = Use(TEXT_TYPES, in_form=True)
_OF_LIMITED = Use(LIMITED_TYPES, in_form=True)
_OF_MEANING = Use(frozenset({FieldType.TEXT, FieldType.TOGGLE, FieldType.SELECT}), in_form=True)
_OF_LINES = Use(TEXT_TYPES - MULTILINE_TYPES)
_OF_KNOWN = Use((TEXT_TYPES | CHOICE_TYPES | {FieldType.TOGGLE}) - _HIDDEN_TYPES)
_OF_SEVERAL = Use(TEXT_TYPES - MULTILINE_TYPES - _HIDDEN_TYPES, in_form=True)
_OF_FILES = Use(frozenset({FieldType.FILE}), in_form=True)
_OF_ENTRIES = Use(TEXT_TYPES | CHOICE_TYPES)


def _as_text(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


Limit = Annotated[
    str,
    BeforeValidator(_as_text),
    StringConstraints(pattern=r"^(-?[0-9]+(\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2})$"),
    Expected("a number such as 0.5, or a date such as 2026-01-31"),
    Described(json_schema_extra={"type": ["string", "number"]}),
]
"""The end of a range; kept as a text, as it is written."""
Default = Annotated[
    bool | Annotated[Text, BeforeValidator(_as_text)] | tuple[Text, ...],
    Expected("text, true or false, or a list of texts", is_form=False),
    Described(json_schema_extra={"anyOf": [{"type": t} for t in ("string", "number", "boolean", "array")]}),
]
"""What a control holds at first."""


def _or_text(schema: dict[str, Any]) -> None:
    """Change the JSON Schema of a choice into that of a choice or a bare value, as the file may hold it."""
    described = {"description": schema.pop("description")} if "description" in schema else {}  # pydantic < 2.10: later
    mapping = {**schema, "required": ["value"]}
    schema.clear()
    schema |= {**described, "anyOf": [{"type": "string", "minLength": 1}, mapping]}


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
    """Values that must pass."""
    invalid: tuple[str, ...] = ()
    """Values that must not pass."""


class EnvironmentFormat(Model):
    """What a value looks like in one mode (test or live)."""

    pattern: Annotated[Text | None, _IN_FORM] = None
    """The format in this mode, an ECMAScript pattern of the whole value."""
    pattern_hint: Annotated[Text | None, _IN_FORM] = None
    """The pattern in words."""
    example: Text | None = None
    """A value that satisfies the field in this mode."""


class Environments(Model):
    """The formats of a value by mode."""

    test: Annotated[EnvironmentFormat | None, _IN_FORM] = None
    """What the value looks like in test mode."""
    live: Annotated[EnvironmentFormat | None, _IN_FORM] = None
    """What the value looks like in live mode."""


class Field(Model):
    """One credential that a connection form asks for."""

    key: Annotated[Key, _IN_FORM]
    """The name of the field in the data, as it is there. Do not change it later.

    Letters, digits, `_` and `$`, behind the first also `-`, `.`, `:`, `[` and `]`.
    """
    label: Annotated[Text, _IN_FORM]
    """What the connection form calls it."""
    provider_label: Text | None = None
    """What the provider calls it, where that differs."""
    type: Annotated[FieldType, _IN_FORM]
    """What control the form has for it, and what its value is."""
    required: Annotated[bool, _IN_FORM] = False
    """Whether it must be filled in; if left out, it need not be."""
    several: Annotated[bool, _OF_SEVERAL] = False
    """Whether several values are typed, one a line, of which each has to satisfy the field; if left out, it is one."""
    read_only: Annotated[bool, Use(TEXT_TYPES)] = False
    """Whether the form only shows the value, and nobody enters it; if left out, it is entered."""
    help: Text | None = None
    """A sentence about the field, shown beside it; inline Markdown, may use variables."""
    find_at: Text | None = None
    """Where in the provider's system the value is found; inline Markdown, may use variables."""
    anchor: Text | None = None
    """The anchor of the manual's heading that explains the field, without `#`."""
    pattern: Annotated[Text | None, _OF_TEXT] = None
    """What the whole value must look like: an ECMAScript regular expression, valid under the flags `u` and `v`."""
    pattern_hint: Annotated[Text | None, _IN_FORM] = None
    """The pattern in words, shown beside the field and as the error. Required with a `pattern`."""
    severity: PatternSeverity | None = None
    """What happens to a value that misses the pattern: `warn` remarks on it, `block` refuses it.

    If left out, `block` where there is a `source`, else `warn`.
    """
    source: WebAddress | None = None
    """The public address where the format is documented. If it is not the provider's own, write `severity: warn`."""
    checked_on: Date | None = None
    """The day on which the `source` was last looked at, such as `2026-11-27`."""
    min_length: Annotated[Annotated[int, Described(ge=0)] | None, _OF_TEXT] = None
    """The length of the shortest value, in characters (code points)."""
    max_length: Annotated[Annotated[int, Described(ge=1)] | None, _OF_TEXT] = None
    """The length of the longest value, in characters (code points)."""
    minimum: Annotated[Limit | None, _OF_LIMITED] = None
    """The smallest number, or the earliest date."""
    maximum: Annotated[Limit | None, _OF_LIMITED] = None
    """The largest number, or the latest date."""
    choices: Annotated[tuple[Choice, ...], Use(CHOICE_TYPES)] = ()
    """The options: values, or `value`, `label` and `description` of each. If left out, they are not known."""
    accept: Annotated[tuple[Extension, ...], _OF_FILES] = ()
    """The endings of files that may be chosen, in small letters, such as `[.pem, .key]`."""
    max_size: Annotated[Annotated[int, Described(ge=1)] | None, _OF_FILES] = None
    """The size of the largest file, in bytes."""
    kinds: Annotated[tuple[FileKind, ...], _OF_FILES] = ()
    """What a file may hold: `pem`, `pkcs12`, `der`, `json`; its first bytes tell. An archive never fits.

    If left out, nobody looks inside.
    """
    holds: Annotated[FileContent | None, _OF_FILES] = None
    """What must be in the file: `private_key`, `certificate`, `public_key`; others may be in it as well.

    A file in PEM, or a certificate in DER, tells; PKCS #12 is locked and does not. A certificate
    holds a public key, too.
    """
    default: Annotated[Default | None, _OF_KNOWN] = None
    """What the form holds at first: a text, true or false for a toggle, a list for a multiselect or for several."""
    placeholder: Annotated[Text | None, Use(TEXT_TYPES)] = None
    """What an empty control shows in grey. It goes when somebody types: what a reader needs belongs into `help`."""
    prefix: Annotated[Text | None, _OF_LINES] = None
    """What stands in front of the control and is no part of the value, such as `https://`."""
    suffix: Annotated[Text | None, _OF_LINES] = None
    """What stands behind the control and is no part of the value, such as a unit: `days`."""
    means: Annotated[Meaning | None, _OF_MEANING] = None
    """What the value says of the connection itself: `name`, `test_mode` or `status`.

    `name`: what it is called. `test_mode`: a toggle that is on for tests; without it, the toggle of the key `test_mode`
    says so. `status`: a toggle that is on, or a select at its first choice, while the connection is in use.
    """
    section: Text | None = None
    """The heading above the field in the form; fields one behind the other with the same stand below it together."""
    example: Annotated[Text | None, _OF_ENTRIES] = None
    """A made-up value that passes all the rules of the field."""
    tests: Annotated[FieldTests, _OF_ENTRIES] = FieldTests()
    """`valid` and `invalid`: values that must pass and values that must not."""
    environments: Annotated[Environments, _OF_TEXT] = Environments()
    """`test` and `live`: the `pattern`, `pattern_hint` and `example` of the value in that mode."""
    visible_when: Annotated[VisibleWhen, _IN_FORM] = Described(default_factory=dict)
    """What other fields, or `mode`, must hold for the field to appear; all of it. If left out, it always appears.

    A toggle: true or false. A select: its value; a multiselect: a value that is chosen; for both also a list of
    values of which one is enough. `mode`: test or live. A field that depends on a hidden one is hidden as well.
    """

    @property
    def pattern_severity(self) -> PatternSeverity:
        """How much a missed pattern weighs, with the default filled in."""
        return self.severity or (PatternSeverity.BLOCK if self.source else PatternSeverity.WARN)
