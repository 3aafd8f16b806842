"""Stamping again the few brands whose files have changed, from sites that are in their places."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.brands.again import Again, facts_of
from mkdocs_paycore.brands.site_brands import Shaping
from mkdocs_paycore.brands.stamp import stamp_to
from mkdocs_paycore.catalog.features import all_features
from mkdocs_paycore.check.context import CheckedBrand
from mkdocs_paycore.check.output.text_report import amount
from mkdocs_paycore.check.run import run
from mkdocs_paycore.check.stages import check_tree
from mkdocs_paycore.leak.quiet_text import QuietText
from mkdocs_paycore.project.kept_packs import kept_content
from mkdocs_paycore.project.output_folder import refuse_sources
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.rule import Stage
from mkdocs_paycore.stamping.tree_layout import ChangedSiteError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.brands.kept_sites import KeptSites
    from mkdocs_paycore.brands.site_brands import SiteBrands
    from mkdocs_paycore.project.kept_files import KeptFiles
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.stamping.tree import Tree

_MOST = 20
"""Where so many brands have changed, a whole build takes little longer."""


class WholeBuildError(Exception):
    """The sites have to be built as a whole; the message says why."""


@dataclass(slots=True)
class Restamping:
    """A build of those brands of a finished one whose files have changed.

    Attributes:
        kept: the finished build; it gets what this one comes to.
        brands: those of the site; gets what is wrong.
        files: what is kept.
        say: gets a line for each site.
        copies: share no file between brands.
        served_at: the address that the brands' folders are served at; empty where they are not.
    """

    kept: KeptSites
    brands: SiteBrands
    files: KeptFiles
    say: Callable[[str], None]
    copies: bool = False
    served_at: str = ""
    again: Again = field(init=False)

    def run(self) -> list[str]:
        """Stamp the brands again.

        Returns:
            Their names.

        Raises:
            WholeBuildError: that is not all there is to do; nothing was written or reported.
        """
        start = time.monotonic()
        again = Again.of(self.kept.again)
        if again is None:
            raise WholeBuildError("nobody knows how the sites were made")
        self.again = again
        brands = [self._read(name) for name in self._changed()]
        trees = {brand.name: self._tree(brand) for brand in brands}
        unguarded = self._unguarded(brands)
        self._report(brands, trees, unguarded)
        for brand in brands:
            self._stamp(trees[brand.name], brand)
        leaks = ": no leak found" if again.quiet else ""
        self.say(
            f"built {amount(len(brands), 'brand')} of {len(again.shapes)} in {time.monotonic() - start:.1f} s{leaks}"
        )
        self._note(brands)
        return [brand.name for brand in brands]

    def _changed(self) -> list[str]:
        """Return the names of the brands whose files have changed."""
        changed = set(self.kept.changed)
        own = {name: self.again.files_of(name, self.brands.project) for name in self.again.brands}
        found = [name for name, files in own.items() if files & changed]
        if changed - set().union(*own.values()) or len(found) > _MOST or not self.again.shapes.keys() >= {*found}:
            raise WholeBuildError("another file has changed")
        return found

    def _read(self, name: str) -> Brand:
        """Return a brand as it is now, where it is of the shape that it was of."""
        brand, problems = self.brands.file(name)
        if brand is None or problems:
            raise WholeBuildError(f"something is wrong with {name}")
        shaping = Shaping(frozenset(self.again.providers), self.again.met(), self.brands.project.products.all)
        if shaping.shape(brand).text() != self.again.shapes[name]:
            raise WholeBuildError(f"{name} is of another shape now")
        return brand

    def _served(self, brand: Brand) -> Brand:
        return replace(brand, site_url=f"{self.served_at}{brand.name}/") if self.served_at else brand

    def _tree(self, brand: Brand) -> Tree:
        """Return the tree that the site of a brand was stamped from."""
        _, layout = self.again.group_of(brand.name)
        values = self._served(self.again.brand(brand.name)).values()
        try:
            refuse_sources(self.brands.project, self._folder(brand))
            return layout.tree(self._folder(brand), values)
        except (ChangedSiteError, OSError, LookupError, ValueError, UnusableSiteError) as error:
            raise WholeBuildError(str(error)) from error

    def _folder(self, brand: Brand) -> Path:
        return Path(self.kept.folder, brand.name)

    def _unguarded(self, brands: Sequence[Brand]) -> list[Problem]:
        """Return the names of the brands that nothing looks for, once no word of theirs is in any other site.

        Nor is a word of another brand in what is theirs.
        """
        if not self.again.quiet:
            return []
        packed = self.files.packed(self.again.quiet)
        if packed is None:
            raise WholeBuildError("the text in which no brand is named is not kept any more")
        changed = {brand.name: brand for brand in brands}
        every = [changed.get(name) or self.again.brand(name) for name in self.again.brands]
        gate = self.brands.gate_of(every, self.again.names)
        before = {word.text for name in changed for word in gate.words_of(self.again.brand(name))}
        new = [word for brand in brands for word in gate.words_of(brand) if word.text not in before]
        others = [brand for brand in every if brand.name not in changed]
        texts = (text for brand in others for text in brand.texts().values())
        if new and QuietText.restored(kept_content(packed)).may_hold(new, also=texts):
            raise WholeBuildError("a new word of a brand stands in a site")
        seen = [*brands, *(brand for brand in others if new and self.again.has_files(brand.name))]
        if any(gate.has_foreign(brand) for brand in seen):
            raise WholeBuildError("what is a brand's own has a word of another")
        return [problem for brand in brands for problem in gate.unguarded_of(brand)]

    def _report(self, brands: Sequence[Brand], trees: Mapping[str, Tree], unguarded: Sequence[Problem]) -> None:
        """Report what was reported of all other files, and what is wrong with those of the brands."""
        report, own = self.brands.report, {brand.path for brand in brands}
        kept = [problem for problem in self.again.problems if problem.path not in own]
        self.brands.rendered = {
            name: [problem for problem in (self.again.problems[number] for number in numbers) if problem in kept]
            for name, numbers in self.again.rendered.items()
        }
        report.report_all(kept)
        for brand in brands:
            before = len(report.problems)
            self._check(brand, trees[brand.name])
            names, _ = self.again.group_of(brand.name)
            if brand.name == names[0]:  # it was looked at when the site was rendered for it
                for name in names:
                    self.brands.rendered[name] = [*self.brands.rendered[name], *report.problems[before:]]
        report.report_all(unguarded)
        if report.has_errors:
            self.brands.begin_anew()
            raise WholeBuildError("a brand's file has an error")

    def _check(self, brand: Brand, tree: Tree) -> None:
        project, report = self.brands.project, self.brands.report
        checked = CheckedBrand(
            brand=brand,
            root=project.root,
            providers=self.again.providers,
            features=all_features(project.products.all),
            site_url=None if self.served_at else project.site_url,
        )
        run(Stage.BRAND, checked, report, wants=report.wants)
        check_tree(tree, brand, project, report, values=self._served(brand).values())

    def _stamp(self, tree: Tree, brand: Brand) -> None:
        done = stamp_to(
            self._folder(brand), tree, self._served(brand), folder=self.brands.project.brands_dir, copies=self.copies
        )
        if not done.is_well:
            self.brands.begin_anew()
            raise WholeBuildError(done.line)
        self.say(done.line)

    def _note(self, brands: Sequence[Brand]) -> None:
        """Note what the brands are now, for the next build."""
        again, problems = self.again, self.brands.problems
        again.brands |= {brand.name: facts_of(brand) for brand in brands}
        again.problems = problems
        again.rendered = {
            name: [problems.index(problem) for problem in reported] for name, reported in self.brands.rendered.items()
        }
        self.kept.again = again.note()
