"""What can be named on a page, and how the page leads to others."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from markdown import Markdown
from markupsafe import Markup

from mkdocs_paycore.catalog.evidence import Standing, standing
from mkdocs_paycore.markdown.call import CallError
from mkdocs_paycore.markdown.known_names import Absence
from mkdocs_paycore.markdown.menu_path import with_paths
from mkdocs_paycore.markdown.sentence import inline_only
from mkdocs_paycore.markdown.syntax import substitute
from mkdocs_paycore.markdown.trial import is_trial
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.suggestion import did_you_mean
from mkdocs_paycore.stamping.slot import text_slot, variable_slot

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.markdown.macros import Macros
    from mkdocs_paycore.markdown.page import Page
    from mkdocs_paycore.markdown.site import Site

PROVIDER_NAMES = ("code", "name", "status", "website", "login_url", "tagline")


class Logo(NamedTuple):
    """What stands for a provider on a page.

    Attributes:
        src: the address of its picture; empty for its monogram.
        letters: of the monogram; empty for those of its name alone.
    """

    src: str = ""
    letters: str = ""


@dataclass(frozen=True, slots=True)
class PageVocabulary:
    """The names that are known on a page: the brand's, its provider's, and the components.

    Attributes:
        site: what all pages share.
        page: the page that is rendered.
    """

    site: Site
    page: Page

    @property
    def components(self) -> Collection[str]:
        """The components that a page may call."""
        return self.site.components

    @property
    def macros(self) -> Macros | None:
        """What the plugin `macros` makes of double braces, where it has them for itself; else None."""
        return self.site.macros

    @property
    def provider(self) -> Provider | None:
        """The page's provider, or None."""
        return self.site.catalog.providers.get(self.page.provider_code or "")

    @property
    def product(self) -> Product:
        """What the page is about: what its provider is one of, else what its folder is of, else the first product."""
        if self.provider is not None:
            return self.provider.product
        products = self.site.products
        within = (each for each in products if self.page.uri.startswith(f"{each.folder}/"))
        return next(within, products[0])

    def required_provider(self) -> Provider:
        """Return the page's provider.

        Raises:
            CallError: it has none.
        """
        if self.provider is None:
            reason, hint, follows = self.absence("provider")
            raise CallError(reason, suggestion=hint, follows=follows)
        return self.provider

    def example(self, component: str) -> str:
        """Return a call of a component as a writer types it, without the marks around it."""
        return self.site.components[component].example

    def roots(self) -> Collection[str]:
        """Return the roots of variables: those that no other plugin may give names to."""
        if self.macros is not None:
            return () if self.macros.is_custom_open else ("custom",)
        return ("custom", "provider")

    def names(self, root: str) -> Collection[str] | None:
        """Return the names under a root; None for `provider` on a page that has none."""
        if root == "custom":
            return [name.removeprefix("custom.") for name in self.site.values if name.startswith("custom.")]
        provider = self.provider
        if provider is None:
            return None if self.page.provider_code is None else ()
        known = [name for name in PROVIDER_NAMES if getattr(provider, name) is not None]
        return [*known, "connect_url"] if provider.product.connect_path else known

    def absence(self, root: str) -> Absence:
        """Return why a root has no names here, and what to do."""
        code = self.page.provider_code
        if root == "custom":
            return Absence("the brand has no values", "give it some under `custom:`")
        if code is None:
            return Absence("the page has no provider", "name it in the front matter, as in `provider: interkassa`")
        if code in self.site.catalog.documents:
            path = self.site.catalog.documents[code].path
            errors = (each for each in self.site.catalog.problems if each.severity is Severity.ERROR)
            if any(problem.path == path for problem in errors):
                return Absence(f"{path} has errors", "repair those first", follows=path)
            hint = (
                "name another provider in the page's front matter, or leave this to other brands with brand_except(…)"
            )
            return Absence(f"the brand {self.site.brand!r} hides {code}", hint)
        return Absence(f"there is no provider {code!r}", did_you_mean(code, self.site.catalog.providers))

    def known_slot(self, root: str, name: str) -> str | None:
        """Return the slot of a variable; None where the page has none of that root and name."""
        return self.slot(root, name) if root in self.roots() and name in (self.names(root) or ()) else None

    def slot(self, root: str, name: str) -> str:
        """Return what stands in the neutral tree for a known name under a root.

        Raises:
            LookupError: the page has no provider to ask for a name of `provider`.
        """
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
        """Return how this page leads to a provider's manual, by its code; empty there, and where there is none."""
        return self._url(self.site.manuals.get(code))

    def data_url(self, name: str) -> str:
        """Return how this page leads to a file that the site publishes of its provider, by the file's name."""
        return self._url(f"{self.site.folder_of(self.required_provider().code)}/{name}")

    def index_url(self) -> str:
        """Return how this page leads to the page of all things of its product; empty there, and where none is."""
        return self._url(self.site.indexes.get(self.product.name))

    def logo(self, code: str) -> Logo:
        """Return what this page shows for a provider, by its code."""
        return Logo(self._url(self.site.logos.get(code)), self.site.monogram_of(code))

    def directory_url(self, name: str, anchor: str = "") -> str:
        """Return how this page leads to a directory of a name, or to an anchor there; empty where the site has none."""
        target = self.site.directories.get(name)
        if target is None:
            return ""
        return self._url(target) + (f"#{anchor}" if anchor else "")

    def _url(self, target: str | None) -> str:
        if target is None or target == self.page.url:
            return ""
        folder = posixpath.dirname(self.page.url) if self.page.folder is None else self.page.folder
        relative = posixpath.relpath(target or ".", folder or ".")
        return f"{relative}/" if target.endswith("/") else relative

    def sentence(self, text: str) -> Markup:
        """Return a text of a provider file, a sentence of inline Markdown, as HTML with slots.

        HTML and calls in it are shown as they are typed. Its faults are reported once, with their place in the file,
        not on each page that shows it. A path (`*Settings* → *API*`) is drawn as one. It is empty in a `trial`.
        """
        if is_trial():
            return Markup()
        text = substitute(inline_only(text), self, report=lambda _: None)
        html = with_paths(Markdown().convert(text))
        return Markup(html.removeprefix("<p>").removesuffix("</p>"))  # noqa: S704 - Markdown of the site's own files


def connect_url(provider: Provider) -> str:
    """Return where a merchant connects the provider, in the brand's dashboard; empty where nobody knows."""
    if not provider.product.connect_path:
        return ""
    base = variable_slot("custom.dashboard_base_url")
    return base + provider.product.connect_path.replace("{code}", provider.code)
