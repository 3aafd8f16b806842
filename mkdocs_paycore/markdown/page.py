"""The site and the page that variables and components are drawn for."""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from markdown import Markdown
from markupsafe import Markup

from mkdocs_paycore.catalog.evidence import STALE_AFTER_DAYS, Standing, build_day, standing
from mkdocs_paycore.catalog.methods import Directory
from mkdocs_paycore.catalog.usage import Usage
from mkdocs_paycore.markdown.syntax import substitute
from mkdocs_paycore.source.suggestion import did_you_mean
from mkdocs_paycore.stamping.slot import text_slot, variable_slot

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    from mkdocs_paycore.catalog.load import Catalog
    from mkdocs_paycore.catalog.model.provider import Feature, Provider
    from mkdocs_paycore.markdown.blocks import Condition
    from mkdocs_paycore.source.problem import Problem

CONNECTORS = "connectors"
PROVIDER_NAMES = ("code", "name", "status", "website", "login_url", "tagline")


@dataclass(slots=True)
class Site:
    """What all pages share.

    `brand` is the name of the brand (empty for a site without), `brands` the names of all, `hidden` the features that
    the brand does not offer; the catalog is without them already.
    `manuals` and `logos` give, by a provider's code, the address of its page and picture below the site, `directories`
    that of each directory by its name (`payment-methods`; `payout-methods/<code>` for a list of one provider's own).
    `directory` says what the codes of methods mean. `values` are
    the brand's, by name with root (`custom.company_name`); a neutral render uses only their names and, to tell links to
    anchors made from a value, the values themselves. `connectors` is the folder of the provider folders, counted from
    the docs folder. `today` is the day of the build, `stale_after_days` how long a check of a
    provider's facts is taken for new. `conditions` collects those of the blocks that are met.
    """

    catalog: Catalog
    values: Mapping[str, str]
    components: Collection[str]
    report: Callable[[Problem], None]
    connectors: str = CONNECTORS
    root: str = ""
    brand: str = ""
    brands: Collection[str] = ()
    hidden: frozenset[Feature] = frozenset()
    manuals: Mapping[str, str] = field(default_factory=dict)
    logos: Mapping[str, str] = field(default_factory=dict)
    directories: Mapping[str, str] = field(default_factory=dict)
    directory: Directory = field(default_factory=Directory)
    today: date = field(default_factory=build_day)
    stale_after_days: int = STALE_AFTER_DAYS
    conditions: set[Condition] = field(default_factory=set)
    _usage: Usage | None = field(default=None, init=False, repr=False)

    @property
    def usage(self) -> Usage:
        """Which methods the providers of the catalog use, worked out once."""
        if self._usage is None:
            self._usage = Usage(self.catalog.providers.values(), self.directory)
        return self._usage


@dataclass(slots=True)
class Page:
    """A page while it is rendered.

    `path` is shown in messages, `uri` is the path below the docs folder, `url` the address below the site, `source` the
    file's whole text (front matter included) where it is known. `calls` are the component calls outside of code,
    `forms` counts the forms drawn, by kind. `old_anchors` collects, by the id that a brand's value would have made, the
    id that the heading has.
    """

    path: str = ""
    uri: str = ""
    source: str | None = None
    provider_code: str | None = None
    url: str = ""
    forms: Counter[str] = field(default_factory=Counter)
    calls: list[str] = field(default_factory=list)
    old_anchors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def at(cls, uri: str, *, connectors: str = CONNECTORS, meta: Mapping[str, object] | None = None) -> Page:
        """Return the page of a path below the docs folder; its provider is its folder, or `provider:` of its meta."""
        named = (meta or {}).get("provider")
        if isinstance(named, str):
            return cls(uri=uri, provider_code=named)
        parts = PurePosixPath(uri).parts
        depth = len(PurePosixPath(connectors).parts)
        is_below = parts[:depth] == PurePosixPath(connectors).parts and len(parts) > depth + 1
        return cls(uri=uri, provider_code=parts[depth] if is_below else None)


@dataclass(frozen=True, slots=True)
class PageVocabulary:
    """The names that are known on a page: the brand's, its provider's, and the components."""

    site: Site
    page: Page

    @property
    def components(self) -> Collection[str]:
        """The components that a page may call."""
        return self.site.components

    @property
    def provider(self) -> Provider | None:
        """The page's provider, or None."""
        return self.site.catalog.providers.get(self.page.provider_code or "")

    def roots(self) -> Collection[str]:
        """Return the roots of variables."""
        return ("custom", "provider")

    def names(self, root: str) -> Collection[str] | None:
        """Return the names under a root; None for `provider` on a page that has none."""
        if root == "custom":
            return [name.removeprefix("custom.") for name in self.site.values if name.startswith("custom.")]
        provider = self.provider
        if provider is None:
            return None if self.page.provider_code is None else ()
        return [name for name in PROVIDER_NAMES if getattr(provider, name) is not None] + ["connect_url"]

    def absence(self, root: str) -> tuple[str, str]:
        """Return why a root has no names here, and what to do."""
        code = self.page.provider_code
        if root == "custom":
            return "the brand has no values", "give it some under `custom:`"
        if code is None:
            return "the page has no provider", "name it in the front matter, as in `provider: interkassa`"
        if code in self.site.catalog.documents:
            path = self.site.catalog.documents[code].path
            if any(problem.path == path for problem in self.site.catalog.problems):
                return f"{path} has errors", "mend those first"
            hint = (
                "name another provider in the page's front matter, or leave this to other brands with brand_except(…)"
            )
            return f"the brand {self.site.brand!r} hides {code}", hint
        return f"there is no provider {code!r}", did_you_mean(code, self.site.catalog.providers)

    def slot(self, root: str, name: str) -> str:
        """Return what stands for a known name in the neutral tree."""
        if root == "custom":
            return variable_slot(f"custom.{name}")
        if self.provider is None:
            raise LookupError(name)
        if name == "connect_url":
            return connect_url(self.provider)
        return text_slot(str(getattr(self.provider, name)))

    def standing(self, provider: Provider) -> Standing:
        """Return what a reader should know about how the provider's facts were checked."""
        return standing(
            provider,
            has_written_manual=provider.code in self.site.catalog.manuals,
            today=self.site.today,
            stale_after_days=self.site.stale_after_days,
        )

    def manual_url(self, code: str) -> str:
        """Return how this page leads to a provider's manual; empty on that manual, and where there is none."""
        return self._url(self.site.manuals.get(code))

    def logo_url(self, code: str) -> str:
        """Return how this page leads to a provider's logo; empty where there is none."""
        return self._url(self.site.logos.get(code))

    def directory_url(self, name: str, anchor: str = "") -> str:
        """Return how this page leads to a directory, or to an anchor there; empty where the site has none."""
        target = self.site.directories.get(name)
        if target is None:
            return ""
        return self._url(target) + (f"#{anchor}" if anchor else "")

    def _url(self, target: str | None) -> str:
        if target is None or target == self.page.url:
            return ""
        relative = posixpath.relpath(target or ".", posixpath.dirname(self.page.url) or ".")
        return f"{relative}/" if target.endswith("/") else relative

    def sentence(self, text: str) -> Markup:
        """Return an inline Markdown sentence of a provider file as HTML with slots.

        Its faults are told once, with their place in the file, not on each page that shows it.
        """
        html = Markdown().convert(substitute(text, self, report=lambda _: None))
        return Markup(html.removeprefix("<p>").removesuffix("</p>"))  # noqa: S704 - Markdown of the site's own files


def connect_url(provider: Provider) -> str:
    """Return where a merchant connects the provider, in the brand's dashboard (design, *Sources*)."""
    base = variable_slot("custom.dashboard_base_url")
    return f"{base}connect-directory/payment-providers/{provider.code}/general"
