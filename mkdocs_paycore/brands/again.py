"""What is needed to stamp one brand of a finished build again, as it is kept."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.brand.model import Brand, Theme
from mkdocs_paycore.check.answers import entries, problem_of
from mkdocs_paycore.markdown.blocks import Condition
from mkdocs_paycore.project.page_assets import BRAND_FILES
from mkdocs_paycore.stamping.tree_layout import TreeLayout

if TYPE_CHECKING:
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.source.problem import Problem


@dataclass(slots=True)
class Again:
    """A finished build.

    Attributes:
        brands: what of each brand of the site decides what its site says, by its name.
        groups: the brands of each shape, with the layout of their sites.
        shapes: the shape of each brand that was built, as a text.
        providers: the codes of all providers, as shapes are asked for them.
        names: the codes and names of all providers.
        conditions: those of all blocks of the site.
        quiet: the name of what is kept of the text in which no brand is named; empty where nothing looks for leaks.
        problems: what was reported.
        rendered: by brand, the numbers of the problems that its render has.
        warnings: what was said of the build.
    """

    brands: dict[str, dict[str, Any]]
    groups: list[list[Any]]
    shapes: dict[str, str]
    providers: list[str]
    names: list[str]
    conditions: list[list[Any]]
    quiet: str
    problems: list[Problem]
    rendered: dict[str, list[int]]
    warnings: list[str]

    @classmethod
    def of(cls, note: Any) -> Again | None:  # noqa: ANN401 - any JSON
        """Return what a `note` keeps; None where that is nothing."""
        try:
            return cls(**{**note, "problems": [problem_of(entry) for entry in note["problems"]]})
        except (LookupError, TypeError, ValueError):
            return None

    def note(self) -> dict[str, Any]:
        """Return a note of it."""
        return {each.name: getattr(self, each.name) for each in fields(self)} | {"problems": entries(self.problems)}

    def brand(self, name: str) -> Brand:
        """Return the brand of a `name` as it was, without its file."""
        facts = self.brands[name]
        return Brand(
            name,
            **{key: facts[key] for key in ("custom", "site_name", "site_url", "path")},
            theme=Theme(**facts["theme"]),
            common_names=frozenset(facts["common_names"]),
            addresses=tuple(facts["addresses"]),
        )

    def has_files(self, name: str) -> bool:
        """Return whether the brand of a `name` has pictures or a style sheet of its own."""
        return any(kind in self.brands[name]["theme"] for kind in BRAND_FILES)

    def files_of(self, name: str, project: Project) -> set[str]:
        """Return the whole paths of the files of the brand of a `name`, in the folders of a `project`."""
        facts = self.brands[name]
        pictures = (project.brands_dir / facts["theme"][kind] for kind in BRAND_FILES if kind in facts["theme"])
        return {os.path.abspath(path) for path in (project.root / facts["path"], *pictures)}  # noqa: PTH100 - as dependencies are named

    def files(self, project: Project) -> set[str]:
        """Return the whole paths of the files of all brands, in the folders of a `project`."""
        return set[str]().union(*(self.files_of(name, project) for name in self.brands))

    def group_of(self, name: str) -> tuple[list[str], TreeLayout]:
        """Return the names of the brands of the shape of one, given its `name`, and the layout of their sites."""
        names, layout = next(group for group in self.groups if name in group[0])
        return names, TreeLayout(**layout)

    def met(self) -> list[Condition]:
        """Return the conditions of all blocks."""
        return [Condition(frozenset(names), is_exception, feature) for names, is_exception, feature in self.conditions]


def facts_of(brand: Brand) -> dict[str, Any]:
    """Return what of a `brand` decides what its site says, as JSON has it."""
    return {
        "custom": dict(brand.custom),
        "site_name": brand.site_name,
        "site_url": brand.site_url,
        "path": brand.path,
        "theme": brand.theme.model_dump(mode="json", exclude_none=True),
        "common_names": sorted(brand.common_names),
        "addresses": list(brand.addresses),
    }
