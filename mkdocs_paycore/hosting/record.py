"""What a host has of a site: a file there that names all others with their states, written when they are complete."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.hosting.headers import NEVER_KEPT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_paycore.hosting.store import Store

FORMAT = 1
COMPLETE = "paycore-site.json"
"""The marker of a complete site: it is there when all files are, and names them."""
BEGUN = "paycore-upload.json"
"""What an upload that runs, or was stopped, leaves: the files whose state is known."""
CURRENT = "current.json"
"""Beside the versions of a site: which of them is served."""
RESERVED = frozenset({COMPLETE, BEGUN, CURRENT})
VERSIONS = "versions"


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """The files of a site on a host.

    Attributes:
        states: by path, as `HostedFile.state`.
        owner: the upload that it is of, where that is not complete.
    """

    states: Mapping[str, str] = field(default_factory=dict)
    owner: str = ""


@dataclass(frozen=True, slots=True)
class CurrentVersion:
    """Which version of a site is served, and which were before it, the newest first."""

    version: str = ""
    previous: tuple[str, ...] = ()


def read_record(store: Store, path: str) -> SiteRecord | None:
    """Return the record at a path of a store; None where there is none that can be read."""
    kept = _read(store, path)
    states = kept.get("files")
    if kept.get("format") != FORMAT or not isinstance(states, dict):
        return None
    return SiteRecord({str(name): str(state) for name, state in states.items()}, str(kept.get("owner", "")))


def write_record(store: Store, path: str, record: SiteRecord) -> None:
    """Write a record to a path of a store."""
    owner = {"owner": record.owner} if record.owner else {}
    _write(store, path, {"format": FORMAT, **owner, "files": dict(record.states)})


def read_current(store: Store) -> CurrentVersion:
    """Return which version of a site is served; an empty one where none is."""
    kept = _read(store, CURRENT)
    previous = kept.get("previous")
    if kept.get("format") != FORMAT or not isinstance(previous, list):
        return CurrentVersion()
    return CurrentVersion(str(kept.get("version", "")), tuple(map(str, previous)))


def write_current(store: Store, current: CurrentVersion) -> None:
    """Have another version be served, in one step."""
    path = f"{VERSIONS}/{current.version}"
    previous = list(current.previous)
    _write(store, CURRENT, {"format": FORMAT, "version": current.version, "path": f"{path}/", "previous": previous})
    if store.is_folder:
        store.point("current", path)


def _read(store: Store, path: str) -> dict[str, Any]:
    try:
        kept = json.loads(store.read(path) or b"{}")
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(store: Store, path: str, kept: dict[str, object]) -> None:
    store.write(path, json.dumps(kept, ensure_ascii=False, sort_keys=True).encode(), NEVER_KEPT)
