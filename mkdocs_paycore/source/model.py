"""What the models of all YAML files are made of: their base, and forms of short texts with their words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, cast
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

UNEXPECTED = "unexpected"
"""The type of pydantic's error for a value that is not what `Expected` says."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Model(BaseModel):
    """Base of all models of files: unknown keys are errors, instances do not change.

    Attributes:
        expected: what a file has to hold where the model stands, in words.
        for_others: what to do with a key that is near to none of the model's.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    expected: ClassVar[str] = "a mapping"
    for_others: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a value has to be, in words; the last mark of an annotated type.

    Whatever is wrong with the value, also within it, is one fault: it is not that.

    Attributes:
        words: what is expected.
        hint: an example, or what to do.
        is_form: whether a text that is not that has a wrong form; else it is a value of another kind.
    """

    words: str
    hint: str = ""
    is_form: bool = True

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:  # noqa: ANN401 - any type
        """Return the type's schema with the words in place of its errors."""
        context = {"words": self.words, "hint": self.hint, "is_form": self.is_form}
        return core_schema.custom_error_schema(
            handler(source), UNEXPECTED, custom_error_message="unexpected", custom_error_context=context
        )


class _Given:
    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:  # noqa: ANN401 - any type
        """Return the type's schema without None."""
        return cast("core_schema.NullableSchema", handler(source))["schema"]


GIVEN = _Given()
"""The last mark of an annotated `… | None` of a key that may be left out, but not be there without a value."""


def unexpected(words: str, hint: str = "") -> PydanticCustomError:
    """Return what a validator raises for a text of a wrong form; `words` and `hint` as in `Expected`."""
    return PydanticCustomError(UNEXPECTED, "unexpected", {"words": words, "hint": hint, "is_form": True})


def _existing_date(text: str) -> str:
    date.fromisoformat(text)
    return text


def _usable_key(key: str) -> str:
    if key == "__proto__":
        raise unexpected("another key: validators in JavaScript overlook this one")
    return key


def _readable_address(text: str) -> str:
    urlsplit(text).port  # noqa: B018 - raises ValueError where brackets or the port are none
    return text


CODE = r"^[a-z0-9][a-z0-9_-]*$"
KEY = r"^[A-Za-z0-9_$][A-Za-z0-9_$.:\[\]\-]*$"
_WEB_ADDRESS = r"^https?://[^\s/]+\S*$"
_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_EXTENSION = r"^(?:\.[a-z0-9]+)+$"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Code = Annotated[str, StringConstraints(pattern=CODE), Expected("a code of lower-case letters, digits, '-' and '_'")]
Key = Annotated[
    str,
    StringConstraints(pattern=KEY),
    Expected("a key of letters, digits, '_', '$', and behind the first also '-', '.', ':', '[', ']'"),
    AfterValidator(_usable_key),
]
WebAddress = Annotated[
    str,
    StringConstraints(pattern=_WEB_ADDRESS),
    AfterValidator(_readable_address),
    Expected("an address that starts with https:// or http://"),
]
Date = Annotated[
    str, StringConstraints(pattern=_DATE), AfterValidator(_existing_date), Expected("a date such as 2021-07-12")
]
Extension = Annotated[
    str,
    StringConstraints(pattern=_EXTENSION),
    Expected("an ending of file names in lower case, such as .pem"),
]
