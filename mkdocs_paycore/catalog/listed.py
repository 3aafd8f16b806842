"""Providers that are only listed: `directory.yml`, one compact file for many, in the folder of the providers' folders.

Such a provider is not ready. A code that has a provider file is described by that file alone. Beside the providers the
file may say what codes mean, as `methods.yml` does: `catalog.method_files` reads that.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.listed import ListedFile, MeaningsFile
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.catalog.rules import PROVIDER_RULES
from mkdocs_paycore.source.validate import validated, without
from mkdocs_paycore.source.yaml.read import read_yaml_file

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from mkdocs_paycore.source.document import Document
    from mkdocs_paycore.source.problem import Problem

LISTED_FILE = "directory.yml"
MEANINGS = tuple(MeaningsFile.model_fields)
"""The keys of what codes mean, in `methods.yml` and beside the providers in `directory.yml`."""
_TOP = "providers"


def read_listed(connectors_dir: Path, *, root: Path) -> Document | None:
    """Return the document of `directory.yml`, or None where there is none."""
    file = connectors_dir / LISTED_FILE
    return read_yaml_file(file, root=root, rule=PROVIDER_RULES.yaml.name) if os.path.lexists(file) else None


def listed_providers(
    document: Document, *, model: type[Provider] = Provider, known: Collection[str] = (), only: str | None = None
) -> tuple[dict[str, tuple[Provider, Document]], list[Problem]]:
    """Return the listed providers by code, each with its entry as a document, and every fault.

    Args:
        document: what `read_listed` gave.
        model: the model of a provider's file, of the product that they are of.
        known: the codes that have a folder with a provider file; entries of theirs are passed over.
        only: the code of the one provider to return; there is no fault where it is not listed. All if None.

    Returns:
        The providers whose entries have no fault, and what is wrong with the file.
    """
    problems = list(document.problems)
    data = document.data
    if data is None and problems:
        return {}, problems
    if not isinstance(data, dict) or not isinstance(data.get(_TOP), dict):
        trail = (_TOP,) if isinstance(data, dict) else ()
        message = f"expected the key {_TOP!r} with a mapping of codes"
        return {}, [*problems, document.problem(trail, PROVIDER_RULES.top, message)]
    entries = {code: entry for code, entry in data[_TOP].items() if code not in known and only in (None, code)}
    if only is not None and not entries:
        return {}, []
    wanted = {key: None if key in MEANINGS else value for key, value in data.items()} | {_TOP: entries}
    read, faults = validated(wanted, ListedFile, rules=PROVIDER_RULES)
    if read is None:
        sound = without(wanted, (fault.trail[:2] for fault in faults))
        read, _ = validated(sound, ListedFile, rules=PROVIDER_RULES)
    problems += (fault.placed(document) for fault in faults)
    listed = read.providers if read else {}
    return {
        code: (model(code=code, status=model.product.unready, **dict(entry)), document.below((_TOP, code)))
        for code, entry in listed.items()
    }, problems
