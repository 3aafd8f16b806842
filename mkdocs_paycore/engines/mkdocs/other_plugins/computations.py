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
from mkdocs_paycore.check.tree.computed_values import COMPUTED_VALUE, HINTS, SAID
from mkdocs_paycore.engines.mkdocs.other_plugins.heard_joins import hear_joins
from mkdocs_paycore.source.yaml_texts import with_changed_texts
from mkdocs_paycore.stamping.slot import MARK, SLOT
from mkdocs_paycore.stamping.slot_text import CUT, MEASURED, RECASED, SlotText, variable_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import FrameType

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import PluginCollection
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

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
_TEXTS = ("site_name", "site_description", "site_author", "copyright", "repo_name")
"""The texts of a configuration that templates print."""
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
        self._of_site: dict[str, bool] = {}

    def text(self, text: str) -> str:
        """Return a text that is heard of, if it holds slots."""
        return SlotText(text, self.hear) if MARK in text else text

    def own_text(self, value: Any) -> Any:  # noqa: ANN401 - any YAML
        """Return a value whose texts are heard of where code of the site computes on them; what themes do is theirs."""
        return with_changed_texts(value, self._own_text)

    def _own_text(self, value: Any) -> Any:  # noqa: ANN401 - any YAML
        return SlotText(value, self._hear_own) if isinstance(value, str) and MARK in str(value) else value

    def watch_texts(self, config: MkDocsConfig, files: Files, navigation: Navigation | None) -> None:
        """Hear of the texts that templates print: those of `config`, the titles of `files` and of a `navigation`."""
        for name in _TEXTS:
            config[name] = self.own_text(config[name])
        waiting: list[Any] = list(navigation.items) if navigation is not None else []
        waiting += (file.page for file in files.documentation_pages() if file.page is not None)
        while waiting:
            item = waiting.pop()
            if isinstance(title := item.title, str) and MARK in str(title):
                item.title = self.own_text(title)
            waiting += getattr(item, "children", None) or ()

    def _hear_own(self, text: str, what: str) -> None:
        self.hear(text, what, of_themes=False)

    def hear(self, text: str, what: str, *, of_themes: bool = True) -> None:
        """Report what was done with a text, if code of the site did it.

        Args:
            text: the text.
            what: as in `slot_text`.
            of_themes: whether what a theme's template does with a brand's variable is reported as well.
        """
        if (place := self._place(variable_of(text), of_themes=of_themes)) is not None:
            path, line = place
            message = f"{variable_of(text)} {SAID[what]}, but its value is filled in later: found a slot in its place"
            self.report(COMPUTED_VALUE.problem(path, (line, 0), message, HINTS[what]))

    def watch(self, env: Environment) -> None:
        """Hear of the filters of an environment of templates, `env`, as well, and of texts that are put together."""
        hear_joins(env, self.own_text)
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

    def _place(self, variable: str, *, of_themes: bool) -> tuple[str, int] | None:
        """Return the file and line of the site's own code that runs; None where another's does."""
        frame = _user(inspect.currentframe())
        if frame is None:
            return None
        template = frame.f_globals.get("__jinja_template__")
        file = frame.f_code.co_filename if template is None else template.filename
        is_of_theme = of_themes and template is not None and variable.startswith("custom.")
        if file is not None and not self._is_of_site(file) and not is_of_theme:
            return None
        line = frame.f_lineno if template is None else template.get_corresponding_lineno(frame.f_lineno)
        if template is not None and (file is None or not Path(file).is_file()):
            return self._place_on_page(line)
        return self.project.shown(Path(file).resolve()), line

    def _place_on_page(self, line: int) -> tuple[str, int] | None:
        """Return the place of a line of the page at hand, which a plugin takes for a template."""
        if self.page is None:
            return None
        source = self.page.source or ""
        body, _ = get_data(source)
        return self.page.path, line + source.count("\n") - body.count("\n") if source else 0

    def _is_of_site(self, file: str) -> bool:
        """Return whether a file is the site's own, or is none: a page that is taken for a template."""
        if file not in self._of_site:
            path, root = Path(file).resolve(), self.project.root.resolve()
            is_of_others = any(path.is_relative_to(folder) for folder in self._not_ours)
            is_own = path.is_relative_to(root) and not is_of_others
            self._of_site[file] = is_own or not (path.is_file() or file.endswith(".py"))
        return self._of_site[file]


def _user(frame: FrameType | None) -> FrameType | None:
    """Return the frame of the code that uses a text."""
    while frame is not None and _is_between(frame.f_globals):
        frame = frame.f_back
    return frame


def _is_between(names: Mapping[str, Any]) -> bool:
    return "__jinja_template__" not in names and f"{names.get('__name__')}.".startswith(_BETWEEN)
