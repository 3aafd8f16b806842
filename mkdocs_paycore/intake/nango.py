"""From entries of Nango's kind (`providers.yaml`) to providers' files.

An entry has an `auth_mode`. Under `credentials` and `connection_config` it says what is entered: `type`, `title`,
`description`, `pattern`, `format`, `example`, `order`, `secret`, `optional`, `automated`. Its `alias` is an entry from
which it takes what it leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.intake.control import control_of
from mkdocs_paycore.intake.draft import Draft, UnreadableError, checked, code_from, name_from
from mkdocs_paycore.intake.spec_field import (
    FORMATS,
    as_sentence,
    label_of,
    order_in_form,
    sound_field,
    spec_key,
    tell_unknown,
    tell_unsaid,
)
from mkdocs_paycore.intake.spec_file import SpecDoubts, read_spec_file
from mkdocs_paycore.intake.spec_pattern import pattern_data
from mkdocs_paycore.intake.spec_value import default_of, spec_choices

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.source.document import Document, Trail

_USUAL: dict[str, dict[str, dict[str, Any]]] = {
    "API_KEY": {"apiKey": {"title": "API key", "secret": True}},
    "BASIC": {"username": {"title": "Username"}, "password": {"title": "Password", "secret": True}},
    "OAUTH2_CC": {"client_id": {"title": "Client ID"}, "client_secret": {"title": "Client secret", "secret": True}},
    "TBA": {"token_id": {"title": "Token ID"}, "token_secret": {"title": "Token secret", "secret": True}},
}
"""What an entry asks for that has no `credentials`, by its `auth_mode`."""
_KNOWN_NAMES = (
    "type title description pattern format example order secret optional automated default_value enum options "
    "doc_section hidden prefix suffix required"
)
_KNOWN = frozenset(_KNOWN_NAMES.split())
"""What an input may say that is read here, or passed over as a form has no use for it; all else is told."""
_TYPES = {"boolean": "toggle", "number": "number", "integer": "number"}
_BESIDE = ("prefix", "suffix")
"""What stands in front of a control or behind it."""
_PARTS = ("credentials", "connection_config")


@dataclass(frozen=True)
class Entries:
    """The entries of a file.

    Attributes:
        document: the file.
        by_name: what stands in each.
    """

    document: Document
    by_name: dict[str, dict[str, Any]]

    def drafts(
        self,
        source: Path,
        *,
        codes: Collection[str] = (),
        kind: str = Kind.ACCOUNT,
        product: Product = DEFAULT_PRODUCT,
    ) -> list[Draft]:
        """Return what an import makes of each entry.

        Args:
            source: the file.
            codes: the names of the entries that are wanted; empty for all.
            kind: the kind of the connections, which an entry does not say.
            product: what the providers are some of.
        """
        wanted = [name for name in self.by_name if not codes or name in codes]
        return [_draft(source, self.document, name, self.by_name, kind, product) for name in wanted]


def read_entries(text: str, *, path: str) -> Entries:
    """Return the entries of a file.

    Args:
        text: YAML, entries by their names.
        path: the file as messages show it.

    Raises:
        UnreadableError: there is no entry in it.
    """
    document = read_spec_file(text, path=path)
    data = document.data
    entries = {str(name): each for name, each in data.items() if _is_entry(each)} if isinstance(data, dict) else {}
    if not entries:
        raise UnreadableError("found no entry with an auth_mode")
    return Entries(document, entries)


def _is_entry(value: object) -> bool:
    return isinstance(value, dict) and bool(value.keys() & {"auth_mode", "alias", *_PARTS})


def _draft(
    source: Path, document: Document, name: str, entries: dict[str, dict[str, Any]], kind: str, product: Product
) -> Draft:
    doubts, code = SpecDoubts(document), code_from(name)
    entry, places = _whole(name, entries, doubts)
    if code != name:
        doubts.add((name,), f"found {name!r}: took the code {code!r}")
    fields: dict[str, dict[str, Any]] = {}
    for trail, key, spec in _specs(entry, places, name, doubts):
        made = _field(
            spec, trail, spec_key(key, trail, doubts, taken=fields), doubts, is_credential="credentials" in trail
        )
        if made:
            fields[made["key"]] = made
    doubts.add((name,), f"took the kind {kind}: nothing says which one it is, nor what the provider is for", "--kind")
    shown = str(entry.get("display_name") or "").strip()
    if not shown:
        shown = name_from(name)
        doubts.add(
            (name,), f"the entry has no display_name: took the name {shown!r}", "write what the provider is called"
        )
    values = {
        "code": code,
        "name": shown,
        "status": product.unready,
        "connections": [{"kind": str(kind), "fields": list(fields.values())}] if fields else [],
    }
    provider = {key: value for key, value in values.items() if value}
    made_draft = Draft(source, code, provider, tuple(doubts.found), product=product)
    return replace(made_draft, doubts=checked(made_draft, path=document.path))


def _whole(name: str, entries: dict[str, dict[str, Any]], doubts: SpecDoubts) -> tuple[dict[str, Any], dict[str, str]]:
    """Return an entry with what it takes over from its alias, and in which entry each of its keys stands."""
    chain = [name]
    while isinstance(alias := entries[chain[-1]].get("alias"), str) and alias in entries and alias not in chain:
        chain.append(alias)
    if isinstance(alias, str) and alias not in entries:
        doubts.add((name, "alias"), f"found no entry {alias!r}: took the entry as it is")
    entry: dict[str, Any] = {}
    places: dict[str, str] = {}
    for each in reversed(chain):
        if entries[each].get("auth_mode", entry.get("auth_mode")) != entry.get("auth_mode"):
            entry.pop("credentials", None)  # those of another way to sign in
        entry |= entries[each]
        places |= dict.fromkeys(entries[each], each)
    return entry, places


def _specs(
    entry: dict[str, Any], places: dict[str, str], name: str, doubts: SpecDoubts
) -> Iterator[tuple[Trail, str, dict[str, Any]]]:
    """Yield where each input stands, its key and what is said of it, in the order of the form."""
    mode = str(entry.get("auth_mode"))
    for part in _PARTS:
        inputs = entry.get(part)
        if not isinstance(inputs, dict):
            if part == "credentials":
                yield from _usual(entry, mode, places.get("auth_mode", name), doubts)
            continue
        for key, spec in sorted(inputs.items(), key=order_in_form):
            trail = (places.get(part, name), part, key)
            if not isinstance(spec, dict):
                doubts.add(trail, f"{key!r} is no mapping: left it out")
            elif spec.get("automated") or spec.get("hidden"):
                doubts.add(trail, f"{key!r} is filled in by itself: left it out")
            else:
                yield trail, str(key), spec


def _usual(
    entry: dict[str, Any], mode: str, name: str, doubts: SpecDoubts
) -> Iterator[tuple[Trail, str, dict[str, Any]]]:
    """Yield, as `_specs` does, what an entry asks for that names no credentials: its way to sign in says it."""
    trail = (name, "auth_mode") if "auth_mode" in entry else (name,)
    if mode in _USUAL:
        names = ", ".join(_USUAL[mode])
        doubts.add(
            trail, f"the entry names no credentials: took those of {mode}, {names}", "see what the form calls them"
        )
        for key, spec in _USUAL[mode].items():
            yield trail, key, spec
    else:
        doubts.add(trail, f"with {mode} nobody enters credentials, or the entry does not say which: left them out")


def _field(spec: dict[str, Any], trail: Trail, key: str, doubts: SpecDoubts, *, is_credential: bool) -> dict[str, Any]:
    example = spec.get("example")
    shown = str(example) if isinstance(example, str | int | float) and not isinstance(example, bool) else ""
    label = label_of(spec, key, trail, doubts)
    kind = _type(spec, trail, label, doubts, is_credential=is_credential)
    pattern = pattern_data(spec, trail, key, doubts, kind=kind, shown=shown)
    tell_unsaid(spec, trail, key, doubts, keys=(), type_=kind, pattern=pattern.get("pattern", ""))
    tell_unknown(spec, trail, key, doubts, known=_KNOWN)
    is_optional = bool(spec.get("optional")) or spec.get("required") is False or kind == "toggle"
    data = {
        "key": key,
        "label": label,
        "type": kind,
        "required": None if is_optional else True,
        "help": as_sentence(spec.get("description")),
        "choices": spec_choices(spec),
        **pattern,
        "default": default_of(spec.get("default_value"), (*trail, "default_value"), doubts, kind=kind),
        **{name: spec.get(name) for name in _BESIDE},
        "example": shown,
    }
    return sound_field(data, trail, doubts)


def _type(spec: dict[str, Any], trail: Trail, label: str, doubts: SpecDoubts, *, is_credential: bool) -> str:
    """Return the type of a field: what the entry says, else, for a credential, what its name says."""
    if spec_choices(spec):
        return "select"
    if spec.get("secret") is True and spec.get("type") != "boolean":
        return "secret"
    said = _TYPES.get(str(spec.get("type")), FORMATS.get(str(spec.get("format")), "text"))
    guess, is_certain = control_of(label)
    if said != "text" or not is_credential or "secret" in spec or guess not in {"secret", "password"}:
        return said
    if not is_certain:
        doubts.add(trail, f"nothing says whether {label!r} is secret: took {guess} by its name", "see the form")
    return str(guess)
