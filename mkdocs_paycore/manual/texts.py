"""Variables in data: front matter and the texts of mkdocs.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_paycore.brand.slot import SLOT, URL_MARK
from mkdocs_paycore.manual.scan import Finding, has_variables, substitute
from mkdocs_paycore.source.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_paycore.manual.scan import Vocabulary


class Texts:
    """Fills the texts of a YAML file with slots and tells what is wrong in them, with the line in the file.

    `path` is the file's name in messages; `read` returns its whole text and is called only where there is a problem.
    """

    def __init__(
        self, vocabulary: Vocabulary, *, tell: Callable[[Problem], None], path: str, read: Callable[[], str]
    ) -> None:
        self.vocabulary, self.tell, self.path, self.read = vocabulary, tell, path, read

    def neutral(self, value: Any, *, is_link: bool = False) -> Any:  # noqa: ANN401 - any YAML
        """Return a value with its variables as slots; lists and mappings are gone through, keys as well."""
        if isinstance(value, dict):
            return {self.neutral(key): self.neutral(entry, is_link=is_link) for key, entry in value.items()}
        if isinstance(value, list):
            return [self.neutral(entry, is_link=is_link) for entry in value]
        if not isinstance(value, str) or not has_variables(value):
            return value
        text = substitute(value, self.vocabulary, tell=lambda finding: self._tell(finding, value))
        return f"{URL_MARK}{text}" if is_link and SLOT.match(text) else text

    def _tell(self, finding: Finding, value: str) -> None:
        token = value[finding.start : finding.end]
        holding = (
            (number, line.find(token) + 1)
            for number, line in enumerate(self.read().splitlines(), start=1)
            if token in line
        )
        line, column = next(holding, (0, 0))
        self.tell(Problem(self.path, line, column, finding.rule, Severity.ERROR, finding.message, finding.suggestion))
