"""What our directives have in common: they take any arguments and options, and know what to do with their content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import Directive, directives

from mkdocs_paycore.intake.rst.code import code_attributes, dedented
from mkdocs_paycore.intake.rst.nodes import Kept, TitledCode
from mkdocs_paycore.intake.rst.options import ReadOptions, tell_left_out

if TYPE_CHECKING:
    from collections.abc import Callable


class _AnyOption(dict[str, "Callable[[str], object]"]):
    """Takes whatever options a directive has: those that Markdown has no word for are told when the page is written."""

    def __missing__(self, key: str) -> Callable[[str], object]:
        return directives.unchanged

    def __bool__(self) -> bool:
        return True


class OpenDirective(Directive):
    """A directive with any arguments and options."""

    has_content = True
    optional_arguments = 100
    final_argument_whitespace = True
    option_spec = _AnyOption()

    def __init__(self, name: str, *parts: Any) -> None:  # noqa: ANN401 - docutils' own
        """Take the name in small letters: docutils hands it over as it was typed, and case does not count."""
        super().__init__(name.lower(), *parts)

    def run(self) -> list[nodes.Node]:
        """Return what the directive becomes, with its name; tell of options that nobody asked for."""
        self.options = ReadOptions(self.options)
        made = self.made()
        first = made[0] if made else None
        if isinstance(first, nodes.Element) and not isinstance(first, Kept):
            self.add_name(first)
            tell_left_out(self, self.options.unread)
        return made

    def made(self) -> list[nodes.Node]:
        """Return what the directive becomes."""
        raise NotImplementedError

    @property
    def title(self) -> str:
        """What stands behind the directive's name."""
        return " ".join(self.arguments)

    def inner(self, parent: nodes.Element) -> nodes.Element:
        """Return an element with the directive's content read into it."""
        self.state.nested_parse(self.content, self.content_offset, parent)
        return parent

    def inline(self, text: str, element: nodes.Element) -> nodes.Element:
        """Return an element with the marked text of a line read into it."""
        element.extend(self.state.inline_text(text, self.lineno)[0])
        return element

    def code(self, text: str, language: str) -> nodes.Element:
        """Return a block of code, with the directive's caption."""
        lines = dedented(text, self.options.get("dedent"))
        block = TitledCode(
            text=lines, language=language, attributes=code_attributes(self.options, lines.count("\n") + 1)
        )
        if caption := self.options.get("caption"):
            block += self.inline(caption, nodes.caption())
        return block

    def kept(self, why: str) -> list[nodes.Node]:
        """Return the directive as a block that cannot be carried over."""
        return [Kept(text=self.block_text.rstrip("\n"), line=self.lineno, why=why)]
