"""What a build of several brands was made of, for whoever keeps it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from mkdocs_paycore.brands.again import Again, facts_of
from mkdocs_paycore.stamping.tree_layout import TreeLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.brands.site_brands import SiteBrands
    from mkdocs_paycore.leak.sites import SiteGate
    from mkdocs_paycore.markdown.blocks import Condition
    from mkdocs_paycore.project.dependencies import Sources
    from mkdocs_paycore.project.kept_files import KeptFiles
    from mkdocs_paycore.project.render import RenderResult
    from mkdocs_paycore.stamping.tree import Tree


@dataclass(slots=True)
class BuildParts:
    """The parts of a build.

    Attributes:
        sources: what each render was made from; None where nobody knows, or a site is not there.
        conditions: those of all blocks that were met.
        groups: the brands of each shape, with the layout of their sites; None where it has none.
        gate: what has looked at the sites; None: nothing has.
    """

    sources: list[Sources | None] = field(default_factory=list)
    conditions: set[Condition] = field(default_factory=set)
    groups: list[tuple[list[str], TreeLayout | None]] = field(default_factory=list)
    gate: SiteGate | None = None

    def take(self, result: RenderResult, tree: Tree, group: Sequence[Brand]) -> None:
        """Take in the `result` of a render, its `tree`, and the `group` of brands that are stamped from it."""
        self.sources.append(result.sources)
        self.conditions |= result.conditions
        self.groups.append(([brand.name for brand in group], TreeLayout.of(tree)))

    def fail(self) -> None:
        """Take in that the site of a brand is not there."""
        self.sources.append(None)

    def again(self, brands: SiteBrands, files: KeptFiles, warnings: Sequence[str]) -> Again | None:
        """Return what is needed to stamp a brand again; None where that cannot be.

        Args:
            brands: those of the site, after the build.
            files: keeps texts.
            warnings: what was said of the build.

        Raises:
            OSError: nothing can be kept.
        """
        layouts = [(names, layout) for names, layout in self.groups if layout is not None]
        quiet = self.gate.quiet_text() if self.gate is not None else None
        if len(layouts) < len(self.groups) or (self.gate is not None and quiet is None) or brands.report.has_errors:
            return None
        shaping = brands.shaping(self.conditions)
        chosen = {name: brands.brand(name) for names, _ in layouts for name in names}
        problems = brands.problems
        return Again(
            brands={brand.name: facts_of(brand) for brand in brands.usable()},
            groups=[[names, asdict(layout)] for names, layout in layouts],
            shapes={name: shaping.shape(brand).text() for name, brand in chosen.items() if brand is not None},
            providers=sorted(shaping.providers),
            names=sorted(brands.catalog().names()),
            conditions=[[sorted(each.names), each.is_exception, each.feature] for each in shaping.conditions],
            quiet="" if quiet is None else files.put(quiet.kept()),
            problems=problems,
            rendered={
                name: [number for number, problem in enumerate(problems) if problem in reported]
                for name, reported in brands.rendered.items()
            },
            warnings=list(warnings),
        )
