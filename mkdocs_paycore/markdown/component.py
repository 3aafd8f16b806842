"""Components: what a page draws where it calls one, and how packages bring theirs.

A package names each in the entry-point group `mkdocs_paycore.components`, as this one does:

    [project.entry-points."mkdocs_paycore.components"]
    opening_hours = "acme_paycore.hours:opening_hours"

The object named is made by `component` of the function that draws it, whose docstring says what it returns:

    @component(block=True, example="opening_hours(days=5)")
    def opening_hours(place: PageVocabulary, days: int = 7) -> str:
        return Templates("acme_paycore").html("hours.html.j2", days=days)
"""

from __future__ import annotations

import inspect
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.words.language import NO_OWN_WORDS, saying
from mkdocs_paycore.markdown.call import CallError
from mkdocs_paycore.source.failure import FAILURES, failure
from mkdocs_paycore.source.installed import entry_points_of
from mkdocs_paycore.source.problem import Problem
from mkdocs_paycore.source.rule import Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.metadata import Distribution, EntryPoint

log = logging.getLogger("paycore")
_GROUP = "mkdocs_paycore.components"
"""The entry-point group."""
COMPONENT_PACKAGE = Rule(
    "component-package",
    "A component that a package brings and that cannot be used: it cannot be loaded, is none, or has another's name.",
    example=Sample("pyproject.toml", 'hours = "acme_docs.hours"\n', 'hours = "acme_docs.hours:hours"\n'),
)
_OWN = "mkdocs-paycore"
_OWN_MODULES = "mkdocs_paycore."
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Component:
    """A component."""

    name: str
    """How a page calls it."""
    draw: Callable[..., str]
    """Takes what is known on the page (a `PageVocabulary`) and the call's arguments, and returns one block of HTML.

    It raises `CallError` where the arguments name nothing.
    """
    is_block: bool
    """It stands in a paragraph of its own; else also in a line of text."""
    sentence: str = ""
    """What it returns, in a sentence."""
    example: str = ""
    """A call as a writer types it, without the marks around it."""
    assets: Mapping[str, str] = field(default_factory=dict)
    """What pages load for it: the text of style sheets (`.css`) and of scripts (`.js`), by file name.

    A script is written as an ES module. Where it imports nothing, and no other imports it, pages load it as a classic
    script, which browsers run from `file://` too; any other is loaded as a module.
    All assets of a site are in one folder: a package gives its files names that begin with its own.
    """

    def drawn(self, place: object, arguments: Mapping[str, Any]) -> str:
        """Return what the component draws for a place, given the call's arguments by name; see `draw`.

        Raises:
            CallError: the arguments name nothing, or the component has a fault of its own; a build ends for neither.
        """
        html: object = None
        reason = ""
        try:
            with saying(getattr(getattr(place, "product", None), "words", NO_OWN_WORDS)):
                html = self.draw(place, **arguments)
        except CallError:
            raise
        except FAILURES as error:
            log.debug("%s(…) cannot be drawn", self.name, exc_info=True)
            reason = failure(error)
        if isinstance(html, str):
            return html
        message = f"{self.name}(…) cannot be drawn: {reason or f'found {html!r}, expected a text of HTML'}"
        raise CallError(message, suggestion=f"this is a fault in {self.draw.__module__}, not of the page")


def component(
    *, block: bool, example: str = "", assets: Mapping[str, str] = _NOTHING
) -> Callable[[Callable[..., str]], Component]:
    """Return a decorator that makes a component of the function that draws it.

    The component has the function's name, and its sentence is the first line of the function's docstring.

    Args:
        block: whether it stands in a paragraph of its own; else also in a line of text.
        example: a call as a writer types it, without the marks around it; if left out, one without arguments.
        assets: what pages load for it, by file name; see `Component`.
    """

    def decorate(draw: Callable[..., str]) -> Component:
        name = draw.__name__
        sentence = (inspect.getdoc(draw) or "").partition("\n")[0]
        return Component(name, draw, block, sentence, example or f"{name}()", assets)

    return decorate


class _LoadedLate(Mapping[str, Component]):
    """Components by name. One of this package is loaded when somebody asks for it: few pages have more than a few."""

    def __init__(self, own: Mapping[str, EntryPoint], brought: Mapping[str, Component]) -> None:
        self._own, self.brought = own, brought
        self._loaded: dict[str, Component] = {}

    def __getitem__(self, name: str) -> Component:
        if name in self.brought:
            return self.brought[name]
        if name not in self._loaded:
            self._loaded[name] = self._own[name].load()
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        yield from self._own
        yield from self.brought

    def __len__(self) -> int:
        return len(self._own) + len(self.brought)

    def __contains__(self, name: object) -> bool:
        return name in self._own or name in self.brought


@cache
def found_components() -> tuple[_LoadedLate, tuple[Problem, ...]]:
    """Return the components of all installed packages by name, and what is wrong with packages that bring some.

    Of two components of one name that of this package is taken, else that of the package whose name comes first.
    """
    entries = entry_points_of(_GROUP)
    own = {entry.name: entry for entry in entries if _is_own(entry)}
    owners = dict.fromkeys(own, _OWN)
    brought: dict[str, Component] = {}
    problems: list[Problem] = []
    for entry in sorted((each for each in entries if not _is_own(each)), key=_order):
        loaded = _loaded(entry)
        if isinstance(loaded, Problem):
            problems.append(loaded)
        elif loaded.name in owners:
            message = f"its component {loaded.name!r} is left out: {owners[loaded.name]} has one of that name"
            problems.append(_problem(entry, message, "rename it"))
        else:
            brought[loaded.name] = loaded
            owners[loaded.name] = _package(entry)
    return _LoadedLate(own, brought), tuple(problems)


def brought_components() -> Iterator[Component]:
    """Yield the components that other packages bring."""
    components, _ = found_components()
    yield from components.brought.values()


def installed_components(report: Callable[[Problem], None] | None = None) -> Mapping[str, Component]:
    """Return the components of all installed packages by name.

    Args:
        report: gets what is wrong with packages: a component that cannot be loaded or is none, or a name that is taken.
    """
    components, problems = found_components()
    if report is not None:
        for problem in problems:
            report(problem)
    return components


def _loaded(entry: EntryPoint) -> Component | Problem:
    try:
        loaded = entry.load()
    except FAILURES as error:
        message = f"its component {entry.name!r} ({entry.value}) cannot be loaded: {failure(error)}"
        return _problem(entry, message, "install a version that works, or remove the package")
    if isinstance(loaded, Component):
        return loaded
    message = f"its component {entry.name!r} ({entry.value}) is no component but a {type(loaded).__name__}"
    return _problem(entry, message, "decorate the function that draws it with @component(block=…)")


def _problem(entry: EntryPoint, message: str, suggestion: str) -> Problem:
    return COMPONENT_PACKAGE.problem(_package(entry), (0, 0), message, suggestion)


def _is_own(entry: EntryPoint) -> bool:
    return entry.value.startswith(_OWN_MODULES)


def _order(entry: EntryPoint) -> tuple[str, str]:
    return _package(entry), entry.name


def _package(entry: EntryPoint) -> str:
    return _name(entry.dist) if entry.dist else entry.module


@cache
def _name(distribution: Distribution) -> str:
    """Return the name of a distribution, which is read from its metadata each time that it is asked for."""
    return distribution.name
