"""Records of the open data of OpenFinTech: each of its files is a list of them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.form.values import is_text
from mkdocs_paycore.source.model import CODE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


class OpenDataError(Exception):
    """The data cannot be imported; each line of the message is one fault."""


def read_records(text: str, *, faults: Callable[[Any], Iterator[str]]) -> dict[str, dict[str, Any]]:
    """Return the records of a file by their code.

    Args:
        text: JSON, a list of records.
        faults: what is wrong with a record; one without a code has to be.

    Raises:
        OpenDataError: the text is no such list, or records are faulty; all of them are in the message.
    """
    try:
        records = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise OpenDataError(f"found no JSON: {error}") from None
    if not isinstance(records, list):
        raise OpenDataError("expected a list of records")
    by_code: dict[str, dict[str, Any]] = {}
    reported = []
    for number, record in enumerate(records, start=1):
        wrong = list(faults(record)) if isinstance(record, dict) else ["expected an object"]
        if not wrong and record["code"] in by_code:
            wrong.append(f"the code {record['code']!r} is there a second time")
        reported += [f"record {number}: {fault}" for fault in wrong]
        if not wrong:
            by_code[record["code"]] = record
    if reported:
        raise OpenDataError("\n".join(reported))
    return by_code


def code_faults(record: Mapping[str, Any], key: str = "code") -> Iterator[str]:
    """Yield what is wrong with a code of ours in a record."""
    code = record.get(key)
    if not isinstance(code, str) or not re.fullmatch(CODE, code):
        yield f"found the {key} {code!r}, expected lower-case letters, digits, '-' and '_'"


def currency_faults(record: Mapping[str, Any], key: str = "code") -> Iterator[str]:
    """Yield what is wrong with the code of a currency in a record."""
    code = record.get(key)
    if not isinstance(code, str) or not re.fullmatch("[A-Z][A-Z0-9]*", code):
        yield f"found the {key} {code!r}, expected upper-case letters and digits"


def name_faults(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the name of a record."""
    names = record.get("name")
    texts = list(names.values()) if isinstance(names, dict) else []
    if not all(is_text(name) for name in texts) or not any(name.strip() for name in texts):
        yield "expected a name by language"


def name_of(record: Mapping[str, Any]) -> str:
    """Return the name of a sound record, in English where it has one, as one line."""
    names = record["name"]
    return next(filter(None, (" ".join(name.split()) for name in (names.get("en", ""), *names.values()))))
