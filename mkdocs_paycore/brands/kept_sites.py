"""What a build of several brands came to, kept: where all of it is as it was, the next one has nothing to do.

Asked for before anything else is loaded, so that it costs the look at the files and no more.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.project.dependencies import Dependencies, Sources, UnknowableError, digest_of
from mkdocs_paycore.project.kept_files import KEPT_BESIDE, KeptFiles, may_be_kept
from mkdocs_paycore.project.reads import SourceReads
from mkdocs_paycore.project.surroundings import named_variables, surroundings
from mkdocs_paycore.source.paths import is_below
from mkdocs_paycore.stamping.folder_state import folder_state

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from mkdocs_paycore.stamping.folder_state import Shared

_PACKAGE = Path(__file__).parents[1]
_CODE = (".py", ".pyc", ".so")


@dataclass(slots=True)
class KeptSites:
    """The sites of a build.

    Attributes:
        folder: the whole path of the folder of the brands' folders.
        dependencies: what all of it depended on, but for the brands' own files.
        brand_files: those files.
        states: of each brand's site, by its name, the state of its folder.
        shared: the files that sites share.
        lines: what was said of the sources and the sites.
        has_errors: whether there were errors.
        again: what is needed to stamp one brand again; see `Restamping`. None where that cannot be.
        changed: whole paths of files of brands that are not what they were; known by `find`.
    """

    folder: str
    dependencies: Dependencies = field(default_factory=Dependencies)
    brand_files: Dependencies = field(default_factory=Dependencies)
    states: dict[str, str] = field(default_factory=dict)
    shared: Shared = field(default_factory=dict)
    lines: Sequence[str] = ()
    has_errors: bool = False
    again: dict[str, Any] | None = None
    changed: Sequence[str] = ()

    @classmethod
    def of(cls, note: Any) -> KeptSites | None:  # noqa: ANN401 - any JSON
        """Return what a `note` keeps; None where that is nothing."""
        try:
            found = {name: Dependencies(**note[name]) for name in ("dependencies", "brand_files")}
            return cls(**{**note, **found})
        except (LookupError, TypeError):
            return None

    def note(self) -> dict[str, Any]:
        """Return a note of it."""
        found = {each.name: getattr(self, each.name) for each in fields(self)}
        return found | {name: asdict(found[name]) for name in ("dependencies", "brand_files")}

    def are_there(self) -> bool:
        """Return whether each site is in its place as it was put there."""
        shared: Shared = {}
        return self.states == states_of(Path(self.folder), self.states, shared) and shared == self.shared


def states_of(folder: Path, names: Iterable[str], shared: Shared) -> dict[str, str]:
    """Return the state of each brand's folder.

    Args:
        folder: the folder of the brands' folders.
        names: those of the brands.
        shared: gets the files of several names.
    """
    return {name: folder_state(folder / name, shared) for name in names}


class SitesMemory:
    """The builds of several brands that are kept for a site, and what watches the one that has to be made."""

    def __init__(self, config_file: Path, *asked: object) -> None:
        """Look at nothing yet.

        Args:
            config_file: the file of the site's configuration.
            asked: what the build is asked for.
        """
        self.root = config_file.resolve().parent
        self.files = KeptFiles(self.root / KEPT_BESIDE)
        parts = (str(config_file), repr(asked), *surroundings(self.root))
        self._name = f"brands-{digest_of(chr(0).join(parts).encode('utf-8', 'surrogateescape'))}"
        self._reads, self._since = SourceReads(), time.time_ns()

    def find(self) -> KeptSites | None:
        """Return the build that is kept; None where there is none, or more has changed than files of brands."""
        kept = KeptSites.of(self.files.find(self._name)) if may_be_kept() else None
        if kept is None or kept.dependencies.changed() or not kept.are_there():
            return None
        kept.changed = kept.brand_files.changed_files()
        return kept

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Watch a build.

        Yields:
            Nothing, while it is made.
        """
        self._since = time.time_ns()
        self._reads.begin()
        try:
            yield
        finally:
            self._reads.end()

    def keep(
        self, kept: KeptSites, names: Collection[str], own: Collection[str], *, renders: Sequence[Sources | None]
    ) -> None:
        """Keep the build that was watched, where it can be known what it depends on.

        Args:
            kept: what is known of it: not yet its dependencies and the states of the sites.
            names: the brands, all of whose sites are in their places.
            own: whole paths of the files of all brands of the site, where one can be stamped again.
            renders: what renders were made from; None where nobody knows, or a site is not there.
        """
        self._reads.end()
        try:
            kept.dependencies = self._dependencies(Path(kept.folder), own, renders)
            kept.brand_files = self._files_of_brands(own)
            kept.states = states_of(Path(kept.folder), names, kept.shared)
            self._write(kept)
            self.files.tidy()
        except (UnknowableError, OSError):
            return

    def keep_changed(self, kept: KeptSites, names: Collection[str], own: Collection[str]) -> None:
        """Keep a build of which the sites of some brands were stamped again.

        Args:
            kept: the build.
            names: those brands.
            own: whole paths of the files of all brands.
        """
        shared: Shared = {}
        try:
            kept.brand_files = self._files_of_brands(own)
            kept.states |= states_of(Path(kept.folder), names, shared)
            kept.shared |= {
                number: state
                for number, state in shared.items()
                if _is_same_file(state, kept.shared.get(number, state))
            }
            self._write(kept)
        except (UnknowableError, OSError):
            return

    def _files_of_brands(self, own: Collection[str]) -> Dependencies:
        return Dependencies.of(Sources(own, (), (), (), ()), since=self._since)

    def _write(self, kept: KeptSites) -> None:
        kept.changed = ()
        self.files.note(self._name, kept.note())

    def _dependencies(self, folder: Path, own: Collection[str], given: Sequence[Sources | None]) -> Dependencies:
        renders = [render for render in given if render is not None]
        if len(renders) < len(given) or not renders or self._reads.asked:
            raise UnknowableError("nobody saw all that was read")
        built = os.path.abspath(folder)  # noqa: PTH100 - as above
        files = {path for path in self._reads.files if not self._is_left_out(path, built)}
        folders = {path for path in self._reads.folders if not self._is_left_out(path, built)}
        configured = (Path(path).read_bytes() for path in files if path.endswith((".yml", ".yaml")))
        every = Sources(
            files.union(*(self._sources(render.files, built) for render in renders)),
            folders.union(*(self._sources(render.folders, built) for render in renders)),
            trees=set().union(*(render.trees for render in renders)),
            left_out={built, *(path for render in renders for path in render.left_out)},
            variables=named_variables(configured).union(*(render.variables for render in renders)),
        )
        outside = {path for path in every.folders if not is_below(path, every.trees)}
        return Dependencies.of(every._replace(files={*every.files} - {*own}, folders=outside), since=self._since)

    def _sources(self, paths: Iterable[str], built: str) -> set[str]:
        return {path for path in paths if not is_below(path, [built])}

    def _is_left_out(self, path: str, built: str) -> bool:
        """Return whether a path is no source: a build made it, or it is code, which the name of what is kept tells."""
        is_made = ".paycore-" in path or is_below(path, [built, str(self.files.folder)])
        packages = [
            place for place in (sys.prefix, sys.base_prefix, str(_PACKAGE)) if not is_below(str(self.root), [place])
        ]
        return is_made or path.endswith(_CODE) or is_below(path, packages)


def _is_same_file(one: Sequence[int], other: Sequence[int]) -> bool:
    """Return whether two states of a file differ at most in the time of its last change, as a new name sets it."""
    size_and_written = slice(2)
    return one[size_and_written] == other[size_and_written]
