"""The model of `paycore.yml`: what a site connects, and what it calls that."""

from __future__ import annotations

from typing import Annotated, ClassVar

from mkdocs_paycore.catalog.model.terms import Lack  # noqa: TC001 - pydantic reads the hints
from mkdocs_paycore.source.model import GIVEN, Code, Model, Text


class Called(Model):
    """What the things of a product are called, as in *carrier* and *carriers*."""

    expected: ClassVar[str] = "a mapping with one and many"

    one: Text
    """One of them, in a sentence."""
    many: Text
    """Several of them."""
    full_one: Text | None = None
    """One of them where it stands alone, as in *payment provider*; as `one`, if left out."""
    full_many: Text | None = None
    """Several of them where they stand alone; as `many`, if `full_one` is left out."""


class LimitEntry(Model):
    """What a rule can be limited to, for the dashboard to practise in."""

    expected: ClassVar[str] = "a mapping with label, asked and values"

    label: Text
    """What it is called in a rule, as in *Country of the buyer*."""
    asked: Text
    """What is asked before it is shown what is offered, as in *The buyer pays in*."""
    values: dict[str, Text]
    """What it can be limited to, by code."""
    other: Text | None = None
    """What stands for all else; *another*, if left out."""


class DashboardPlaces(Model):
    """Where a reader makes a connection."""

    name: Text | None = None
    """What that part of the platform is called, behind *the*; *Dashboard*, if left out."""
    connect_path: str | None = None
    """Where one is connected, counted from `custom.dashboard_base_url`; `{code}` is the code of its folder.

    Empty: no page links there, because the address is not known.
    """
    new: Text | None = None
    """The menu or the list where one is connected; *New connection*, if left out."""
    button: Text | None = None
    """The button that opens the connection form; *Connect*, if left out."""
    rule: Text | None = None
    """What says to whom a connection is offered, in a sentence; *payment rule*, if left out."""
    rules: Text | None = None
    """Several of those; *payment rules*, if left out."""
    accounts: Text | None = None
    """The menu or the list of what is connected; *Connected accounts*, if left out."""
    limits: dict[Code, LimitEntry] | None = None
    """By what its rules can be limited; if left out, by currency and country where pages speak of payments."""


class KindEntry(Model):
    """A kind of connection."""

    expected: ClassVar[str] = "a mapping with a label"

    label: Text
    """What the connection is called, by itself."""
    account: Text | None = None
    """What it is called in a sentence; the label in small letters, if left out."""
    heading: Text | None = None
    """The heading of its part of a manual; *Connect* and the label, if left out."""
    connected: Text | None = None
    """What a practice form says when all is right; `{provider}` is the name."""
    needs: Code | None = None
    """The feature without which a site does not show it."""


class FeatureEntry(Model):
    """A feature."""

    expected: ClassVar[str] = "a mapping with a label"

    label: Text
    """What it is called."""
    implies: Code | None = None
    """Another feature that comes with it."""
    also: Text | None = None
    """What a search finds it by, too."""


class StatusEntry(Model):
    """A status."""

    expected: ClassVar[str] = "a mapping with a label"

    label: Text
    """What it is called."""
    ready: bool = False
    """Whether what has it can be connected."""
    asks_for: tuple[Lack, ...] | None = None
    """What has to stand behind it; all of it for one that is ready, if left out."""


class ProductEntry(Model):
    """A product: one of the things that a site connects. What is left out is as for payment providers."""

    payments: bool | None = None
    """Whether its pages speak of payments, buyers and checkouts; if left out, where it has no `features` of its own."""
    folder: Text | None = None
    """The folder of its providers' folders, below the docs folder; its name, if left out."""
    called: Called | None = None
    """What its things are called."""
    dashboard: DashboardPlaces | None = None
    """Where they are connected."""
    statuses: dict[Code, StatusEntry] | None = None
    """The statuses, by code, in the order in which readers see them."""
    features: dict[Code, FeatureEntry] | None = None
    """The features, by code. Without payments and payouts there are no methods of them, and no lists of methods."""
    kinds: dict[Code, KindEntry] | None = None
    """The kinds of connections, by code."""
    words: dict[str, Text] | None = None
    """Other words of its pages, by their keys in the file of the language."""

    @property
    def is_of_payments(self) -> bool:
        """Whether its pages speak of payments."""
        return self.features is None if self.payments is None else self.payments


class FlowStep(Model):
    """A step of a flow."""

    expected: ClassVar[str] = "a mapping with by and label"

    by: Code
    """Who takes the step: the code of an actor."""
    to: Code | None = None
    """Whom it concerns: an arrow leads there."""
    label: Text
    """The step in a few words, for the drawing."""
    text: Text | None = None
    """The step in a sentence, for the list; the label, if left out."""
    optional: bool = False
    """Whether it is not always needed."""


class Flow(Model):
    """Who does what in which order; `flow("name")` draws it."""

    expected: ClassVar[str] = "a mapping with title, actors and steps"

    title: Text
    """What it shows."""
    actors: dict[Code, Text]
    """Who takes part, by code, from left to right."""
    steps: tuple[FlowStep, ...]
    """The steps in their order."""


class SiteFile(Model):
    """`paycore.yml`: what a site connects."""

    products: Annotated[dict[Code, ProductEntry | None] | None, GIVEN] = None
    """The products, by the names that calls and commands have for them; pages that name none mean the first."""
    flows: dict[Code, Flow] | None = None
    """Flows, by the names that calls have for them."""
