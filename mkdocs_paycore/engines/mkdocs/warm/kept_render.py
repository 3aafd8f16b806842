"""A finished site as it is kept: its files by their contents, what was said of it, and what all of it depended on."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.check.answers import entries, problem_of
from mkdocs_paycore.project.dependencies import Dependencies

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_paycore.project.kept_files import KeptFiles
    from mkdocs_paycore.source.problem import Problem


@dataclass(slots=True)
class KeptRender:
    """A site that was built.

    Attributes:
        folders: the folders in it, each before those in it.
        contents: by path below the folder of the site, the name of what the file holds.
        copies: by path there, the whole path of the file that it is a copy of.
        problems: what was reported.
        logged: what was logged: the logger, the level and the words.
        brand: the name of the brand.
        dependencies: what it depended on.
        packed: by path, the contents as they are kept; read by `is_answer`.
        is_in_place: whether the site is where it belongs, so that nothing is to be written.
    """

    folders: Sequence[str] = ()
    contents: dict[str, str] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    logged: list[tuple[str, int, str]] = field(default_factory=list)
    brand: str = ""
    dependencies: Dependencies = field(default_factory=Dependencies)
    packed: dict[str, bytes] = field(default_factory=dict)
    is_in_place: bool = False

    @classmethod
    def noted(cls, files: KeptFiles, name: str) -> KeptRender | None:
        """Return the site that is kept under a name, whatever has changed since; None where there is none.

        Args:
            files: what is kept.
            name: that of the question.
        """
        note = files.find(name)
        try:
            kept = cls(**{**note, "dependencies": Dependencies(**note["dependencies"])})
            kept.problems = [problem_of(entry) for entry in note["problems"]]
        except (LookupError, TypeError, ValueError, AttributeError):
            return None
        return kept

    def is_answer(self, files: KeptFiles, *, is_in_place: Callable[[], bool]) -> bool:
        """Return whether the site is what a build would come to: nothing has changed, and all of it is there.

        Args:
            files: what is kept; the contents are taken from there.
            is_in_place: whether the site is in its place, so that its contents are not needed.
        """
        if self.dependencies.changed():
            return False
        self.is_in_place = is_in_place()
        if self.is_in_place:
            return True
        found = {path: files.packed(content) for path, content in self.contents.items()}
        self.packed = {path: packed for path, packed in found.items() if packed is not None}
        files.use(self.contents.values())
        return len(self.packed) == len(found)

    def keep(self, files: KeptFiles, name: str) -> None:
        """Keep the site under a name in `files`.

        Raises:
            OSError: nothing can be written.
        """
        note: dict[str, Any] = {
            **{each: getattr(self, each) for each in ("folders", "contents", "copies", "logged", "brand")},
            "problems": entries(self.problems),
            "dependencies": {each.name: getattr(self.dependencies, each.name) for each in fields(Dependencies)},
        }
        files.note(name, note)
        files.tidy()
