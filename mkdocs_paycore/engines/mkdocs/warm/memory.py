"""What single steps of a build came to, kept for the next build: the HTML of a page's Markdown, a filled template.

Only a step that nobody had anything to say about is kept: what is wrong in a page is found, and said, each time.
"""

from __future__ import annotations

import json
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.engines.mkdocs import AT_WORK
from mkdocs_paycore.engines.mkdocs.problems.log import QuietHandler
from mkdocs_paycore.project.dependencies import TICK, changed_after, digest_of
from mkdocs_paycore.project.kept_files import KeptFiles
from mkdocs_paycore.project.kept_packs import kept_content
from mkdocs_paycore.project.reads import Reads, unheard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_paycore.source.reporter import Reporter

_SHORT = 1024
"""Letters. What is shorter is kept with the list of steps, which each build reads and writes as a whole."""
_AS_IT_IS = "="
"""What a text begins with that is no JSON."""


class Step:
    """A step while it is watched.

    Attributes:
        reads: what it read and did.
        is_silent: whether nothing was reported or logged, and nobody asked what cannot be known; known at its end.
    """

    def __init__(self) -> None:
        self.reads = Reads()
        self.is_silent = False


def silent_step() -> Step:
    """Return a step that read nothing and said nothing: all that it depends on is in its key."""
    step = Step()
    step.is_silent = True
    return step


class Memory(QuietHandler):
    """The steps of the builds of a site.

    A step is known by what it is about, and taken again where its key is the same: all that it depended on.

    Attributes:
        guarded: whole paths of files that keys are made of; where one changes during the build, nothing is kept.
    """

    def __init__(self, folder: Path, name: str, report: Reporter, *, since: int) -> None:
        """Read what is kept.

        Args:
            folder: where it is kept.
            name: that of the site and its brand.
            report: the build's: it hears what is wrong.
            since: when the build began, in nanoseconds since 1970: a step that read a file that changed later is not
                kept, for nobody knows which of its contents it read.
        """
        super().__init__()
        self.files, self.site, self.report = KeptFiles(folder), f"steps-{name}", report
        note = self.files.find(self.site)
        self.since = since - TICK
        self._kept: dict[str, list[str]] = note if isinstance(note, dict) else {}
        self._used: dict[str, list[str]] = {}
        self.guarded: set[str] = set()
        self._logged = 0
        self._digests: dict[str, str] = {}
        self._watched: list[Step] = []

    def hear(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - what it says does not count
        """Count a `record` of what is logged."""
        self._logged += 1

    def find(self, about: str, key: str) -> Any:  # noqa: ANN401 - any JSON
        """Return what a step came to, by what it is about; None where its key is another, or nothing is kept."""
        kept = self._kept.get(about)
        text = self._text(kept) if kept and kept[0] == key else None
        if kept is None or text is None:
            return None
        reads, result = _unpacked(text)
        if any(self.digest(path) != digest for path, digest in reads.items()):
            return None
        self._used[about] = kept
        for step in self._watched:
            step.reads.files.update(reads)
        return result

    def kept(self, about: str) -> Any:  # noqa: ANN401 - any JSON
        """Return what the step `about` something came to in the last build, whatever it depended on; None for none."""
        kept = self._kept.get(about)
        text = self._text(kept) if kept else None
        return None if text is None else _unpacked(text)[1]

    def carry(self, about: str) -> None:
        """Keep the step `about` something for another build, as the last one kept it."""
        if about in self._kept and about not in self._used:
            self._used[about] = self._kept[about]

    def has_used(self, about: str) -> bool:
        """Return whether the step `about` something was taken from what is kept, or kept, in this build."""
        return about in self._used

    @contextmanager
    def watched(self) -> Iterator[Step]:
        """Yield a step, and watch what is done meanwhile."""
        step = Step()
        logger = logging.getLogger(AT_WORK)
        before = (self.report.heard, self._logged)
        self._watched.append(step)
        logger.addHandler(self)
        step.reads.begin()
        try:
            yield step
        finally:
            step.reads.end()
            self._watched.remove(step)
            if not self._watched:
                logger.removeHandler(self)
        step.is_silent = before == (self.report.heard, self._logged) and not step.reads.asked and not step.reads.written

    def keep(self, about: str, key: str, result: Any, step: Step) -> None:  # noqa: ANN401 - any JSON
        """Keep what a step came to, where it can be.

        Args:
            about: what the step is about; each thing has one.
            key: all that it depended on, but for the files that it read.
            result: what it came to, any JSON.
            step: the step, at its end.
        """
        if not step.is_silent:
            return
        reads = self.read_by(step)
        if reads is None:
            return
        try:
            text = _packed(reads, result)
            if len(text) < _SHORT:
                self._used[about] = [key, "", text]
                return
            with unheard():
                self._used[about] = [key, self.files.put(text.encode("utf-8", "surrogatepass"))]
        except (OSError, TypeError, ValueError):
            self._used.pop(about, None)

    def read_by(self, step: Step) -> dict[str, str] | None:
        """Return the digests of the files that a step read, but those of code; None where one changed meanwhile."""
        files = [path for path in sorted(step.reads.files) if not path.endswith((".py", ".pyc"))]
        if any(changed_after(path, self.since) for path in files):
            return None
        return {path: self.digest(path) for path in files}

    def write(self) -> None:
        """Keep all that was used in this build, for the next one."""
        if any(changed_after(path, self.since) for path in self.guarded):
            return
        if self._used != self._kept:
            try:
                self.files.note(self.site, self._used)
            except OSError:
                return
        self.files.use(name for _, name, *_ in self._used.values() if name)
        self.files.tidy()

    def _text(self, kept: list[str]) -> str | None:
        """Return what is kept of a step, wherever it is."""
        _, name, *texts = kept
        if texts:
            return texts[0]
        with unheard():
            packed = self.files.packed(name)
        return None if packed is None else kept_content(packed).decode("utf-8", "surrogatepass")

    def digest(self, path: str) -> str:
        """Return the digest of the file at a `path`, looked at once a build; empty where there is none."""
        if path not in self._digests:
            self.content(path)
        return self._digests[path]

    def content(self, path: str) -> bytes:
        """Return the content of the file at a `path`, whose digest is known then; empty where there is none."""
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - thousands of paths: they stay texts
                content = file.read()
        except OSError:
            self._digests.setdefault(path, "")
            return b""
        self._digests.setdefault(path, digest_of(content))
        return content


def _packed(reads: dict[str, str], result: Any) -> str:  # noqa: ANN401 - any JSON
    """Return what is kept of a step: a text that depends on no file, such as a page as its template made it, as it is.

    Raises:
        TypeError: the `result` is no JSON, and so is a ValueError.
    """
    if isinstance(result, str) and not reads:
        return f"{_AS_IT_IS}{result}"
    return json.dumps({"reads": reads, "result": result})


def _unpacked(text: str) -> tuple[dict[str, str], Any]:
    """Return the files that a step read, with their digests, and what it came to."""
    if text.startswith(_AS_IT_IS):
        return {}, text.removeprefix(_AS_IT_IS)
    found = json.loads(text)
    return found["reads"], found["result"]
