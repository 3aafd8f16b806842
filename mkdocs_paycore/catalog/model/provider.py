"""The models of `provider.yml`: what a provider is and what its connection forms ask for.

Field names are a contract: they are the keys of the file and of the published data. Reading is in `catalog.load`; rules
that look at more than one key are in `catalog.lint`.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import Annotated, ClassVar

from mkdocs_paycore.catalog.model.cards import SandboxCards  # noqa: TC001 - pydantic reads the hints
from mkdocs_paycore.catalog.model.code import ProviderCode  # noqa: TC001 - pydantic reads the hints
from mkdocs_paycore.catalog.model.connection_method import ConnectionMethod  # noqa: TC001 - pydantic reads the hints
from mkdocs_paycore.catalog.model.fate import Ended, Renamed  # noqa: TC001 - pydantic reads the hints
from mkdocs_paycore.catalog.model.field import Field, Meaning
from mkdocs_paycore.catalog.model.relation import CrossRule  # noqa: TC001 - pydantic reads the hints
from mkdocs_paycore.catalog.model.terms import Feature, Kind, Status  # noqa: TC001 - pydantic reads the hints
from mkdocs_paycore.catalog.model.trouble import Trouble  # noqa: TC001 - pydantic reads the hints
from mkdocs_paycore.catalog.model.use import Use
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT, Product
from mkdocs_paycore.source.model import Code, Date, Model, Text, WebAddress

_IN_FORM = Use(in_form=True)


class IpAllowlist(StrEnum):
    """Whether the provider wants the platform's addresses on its allow-list."""

    REQUIRED = "required"
    ASK_MANAGER = "ask_manager"
    OPTIONAL = "optional"
    UNKNOWN = "unknown"


_TEST_MODE = "test_mode"
"""The key of the toggle that says that values are for tests, where no field says that it means this."""


class Connection(Model):
    """One connection form of a provider: its kind and its fields in the order of the form."""

    kind: Annotated[Kind, _IN_FORM]
    """What is connected, as the Dashboard calls it."""
    fields: Annotated[tuple[Field, ...], _IN_FORM] = ()
    """The fields, in the order of the form."""
    rules: Annotated[tuple[CrossRule, ...], _IN_FORM] = ()
    """Rules over several fields."""
    methods: tuple[ConnectionMethod, ...] = ()
    """The methods that one such connection brings, where they are several."""

    def key_of(self, meaning: Meaning) -> str | None:
        """Return the key of the field that has a `meaning` for the connection itself; None where none has."""
        return next((field.key for field in self.fields if field.means is meaning), None)

    def told_apart(self) -> Connection:
        """Return the connection with the sections behind the labels that fields of several sections share."""
        times = Counter(field.label for field in self.fields)
        if len(times) == len(self.fields):
            return self
        fields = (
            field.model_copy(update={"label": f"{field.label} ({field.section})"})
            if field.section and times[field.label] > 1
            else field
            for field in self.fields
        )
        return self.model_copy(update={"fields": tuple(fields)})

    @property
    def test_mode_key(self) -> str:
        """The key of the value that says that the others are for tests."""
        return self.key_of(Meaning.TEST_MODE) or _TEST_MODE


class Verified(Model):
    """When and against what the file was last compared with the provider's own words."""

    on: Date
    """The day, such as `2026-11-27`."""
    source: Text | None = None
    """What the file was compared with: an address, or words."""


class Support(Model):
    """How a merchant reaches the provider."""

    emails: tuple[Text, ...] = ()
    """Mail addresses."""
    phones: tuple[Text, ...] = ()
    """Telephone numbers."""
    urls: tuple[WebAddress, ...] = ()
    """Addresses of pages: a form, a help desk."""


class Provider(Model):
    """A payment provider as `docs/connectors/<code>/provider.yml` describes it."""

    product: ClassVar[Product] = DEFAULT_PRODUCT

    code: ProviderCode
    """The name of the folder."""
    name: Text
    """The provider's name, as it writes it."""
    status: Status
    """Whether the platform has implemented the provider."""
    website: WebAddress | None = None
    """The provider's own website."""
    login_url: WebAddress | None = None
    """Where a merchant signs in at the provider."""
    tagline: Text | None = None
    """What the provider does, in one line."""
    features: tuple[Feature, ...] = ()
    """What the platform does with the provider: payments, payouts, payments through a host-to-host account (`h2h`)."""
    features_note: Text | None = None
    """What the features do not say, such as Swift; it stands before their wording."""
    payment_methods: tuple[Code, ...] = ()
    """Codes of the method directory."""
    payout_methods: tuple[Code, ...] = ()
    """Codes of the method directory."""
    currencies: tuple[Text, ...] = ()
    """Codes of three letters, such as EUR."""
    countries: tuple[Text, ...] = ()
    """Codes of two letters, such as DE."""
    aliases: tuple[Text, ...] = ()
    """Other names that people search for: former ones, and how it writes itself in other letters."""
    setup: tuple[Text, ...] = ()
    """Steps at the provider, used where no manual is written; inline Markdown, may use variables."""
    ip_allowlist: IpAllowlist = IpAllowlist.UNKNOWN
    """Whether the provider has to be told the platform's IP addresses."""
    support: Support = Support()
    """How a merchant reaches the provider."""
    callbacks: tuple[Text, ...] = ()
    """What the provider must be told about our side, a sentence each; inline Markdown, may use variables."""
    warnings: tuple[Text, ...] = ()
    """What a merchant must not overlook, a sentence each; inline Markdown, may use variables."""
    troubleshooting: tuple[Trouble, ...] = ()
    """What is known to go wrong: `what` a merchant sees, `why`, what to `do`, and the `source` that documents it."""
    verified: Verified | None = None
    """When and against what the file was last compared with the provider's own words."""
    ended: Ended | None = None
    """That the provider has ended, with `source` and `checked_on`; `on` is the day. It is not ready then."""
    renamed: Renamed | None = None
    """That the provider has another name now: `to`, with `source` and `checked_on`; `website` is the new one."""
    test_cards: SandboxCards | None = None
    """The cards that the provider takes in test mode: `cards` with `number` and `result`, `source` and `checked_on`."""
    connections: tuple[Connection, ...] = ()
    """The connection forms of the Dashboard, one a kind."""

    @property
    def is_ready(self) -> bool:
        """Whether its status says that it can be connected, and it has not ended."""
        return self.ended is None and self.product.statuses[self.status].is_ready

    def connection(self, kind: str) -> Connection | None:
        """Return the connection of that kind, or None."""
        return next((connection for connection in self.connections if connection.kind == kind), None)
