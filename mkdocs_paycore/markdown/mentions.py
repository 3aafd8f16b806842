"""Which variables a text names, whether or not anything has their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.markdown.known_names import Absence
from mkdocs_paycore.markdown.syntax import UNKNOWN, Finding, substitute

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_paycore.markdown.macros import Macros


class NameUse(NamedTuple):
    """A variable in a text, whether or not anything has its name.

    `start` and `end` are offsets into the text. A variable that is not certain, `<< custom.name >>`, is one only if its
    name is known; else it is another language's.
    """

    start: int
    end: int
    name: str
    is_certain: bool


def mentions(text: str, *, root: str, components: Collection[str]) -> Iterator[NameUse]:
    """Yield every variable of a root that a text names, in its order.

    Args:
        text: a page as it was written; variables in component calls and escaped ones are none.
        root: of which names are wanted, such as `custom`.
        components: the names of the components.
    """
    found: list[Finding] = []
    substitute(text, _Unnamed(root, components), report=found.append)
    for finding in found:
        if finding.rule is UNKNOWN:
            token = text[finding.start : finding.end]
            name = token.strip("<>{} \t").partition(".")[2]
            yield NameUse(finding.start, finding.end, name, not token.startswith(("<< ", "<<\t")))


@dataclass(frozen=True, slots=True)
class _Unnamed:
    """A vocabulary with one root and no names, so that every variable is reported."""

    root: str
    components: Collection[str]
    macros: Macros | None = None

    def example(self, component: str) -> str:
        return f"{component}()"

    def roots(self) -> Collection[str]:
        return (self.root,)

    def names(self, root: str) -> Collection[str]:  # noqa: ARG002 - as the protocol has it
        return ()

    def absence(self, root: str) -> Absence:  # noqa: ARG002 - as above
        return Absence("", "")

    def slot(self, root: str, name: str) -> str:
        raise LookupError(f"{root}.{name}")
