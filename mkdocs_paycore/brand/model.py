"""A brand: the names, links and contacts that the site shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote, urlsplit

from pydantic import ConfigDict, StringConstraints, WithJsonSchema

from mkdocs_paycore.brand import ip_address
from mkdocs_paycore.brand.colour import DARK_PAPER, ink_on, readable_on
from mkdocs_paycore.source.document import Document
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.model import GIVEN, Expected, Model, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


_DEEPEST = 20
_CONTROL = expression(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_NO_FILE = Document("", None)
_UNSHOWN = frozenset({"name", "common_names", "embed_in", "path"})
"""The texts of a brand that no page shows."""

Colour = Annotated[
    str,
    StringConstraints(pattern=r"^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"),
    Expected("a colour", "as in '#0a7d5a', in quotes"),
]
_Given = Annotated[Colour | None, GIVEN]  # `primary: #0a7d5a` is a comment to YAML
_Codes = Annotated[
    frozenset[str],
    WithJsonSchema({"type": "array", "items": {"type": "string"}}),
    Expected("a list of codes", "as in [one, another]"),
]


class Theme(Model):
    """A brand's look. Images and the style sheet are files beside the brand's own."""

    model_config = ConfigDict(
        json_schema_extra={"dependentRequired": {"primary_dark": ["primary"], "accent_dark": ["accent"]}}
    )

    logo: Text | None = None
    """A picture that the header shows."""
    favicon: Text | None = None
    """A picture that the browser's tab shows."""
    css: Text | None = None
    """A style sheet that pages load after all others."""
    primary: _Given = None
    """Links and buttons; `#rgb` or `#rrggbb`, in quotes."""
    accent: _Given = None
    """Links and controls that the mouse is on."""
    primary_dark: _Given = None
    """The same in the dark scheme; made from the other one if left out, light enough to be read there."""
    accent_dark: _Given = None
    """The same in the dark scheme; made from the other one if left out, light enough to be read there."""

    def colours(self) -> dict[str, str]:
        """Return the colours of both schemes by name, of the dark one with `_dark`; `on_` is the ink for each."""
        colours: dict[str, str] = {}
        for name in ("primary", "accent"):
            light, dark = getattr(self, name), getattr(self, f"{name}_dark")
            if light:
                dark = dark or readable_on(light, DARK_PAPER)
                colours |= {name: light, f"{name}_dark": dark}
                colours |= {f"on_{name}": ink_on(light), f"on_{name}_dark": ink_on(dark)}
        return colours


class Selection(Model):
    """Some of many names: those of `include`, or all but those of `exclude`."""

    model_config = ConfigDict(json_schema_extra={"maxProperties": 1})

    include: _Codes | None = None
    """These only."""
    exclude: _Codes | None = None
    """All but these."""

    def has(self, name: str) -> bool:
        """Return whether a name is chosen."""
        return name not in (self.exclude or ()) and (self.include is None or name in self.include)

    def named(self) -> frozenset[str]:
        """Return all names that were written down."""
        return (self.include or frozenset()) | (self.exclude or frozenset())


@dataclass(frozen=True, slots=True)
class Brand:
    """Who the site is for.

    Attributes:
        name: that of its file; empty for the brand of a site that has no brands.
        custom: the text of each variable, by name; with dots, where nested.
        site_name: what the site is called; None: as its configuration says.
        site_url: where it is published; None: as its configuration says.
        theme: its look.
        providers: those that the brand offers, by code.
        features: those that the brand offers, by name.
        common_names: names of the brand that are ordinary words, too.
        addresses: the public IP addresses from which its platform calls providers.
        embed_in: the origins of pages that frame its forms.
        path: its file, as messages show it.
        document: the file it was read from; one of nothing for a brand that has none of its own.
    """

    name: str
    custom: Mapping[str, str] = field(default_factory=dict)
    site_name: str | None = None
    site_url: str | None = None
    theme: Theme = field(default_factory=Theme)
    providers: Selection = field(default_factory=Selection)
    features: Selection = field(default_factory=Selection)
    common_names: frozenset[str] = frozenset()
    addresses: tuple[str, ...] = ()
    embed_in: tuple[str, ...] = ()
    path: str = ""
    document: Document = field(default=_NO_FILE, repr=False, compare=False)

    def texts(self) -> dict[str, str]:
        """Return what the brand says of itself, by its keys: whatever is text, but for what no page shows.

        A variable is `custom.<name>`; of a list, each text has the key with its number.
        """
        own = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in _UNSHOWN}
        lists = {key: value for key, value in own.items() if isinstance(value, tuple | frozenset)}
        return {
            **{key: value for key, value in own.items() if isinstance(value, str)},
            **{f"custom.{name}": text for name, text in self.custom.items()},
            **{f"{key}.{number}": text for key, value in lists.items() for number, text in enumerate(value)},
        }

    def values(self) -> dict[str, str]:
        """Return what fills the slots, by the slots' names."""
        values = {f"custom.{name}": text for name, text in self.custom.items()}
        values |= {f"theme.{name}": colour for name, colour in self.theme.colours().items()}
        values |= _of_addresses(self.addresses)
        if self.site_name is not None:
            values["site.name"] = self.site_name
        if self.site_url:
            parts = urlsplit(self.site_url)
            path = re.sub("//+", "/", parts.path).rstrip("/")  # a page at `//x/` would take x for a host
            origin = f"{parts.scheme}://{parts.netloc}"
            values["site.origin"] = origin
            values["site.origin_partly_encoded"] = quote(origin)
            values["site.origin_encoded"] = quote(origin, safe="")
            values["site.path"] = f"{path}/"
            values["site.path_unclosed"] = path
            values["site.path_encoded"] = quote(f"{path}/", safe="")
        return values


def _of_addresses(addresses: Sequence[str]) -> dict[str, str]:
    """Return the values of IP addresses: those of each version with spaces between, so that one slot holds any number.

    Where all are set aside for documentation there is `site.addresses_sample` as well, for pages to say so.
    """
    networks = [ip_address.network_of(address) for address in addresses]
    of_versions = {
        f"site.addresses_v{version}": " ".join(
            address for address, network in zip(addresses, networks, strict=True) if network.version == version
        )
        for version in (4, 6)
    }
    values = {name: text for name, text in of_versions.items() if text}
    if networks and all(map(ip_address.is_sample, networks)):
        values["site.addresses_sample"] = "1"
    return values


def hold_markup(values: Iterable[str]) -> bool:
    """Return whether one of some values holds what a script may take for a tag."""
    return any("<" in value for value in values)


def values_of(custom: Any, *, prefix: str = "custom", depth: int = _DEEPEST) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any YAML
    """Yield the variables of `extra.custom`: names with dots where it is nested, and each value as text.

    Numbers and booleans are taken as YAML's writer typed them, nothing as an empty text. A list is its texts joined by
    commas, and each entry has its number for a name as well.
    """
    if isinstance(custom, dict | list):
        if isinstance(custom, list):
            yield prefix, ", ".join(text_of(entry) for entry in custom if not isinstance(entry, dict | list))
        entries = custom.items() if isinstance(custom, dict) else enumerate(custom)
        for name, value in entries if depth else ():
            yield from values_of(value, prefix=f"{prefix}.{name}", depth=depth - 1)
    else:
        yield prefix, text_of(custom)


def brand_of_custom(custom: Any) -> Brand:  # noqa: ANN401 - any YAML
    """Return the nameless brand of a site that has none but `extra.custom` of its mkdocs.yml."""
    values = values_of(custom) if isinstance(custom, dict) else ()
    return Brand("", {name.removeprefix("custom."): text for name, text in values})


def text_of(value: Any) -> str:  # noqa: ANN401 - any YAML
    """Return a value of YAML as text; characters that no page may hold are replaced."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(value))
