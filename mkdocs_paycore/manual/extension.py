"""The Python-Markdown extension `paycore`: variables and components on any Markdown page, with or without MkDocs.

Under the plugin a page keeps its slots and is stamped with the rest of the tree. Alone, the extension fills them at
the end of the conversion, so that the page's body is the same.

Order matters. Variables come after snippets (priority 32), so that a snippet's are seen, and before raw fences (31.05),
so that code has them. Links are marked and components drawn after inline patterns (20) and before the table of
contents (5) and MkDocs' own look at relative links (0).
"""

from __future__ import annotations

import re
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from mkdocs_paycore.brand.profile import read_brand, values_of
from mkdocs_paycore.brand.slot import (
    AUTOLINK_MARK,
    MARK,
    SLOT,
    URL_MARK,
    SlotKind,
    anchor_text,
    decode,
    mend,
    plain_text,
)
from mkdocs_paycore.brand.template import cut
from mkdocs_paycore.catalog.load import Catalog, load_catalog
from mkdocs_paycore.manual.call import Call, CallError
from mkdocs_paycore.manual.page import Page, PageVocabulary, Site
from mkdocs_paycore.manual.registry import COMPONENTS
from mkdocs_paycore.manual.scan import Finding, substitute
from mkdocs_paycore.manual.trace import trace
from mkdocs_paycore.source.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown import Markdown

COMPONENT_CALL = "component-call"
_ONLY_SLOT = re.compile(rf"\s*{SLOT.pattern}\s*\Z")
_LINK_ATTRIBUTES = ("href", "src")


class PaycoreExtension(Extension):
    """The extension.

    Given a `site`, it draws for that site and keeps the slots; set `page` before each conversion. Without one it is
    configured by options (`custom`, `brand`, `connectors`, `provider`, `components`) and fills what it draws.
    """

    def __init__(self, *, site: Site | None = None, **options: Any) -> None:  # noqa: ANN401 - Markdown's own signature
        self.config = {
            "custom": [{}, "The values of <<custom.…>>, by name."],
            "brand": ["", "A brand's YAML file, instead of custom."],
            "connectors": ["", "The folder that holds <code>/provider.yml."],
            "provider": ["", "The code of the page's provider."],
        }
        super().__init__(**options)
        self.is_neutral = site is not None
        self.page = Page(path="(page)", provider_code=self.getConfig("provider") or None)
        self.problems: list[Problem] = []
        self.site = site or self._own_site()

    def _own_site(self) -> Site:
        brand_file = self.getConfig("brand")
        values = dict(values_of(self.getConfig("custom")))
        if brand_file:
            brand, problems = read_brand(Path(brand_file), root=Path.cwd())
            self.problems += problems
            values = brand.values() if brand else {}
        connectors = self.getConfig("connectors")
        catalog = load_catalog(Path(connectors), root=Path.cwd()) if connectors else Catalog()
        self.problems += catalog.problems
        return Site(catalog=catalog, values=values, components=COMPONENTS, tell=self.problems.append)

    @property
    def vocabulary(self) -> PageVocabulary:
        """The names known on the page at hand."""
        return PageVocabulary(self.site, self.page)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Register the processors."""
        md.registerExtension(self)
        md.preprocessors.register(_BeforeSnippets(md), "paycore_before_snippets", 32.5)
        md.preprocessors.register(_Variables(md, self), "paycore_variables", 31.5)
        md.inlinePatterns.register(_Autolinks(_Autolinks.PATTERN, md), "paycore_autolinks", 125)
        md.treeprocessors.register(_Links(md), "paycore_links", 16)
        md.treeprocessors.register(_Components(md, self), "paycore_components", 15)
        finish = _Finish(md, self)
        md.treeprocessors.register(_TreeIsDone(md, finish), "paycore_tree_is_done", -100)
        md.postprocessors.register(finish, "paycore_finish", -100)

    def reset(self) -> None:
        """Forget what belongs to one conversion only."""
        self.page.forms.clear()
        self.page.calls.clear()

    def tell(self, finding: Finding, text: str, md: Markdown) -> None:
        """Tell what is wrong in the text that Markdown sees, with the file and line where it was written."""
        before: Any = md.preprocessors["paycore_before_snippets"]
        snippet: Any = md.preprocessors["snippet"] if before.lines is not None else None
        where = trace(
            finding.start,
            text,
            token=text[finding.start : finding.end],
            before_snippets=before.lines,
            source=self.page.source,
            snippet_path=snippet.get_snippet_path if snippet else _no_path,
        )
        path = self.page.path if where.path is None else shown(where.path, self.site.root)
        self.site.tell(
            Problem(
                path,
                where.line,
                where.column,
                finding.rule,
                Severity.ERROR,
                finding.message,
                finding.suggestion,
            )
        )


class _BeforeSnippets(Preprocessor):
    """Keeps the page's own lines, to tell later whether a line came from a snippet."""

    lines: list[str] | None = None

    def run(self, lines: list[str]) -> list[str]:
        self.lines = lines if "snippet" in self.md.preprocessors else None
        return lines


class _Variables(Preprocessor):
    def __init__(self, md: Markdown, extension: PaycoreExtension) -> None:
        super().__init__(md)
        self.extension = extension
        self.hooked: weakref.ref[Any] | None = None
        self.text = ""

    def run(self, lines: list[str]) -> list[str]:
        self._keep_anchors()
        text = "\n".join(lines)
        found: list[Finding] = []
        result = substitute(text, self.extension.vocabulary, tell=found.append)
        for finding in found:
            self.extension.tell(finding, text, self.md)
        self.text = text
        if result is text:
            return lines
        self.extension.page.calls += (
            slot.payload for match in SLOT.finditer(result) if (slot := decode(match[1])).kind is SlotKind.CALL
        )
        return result.split("\n")

    def _keep_anchors(self) -> None:
        """Let the table of contents make a heading's id from the names of variables, not from their values."""
        if "toc" not in self.md.treeprocessors:
            return
        toc: Any = self.md.treeprocessors["toc"]
        if self.hooked is not None and self.hooked() is toc:
            return
        self.hooked = weakref.ref(toc)
        slugify, extension = toc.slugify, self.extension

        def slugify_names(value: str, separator: str) -> str:
            if MARK not in value:
                return str(slugify(value, separator))
            anchor = str(slugify(anchor_text(value), separator))
            old = str(slugify(plain_text(value, extension.site.values), separator))
            if old != anchor:
                extension.page.old_anchors[old] = anchor
            return anchor

        toc.slugify = slugify_names


def _no_path(_: str) -> None:
    return None


def shown(path: Path, root: str) -> str:
    """Return a path as messages show it: below `root` where it is, else whole."""
    try:
        return path.resolve().relative_to(Path(root or ".").resolve()).as_posix()
    except ValueError:
        return path.as_posix()


class _Autolinks(InlineProcessor):
    """`<<<custom.support_email>>>`: what stands in angle brackets is a link, though the slot looks like a tag."""

    PATTERN = rf"<((?![/!])[^<>\s\"'=]*?{MARK}[A-P]+ZQ[^<>\s\"']*)>"

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802, ARG002 - Markdown's own signature
        typed = m[1]
        target = typed
        if SLOT.match(typed):
            target = AUTOLINK_MARK + typed
        elif "@" in typed and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", typed):
            target = f"mailto:{typed}"
        elif not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", typed):
            return None, None, None
        link = Element("a", {"href": target})
        link.text = AtomicString(re.sub(r"^mailto:", "", typed))
        return link, m.start(0), m.end(0)


class _Links(Treeprocessor):
    """Marks links that begin with a slot, so that they count as absolute whatever the value is."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in _LINK_ATTRIBUTES:
                target = element.get(name)
                if target and SLOT.match(target):
                    element.set(name, URL_MARK + target)


class _Components(Treeprocessor):
    def __init__(self, md: Markdown, extension: PaycoreExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        if not self.extension.page.calls:
            return
        for element in list(_outside_code(root)):
            element.text = self._drawn(element, element.text, is_whole=len(element) == 0)
            for child in element:
                child.tail = self._drawn(element, child.tail, is_whole=False)

    def _drawn(self, element: Element, text: str | None, *, is_whole: bool) -> str | None:
        if not text or MARK not in text:
            return text
        is_whole = is_whole and element.tag in {"p", "li", "td", "dd", "div"} and bool(_ONLY_SLOT.match(text))

        def draw(match: re.Match[str]) -> str:
            slot = decode(match[1])
            if slot.kind is not SlotKind.CALL:
                return match[0]
            try:
                return str(self.md.htmlStash.store(self._draw(slot.payload, is_whole=is_whole)))
            except CallError as error:
                self._tell(slot.payload, error)
                return match[0]

        return SLOT.sub(draw, text)

    def _draw(self, typed: str, *, is_whole: bool) -> str:
        call = Call.parse(typed)
        component = COMPONENTS[call.name]
        if component.is_block and not is_whole:
            raise CallError(f"{call.name}(…) stands in a line of text", suggestion="give it a paragraph of its own")
        arguments = call.bind(component.draw)
        return component.draw(self.extension.vocabulary, **arguments)

    def _tell(self, typed: str, error: CallError) -> None:
        variables: Any = self.md.preprocessors["paycore_variables"]
        start = max(variables.text.find(typed), 0)
        finding = Finding(start, start + len(typed), COMPONENT_CALL, str(error), error.suggestion)
        self.extension.tell(finding, variables.text, self.md)


def _outside_code(element: Element) -> Iterator[Element]:
    if element.tag in {"code", "pre", "script", "style"}:
        return
    yield element
    for child in element:
        yield from _outside_code(child)


class _TreeIsDone(Treeprocessor):
    """Tells the last postprocessor that the page itself comes; the table of contents calls it for headings before."""

    def __init__(self, md: Markdown, finish: _Finish) -> None:
        super().__init__(md)
        self.finish = finish

    def run(self, root: Element) -> None:  # noqa: ARG002 - Markdown's own signature
        self.finish.is_due = True


class _Finish(Postprocessor):
    """Puts slots together that highlighting took apart; outside the plugin also fills them."""

    def __init__(self, md: Markdown, extension: PaycoreExtension) -> None:
        super().__init__(md)
        self.extension = extension
        self.is_due = False

    def run(self, text: str) -> str:
        if not self.is_due:
            return text
        self.is_due = False
        if "<span" in text and _SPAN.sub("", text).count(MARK) != text.count(MARK):
            text = mend(text)
        if self.extension.is_neutral:
            return text
        self._fill_toc()
        return self._fill(text)

    def _fill(self, text: str) -> str:
        return cut(text, path="page.html").fill(self.extension.site.values) if MARK in text else text

    def _fill_toc(self) -> None:
        md: Any = self.md
        if hasattr(md, "toc"):
            md.toc = self._fill(md.toc)
            _fill_tokens(md.toc_tokens, self._fill)


def _fill_tokens(tokens: list[dict[str, Any]], fill: Any) -> None:  # noqa: ANN401
    for token in tokens:
        token.update({key: fill(value) for key, value in token.items() if isinstance(value, str)})
        _fill_tokens(token["children"], fill)


_SPAN = re.compile(r"</?span[^>]*>")
