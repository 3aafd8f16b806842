"""A product: one of the things that a site connects, with the terms that the files and pages of its providers use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Feature, Kind, Lack
from mkdocs_paycore.catalog.words.language import NO_OWN_WORDS, OwnWords

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

SITE_FILE_NAME = "paycore.yml"
"""The file in which a site says what it connects, beside that of its configuration."""
CONNECTORS = "connectors"
"""The folder of the providers' folders, below the docs folder, where a site names no other."""
CONNECT_PATH = "connect-directory/{things}/{code}/general"
"""Where a merchant connects a provider, counted from the dashboard's address."""


@dataclass(frozen=True, slots=True)
class StatusTerms:
    """What a status means.

    Attributes:
        is_ready: whether a provider of that status can be connected.
        asks_for: what has to stand behind it.
    """

    is_ready: bool = False
    asks_for: Collection[Lack] = ()


@dataclass(frozen=True, slots=True)
class RuleLimit:
    """What rules of the dashboard to practise in can be limited by.

    Attributes:
        code: its code.
        label: what it is called in a rule.
        asked: what is asked before it is shown what is offered.
        values: what it can be limited to, by code.
        other: what stands for all else; empty for the words of the language.
    """

    code: str
    label: str
    asked: str
    values: Mapping[str, str]
    other: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Product:
    """One of the things that a site connects.

    Attributes:
        name: how calls and commands name it.
        folder: the folder of its providers' folders, below the docs folder.
        statuses: what each status means, by its code, in the order in which readers see them.
        features: by the code of a feature, that of another one that comes with it; None for none.
        kinds: by the kind of a connection, the feature without which a site does not show it; None for none.
        has_methods: whether its providers have payment and payout methods, which the site lists.
        connect_path: where one is connected, counted from the dashboard's address; holds `{code}`.
        limits: by what its rules can be limited; None for what the language has words for.
        words: the words of its pages that are not those of the language.
    """

    name: str = "providers"
    folder: str = CONNECTORS
    statuses: Mapping[str, StatusTerms] = field(
        default_factory=lambda: {
            "ready": StatusTerms(is_ready=True, asks_for=tuple(Lack)),
            "not_ready": StatusTerms(),
        }
    )
    features: Mapping[str, str | None] = field(
        default_factory=lambda: {str(feature): "payments" if feature is Feature.H2H else None for feature in Feature}
    )
    kinds: Mapping[str, str | None] = field(
        default_factory=lambda: {str(kind): "h2h" if kind is Kind.H2H_MERCHANT_ACCOUNT else None for kind in Kind}
    )
    has_methods: bool = True
    connect_path: str = CONNECT_PATH.replace("{things}", "payment-providers")
    limits: tuple[RuleLimit, ...] | None = None
    words: OwnWords = NO_OWN_WORDS

    @property
    def unready(self) -> str:
        """The status of a provider of which nobody said that it can be connected."""
        return next((code for code, terms in self.statuses.items() if not terms.is_ready), next(iter(self.statuses)))

    @property
    def has_own_features(self) -> bool:
        """Whether its features are others than those of payment providers."""
        return tuple(self.features) != tuple(Feature)

    @property
    def has_own_kinds(self) -> bool:
        """Whether its kinds of connections are others than those of payment providers."""
        return tuple(self.kinds) != tuple(Kind)

    @property
    def usual_kind(self) -> str:
        """The kind of a connection of which nobody said what it is."""
        return str(Kind.ACCOUNT) if Kind.ACCOUNT in self.kinds else next(iter(self.kinds))

    @property
    def usual_status(self) -> str:
        """The status of a provider of which nobody said more than that it can be connected."""
        return next((code for code, terms in self.statuses.items() if terms.is_ready), self.unready)

    def with_implied(self, features: Collection[str]) -> frozenset[str]:
        """Return features with those that come with them."""
        return frozenset(features) | {also for code in features if (also := self.features.get(code)) is not None}

    def without(self, hidden: Collection[str]) -> frozenset[str]:
        """Return the features that are hidden where some are: those, and what there is not without them."""
        return frozenset(hidden) | {code for code, also in self.features.items() if also in hidden}


DEFAULT_PRODUCT = Product()
"""The payment providers of a site that has no `paycore.yml`."""
