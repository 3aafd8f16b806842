"""What the steps of a build take of processors: `python -m benchmarks.steps OUT build -f mkdocs.yml …`.

Runs the command of MkDocs in this process and writes to OUT, as JSON, how many seconds its own processor time each step
takes, without the steps within it. Other processes of the build are not counted: where there are as many processors,
the build takes as long as this process is busy, for it never waits for another one.
"""

from __future__ import annotations

import json
import sys
import time
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

REST = "start, packages, configuration"
STEPS = {
    "files and navigation": (
        "mkdocs.commands.build:get_files",
        "mkdocs.commands.build:get_navigation",
        "mkdocs.structure.files:Files.add_files_from_theme",
        "mkdocs.structure.files:Files.copy_static_files",
        "mkdocs.plugins:PluginCollection.on_files",
        "mkdocs.plugins:PluginCollection.on_nav",
    ),
    "Markdown of all pages": ("mkdocs.commands.build:_populate_page",),
    "rules for all pages": ("mkdocs.plugins:PluginCollection.on_env",),
    "templates of all pages, with the navigation": (
        "mkdocs.commands.build:_build_page",
        "mkdocs.commands.build:_build_theme_template",
    ),
    "what the search reads": ("mkdocs.plugins:PluginCollection.on_page_context",),
    "reading and cutting what was rendered": ("mkdocs_paycore.engines.mkdocs.site.made_files:MadeFiles.read",),
    "words of other brands": ("mkdocs_paycore.engines.mkdocs.output:leaks_of_one",),
    "stamping and writing": (
        "mkdocs.utils:write_file",
        "mkdocs.utils:clean_directory",
        "mkdocs.plugins:PluginCollection.on_post_build",
    ),
}
"""The functions of each step, by what it is called; all else is the rest."""


class Clock:
    """Counts the processor time of steps, each without those within it.

    Attributes:
        taken: the seconds of each step.
    """

    def __init__(self) -> None:
        self.taken = dict.fromkeys(STEPS, 0.0)
        self._within: list[float] = []

    def watch(self, place: str, step: str) -> None:
        """Count the time of a function, `module:name` or `module:class.name`, for a step."""
        module, _, name = place.partition(":")
        owner: Any = import_module(module)
        *above, name = name.split(".")
        for each in above:
            owner = getattr(owner, each)
        setattr(owner, name, self._counted(getattr(owner, name), step))

    def _counted(self, function: Any, step: str) -> Any:  # noqa: ANN401 - any function, as it was
        @wraps(function)
        def counted(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as above
            start = time.process_time()
            self._within.append(0.0)
            try:
                return function(*given, **named)
            finally:
                whole = time.process_time() - start
                self.taken[step] += whole - self._within.pop()
                if self._within:
                    self._within[-1] += whole

        return counted


def main(out: str, *command: str) -> None:
    """Build, and write what the steps took."""
    from mkdocs.__main__ import cli  # noqa: PLC0415 - it counts

    clock = Clock()
    for step, places in STEPS.items():
        for place in places:
            if "paycore" not in place or "ours.yml" in command:
                clock.watch(place, step)
    try:
        cli(list(command))
    except SystemExit as ended:
        if ended.code:
            raise
    whole = time.process_time()
    Path(out).write_text(json.dumps({REST: whole - sum(clock.taken.values()), **clock.taken, "all": whole}), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
