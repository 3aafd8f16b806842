"""One change, and the file that keeps the changes of a site: `changes.yml`, in the folder of the providers' folders."""

from __future__ import annotations

from enum import StrEnum

from mkdocs_paycore.source.model import Code, Date, Model, Text


class ChangeKind(StrEnum):
    """What changed, in the order in which it is told."""

    PROVIDER_ADDED = "provider_added"
    PROVIDER_GONE = "provider_gone"
    PROVIDER_READY = "provider_ready"
    PROVIDER_NOT_READY = "provider_not_ready"
    PROVIDER_RENAMED = "provider_renamed"
    FEATURE_ADDED = "feature_added"
    FEATURE_GONE = "feature_gone"
    WEBSITE = "website"
    LOGIN = "login"
    CALLBACKS = "callbacks"
    IP_ALLOWLIST = "ip_allowlist"
    CONNECTION_ADDED = "connection_added"
    CONNECTION_GONE = "connection_gone"
    FIELD_ADDED = "field_added"
    FIELD_ADDED_REQUIRED = "field_added_required"
    FIELD_GONE = "field_gone"
    FIELD_RENAMED = "field_renamed"
    FIELD_KEY = "field_key"
    FIELD_REQUIRED = "field_required"
    FIELD_OPTIONAL = "field_optional"
    FIELD_TYPE = "field_type"
    FIELD_FORMAT = "field_format"
    FIELD_FORMAT_GONE = "field_format_gone"
    CHOICE_ADDED = "choice_added"
    CHOICE_GONE = "choice_gone"


class Change(Model):
    """One change of one provider."""

    provider: Text
    """The provider's code."""
    name: Text
    """What the provider is called; the new name, where that changed."""
    kind: ChangeKind
    """What changed."""
    connection: Code | None = None
    """The kind of connection, where it is about one."""
    key: Text | None = None
    """The key of the field, where it is about one."""
    label: Text | None = None
    """What the form calls the field."""
    old: Text | None = None
    """What it was: a name, an address, a choice, a format."""
    new: Text | None = None
    """What it is."""


class ChangeEntry(Model):
    """What changed on a day."""

    expected = "a mapping with on and changes"

    on: Date
    """The day on which it was written down."""
    changes: tuple[Change, ...]
    """The changes."""


class ChangesFile(Model):
    """`changes.yml`: what changed for merchants, the newest first."""

    entries: tuple[ChangeEntry, ...]
    """What changed, by day."""
