"""From the YAML of a provider to the provider: its model, and the rules over several of its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mkdocs_paycore.catalog.lint.connection import connection_faults
from mkdocs_paycore.catalog.lint.field import field_faults
from mkdocs_paycore.catalog.lint.parts import faults_of_parts, faults_under
from mkdocs_paycore.catalog.model.field import Field
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.product.provider_model import connection_model, keys_left_out, provider_model
from mkdocs_paycore.catalog.rest import rest_of
from mkdocs_paycore.catalog.rules import (
    DUPLICATE_FIELD,
    DUPLICATE_KIND,
    PROVIDER_CODE,
    PROVIDER_RULES,
    PROVIDER_UNKNOWN_KEY,
)
from mkdocs_paycore.source.fault import Fault
from mkdocs_paycore.source.model import Model
from mkdocs_paycore.source.validate import read_model, validated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.source.document import Data, Document, Trail
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.rule import Rule

Part = TypeVar("Part", bound=Model)


def read_provider(
    document: Document,
    *,
    code: str,
    product: Product = DEFAULT_PRODUCT,
    fails: Callable[[Problem], bool] = lambda _: True,
    in_part: bool = False,
) -> tuple[Provider | None, list[Problem]]:
    """Return the provider of a document and all problems, in the order of lines; None if any of them fails it.

    The fields and connections of a file that has a fault elsewhere are looked at as well, as far as each is sound by
    itself.

    Args:
        document: the YAML of a provider.
        code: the name of its folder, which its code must be.
        product: what it is one of.
        fails: whether a problem keeps the provider out; what is no sound data always does.
        in_part: whether a provider that is kept out is returned without its values that are wrong, if that is enough.
    """
    model = provider_model(product)
    provider, problems = read_model(document, model, rules=PROVIDER_RULES, start=f"code: {code}")
    if isinstance(document.data, dict):
        problems += (fault.placed(document) for fault in _faults(document, provider, code, model))
    sound = None if any(map(fails, problems)) else provider
    if sound is None and in_part and not document.problems:
        sound = rest_of(document.data, model)
    return sound, sorted(problems)


def _faults(document: Document, provider: Provider | None, code: str, model: type[Provider]) -> Iterator[Fault]:
    """Yield what a model cannot say: of each field, of each connection, and of the names in the file."""
    connections = _items(document.data, "connections")
    fields = [((*trail, *rest), item) for trail, data in connections for rest, item in _items(data, "fields")]
    if provider is None:
        yield from _faults_of_sound(fields, Field, field_faults)
        yield from _faults_of_sound(connections, connection_model(model), connection_faults)
    else:
        yield from faults_of_parts(provider)
    yield from _duplicates(document)
    yield from _left_out(document, model)
    written = document.data.get("code")
    if isinstance(written, str) and written != code:
        message = f"found {written!r}, expected the name of the folder, {code!r}"
        yield Fault(("code",), PROVIDER_CODE, message, "rename one of them")


def _left_out(document: Document, model: type[Provider]) -> Iterator[Fault]:
    left_out = keys_left_out(model.product)
    known = ", ".join(key for key in model.model_fields if key not in left_out)
    for key in left_out:
        if key in document.data:
            message = f"found the unknown key {key!r}, expected one of {known}"
            yield Fault((key,), PROVIDER_UNKNOWN_KEY, message, at_key=True)


def _faults_of_sound(
    items: Iterable[tuple[Trail, Data]], model: type[Part], look: Callable[[Part], Iterable[Fault]]
) -> Iterator[Fault]:
    """Yield what a rule finds in those parts of a faulty file that have no fault themselves."""
    for trail, data in items:
        part, _ = validated(data, model, rules=PROVIDER_RULES)
        if part is not None:
            yield from faults_under(trail, look(part))


def _duplicates(document: Document) -> Iterator[Fault]:
    connections = _items(document.data, "connections")
    yield from _repeated(document, connections, "kind", rule=DUPLICATE_KIND)
    for trail, connection in connections:
        fields = [((*trail, *rest), item) for rest, item in _items(connection, "fields")]
        yield from _repeated(document, fields, "key", rule=DUPLICATE_FIELD)


def _repeated(document: Document, items: list[tuple[Trail, Data]], key: str, *, rule: Rule) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for parent, item in items:
        value, trail = item.get(key) if isinstance(item, dict) else None, (*parent, key)
        if not isinstance(value, str):
            continue
        if value in first:
            message = f"found {value!r} a second time, expected it once"
            yield Fault(trail, rule, message, f"rename it, or remove the one on line {first[value]}")
        first.setdefault(value, document.place(trail).line)


def _items(data: Data, key: str) -> list[tuple[Trail, Data]]:
    items = data.get(key) if isinstance(data, dict) else None
    return [((key, index), item) for index, item in enumerate(items)] if isinstance(items, list) else []
