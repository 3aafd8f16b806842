"""Hearing of templates, macros and hooks that compute on a brand's value: where they stand is in the running code."""

from __future__ import annotations

import inspect
import sysconfig
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.utils.meta import get_data

import mkdocs_paycore
from mkdocs_paycore.check.computed_values import COMPUTED_VALUE, HINTS, SAID
from mkdocs_paycore.stamping.slot import MARK, SLOT
from mkdocs_paycore.stamping.slot_text import CUT, MEASURED, RECASED, SlotText, variable_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import FrameType

    from mkdocs.plugins import PluginCollection

    from mkdocs_paycore.markdown.page import Page
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.source.reporter import Reporter

_BETWEEN = ("jinja2.", "markupsafe.", "mkdocs_paycore.")
"""Packages whose code stands between a template and a text."""
WATCHED = "paycore_watched"
"""The attribute of a filter that is heard of: the filter that it stands for, which gives the same."""
_FILTERS = {
    **dict.fromkeys(("lower", "upper", "title", "capitalize", "replace", "int", "float"), RECASED),
    **dict.fromkeys(("truncate", "first", "last", "reverse", "list", "batch", "slice", "wordwrap"), CUT),
    **dict.fromkeys(("length", "count", "wordcount", "center"), MEASURED),
}
"""The filters of Jinja2 that compute on a text, and what each does; some take it for a plain text first."""
_OF_ANY = frozenset({"lower", "upper", "title", "capitalize", "truncate", "reverse"})
"""Those that change a slot also where it is a part of a longer text."""


class Computations:
    """Reports what is computed on texts with slots."""

    def __init__(self, project: Project, report: Reporter) -> None:
        """Hear of nothing yet.

        Args:
            project: the site; what stands elsewhere is reported only of values that templates know by `custom`.
            report: gets the problems.
        """
        self.project, self.report = project, report
        self.page: Page | None = None
        packages = (sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), mkdocs_paycore.__path__[0])
        self._not_ours = [Path(folder).resolve() for folder in packages]

    def text(self, text: str) -> str:
        """Return a text that is heard of, if it holds slots."""
        return SlotText(text, self.hear) if MARK in text else text

    def hear(self, text: str, what: str) -> None:
        """Report what was done with a text, if a template did it, or code of the site; `what` as in `slot_text`."""
        if (place := self._place(variable_of(text))) is not None:
            path, line = place
            message = f"{variable_of(text)} {SAID[what]}, but its value is filled in later: found a slot in its place"
            self.report(COMPUTED_VALUE.problem(path, (line, 0), message, HINTS[what]))

    def watch(self, env: Environment) -> None:
        """Hear of the filters of an environment of templates, `env`, as well."""
        for name, what in _FILTERS.items():
            if (own := env.filters.get(name)) is not None:
                env.filters[name] = self._watched(own, what, of_any=name in _OF_ANY)

    def watch_plugins(self, plugins: PluginCollection) -> None:
        """Hear of the filters of the environments that plugins keep, as mkdocs-macros does."""
        for plugin in plugins.values():
            for value in list(getattr(plugin, "__dict__", {}).values()):
                if isinstance(value, Environment):
                    self.watch(value)

    def _watched(self, own: Callable[..., Any], what: str, *, of_any: bool) -> Callable[..., Any]:
        def computed(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as the filter has it
            for text in given[:2]:  # an environment or a context may come first
                if isinstance(text, str) and MARK in str(text) and (of_any or SLOT.fullmatch(text)):
                    self.hear(str(text), what)
            return own(*given, **named)

        heard = wraps(own)(computed) if inspect.isfunction(own) else computed
        vars(heard)[WATCHED] = own
        return heard

    def _place(self, variable: str) -> tuple[str, int] | None:
        """Return the file and line of the site's own code that runs; None where another's does."""
        frame = _user(inspect.currentframe())
        if frame is None:
            return None
        template = frame.f_globals.get("__jinja_template__")
        file, line = frame.f_code.co_filename, frame.f_lineno
        if template is not None:
            file, line = template.filename, template.get_corresponding_lineno(line)
        if template is not None and (file is None or not Path(file).is_file()):
            return self._place_on_page(line)
        path = Path(file).resolve()
        if not self._is_of_site(path) and (template is None or not variable.startswith("custom.")):
            return None
        return self.project.shown(path), line

    def _place_on_page(self, line: int) -> tuple[str, int] | None:
        """Return the place of a line of the page at hand, which a plugin takes for a template."""
        if self.page is None:
            return None
        source = self.page.source or ""
        body, _ = get_data(source)
        return self.page.path, line + source.count("\n") - body.count("\n") if source else 0

    def _is_of_site(self, path: Path) -> bool:
        root = self.project.root.resolve()
        return path.is_relative_to(root) and not any(path.is_relative_to(folder) for folder in self._not_ours)


def _user(frame: FrameType | None) -> FrameType | None:
    """Return the frame of the code that uses a text."""
    while frame is not None and _is_between(frame.f_globals):
        frame = frame.f_back
    return frame


def _is_between(names: Mapping[str, Any]) -> bool:
    return "__jinja_template__" not in names and f"{names.get('__name__')}.".startswith(_BETWEEN)
