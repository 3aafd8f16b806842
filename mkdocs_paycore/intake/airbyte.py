"""From a connection specification of Airbyte's kind, a JSON Schema with marks of its own, to a provider's file.

The marks: `airbyte_secret`, `airbyte_hidden`, `multiline`, `order`, `pattern_descriptor`, `always_show`, and `oneOf`
with a constant in each option that says which one is meant (Airbyte's connector specification reference).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.intake.airbyte_field import input_data
from mkdocs_paycore.intake.draft import Draft, UnreadableError, checked, code_from, name_from
from mkdocs_paycore.intake.spec_field import as_sentence, label_of, order_in_form, sound_field, spec_key
from mkdocs_paycore.intake.spec_file import SpecDoubts, read_spec_file
from mkdocs_paycore.intake.spec_value import fixed_value, options_of, plain_spec, spec_choices, text_spec
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.source.document import Trail

_NAMES = ("connectionSpecification", "connection_specification")
_GENERAL = frozenset({"spec", "manifest", "specification", "connector", "connection"})
"""What files are called that do not say whose specification they hold."""
_CONNECTOR = expression(r"(?:source|destination)[-_](?P<name>.+)")
_ABOUT = expression(
    r"(?<!\s)\s*+\b(?:(?:source|destination|connector|connection)?\s*+(?:cdk\s*+)?(?:spec(?:ification)?s?|config(?:uration)?s?)"
    r"|source|destination)\s*+$|^(?:source|destination)\s++(?=\S)",
    re.IGNORECASE,
)


def read_airbyte(
    source: Path,
    text: str,
    *,
    path: str,
    code: str = "",
    kind: str = Kind.ACCOUNT,
    product: Product = DEFAULT_PRODUCT,
) -> Draft:
    """Return what an import makes of a specification.

    Args:
        source: the file.
        text: JSON or YAML.
        path: the file as messages show it.
        code: the provider's code; else one is made of the specification's title.
        kind: the kind of the connection, which a specification does not say.
        product: what the provider is one of.

    Raises:
        UnreadableError: there is no connection specification in it.
    """
    document = read_spec_file(text, path=path)
    trail, schema = _schema(document.data)
    doubts = SpecDoubts(document)
    name = _ABOUT.sub("", str(schema.get("title") or "")).strip() or _named_by(source)
    code = code or code_from(name)
    reader = _Reader(doubts)
    reader.object(schema, trail, prefix="", required=True, condition={})
    doubts.add(
        trail,
        f"took the name {name!r}, the code {code!r} and the kind {kind}; nothing says what it is for",
        "--code, --kind",
    )
    provider = {
        "code": code,
        "name": name,
        "status": product.unready,
        "connections": [{"kind": str(kind), "fields": list(reader.fields.values())}],
    }
    made = Draft(source, code, provider, tuple(doubts.found), product=product)
    return replace(made, doubts=checked(made, path=path))


def _named_by(source: Path) -> str:
    """Return the name that a file stands for: its own, or that of its folder; of `source-stripe` it is *Stripe*."""
    folders = [folder.name for folder in source.absolute().parents if folder.name]
    candidates = folders[:3] if source.stem.lower() in _GENERAL else [source.stem]
    named = (found["name"] for each in candidates if (found := _CONNECTOR.fullmatch(each)))
    words = name_from(next(named, next(iter(candidates), source.stem)))
    return _ABOUT.sub("", words).strip() or words


def _schema(data: Any) -> tuple[Trail, dict[str, Any]]:  # noqa: ANN401 - any JSON
    """Return where the schema of the connection stands, and the schema."""
    trail: tuple[str, ...] = ()
    for _ in range(3):
        if not isinstance(data, dict):
            break
        found = next((name for name in (*_NAMES, "spec") if isinstance(data.get(name), dict)), None)
        if found is None:
            break
        trail, data = (*trail, found), data[found]
    if not isinstance(data, dict) or not isinstance(data.get("properties"), dict):
        raise UnreadableError("found no connectionSpecification with properties")
    return trail, data


@dataclass
class _Reader:
    doubts: SpecDoubts
    fields: dict[str, dict[str, Any]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    """The keys of the fields by those of the specification, which a provider's file may not be able to have."""

    def object(
        self, schema: dict[str, Any], trail: Trail, *, prefix: str, required: bool, condition: dict[str, Any]
    ) -> None:
        """Add the fields of an object: of objects in it, too, with the keys `outer.inner`."""
        needed: list[Any] = schema["required"] if isinstance(schema.get("required"), list) else []
        properties = schema.get("properties") or {}
        if not isinstance(properties, dict):
            self.doubts.add(trail, "found properties that are no mapping: left them out")
            return
        for key, spec in sorted(properties.items(), key=order_in_form):
            at = (*trail, "properties", key)
            if not isinstance(spec, dict):
                self.doubts.add(at, f"{key!r} is no schema: left it out")
                continue
            self._property(spec, at, f"{prefix}{key}", required=required and key in needed, condition=condition)

    def _property(
        self, spec: dict[str, Any], at: Trail, key: str, *, required: bool, condition: dict[str, Any]
    ) -> None:
        spec = plain_spec(spec)
        if options_of(spec) and not spec_choices(spec) and (text := text_spec(spec)):
            self.doubts.add(at, f"{key!r} takes values of several types: took a text", "say in its help which")
            spec = text
        if spec.get("airbyte_hidden"):
            self.doubts.add(at, f"{key!r} is hidden in the form: left it out")
        elif options_of(spec) and not spec_choices(spec):
            self._one_of(spec, at, key, required=required, condition=condition)
        elif isinstance(spec.get("properties"), dict):
            self.object(spec, at, prefix=f"{key}.", required=required, condition=condition)
        elif spec.get("type") == "object" or "const" in spec:
            reason = "a constant that nobody enters" if "const" in spec else "an object without named properties"
            self.doubts.add(at, f"{key!r} is {reason}: left it out")
        else:
            self._field(spec, at, key, required=required, condition=condition)

    def _one_of(self, spec: dict[str, Any], at: Trail, key: str, *, required: bool, condition: dict[str, Any]) -> None:
        """Add the choice between the options of a `oneOf`, and the fields of each, which appear when it is chosen."""
        options = [(place, each) for place, each in options_of(spec) if isinstance(each, dict)]
        constant = next(
            (name for _, each in options for name in (each.get("properties") or {}) if _constant(each, name)), ""
        )
        chooser = spec_key(f"{key}.{constant}" if constant else key, at, self.doubts, taken=self.fields)
        if not constant:
            self.doubts.add(at, f"the options of {key!r} have no constant: took their titles for what is sent")
        choices = [_choice(each, place, constant) for place, each in options]
        data = {
            "key": chooser,
            "label": label_of(spec, key, at, self.doubts),
            "type": "select",
            "required": required or None,
            "help": as_sentence(spec.get("description")),
            "choices": choices,
            "visible_when": dict(condition),
        }
        self.fields[chooser] = sound_field(data, at, self.doubts)
        for (place, each), choice in zip(options, choices, strict=True):
            rest = {name: inner for name, inner in (each.get("properties") or {}).items() if name != constant}
            self.object(
                {**each, "properties": rest},
                (*at, *place),
                prefix=f"{key}.",
                required=True,
                condition={**condition, chooser: choice["value"]},
            )

    def _field(self, spec: dict[str, Any], at: Trail, key: str, *, required: bool, condition: dict[str, Any]) -> None:
        own = {"key": key, **input_data(spec, at, key, self.doubts)}
        own["required"] = True if required and own["type"] != "toggle" and not own["read_only"] else None
        before = self.fields.get(self.keys.get(key, key))
        made = sound_field({**own, "visible_when": dict(condition)}, at, self.doubts)
        if before is not None and condition and _same(before, made):
            _show_also(before, condition)
        else:
            new = spec_key(key, at, self.doubts, taken=self.fields)
            self.keys[key] = new
            self.fields[new] = {**made, "key": new}


def _choice(option: dict[str, Any], place: Trail, constant: str) -> dict[str, str]:
    """Return an option as a choice: its constant is what is sent, else its title."""
    title = str(option.get("title") or f"Option {int(place[-1]) + 1}")
    value = _constant(option, constant) or title
    described = as_sentence(option.get("description"))
    return {"value": value, "label": title, **({"description": described} if described else {})}


def _constant(option: dict[str, Any], name: str) -> str | None:
    """Return the value that a property of an option always has; None where it may have several."""
    properties = option.get("properties")
    spec = properties.get(name) if isinstance(properties, dict) else None
    return fixed_value(spec) if isinstance(spec, dict) else None


def _show_also(field: dict[str, Any], condition: dict[str, Any]) -> None:
    """Have a field show under another choice as well: the last of a condition, which differs from the field's there."""
    name = next(reversed(condition))
    earlier = field["visible_when"][name]
    field["visible_when"][name] = [*(earlier if isinstance(earlier, list) else [earlier]), condition[name]]


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Return whether two fields differ in nothing but their keys and when they appear."""
    if one.get("visible_when", {}).keys() != other.get("visible_when", {}).keys():
        return False
    return {**one, "key": 0, "visible_when": 0} == {**other, "key": 0, "visible_when": 0}
