"""A rendered tree in one piece, as it is sent to machines that have nothing else of the site."""

from __future__ import annotations

import pickle
import tarfile
from dataclasses import dataclass
from hashlib import blake2b
from io import BytesIO
from typing import TYPE_CHECKING

from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.stamping.tree import Tree, nothing_more

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Parcel:
    """A tree, packed.

    Attributes:
        name: another one for another tree.
        templates: the tree without its files, pickled. Machines of a cluster run each other's code anyway.
        files: the files that hold no slot, as a tape archive.
    """

    name: str
    templates: bytes
    files: bytes


def packed(tree: Tree) -> Parcel:
    """Return a tree in one piece.

    Args:
        tree: a rendered tree.

    Raises:
        OSError: a file cannot be read.
        UnusableSiteError: something of its sites is made by a program of this machine.
    """
    if tree.complete is not nothing_more:
        raise UnusableSiteError(
            "a part of each site, such as its search index, is made by a program on this machine when the site is"
            " stamped (leave --scheduler out)"
        )
    templates = pickle.dumps((tree.folders, tree.files, tree.templates, tree.zipped))
    archive = BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tape:
        for path in tree.files:
            if path not in tree.templates:
                tape.add(tree.root / path, path, recursive=False)
    files = archive.getvalue()
    return Parcel(blake2b(templates + files, digest_size=16).hexdigest(), templates, files)


def received_tree(parcel: Parcel, folder: Path) -> Tree:
    """Return the tree of a parcel.

    Args:
        parcel: the tree, packed.
        folder: where its files go.

    Raises:
        OSError: a file cannot be written.
    """
    with tarfile.open(fileobj=BytesIO(parcel.files)) as tape:
        tape.extractall(folder, filter="data")
    folders, files, templates, zipped = pickle.loads(parcel.templates)  # noqa: S301 - of the machine that asks for the work
    return Tree(folder, folders, files, templates, zipped)
