"""Names of a program, settings and options, each with what it is: what Sphinx calls descriptions of objects."""

from __future__ import annotations

from docutils import nodes

from mkdocs_paycore.intake.rst.open_directive import OpenDirective

_NAMES = (
    *("attribute", "class", "confval", "data", "decorator", "envvar", "exception", "function", "method", "option"),
    *("program", "property", "staticmethod", "classmethod", "describe", "object", "setting"),
)
OBJECTS = (*_NAMES, *(f"py:{name}" for name in _NAMES))
"""The directives that describe one."""
_FOR_INDEXES = frozenset(
    {
        *("noindex", "no-index", "noindexentry", "no-index-entry", "nocontentsentry", "no-contents-entry"),
        *("no-typesetting", "module", "single-line-parameter-list", "single-line-type-parameter-list"),
    }
)
"""Options that a reader sees nothing of."""


class Described(OpenDirective):
    """A name, and what it is; what its options say, as `:type:` and `:default:`, stands above that."""

    def made(self) -> list[nodes.Node]:
        """Return the name and what it is, as a list of one definition."""
        said = {key: value for key, value in self.options.items() if key not in _FOR_INDEXES}
        flags = [key for key, value in said.items() if not value]
        names = nodes.term()
        names += nodes.literal("", " ".join([*flags, self.title]))
        meaning = nodes.definition()
        for key, value in said.items():
            if value:
                line = self.inline(f"{key.capitalize()}: {' '.join(value.split())}", nodes.paragraph())
                meaning += line
        entry = nodes.definition_list_item()
        entry += [names, self.inner(meaning)]
        described = nodes.definition_list()
        described += entry
        return [described]
