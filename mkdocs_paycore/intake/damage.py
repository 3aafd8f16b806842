"""Damage of the open data that no single record shows: what all of them together cannot be.

The countries of OpenFinTech were once matched by the first letters of their names. Of some thousand providers none
names the United States or the United Kingdom, and dozens name the U.S. Outlying Islands instead.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_paycore.intake.openfintech import Entry

MANY = 100
"""How many providers have to name countries before a country that none of them names tells anything."""

EXPECTED = ("US", "GB")
"""Countries that some of many providers always serve."""


def country_damage(entries: Mapping[str, Entry]) -> str:
    """Return what is wrong with the countries of all providers together, in words; empty if nothing is.

    Args:
        entries: the providers by code.
    """
    naming = [entry.countries for entry in entries.values() if entry.countries]
    missing = [code for code in EXPECTED if not any(code in countries for countries in naming)]
    if len(naming) < MANY or not missing:
        return ""
    often = Counter(code for countries in naming for code in countries).most_common(3)
    named = ", ".join(f"{code} ({count} times)" for code, count in often)
    return (
        f"the countries are damaged and left out: of {len(naming)} providers that name any, none names "
        f"{' or '.join(missing)}; most often named are {named}"
    )


def without_countries(entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return the providers without their countries."""
    return {code: replace(entry, countries=()) for code, entry in entries.items()}
