"""Reading `brands/<name>.yml`: every fault told with its line, what was found and what was expected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.brand.address import is_link, is_mail_address, is_web_address
from mkdocs_paycore.brand.model import Brand, Selection, Theme, text_of
from mkdocs_paycore.brand.rules import BRAND_UNKNOWN_KEY, BRAND_VALUE, BRAND_YAML
from mkdocs_paycore.source.suggestion import cited, did_you_mean
from mkdocs_paycore.source.yaml.read import read_yaml_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkdocs_paycore.source.document import Document
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.rule import Rule

_CHOICES = {"providers": "provider codes", "features": "features"}
_KEYS = ("name", "site_name", "site_url", "theme", "custom", *_CHOICES)
_COLOURS = ("primary", "accent", "primary_dark", "accent_dark")
_FILES = ("logo", "favicon", "css")
_THEME_KEYS = (*_FILES, *_COLOURS)
NAME = re.compile(r"[A-Za-z0-9][\w.-]*\Z")
_VARIABLE = re.compile(r"[\w-]+\Z")
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico")
_ENDINGS = {"logo": _PICTURES, "favicon": _PICTURES, "css": (".css",)}
_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\Z")


def read_brand(file: Path, *, root: Path) -> tuple[Brand | None, list[Problem]]:
    """Read a brand's file.

    Args:
        file: `brands/<name>.yml`.
        root: what paths in problems are relative to.

    Returns:
        The brand, or None where its file cannot be used, and everything that is wrong with it.
    """
    document = read_yaml_file(file, root=root, rule=BRAND_YAML.name)
    problems = list(document.problems)
    if problems or document.data is None:
        return None, problems or [document.problem((), BRAND_YAML, "found an empty file, expected a brand", "name: …")]
    if not isinstance(document.data, dict):
        return None, [document.problem((), BRAND_YAML, "found no mapping, expected name, site_name, site_url, custom")]
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
        if not NAME.match(name):
            self._report(("name",), f"found {name!r}, expected letters, digits, '.', '_' or '-'")
        elif name != self.file.stem:
            self._report(("name",), f"found {name!r}, expected the file's own name {self.file.stem!r}")
        return Brand(
            name,
            custom=dict(self._custom(self._mapping("custom"), ("custom",))),
            site_name=self._text("site_name"),
            site_url=self._site_url(),
            theme=self._theme(),
            providers=self._choice("providers"),
            features=self._choice("features"),
            path=self.document.path,
        )

    def _custom(self, values: Mapping[str, Any], trail: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for key, value in values.items():
            here = (*trail, key)
            if not _VARIABLE.match(key):
                self._report(here, f"found the name {key!r}, expected letters, digits, '_' or '-'", at_key=True)
            elif isinstance(value, dict):
                yield from self._custom(value, here)
            elif value is None or isinstance(value, str):
                text = text_of(value)
                self._known_form(here, text)
                yield ".".join(here[1:]), text
            else:
                self._report(here, f"found {_kind(value)}, expected text", "put the value in quotes")

    def _known_form(self, trail: tuple[str, ...], text: str) -> None:
        """Tell an address or a mail address, known by its name's ending, that is none; empty ones are fine."""
        name = trail[-1].lower()
        if text and name.endswith("url") and not is_link(text):
            self._report(trail, f"found {text!r}, expected a web address", "as in https://www.example.com/")
        elif text and name.endswith("email") and not is_mail_address(text):
            self._report(trail, f"found {text!r}, expected a mail address", "as in help@example.com")

    def _site_url(self) -> str | None:
        url = self._text("site_url")
        if url is None:
            return None
        if not is_web_address(url) or re.search(r"[\s\"<>\\^`{|}]", url):
            self._report(("site_url",), f"found {url!r}, expected a web address", "as in https://docs.example.com/")
        elif "?" in url or "#" in url:
            self._report(("site_url",), f"found {url!r}, expected an address without '?' and '#'")
        return url if url.endswith("/") else f"{url}/"

    def _theme(self) -> Theme:
        values = self._mapping("theme")
        self._known_keys(("theme",), values, _THEME_KEYS)
        theme = {key: self._text(key, of=values, trail=("theme",)) for key in _THEME_KEYS}
        for key in _COLOURS:
            colour = theme[key]
            is_lost = colour is None and values.get(key, "") is None  # `primary: #0a7d5a` is a comment to YAML
            if is_lost or (colour is not None and not _COLOUR.match(colour)):
                found = repr(colour) if colour else "nothing"
                self._report(("theme", key), f"found {found}, expected a colour", "as in '#0a7d5a', in quotes")
        for dark in (key for key in _COLOURS if key.endswith("_dark")):
            light = dark.removesuffix("_dark")
            if values.get(dark) and not values.get(light):
                self._report(("theme", dark), f"found it without {light}, whose colour in the dark scheme it is")
        for key in _FILES:
            if (name := theme[key]) is not None:
                self._theme_file(key, name)
        return Theme(**theme)

    def _theme_file(self, key: str, name: str) -> None:
        beside = self.file.parent.resolve()
        file = beside / name
        try:
            if not (file.is_file() and file.resolve().is_relative_to(beside)):
                near = [path.name for path in beside.iterdir() if path.suffix in _ENDINGS[key]]
                self._report(("theme", key), f"found no file {name!r} beside the brand's", did_you_mean(name, near))
            elif file.suffix.lower() not in _ENDINGS[key]:
                self._report(("theme", key), f"found {name!r}, expected a file that ends in {', '.join(_ENDINGS[key])}")
            elif not file.read_bytes():
                self._report(("theme", key), f"found {name!r}, which is empty")
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            self._report(("theme", key), f"found {cited(name)}, which cannot be read: {reason}")

    def _choice(self, name: str) -> Selection:
        values = self._mapping(name)
        self._known_keys((name,), values, ("include", "exclude"))
        found: dict[str, frozenset[str]] = {}
        for key in ("include", "exclude"):
            entries = values.get(key)
            if isinstance(entries, list) and all(isinstance(entry, str) for entry in entries):
                found[key] = frozenset(entries)
            elif entries is not None:
                self._report((name, key), f"found {_kind(entries)}, expected a list of {_CHOICES[name]}")
        if len(found) > 1:
            self._report((name,), "found both include and exclude, expected one of them")
        return Selection(found.get("include"), found.get("exclude", frozenset()))

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
            return text_of(value)
        if value is None or isinstance(value, str):
            if required or isinstance(value, str):
                self._report((*trail, key), f"found no {key}, expected text")
            return None
        self._report((*trail, key), f"found {_kind(value)}, expected text", "put the value in quotes")
        return None

    def _mapping(self, key: str) -> dict[str, Any]:
        value = self.data.get(key)
        if isinstance(value, dict):
            return value
        if value is not None:
            self._report((key,), f"found {_kind(value)}, expected names with values")
        return {}

    def _known_keys(self, trail: tuple[str, ...], values: Mapping[str, Any], known: tuple[str, ...]) -> None:
        for key in values:
            if key not in known:
                hint = did_you_mean(key, known) or f"known: {', '.join(known)}"
                self._report(
                    (*trail, key), f"found the key {key!r}, which a brand does not have", hint, rule=BRAND_UNKNOWN_KEY
                )

    def _report(
        self, trail: tuple[str, ...], message: str, hint: str = "", *, rule: Rule = BRAND_VALUE, at_key: bool = False
    ) -> None:
        place = self.document.key_place(trail) if at_key or rule is BRAND_UNKNOWN_KEY else self.document.place(trail)
        field_name = ".".join(trail)
        text = f"{field_name}: {message}" if rule is BRAND_VALUE else message
        self.problems.append(rule.problem(self.document.path, place, text, hint))


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
    names = {"type": "array", "items": text}
    choice = {
        "type": "object",
        "properties": {"include": names, "exclude": names},
        "additionalProperties": False,
        "maxProperties": 1,
    }
    values = {"type": ["string", "null", "object"]}
    theme = {**dict.fromkeys(_FILES, text), **dict.fromkeys(_COLOURS, colour)}
    properties = {
        "name": {**text, "pattern": r"^[A-Za-z0-9][\w.-]*$"},
        "site_name": text,
        "site_url": {"type": "string", "pattern": "^https?://[^\\s/?#]+"},
        "theme": {
            "type": "object",
            "properties": theme,
            "additionalProperties": False,
            "dependentRequired": {dark: [dark.removesuffix("_dark")] for dark in _COLOURS if dark.endswith("_dark")},
        },
        "custom": {
            "type": "object",
            "propertyNames": {"pattern": r"^[\w-]+$"},
            "additionalProperties": values,
        },
        **dict.fromkeys(_CHOICES, choice),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Brand",
        "type": "object",
        "properties": properties,
        "required": ["name"],
        "additionalProperties": False,
    }
