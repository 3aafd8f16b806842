"""What a build is asked, as a text: two builds of one text and of the same files come to the same."""

from __future__ import annotations

import logging
import warnings
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.engines.mkdocs import AT_WORK
from mkdocs_paycore.engines.mkdocs.warm.value_text import UnknownValueError, value_text
from mkdocs_paycore.project.surroundings import surroundings

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.project.render import RenderRequest


def question(config: MkDocsConfig, request: RenderRequest, *, but: Collection[str] = ()) -> str:
    """Return the name of what a build is asked: letters and digits.

    Args:
        config: as it was loaded, before any plugin changed it.
        request: what is asked of our plugin.
        but: the settings that do not count.

    Raises:
        UnknownValueError: the configuration holds something that no text stands for.
        OSError: the place of a package cannot be read.
    """
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    digest = blake2b(digest_size=20)
    asked = (
        request.brand,
        request.keeps_slots,
        request.is_offline,
        request.is_quiet,
        repr(request.macros),
        logging.getLogger(AT_WORK).getEffectiveLevel(),
    )
    with warnings.catch_warnings(action="ignore"):  # MkDocs means to drop it; without it, nothing is kept
        every = [dict(each) for each in getattr(config, "user_configs", ())]
    if not every:
        raise UnknownValueError("what was configured")
    given = [value_text({key: value for key, value in each.items() if key not in but}) for each in every]
    for part in (AT_WORK, str(config.config_file_path), repr(asked), str(date.today()), *given, *surroundings(root)):  # noqa: DTZ011 - plugins go by the day here
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()
