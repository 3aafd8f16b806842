"""The cards that a provider takes in test mode, and what comes of a payment with each."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from mkdocs_paycore.source.model import Date, Expected, Model, Text, WebAddress

CardNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{12,19}$"), Expected("12 to 19 digits, in quotes")]


class SandboxCard(Model):
    """One card."""

    number: CardNumber
    """Its number, digits alone."""
    result: Text
    """What comes of a payment with it, in a few words."""


class SandboxCards(Model):
    """The cards, and where the provider lists them."""

    cards: tuple[SandboxCard, ...]
    """The cards."""
    note: Text | None = None
    """What holds for all of them, such as the security code; a sentence."""
    source: WebAddress
    """The public address where they are listed."""
    checked_on: Date
    """The day on which the `source` was last looked at."""
