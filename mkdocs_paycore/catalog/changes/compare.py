"""Two states of a catalog compared: what a merchant has to know of the difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_paycore.catalog.form.file_kind import KIND_WORDS
from mkdocs_paycore.catalog.form.messages import alternatives, size_words
from mkdocs_paycore.catalog.model.changes import Change, ChangeKind
from mkdocs_paycore.catalog.model.use import read_by_form
from mkdocs_paycore.catalog.words.language import word_table, words
from mkdocs_paycore.source.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_paycore.catalog.catalog import Catalog
    from mkdocs_paycore.catalog.model.field import EnvironmentFormat, Field
    from mkdocs_paycore.catalog.model.provider import Connection, Provider

_ALIKE = 0.75
"""So like the label of a field that is gone has to be to that of a new one to be its old name."""
_OTHERWISE = frozenset({"key", "label", "type", "required"})
"""What a form reads of a field, and is told with words of its own where it changes."""
_NO_FORMAT = frozenset({"pattern_hint", "means", "visible_when"})
"""What a form reads of a field, and says nothing of which values it takes."""
_NOTHING: tuple[object, ...] = (None, False, (), {})
"""What a key is that takes any value."""


class _At(NamedTuple):
    """A place that changes: a provider, a connection of it, a field of that."""

    provider: Provider
    connection: str | None = None
    key: str | None = None
    label: str | None = None

    def change(self, kind: ChangeKind, old: str | None = None, new: str | None = None) -> Change:
        return Change(
            provider=self.provider.code,
            name=self.provider.name,
            kind=kind,
            connection=self.connection,
            key=self.key,
            label=self.label,
            old=old or None,
            new=new or None,
        )


def changes_between(old: Catalog, new: Catalog) -> list[Change]:
    """Return what changed for a merchant from one catalog to another, by provider.

    A provider whose file has errors in one of them is left out: what changed in it cannot be known.
    """
    broken = {code for catalog in (old, new) for code in catalog.documents if code not in catalog.providers}
    codes = sorted({*old.providers, *new.providers} - broken)
    return [change for code in codes for change in _of(old.providers.get(code), new.providers.get(code))]


def _of(old: Provider | None, new: Provider | None) -> Iterator[Change]:
    if new is None:
        if old is not None:
            yield _At(old).change(ChangeKind.PROVIDER_GONE)
        return
    at = _At(new)
    if old is None:
        yield at.change(ChangeKind.PROVIDER_ADDED)
        if new.is_ready:
            yield at.change(ChangeKind.PROVIDER_READY)
        return
    if old.is_ready != new.is_ready:
        yield at.change(ChangeKind.PROVIDER_READY if new.is_ready else ChangeKind.PROVIDER_NOT_READY)
    yield from _facts(at, old, new)
    yield from _connections(at, old, new)


def _facts(at: _At, old: Provider, new: Provider) -> Iterator[Change]:
    for feature in new.features:
        if feature not in old.features:
            yield at.change(ChangeKind.FEATURE_ADDED, new=feature)
    for feature in old.features:
        if feature not in new.features:
            yield at.change(ChangeKind.FEATURE_GONE, old=feature)
    pairs = (
        (ChangeKind.PROVIDER_RENAMED, old.name, new.name),
        (ChangeKind.WEBSITE, old.website, new.website),
        (ChangeKind.LOGIN, old.login_url, new.login_url),
        (ChangeKind.IP_ALLOWLIST, str(old.ip_allowlist), str(new.ip_allowlist)),
    )
    yield from (at.change(kind, before, after) for kind, before, after in pairs if before != after and after)
    if old.callbacks != new.callbacks:
        yield at.change(ChangeKind.CALLBACKS)


def _connections(at: _At, old: Provider, new: Provider) -> Iterator[Change]:
    before = {connection.kind: connection for connection in old.connections}
    after = {connection.kind: connection for connection in new.connections}
    for kind in before:
        if kind not in after:
            yield at._replace(connection=kind).change(ChangeKind.CONNECTION_GONE)
    for kind, connection in after.items():
        place = at._replace(connection=kind)
        if kind in before:
            yield from _fields(place, before[kind], connection)
        else:
            yield place.change(ChangeKind.CONNECTION_ADDED)


def _fields(at: _At, old: Connection, new: Connection) -> Iterator[Change]:
    before = {field.key: field for field in old.fields}
    after = {field.key: field for field in new.fields}
    gone = {key: field for key, field in before.items() if key not in after}
    for key, field in after.items():
        place = at._replace(key=key, label=field.label)
        former = before.get(key) or _former(field, gone)
        if former is None:
            kind = ChangeKind.FIELD_ADDED_REQUIRED if field.required else ChangeKind.FIELD_ADDED
            yield place.change(kind)
            continue
        gone.pop(former.key, None)
        yield from _field(place, former, field)
    for key, field in gone.items():
        yield at._replace(key=key, label=field.label).change(ChangeKind.FIELD_GONE)


def _former(field: Field, gone: Mapping[str, Field]) -> Field | None:
    """Return the field that is gone and went on under another key: of the same type, with the same label or nearly.

    The first of those, where several have one label.
    """
    labels = {former.label: former for former in reversed([*gone.values()]) if former.type is field.type}
    near = nearest(field.label, labels, cutoff=_ALIKE)
    return labels[near] if near is not None else None


def _field(at: _At, old: Field, new: Field) -> Iterator[Change]:
    if old.label != new.label:
        yield at.change(ChangeKind.FIELD_RENAMED, old.label, new.label)
    if old.key != new.key:
        yield at.change(ChangeKind.FIELD_KEY, old.key, new.key)
    if old.required is not new.required:
        yield at.change(ChangeKind.FIELD_REQUIRED if new.required else ChangeKind.FIELD_OPTIONAL)
    if old.type is not new.type:
        yield at.change(ChangeKind.FIELD_TYPE, old.type, new.type)
    if _formats(old) != _formats(new):
        before, after = _format(old), _format(new)
        yield at.change(ChangeKind.FIELD_FORMAT if after else ChangeKind.FIELD_FORMAT_GONE, before, after)
    yield from _choices(at, old, new)


def _choices(at: _At, old: Field, new: Field) -> Iterator[Change]:
    before = {choice.value: choice.label for choice in old.choices}
    after = {choice.value: choice.label for choice in new.choices}
    if not before or not after:
        return
    yield from (at.change(ChangeKind.CHOICE_ADDED, new=after[value]) for value in after if value not in before)
    yield from (at.change(ChangeKind.CHOICE_GONE, old=before[value]) for value in before if value not in after)


def _formats(field: Field) -> dict[str, Any]:
    """Return all that decides which values a field takes, by key: what a form reads of it and is not told otherwise."""
    read = {key: getattr(field, key) for key in read_by_form(type(field)) if key not in _OTHERWISE | _NO_FORMAT}
    read["environments"] = {mode: each.pattern for mode, each in _modes(field).items()}
    return {key: value for key, value in read.items() if value not in _NOTHING}


def _modes(field: Field) -> dict[str, EnvironmentFormat]:
    """Return the formats of a field by mode, where it has some."""
    modes = {"test": field.environments.test, "live": field.environments.live}
    return {name: each for name, each in modes.items() if each and each.pattern}


def _format(field: Field) -> str:
    """Return which values a field takes: in words where there are some, else the key and what it is."""
    said = (_WORDS[key](field) if key in _WORDS else f"{key}: {value}" for key, value in _formats(field).items())
    return "; ".join(said)


_WORDS: Mapping[str, Callable[[Field], str]] = {
    "pattern": lambda field: field.pattern_hint or field.pattern or "",
    "environments": lambda field: "; ".join(
        f"{mode}: {each.pattern_hint or each.pattern}" for mode, each in _modes(field).items()
    ),
    "min_length": lambda field: words("changes.least", count=field.min_length),
    "max_length": lambda field: words("changes.most", count=field.max_length),
    "minimum": lambda field: words("changes.format.minimum", limit=field.minimum),
    "maximum": lambda field: words("changes.format.maximum", limit=field.maximum),
    "several": lambda _: words("changes.format.several"),
    "accept": lambda field: ", ".join(field.accept),
    "max_size": lambda field: words("hint.size", size=size_words(field.max_size or 0)),
    "kinds": lambda field: alternatives(KIND_WORDS[kind] for kind in field.kinds),
    "holds": lambda field: word_table("verdict.content")[field.holds or ""],
}
"""What is said of a key that decides which values a field takes."""
