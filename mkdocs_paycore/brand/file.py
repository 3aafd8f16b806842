"""The model of `brands/<name>.yml`."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic import Field as Described

from mkdocs_paycore.brand.address import is_web_address
from mkdocs_paycore.brand.ip_address import public_address
from mkdocs_paycore.brand.model import Selection, Theme  # noqa: TC001 - pydantic reads the hints
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.model import Expected, Model, Text, unexpected

NAME = expression(r"[A-Za-z0-9][\w.-]*\Z")
VARIABLE = expression(r"[\w-]+\Z")


def _listed(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    if not isinstance(value, list):
        raise unexpected("a list of IP addresses", "as in [192.0.2.10]")
    return value


def _site_url(url: str) -> str:
    if not is_web_address(url) or re.search(r"[\s\"<>\\^`{|}]", url):
        raise unexpected("a web address", "as in https://docs.example.com/")
    if "?" in url or "#" in url:
        raise unexpected("an address without '?' and '#'")
    return url


def _origin(text: str) -> str:
    if not is_web_address(text) or not re.fullmatch(r"https?://[^\s/?#@\\\"'<>*]+", text):
        raise unexpected("an origin: a scheme, a host and perhaps a port", "as in https://help.example.com")
    return text.lower()


FrameOrigin = Annotated[
    Text, AfterValidator(_origin), WithJsonSchema({"type": "string", "pattern": r"^https?://[^\s/?#@*]+$"})
]
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][\w.-]*$"), Expected("letters, digits, '.', '_' or '-'")]
SiteUrl = Annotated[
    str, AfterValidator(_site_url), WithJsonSchema({"type": "string", "pattern": r"^https?://[^\s/?#]+"})
]
IpAddress = Annotated[
    Text, AfterValidator(public_address), WithJsonSchema({"type": "string", "pattern": "^[0-9A-Fa-f.:]+(/[0-9]+)?$"})
]
_VALUES = {"additionalProperties": {"type": ["string", "null", "object"]}, "propertyNames": {"pattern": r"^[\w-]+$"}}


class BrandFile(Model):
    """A brand: the names, links and contacts that a site shows."""

    name: Name
    """The name of the file, and of the folder of the built site."""
    site_name: Text | None = None
    """In the header and in the browser's tab."""
    site_url: SiteUrl | None = None
    """Where the site will be read."""
    theme: Theme | None = None
    """The look: logo, favicon, colours."""
    custom: Annotated[dict[str, Any], Described(json_schema_extra=_VALUES)] | None = None
    """What pages show as <<custom.company_name>> and the like: texts, and mappings of texts."""
    providers: Selection | None = None
    """The providers that the brand offers, by code."""
    features: Selection | None = None
    """The features that the brand offers, by name."""
    common_names: Annotated[list[Text], Described(json_schema_extra={"uniqueItems": True})] | None = None
    """Names of the brand that are ordinary words, too (*Open*): not looked for in the sites of other brands."""
    addresses: (
        Annotated[list[IpAddress], BeforeValidator(_listed), Described(json_schema_extra={"uniqueItems": True})] | None
    ) = None
    """The public IP addresses from which the platform calls providers; networks, too, such as `203.0.113.64/29`."""
    embed_in: Annotated[list[FrameOrigin], Described(json_schema_extra={"uniqueItems": True})] | None = None
    """The origins of pages that frame forms of `paycore embed`, such as `https://help.example.com`: only these are told
    a form's height and verdict."""
