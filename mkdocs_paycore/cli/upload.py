"""The upload that `paycore build --to` adds to a build."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.brands.uploads import fit_for_upload, upload_brand, upload_brands
from mkdocs_paycore.cli.console import fail, say
from mkdocs_paycore.hosting.record import BEGUN, COMPLETE, CURRENT
from mkdocs_paycore.hosting.store import Store, open_store
from mkdocs_paycore.hosting.transfer import UploadOptions
from mkdocs_paycore.leak.report import listed
from mkdocs_paycore.project.output_folder import refuse_overlap, refuse_strangers

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.brands.site_brands import SiteBrands

_ANOTHER = "Choose another folder for --to"


@dataclass(frozen=True, slots=True)
class BuildUpload:
    """An upload of what a build makes.

    Attributes:
        brands: those of the site.
        site_dir: the folder that is built to.
        store: where it goes.
        options: how it gets there.
    """

    brands: SiteBrands
    site_dir: Path
    store: Store
    options: UploadOptions

    @classmethod
    def read(
        cls, url: str | None, brands: SiteBrands, site_dir: Path, *, in_place: bool, compress: bool
    ) -> BuildUpload | None:
        """Return the upload that the options of the command ask for; None for none.

        The host is asked for a file, so that nobody waits for a build whose site cannot be put there.

        Args:
            url: the place.
            brands: those of the site.
            site_dir: the folder that is built to.
            in_place: whether old files are replaced one by one.
            compress: whether text is packed.

        Raises:
            UnusableSiteError: the place cannot be used.
        """
        if url is None:
            if in_place or compress:
                fail(f"{'--in-place' if in_place else '--compress'} says how a site is uploaded", "say where: --to URL")
            return None
        store = open_store(url)
        if store.is_folder:
            if compress:
                fail("--compress: a folder cannot say that a file is packed", "have the server pack what it sends")
            _refuse_folder(brands, site_dir, Path(store.root), in_place=in_place)
        store.read(CURRENT)
        return cls(brands, site_dir, store, UploadOptions(in_place=in_place, compress=compress))

    def run(self, chosen: Sequence[Brand], failed: Collection[str], *, is_single: bool) -> list[str]:
        """Upload the sites that nothing is wrong with, and return the names of those that are not there.

        Args:
            chosen: the brands that were built.
            failed: the names of those that were not, or have errors.
            is_single: whether one site was built straight to the folder.
        """
        if is_single:
            return self._run_single(chosen[0].name if chosen else "", failed)
        fit = [brand.name for brand in fit_for_upload(self.brands, chosen, failed)]
        if left := [brand.name for brand in chosen if brand.name not in fit]:
            say(f"not uploaded, because of errors: {listed(left)}")
        not_there = upload_brands({name: self.site_dir / name for name in fit}, self.store, self.options, say=say)
        if not_there:
            say(f"with errors: {listed(not_there)}")
        return not_there

    def _run_single(self, name: str, failed: Collection[str]) -> list[str]:
        if failed or self.brands.report.has_errors:
            say("not uploaded, because of errors")
            return []
        done = upload_brand(name, self.site_dir, self.store, self.options)
        say(done.line)
        return [] if done.is_well else [name or "the site"]


def _refuse_folder(brands: SiteBrands, site_dir: Path, folder: Path, *, in_place: bool) -> None:
    """Refuse a folder of this machine that holds sources or the built site, or, in place, what no build made."""
    built = site_dir.resolve()
    if folder.is_relative_to(built) or built.is_relative_to(folder):
        fail(f"--to: {folder} and the folder {built} that is built to lie in one another", _ANOTHER)
    refuse_overlap(brands.project, folder, hint=_ANOTHER)
    if in_place:
        names = brands.names()
        there = {entry.name for entry in folder.iterdir()} if folder.is_dir() else set()
        for name in names if there and there <= {*names} else ("", *names):
            refuse_overlap(brands.project, folder / name, hint=_ANOTHER)
            if not any((folder / name / record).exists() for record in (BEGUN, COMPLETE)):
                refuse_strangers(folder / name, root=brands.project.root)
