"""A brand: the names, links and contacts that the site shows, from `brands/<name>.yml` or from mkdocs.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from mkdocs_paycore.source.problem import Problem, Severity, did_you_mean
from mkdocs_paycore.source.yaml import read_yaml_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkdocs_paycore.source.document import Document

YAML, KEY, VALUE = "brand-yaml", "brand-unknown-key", "brand-value"
_KEYS = ("name", "site_name", "site_url", "theme", "custom", "providers")
_THEME_KEYS = ("logo", "favicon", "primary", "accent")
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*\Z")
_VARIABLE = re.compile(r"[\w-]+\Z")
_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\Z")
_DEEPEST = 20
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Theme:
    """A brand's look. Images are files beside the brand's own; colours are `#rgb` or `#rrggbb`."""

    logo: str | None = None
    favicon: str | None = None
    primary: str | None = None
    accent: str | None = None


@dataclass(frozen=True, slots=True)
class Brand:
    """Who the site is for. `custom` maps a variable's name (with dots, where nested) to its text."""

    name: str
    custom: Mapping[str, str] = field(default_factory=dict)
    site_name: str | None = None
    site_url: str | None = None
    theme: Theme = Theme()
    include: frozenset[str] | None = None
    exclude: frozenset[str] = frozenset()
    path: str = ""

    def values(self) -> dict[str, str]:
        """Return what fills the slots, by the slots' names."""
        values = {f"custom.{name}": text for name, text in self.custom.items()}
        if self.site_name is not None:
            values["site.name"] = self.site_name
        if self.site_url:
            parts = urlsplit(self.site_url)
            path = parts.path.rstrip("/")
            origin = f"{parts.scheme}://{parts.netloc}"
            values["site.origin"] = origin
            values["site.origin_partly_encoded"] = quote(origin)
            values["site.origin_encoded"] = quote(origin, safe="")
            values["site.path"] = f"{path}/"
            values["site.path_unclosed"] = path
            values["site.path_encoded"] = quote(f"{path}/", safe="")
        return values

    def shows(self, provider: str) -> bool:
        """Return whether the brand offers a provider, given its code."""
        return provider not in self.exclude and (self.include is None or provider in self.include)


def values_of(custom: Any, *, prefix: str = "custom", depth: int = _DEEPEST) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any YAML
    """Yield the variables of `extra.custom`: names with dots where it is nested, and each value as text.

    Numbers and booleans are taken as YAML's writer typed them, nothing as an empty text. A list is its texts joined by
    commas, and each entry has its number for a name as well.
    """
    if isinstance(custom, dict | list):
        if isinstance(custom, list):
            yield prefix, ", ".join(_text(entry) for entry in custom if not isinstance(entry, dict | list))
        entries = custom.items() if isinstance(custom, dict) else enumerate(custom)
        for name, value in entries if depth else ():
            yield from values_of(value, prefix=f"{prefix}.{name}", depth=depth - 1)
    else:
        yield prefix, _text(custom)


def brand_of_custom(custom: Any) -> Brand:  # noqa: ANN401 - any YAML
    """Return the nameless brand of a site that has none but `extra.custom` of its mkdocs.yml."""
    values = values_of(custom) if isinstance(custom, dict) else ()
    return Brand("", {name.removeprefix("custom."): text for name, text in values})


def _text(value: Any) -> str:  # noqa: ANN401 - any YAML
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(value))


def read_brand(file: Path, *, root: Path) -> tuple[Brand | None, list[Problem]]:
    """Read a brand's file.

    Args:
        file: `brands/<name>.yml`.
        root: what paths in problems are relative to.

    Returns:
        The brand, or None where its file cannot be used, and everything that is wrong with it.
    """
    document = read_yaml_file(file, root=root, rule=YAML)
    problems = list(document.problems)
    if problems or document.data is None:
        return None, problems or [document.problem((), YAML, "found an empty file, expected a brand", "name: …")]
    if not isinstance(document.data, dict):
        return None, [document.problem((), YAML, "found no mapping, expected name, site_name, site_url, custom")]
    reader = _BrandReader(document, file)
    brand = reader.brand()
    return (None if reader.problems else brand), reader.problems


class _BrandReader:
    def __init__(self, document: Document, file: Path) -> None:
        self.document, self.file = document, file
        self.data: dict[str, Any] = document.data
        self.problems: list[Problem] = []

    def brand(self) -> Brand:
        self._known_keys((), self.data, _KEYS)
        name = self._text("name", required=True) or self.file.stem
        if not _NAME.match(name):
            self._tell(("name",), f"found {name!r}, expected letters, digits, '.', '_' or '-'")
        elif name != self.file.stem:
            self._tell(("name",), f"found {name!r}, expected the file's own name {self.file.stem!r}")
        include, exclude = self._providers()
        return Brand(
            name,
            custom=dict(self._custom(self._mapping("custom"), ("custom",))),
            site_name=self._text("site_name"),
            site_url=self._site_url(),
            theme=self._theme(),
            include=include,
            exclude=exclude or frozenset(),
            path=self.document.path,
        )

    def _custom(self, values: Mapping[str, Any], trail: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for key, value in values.items():
            here = (*trail, key)
            if not _VARIABLE.match(key):
                self._tell(here, f"found the name {key!r}, expected letters, digits, '_' or '-'", at_key=True)
            elif isinstance(value, dict):
                yield from self._custom(value, here)
            elif value is None or isinstance(value, str):
                yield ".".join(here[1:]), _text(value)
            else:
                self._tell(here, f"found {_kind(value)}, expected text", "put the value in quotes")

    def _site_url(self) -> str | None:
        url = self._text("site_url")
        if url is None:
            return None
        try:
            parts = urlsplit(url)
            is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
        except ValueError:
            is_web = False
        if not is_web or re.search(r"[\s\"<>\\^`{|}]", url):
            self._tell(("site_url",), f"found {url!r}, expected a web address", "as in https://docs.example.com/")
        elif parts.query or parts.fragment:
            self._tell(("site_url",), f"found {url!r}, expected an address without '?' and '#'")
        return url if url.endswith("/") else f"{url}/"

    def _theme(self) -> Theme:
        values = self._mapping("theme")
        self._known_keys(("theme",), values, _THEME_KEYS)
        theme = {key: self._text(key, of=values, trail=("theme",)) for key in _THEME_KEYS}
        for key in ("primary", "accent"):
            colour = theme[key]
            is_lost = colour is None and values.get(key, "") is None  # `primary: #0a7d5a` is a comment to YAML
            if is_lost or (colour is not None and not _COLOUR.match(colour)):
                found = repr(colour) if colour else "nothing"
                self._tell(("theme", key), f"found {found}, expected a colour", "as in '#0a7d5a', in quotes")
        for key in ("logo", "favicon"):
            image = theme[key]
            beside = self.file.parent.resolve()
            file = beside / (image or "")
            if image is not None and not (file.is_file() and file.resolve().is_relative_to(beside)):
                near = [path.name for path in self.file.parent.iterdir() if path.suffix != ".yml"]
                self._tell(("theme", key), f"found no file {image!r} beside the brand's", did_you_mean(image, near))
        return Theme(**theme)

    def _providers(self) -> tuple[frozenset[str] | None, frozenset[str] | None]:
        values = self._mapping("providers")
        self._known_keys(("providers",), values, ("include", "exclude"))
        found: list[frozenset[str] | None] = []
        for key in ("include", "exclude"):
            codes = values.get(key)
            if codes is None:
                found.append(None)
            elif isinstance(codes, list) and all(isinstance(code, str) for code in codes):
                found.append(frozenset(codes))
            else:
                self._tell(("providers", key), f"found {_kind(codes)}, expected a list of provider codes")
                found.append(None)
        if found[0] is not None and found[1] is not None:
            self._tell(("providers",), "found both include and exclude, expected one of them")
        return found[0], found[1]

    def _text(
        self,
        key: str,
        *,
        of: Mapping[str, Any] | None = None,
        trail: tuple[str, ...] = (),
        required: bool = False,
    ) -> str | None:
        value = (self.data if of is None else of).get(key)
        if isinstance(value, str) and value.strip():
            return _text(value)
        if value is None or isinstance(value, str):
            if required or isinstance(value, str):
                self._tell((*trail, key), f"found no {key}, expected text")
            return None
        self._tell((*trail, key), f"found {_kind(value)}, expected text", "put the value in quotes")
        return None

    def _mapping(self, key: str) -> dict[str, Any]:
        value = self.data.get(key)
        if isinstance(value, dict):
            return value
        if value is not None:
            self._tell((key,), f"found {_kind(value)}, expected names with values")
        return {}

    def _known_keys(self, trail: tuple[str, ...], values: Mapping[str, Any], known: tuple[str, ...]) -> None:
        for key in values:
            if key not in known:
                hint = did_you_mean(key, known) or f"known: {', '.join(known)}"
                self._tell((*trail, key), f"found the key {key!r}, which a brand does not have", hint, rule=KEY)

    def _tell(
        self, trail: tuple[str, ...], message: str, hint: str = "", *, rule: str = VALUE, at_key: bool = False
    ) -> None:
        place = self.document.key_place(trail) if at_key or rule == KEY else self.document.place(trail)
        field_name = ".".join(trail)
        text = f"{field_name}: {message}" if rule == VALUE else message
        self.problems.append(Problem(self.document.path, place.line, place.column, rule, Severity.ERROR, text, hint))


def _kind(value: Any) -> str:  # noqa: ANN401 - any YAML
    if isinstance(value, bool):
        return f"the truth value {str(value).lower()}"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text {value!r}"
    return "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "nothing"


def brand_schema() -> dict[str, Any]:
    """Return the JSON Schema 2020-12 of a brand's file, for editors."""
    text = {"type": "string", "minLength": 1}
    colour = {"type": "string", "pattern": "^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"}
    codes = {"type": "array", "items": text}
    values = {"type": ["string", "null", "object"]}
    theme = {"logo": text, "favicon": text, "primary": colour, "accent": colour}
    properties = {
        "name": {**text, "pattern": r"^[A-Za-z0-9][\w.-]*$"},
        "site_name": text,
        "site_url": {"type": "string", "pattern": "^https?://[^\\s/?#]+"},
        "theme": {"type": "object", "properties": theme, "additionalProperties": False},
        "custom": {
            "type": "object",
            "propertyNames": {"pattern": r"^[\w-]+$"},
            "additionalProperties": values,
        },
        "providers": {
            "type": "object",
            "properties": {"include": codes, "exclude": codes},
            "additionalProperties": False,
            "maxProperties": 1,
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Brand",
        "type": "object",
        "properties": properties,
        "required": ["name"],
        "additionalProperties": False,
    }
