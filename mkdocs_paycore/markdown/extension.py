"""The Python-Markdown extension `paycore`: variables and components on any Markdown page, with or without MkDocs.

Under the plugin a page keeps its slots and is stamped with the rest of the tree. Alone, the extension fills them at
the end of the conversion, so that the page's body is the same.

Order matters. Variables come after snippets (priority 32), so that a snippet's are seen, and before raw fences (31.05),
so that code has them. Links are marked and components drawn after inline patterns (20) and before the table of
contents (5) and MkDocs' own look at relative links (0).
"""

from __future__ import annotations

import logging
from copy import copy
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension

from mkdocs_paycore.markdown.admonitions import GeneratedAdmonitions
from mkdocs_paycore.markdown.drawing import Components, Finish, TreeIsDone
from mkdocs_paycore.markdown.engine_page import PageOfEngine
from mkdocs_paycore.markdown.own_site import own_site
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.rendering import Rendering
from mkdocs_paycore.markdown.variables import Autolinks, BeforeSnippets, Links, Variables

if TYPE_CHECKING:
    from markdown import Markdown

    from mkdocs_paycore.markdown.site import Site
    from mkdocs_paycore.source.problem import Problem

log = logging.getLogger("paycore")


class PaycoreExtension(Extension):
    """The extension.

    Given a `site`, it draws for that site and keeps the slots; set `rendering.page` before each conversion. Without
    one it is configured by options (`custom` or `brand`, `connectors`, `provider`), fills what it draws, and reports
    what is wrong as warnings of the logger `paycore` and in `problems`. What the options name is read once a process,
    and anew when it changed; where a generator says which page it converts, as Zensical does, the page's provider is
    that of its folder or its front matter.
    """

    def __init__(self, *, site: Site | None = None, **options: Any) -> None:  # noqa: ANN401 - Markdown's own signature
        self.config = {
            "custom": [{}, "The values of <<custom.…>>, by name."],
            "brand": ["", "A brand's YAML file, instead of custom."],
            "connectors": ["", "The folder that holds <code>/provider.yml."],
            "provider": ["", "The code of the page's provider."],
        }
        super().__init__(**options)
        self.problems: list[Problem] = []
        self.rendering = Rendering(site=site or self._own_site(), is_neutral=site is not None)
        code = self.getConfig("provider") or None
        url = f"{self.rendering.site.folder_of(code)}/" if code else ""
        self.rendering.page = Page(path="(page)", provider_code=code, url=url)

    def _own_site(self) -> Site:
        options = {name: self.getConfig(name) for name in ("custom", "brand", "connectors")}
        kept = own_site(**options)
        self.problems += kept.problems
        for problem in kept.problems if kept.is_new else ():
            log.warning(str(problem))
        site = copy(kept.site)
        site.report = self._report
        return site

    def _report(self, problem: Problem) -> None:
        self.problems.append(problem)
        log.warning(str(problem))

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Register the processors with `md`."""
        rendering, finish = self.rendering, Finish(md, self.rendering)
        md.preprocessors.register(PageOfEngine(md, rendering), "paycore_page", 33)
        md.preprocessors.register(BeforeSnippets(md, rendering), "paycore_before_snippets", 32.5)
        md.preprocessors.register(Variables(md, rendering), "paycore_variables", 31.5)
        md.parser.blockprocessors.register(GeneratedAdmonitions(md.parser, rendering), "paycore_admonitions", 104)
        md.inlinePatterns.register(Autolinks(Autolinks.PATTERN, md), "paycore_autolinks", 125)
        md.treeprocessors.register(Links(md), "paycore_links", 16)
        md.treeprocessors.register(Components(md, rendering), "paycore_components", 15)
        md.treeprocessors.register(TreeIsDone(md, finish), "paycore_tree_is_done", -100)
        md.postprocessors.register(finish, "paycore_finish", -100)
