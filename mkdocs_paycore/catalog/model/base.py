"""What all models of `provider.yml` are made of: their base and the forms of short texts."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError


class Model(BaseModel):
    """Base of all models of the catalog: unknown keys are errors, instances do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def _existing_date(text: str) -> str:
    date.fromisoformat(text)
    return text


RESERVED_CODES = ("payment-methods", "payout-methods", "payment-services", "payout-services")
"""What no provider may be called: the pages of the directories stand beside the providers' folders."""


def _free_code(code: str) -> str:
    if code in RESERVED_CODES:
        raise PydanticCustomError("reserved_code", "the code of a page")
    return code


CODE = r"^[a-z0-9][a-z0-9_-]*$"
KEY = r"^[a-z][a-z0-9_]*$"
WEB_ADDRESS = r"^https?://[^\s/]+\S*$"
DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
EXTENSION = r"^(?:\.[a-z0-9]+)+$"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Code = Annotated[str, StringConstraints(pattern=CODE)]
ProviderCode = Annotated[
    Code, AfterValidator(_free_code), Field(json_schema_extra={"not": {"enum": list(RESERVED_CODES)}})
]
Key = Annotated[str, StringConstraints(pattern=KEY)]
WebAddress = Annotated[str, StringConstraints(pattern=WEB_ADDRESS)]
Date = Annotated[str, StringConstraints(pattern=DATE), AfterValidator(_existing_date)]
Extension = Annotated[str, StringConstraints(pattern=EXTENSION)]
