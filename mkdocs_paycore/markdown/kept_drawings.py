"""What calls drew, kept in a file between two preparations of a site: only what can have changed is drawn anew."""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.markdown.call import Call
from mkdocs_paycore.markdown.drawing import drawing_of
from mkdocs_paycore.stamping.slot import Drawing

if TYPE_CHECKING:
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_OWN = "mkdocs_paycore."


class KeptDrawings:
    """The drawings of a site's calls, by the call and all that it depends on.

    A call whose component another package brings is drawn each time: what it reads is not known. One that cannot be
    drawn is not kept either, so that its fault is reported each time.
    """

    def __init__(self, file: Path, fingerprint: str | None) -> None:
        """Read what is kept; a file that cannot be read counts as none.

        Args:
            file: where drawings are kept.
            fingerprint: of all that every call depends on; None: nothing is kept.
        """
        self.file, self.fingerprint = file, fingerprint
        self._kept = _read(file, fingerprint) if fingerprint else {}
        self._used: dict[str, Any] = {}

    def drawing(self, typed: str, place: PageVocabulary, *, is_whole: bool) -> Drawing:
        """Return what a call draws; arguments and errors as in `drawing_of`."""
        if self.fingerprint is None or not _is_own(typed, place):
            return drawing_of(typed, place, is_whole=is_whole)
        page = place.page
        forms = sorted(page.forms.items())
        parts = (page.url, page.folder, page.provider_code, page.is_generated, page.calls, forms, typed, is_whole)
        name = blake2b(json.dumps(parts).encode(), digest_size=16).hexdigest()
        if name not in self._kept:
            drawing = drawing_of(typed, place, is_whole=is_whole)
            self._kept[name] = [drawing.html, drawing.is_block, dict(page.forms)]
        html, is_block, counted = self._used[name] = self._kept[name]
        page.forms = Counter(counted)
        return Drawing(typed, html, is_block)

    def write(self) -> None:
        """Keep what was asked for this time, and forget all else; where nothing can be written, keep nothing."""
        text = json.dumps({"fingerprint": self.fingerprint, "drawings": self._used})
        with suppress(OSError):
            if self.fingerprint is not None and not _holds(self.file, text):
                handle, part = tempfile.mkstemp(dir=self.file.parent, suffix=".part")
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(text)
                Path(part).replace(self.file)


def _is_own(typed: str, place: PageVocabulary) -> bool:
    component = place.site.components.get(Call.parse(typed).name)
    return component is not None and component.draw.__module__.startswith(_OWN)


def _holds(file: Path, text: str) -> bool:
    return file.is_file() and file.read_text("utf-8") == text


def _read(file: Path, fingerprint: str) -> dict[str, Any]:
    try:
        kept = json.loads(file.read_bytes())
        return dict(kept["drawings"]) if kept["fingerprint"] == fingerprint else {}
    except (OSError, ValueError, TypeError, LookupError):
        return {}
