"""Variables in data: front matter, the texts of mkdocs.yml, navigation."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.markdown.syntax import Finding, has_variables, substitute
from mkdocs_paycore.source.unprintable import without_control
from mkdocs_paycore.source.yaml_texts import with_changed_texts
from mkdocs_paycore.stamping.slot import SLOT, URL_MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_paycore.markdown.known_names import Vocabulary
    from mkdocs_paycore.source.problem import Problem


class Texts:
    """Fills the texts of YAML files with slots and reports what is wrong in them, with file and line.

    Without `report`, a text with something wrong in it is left as it is, for a later look.
    `sources` gives the files that the texts may come from, each with its name for messages and its whole text; it is
    called only where there is a problem. A token that stands in several places is reported once for each.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        *,
        report: Callable[[Problem], None] | None,
        path: str,
        sources: Callable[[], Iterable[tuple[str, str]]],
    ) -> None:
        self.vocabulary, self.report, self.path, self.sources = vocabulary, report, path, sources
        self._reported: dict[str, Iterator[tuple[str, int, int]]] = {}

    def neutral(self, value: Any, *, is_link: bool = False) -> Any:  # noqa: ANN401 - any YAML
        """Return a value with its variables as slots; lists and mappings are gone through, keys as well."""
        return with_changed_texts(value, partial(self._neutral, is_link=is_link), change_key=self._neutral)

    def _neutral(self, value: Any, *, is_link: bool = False) -> Any:  # noqa: ANN401 - any YAML
        if not isinstance(value, str):
            return value
        value = without_control(value)
        if not has_variables(value):
            return value
        found: list[Finding] = []
        text = substitute(value, self.vocabulary, report=found.append)
        if found and self.report is None:
            return value
        for finding in found:
            self._report(finding, value)
        return f"{URL_MARK}{text}" if is_link and SLOT.match(text) else text

    def _report(self, finding: Finding, value: str) -> None:
        token = value[finding.start : finding.end]
        places = self._reported.setdefault(token, self._places(token))
        path, line, column = next(places, (self.path, 0, 0))
        if self.report is not None:
            problem = finding.rule.problem(path, (line, column), finding.message, finding.suggestion)
            self.report(replace(problem, follows=finding.follows))

    def _places(self, token: str) -> Iterator[tuple[str, int, int]]:
        for path, text in self.sources():
            for number, line in enumerate(text.splitlines(), start=1):
                at = line.find(token)
                while at >= 0:
                    yield path, number, at + 1
                    at = line.find(token, at + len(token))
