"""Putting a built site to where it is served from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.hosting.contents import hosted_files
from mkdocs_paycore.hosting.in_place import UploadInPlace
from mkdocs_paycore.hosting.record import RESERVED
from mkdocs_paycore.hosting.versions import VersionedUpload
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import reason_of

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.hosting.store import Store
    from mkdocs_paycore.hosting.transfer import Uploaded, UploadOptions


def upload_site(folder: Path, store: Store, options: UploadOptions) -> Uploaded:
    """Put a built site to where it is served from.

    Args:
        folder: the site.
        store: its place.
        options: how it gets there.

    Returns:
        What was sent, copied and removed.

    Raises:
        UnusableSiteError: it cannot be read, or the host does not take it; what is served is as it was, or, in place,
            has no marker of a complete site.
    """
    try:
        files = hosted_files(folder, options.digests, compress=options.compress)
    except OSError as error:
        raise UnusableSiteError(f"{error.filename} cannot be read: {reason_of(error)}") from error
    if taken := sorted(RESERVED & files.keys()):
        raise UnusableSiteError(f"{folder} has a file {taken[0]}, and an upload writes one of that name itself")
    if "index.html" not in files and not any(path.endswith(".html") for path in files):
        raise UnusableSiteError(f"{folder} holds no page, so nothing is uploaded")
    way = UploadInPlace if options.in_place else VersionedUpload
    return way(store, files, options).run()
