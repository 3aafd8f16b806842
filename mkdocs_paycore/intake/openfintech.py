"""From the open data of OpenFinTech (`payment_providers.json`) to `directory.yml`, which lists providers.

The file is made line by line: a provider is a line, sorted by code, so that the next import shows what changed.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.entry import is_text
from mkdocs_paycore.catalog.model import CODE
from mkdocs_paycore.source.yaml_scalar import quoted, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA_NAME = "payment_providers.json"
LICENCE_NAME = "LICENSE"

_LISTS = {"countries": "countries", "payment_methods": "payment_method", "payout_methods": "payout_method"}
_HEAD = """\
The providers that are listed without a file of their own; they are not ready. Made by `paycore import openfintech`,
which brings the entries up to date. To describe one, give it a folder with a provider.yml: that file wins.

Codes, names, countries and methods are taken over from the open data of OpenFinTech (payment_providers), which is
under the licence below."""
_NO_LICENCE = "MIT License. Copyright (c) 2018 PayCore.io"


class OpenDataError(Exception):
    """The data cannot be imported; each line of the message is one fault."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A provider as a line of the directory has it."""

    name: str
    countries: tuple[str, ...] = ()
    payment_methods: tuple[str, ...] = ()
    payout_methods: tuple[str, ...] = ()


def read_providers(text: str) -> dict[str, Entry]:
    """Return the providers of the open data by code.

    Args:
        text: JSON, a list of records with `code`, `name` (by language) and perhaps `countries`, `payment_method` and
            `payout_method` (lists of codes).

    Raises:
        OpenDataError: the text is no such list, or records are faulty; all of them are told.
    """
    try:
        records = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise OpenDataError(f"found no JSON: {error}") from None
    if not isinstance(records, list):
        raise OpenDataError("expected a list of providers")
    entries: dict[str, Entry] = {}
    told = []
    for number, record in enumerate(records, start=1):
        wrong = list(_faults(record))
        if not wrong and record["code"] in entries:
            wrong.append(f"the code {record['code']!r} is there a second time")
        told += [f"record {number}: {fault}" for fault in wrong]
        if not wrong:
            lists = {key: tuple(dict.fromkeys(record.get(source) or ())) for key, source in _LISTS.items()}
            entries[record["code"]] = Entry(_name(record["name"]), **lists)
    if told:
        raise OpenDataError("\n".join(told))
    return entries


def listed_entries(providers: Mapping[str, Mapping[str, Any]]) -> dict[str, Entry]:
    """Return the entries of a directory that was read without a problem."""
    return {
        code: Entry(entry["name"].strip(), **{key: tuple(entry.get(key) or ()) for key in _LISTS})
        for code, entry in providers.items()
    }


def directory_text(entries: Mapping[str, Entry], *, licence: str = "") -> str:
    """Return `directory.yml` for entries by code; `licence` is the notice to take over, else a short one stands."""
    comment = f"{_HEAD}\n\n{licence.strip() or _NO_LICENCE}\n"
    head = "".join(f"# {line.strip()}".rstrip() + "\n" for line in comment.splitlines())
    lines = (f"  {scalar(code)}: {{{', '.join(_parts(entry))}}}\n" for code, entry in sorted(entries.items()))
    return f"{head}\nproviders:{'' if entries else ' {}'}\n{''.join(lines)}"


def _parts(entry: Entry) -> Iterator[str]:
    yield f"name: {quoted(entry.name)}"
    for key in _LISTS:
        if values := getattr(entry, key):
            yield f"{key}: [{', '.join(map(scalar, values))}]"


def _name(names: Mapping[str, str]) -> str:
    return next(filter(None, (" ".join(name.split()) for name in (names.get("en", ""), *names.values()))))


def _faults(record: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if not isinstance(record, dict):
        yield "expected an object"
        return
    code, names = record.get("code"), record.get("name")
    if not isinstance(code, str) or not re.fullmatch(CODE, code):
        yield f"found the code {code!r}, expected lower-case letters, digits, '-' and '_'"
    texts = list(names.values()) if isinstance(names, dict) else []
    if not all(is_text(name) for name in texts) or not any(name.strip() for name in texts):
        yield "expected a name by language"
    for key, source in _LISTS.items():
        values = record.get(source)
        if values is not None and not _is_list_of(values, codes=key != "countries"):
            yield f"{source}: expected a list of codes"


def _is_list_of(values: Any, *, codes: bool) -> bool:  # noqa: ANN401 - any JSON
    pattern = CODE if codes else r"[A-Za-z][A-Za-z0-9-]*"
    return isinstance(values, list) and all(isinstance(each, str) and re.fullmatch(pattern, each) for each in values)
