"""The directives of Sphinx as nodes that Markdown can be made of.

Source: the directives of the Sphinx and docutils documentation, read on 2026-11-27.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList

from mkdocs_paycore.intake.rst.described import OBJECTS, Described
from mkdocs_paycore.intake.rst.nodes import ContentsMark, Kept, PageList, Tab
from mkdocs_paycore.intake.rst.open_directive import OpenDirective
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils.parsers.rst import Directive

TITLED_TARGET = expression(r"(?s)(?P<title>.+?)\s*(?<!\\)<(?P<target>[^<>]*)>\s*\Z")
"""`title <target>`, as toctrees and roles have it."""
_CHANGES = {
    "versionadded": "New in version {}",
    "versionchanged": "Changed in version {}",
    "versionremoved": "Removed in version {}",
    "deprecated": "Deprecated since version {}",
}


class _Nothing(OpenDirective):
    """A directive that says nothing to a reader."""

    def made(self) -> list[nodes.Node]:
        return []


class _Everywhere(OpenDirective):
    """What stands above or below every page."""

    def made(self) -> list[nodes.Node]:
        return self.kept(f"{self.name}:: is for all pages")


class _Content(OpenDirective):
    """A directive of which the content counts alone."""

    def made(self) -> list[nodes.Node]:
        return list(self.inner(nodes.container()).children)


class _Glossary(OpenDirective):
    """Terms and what they mean; terms of one meaning stand below each other, where a list of definitions has one."""

    def made(self) -> list[nodes.Node]:
        lines: list[str] = []
        for line in self.content:
            is_term = bool(line.strip()) and not line[0].isspace()
            if is_term and lines and lines[-1].strip() and not lines[-1][0].isspace():
                lines[-1] += f", {line}"
            else:
                lines.append(line)
        parent = nodes.container()
        self.state.nested_parse(StringList(lines, self.content.source(0) or ""), self.content_offset, parent)
        return list(parent.children)


class _Condition(OpenDirective):
    """Content that only some builds have; all of it is carried over."""

    def made(self) -> list[nodes.Node]:
        why = f"{self.name}:: {self.title}: its content is shown always"
        return [Kept(text="", line=self.lineno, why=why), *self.inner(nodes.container()).children]


class _Contents(OpenDirective):
    def made(self) -> list[nodes.Node]:
        if not self.arguments:
            return [ContentsMark()]
        line = nodes.paragraph()
        line += self.inline(self.title, nodes.strong())
        return [line, ContentsMark()]


class _Toctree(OpenDirective):
    def made(self) -> list[nodes.Node]:
        entries = []
        for line in filter(None, (each.strip() for each in self.content)):
            found = TITLED_TARGET.match(line)
            entries.append((found["title"], found["target"]) if found else ("", line))
        return [
            PageList(
                entries=entries,
                caption=self.options.get("caption", ""),
                is_hidden="hidden" in self.options,
                is_pattern="glob" in self.options,
                is_reversed="reversed" in self.options,
                line=self.lineno,
            )
        ]


class _SeeAlso(OpenDirective):
    label = "See also"

    def made(self) -> list[nodes.Node]:
        box = nodes.admonition(classes=[self.name])
        box += nodes.title("", self.label)
        if self.arguments:
            box += self.inline(self.title, nodes.paragraph())
        return [self.inner(box)]


class _Todo(_SeeAlso):
    label = "To do"


class _Change(OpenDirective):
    """What is new, other or gone in a version."""

    def made(self) -> list[nodes.Node]:
        version, _, sentence = self.title.partition(" ")
        label = _CHANGES[self.name].format(version)
        box = nodes.admonition(classes=[self.name])
        box += nodes.title("", label)
        if sentence:
            box += self.inline(sentence, nodes.paragraph())
        self.inner(box)
        if len(box) > 1:
            return [box]
        line = nodes.paragraph()
        line += nodes.emphasis("", label)
        return [line]


class _Code(OpenDirective):
    def made(self) -> list[nodes.Node]:
        return [self.code("\n".join(self.content), self.title)]


class _Math(OpenDirective):
    """A formula, of which the first line may stand behind the directive's name."""

    def made(self) -> list[nodes.Node]:
        parts = [self.title, *"\n".join(self.content).split("\n\n")]
        return [nodes.math_block(part, part) for part in parts if part.strip()]


class _Line(OpenDirective):
    """A line that is set apart, without being a heading."""

    def made(self) -> list[nodes.Node]:
        line = nodes.paragraph()
        line += self.inline(self.title, nodes.strong())
        return [line, *self.inner(nodes.container()).children]


class _Tab(OpenDirective):
    def made(self) -> list[nodes.Node]:
        return [self.inner(Tab(title=self.title, is_first_seen="selected" in self.options))]


class _CodeTab(OpenDirective):
    def made(self) -> list[nodes.Node]:
        language, _, title = self.title.partition(" ")
        tab = Tab(title=title or language, is_first_seen="selected" in self.options)
        tab += self.code("\n".join(self.content), language)
        return [tab]


SPHINX_DIRECTIVES: Mapping[str, type[Directive]] = {
    **dict.fromkeys(("code-block", "code", "sourcecode", "prompt"), _Code),
    **dict.fromkeys(("contents",), _Contents),
    **dict.fromkeys(("only", "ifconfig"), _Condition),
    **dict.fromkeys(("rubric", "centered"), _Line),
    **dict.fromkeys(("tab", "group-tab", "tab-item"), _Tab),
    **dict.fromkeys(_CHANGES, _Change),
    **dict.fromkeys(OBJECTS, Described),
    **dict.fromkeys(("hlist", "tabs", "tab-set", "container", "compound", "cssclass", "rst-class", "class"), _Content),
    **dict.fromkeys(
        (
            *("index", "highlight", "tabularcolumns", "sectnum", "default-domain", "currentmodule", "title"),
            *("sectionauthor", "codeauthor", "moduleauthor", "acks", "testsetup", "testcleanup"),
        ),
        _Nothing,
    ),
    **dict.fromkeys(("header", "footer"), _Everywhere),
    "code-tab": _CodeTab,
    "glossary": _Glossary,
    "math": _Math,
    "seealso": _SeeAlso,
    "toctree": _Toctree,
    "todo": _Todo,
}
"""By name."""

PYTHON_DIRECTIVES: Mapping[str, type[Directive]] = {"class": Described}
"""By name, those that mean something else in a tree of Sphinx: its first domain is that of Python."""
