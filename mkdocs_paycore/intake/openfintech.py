"""From the open data of OpenFinTech (`payment_providers.json`) to `directory.yml`, which lists providers.

The file is made line by line: what a code means is a line, and a provider is one, in a lasting order, so that the next
import shows what changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.methods import Directory
from mkdocs_paycore.intake.meaning import meaning_lines
from mkdocs_paycore.intake.record import code_faults, name_faults, name_of, read_records
from mkdocs_paycore.source.model import CODE
from mkdocs_paycore.source.yaml.write import quoted, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA_NAME = "payment_providers.json"
LICENCE_NAME = "LICENSE"

_LISTS = {"countries": "countries", "payment_methods": "payment_method", "payout_methods": "payout_method"}
_HEAD = """\
The providers that are listed without a file of their own; they are not ready. Made by `paycore import openfintech`,
which brings the entries up to date. To describe one, give it a folder with a provider.yml: that file wins.
Above the providers stands what their codes mean, as far as methods.yml does not say it: that file wins as well.

Providers, codes, names, categories and the currencies of methods are taken over from the open data of OpenFinTech
(payment_providers, payment_methods, payout_methods, their categories, payment_services, currencies), which is under
the licence below. Names of countries are those of ISO 3166-1 as the Unicode CLDR writes them in English."""
_NO_LICENCE = "MIT License. Copyright (c) 2018 PayCore.io"


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
        OpenDataError: the text is no such list, or records are faulty; all of them are in the message.
    """
    return {
        code: Entry(
            name_of(record),
            **{key: tuple(dict.fromkeys(record.get(source) or ())) for key, source in _LISTS.items()},
        )
        for code, record in read_records(text, faults=_faults).items()
    }


def listed_entries(providers: Mapping[str, Mapping[str, Any]]) -> dict[str, Entry]:
    """Return the entries of a directory that was read without a problem."""
    return {
        code: Entry(entry["name"].strip(), **{key: tuple(entry.get(key) or ()) for key in _LISTS})
        for code, entry in providers.items()
    }


def directory_text(entries: Mapping[str, Entry], *, meanings: Directory | None = None, licence: str = "") -> str:
    """Return the text of `directory.yml`.

    Args:
        entries: the providers by code.
        meanings: what their codes mean.
        licence: the notice to take over; without it a short one stands.
    """
    comment = f"{_HEAD}\n\n{licence.strip() or _NO_LICENCE}\n"
    head = (f"# {line.strip()}".rstrip() for line in comment.splitlines())
    lines = (f"  {scalar(code)}: {{{', '.join(_parts(entry))}}}" for code, entry in sorted(entries.items()))
    top = f"providers:{'' if entries else ' {}'}"
    return "".join(f"{line}\n" for line in (*head, "", *meaning_lines(meanings or Directory()), top, *lines))


def _parts(entry: Entry) -> Iterator[str]:
    yield f"name: {quoted(entry.name)}"
    for key in _LISTS:
        if values := getattr(entry, key):
            yield f"{key}: [{', '.join(map(scalar, values))}]"


def _faults(record: Mapping[str, Any]) -> Iterator[str]:
    yield from chain(code_faults(record), name_faults(record))
    for key, source in _LISTS.items():
        values = record.get(source)
        if values is not None and not _is_list_of(values, codes=key != "countries"):
            yield f"{source}: expected a list of codes"


def _is_list_of(values: Any, *, codes: bool) -> bool:  # noqa: ANN401 - any JSON
    pattern = CODE if codes else r"[A-Za-z][A-Za-z0-9-]*"
    return isinstance(values, list) and all(isinstance(each, str) and re.fullmatch(pattern, each) for each in values)
