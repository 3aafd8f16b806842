"""What rules found in pages one by one, kept for the next check: a page that did not change is not looked at again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.providers.of_pages import known_codes
from mkdocs_paycore.project.dependencies import digest_of_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_paycore.check.answers import Answers
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem


class KnownPages:
    """Pages as the last check saw them, with what rules found in each by itself.

    Attributes:
        found: what was found in the pages that did not change.
    """

    def __init__(self, answers: Answers, name: str) -> None:
        """Know nothing yet.

        Args:
            answers: where it is kept.
            name: the fingerprint of all that rules depend on but pages.
        """
        self.found: list[Problem] = []
        self._answers, self._rest, self._name = answers, name, name
        self._digests: dict[str, str] = {}
        self._kept: dict[str, tuple[str, list[Problem]]] = {}
        self._is_new = False

    def changed(self, checked: CheckedTexts) -> Sequence[Manuscript]:
        """Return the pages and snippets of which it is not known what rules find in them."""
        self._name = _name(self._rest, checked)
        known = self._answers.pages(self._name)
        self._digests = {page.path: digest_of_text(page.text) for page in checked.manuscripts}
        same = (path for path, digest in self._digests.items() if path in known and known[path][0] == digest)
        self._kept = {path: known[path] for path in same}
        self.found = [problem for _, problems in self._kept.values() for problem in problems]
        return [page for page in checked.manuscripts if page.path not in self._kept]

    def learn(self, pages: Iterable[Manuscript], problems: Iterable[Problem]) -> None:
        """Take the `problems` of `pages` that had changed; `keep` writes them."""
        by_path = defaultdict[str, list["Problem"]](list)
        for problem in problems:
            by_path[problem.path].append(problem)
        new = {page.path: (self._digests[page.path], by_path[page.path]) for page in pages}
        self._kept |= new
        self._is_new = bool(new)

    def keep(self) -> None:
        """Keep what is known for the next check, where that is more than before."""
        if self._is_new:
            self._answers.keep_pages(self._name, self._kept)
            self._is_new = False


def _name(rest: str, checked: CheckedTexts) -> str:
    """Return the fingerprint of all that rules for pages depend on: which there are, their front matter, the codes."""
    heads = (f"{page.path}\0{page.is_page}\0{page.text[: page.body_start]}" for page in checked.manuscripts)
    return digest_of_text("\0".join([rest, *sorted(known_codes(checked)), *heads]))
