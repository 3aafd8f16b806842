"""What a provider may be called."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from mkdocs_paycore.source.model import Code, unexpected

RESERVED_CODES = ("payment-methods", "payout-methods", "payment-services", "payout-services")
"""What no provider may be called: the pages of the directories stand beside the providers' folders."""


def _free_code(code: str) -> str:
    if code in RESERVED_CODES:
        raise unexpected("another code: a page of the directories has this one")
    return code


ProviderCode = Annotated[
    Code, AfterValidator(_free_code), Field(json_schema_extra={"not": {"enum": list(RESERVED_CODES)}})
]
