"""Providers that are only listed: `directory.yml`, one compact file for many, in the folder of the providers' folders.

Such a provider is not ready. A code that has a provider file is told by that file alone. Beside the providers the file
may say what codes mean, as `methods.yml` does: `catalog.method` reads that.
"""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

from pydantic import ValidationError

from mkdocs_paycore.catalog.expected import faults, found
from mkdocs_paycore.catalog.lint.fault import Fault
from mkdocs_paycore.catalog.model.base import CODE
from mkdocs_paycore.catalog.model.provider import Provider, Status
from mkdocs_paycore.catalog.rules import PROVIDER_FORMAT, PROVIDER_TYPE, PROVIDER_UNKNOWN_KEY, PROVIDER_YAML
from mkdocs_paycore.source.suggestion import did_you_mean
from mkdocs_paycore.source.yaml.read import read_yaml_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from mkdocs_paycore.source.document import Data, Document
    from mkdocs_paycore.source.problem import Problem

LISTED_NAME = "directory.yml"
LISTED_KEYS = ("name", "countries", "payment_methods", "payout_methods")
MEANINGS = ("categories", "currencies", "countries", "payment_methods", "payout_methods")
"""The keys of what codes mean, in `methods.yml` and beside the providers in `directory.yml`."""
_TOP = "providers"


def read_listed(connectors_dir: Path, *, root: Path) -> Document | None:
    """Return the document of `directory.yml`, or None where there is none."""
    file = connectors_dir / LISTED_NAME
    return read_yaml_file(file, root=root, rule=PROVIDER_YAML.name) if os.path.lexists(file) else None


def listed_providers(
    document: Document, *, known: Collection[str], problems: list[Problem]
) -> Iterator[tuple[Provider, Document]]:
    """Yield each listed provider with its entry as a document.

    Args:
        document: what `read_listed` gave.
        known: the codes that have a folder with a provider file; entries of theirs are passed over.
        problems: gets every fault; an entry with one is not yielded.
    """
    problems += document.problems
    if document.data is None and document.problems:
        return
    data = document.data
    if not isinstance(data, dict) or not isinstance(data.get(_TOP), dict):
        trail = (_TOP,) if isinstance(data, dict) else ()
        problems.append(document.problem(trail, PROVIDER_TYPE, f"expected the key {_TOP!r} with a mapping of codes"))
        return
    known_keys = (_TOP, *MEANINGS)
    for key in (key for key in data if key not in known_keys):
        message = f"found the unknown key {key!r}, expected one of {', '.join(known_keys)}"
        hint = did_you_mean(key, known_keys)
        problems.append(document.problem((key,), PROVIDER_UNKNOWN_KEY, message, hint, at_key=True))
    for code, entry in data[_TOP].items():
        if code in known:
            continue
        wrong = list(_faults(code, entry))
        if not wrong:
            try:
                keys = {**entry, "code": code, "status": str(Status.NOT_READY)}
                yield Provider.model_validate_json(json.dumps(keys), strict=True), document.below((_TOP, code))
            except ValidationError as error:
                wrong += faults(error.errors(include_url=False))
        problems += (fault.placed(document, under=(_TOP, code)) for fault in wrong)


def _faults(code: str, entry: Data) -> Iterator[Fault]:
    if not re.fullmatch(CODE, code):
        message = f"found the code {code!r}, expected lower-case letters, digits, '-' and '_'"
        yield Fault((), PROVIDER_FORMAT, message, at_key=True)
    if not isinstance(entry, dict):
        yield Fault((), PROVIDER_TYPE, f"found {found(entry)}, expected a mapping with a name")
        return
    for key in entry:
        if key not in LISTED_KEYS:
            message = f"found the unknown key {key!r}, expected one of {', '.join(LISTED_KEYS)}"
            hint = did_you_mean(key, LISTED_KEYS) or "give the provider a file of its own"
            yield Fault((key,), PROVIDER_UNKNOWN_KEY, message, hint, at_key=True)
