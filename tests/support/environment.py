"""Environments with another site generator or theme than the tests': `make venv-engines` makes them."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.support.brand_site import brand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 900  # seconds; what is waited for takes two, and a hundred on a machine that has other work
SETTINGS = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}

PROVIDER = """\
code: acme
name: Acme Pay
status: ready
features: [payments]
verified: {on: 2026-01-02, source: web}
connections:
  - kind: provider_account
    fields:
      - {key: api_key, label: API key, type: secret, required: true}
"""
PAGE = """\
# Welcome to <<custom.company_name>>

Hello [<<custom.company_name>>](<<custom.dashboard_base_url>>x/), see [them](connectors/index.md).
"""
CONFIG: dict[str, Any] = {
    "site_name": "<<custom.company_name>> Docs",
    "site_url": "https://docs.example/",
    "theme": {"name": "mkdocs"},
    "plugins": ["search", "paycore"],
    "extra": {
        "custom": {
            "company_name": "Zed Pay",
            "dashboard_base_url": "https://dash.zed.example/",
            "support_email": "help@zed.example",
        }
    },
}
BRANDS = {
    "brands/alpenglow.yml": brand("alpenglow", "Alpenglow Pay", "alpenglow.example"),
    "brands/nova.yml": brand("nova", "Nova", "novapayments.example"),
}


def write_site(
    root: Path, *, config: str = "mkdocs.yml", files: Mapping[str, str] | None = None, **changes: Any
) -> None:
    """Write a small site with a provider; `changes` to its configuration, whose file is `config`, and more files."""
    sources = {
        "docs/index.md": PAGE,
        "docs/connectors/index.md": "# Providers\n\n<<provider_table()>>\n",
        "docs/connectors/acme/provider.yml": PROVIDER,
        config: yaml.safe_dump(CONFIG | changes),
        **(files or {}),
    }
    for name, text in sources.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Environment:
    """A virtual environment: the folder of its commands."""

    bin: Path

    def start(self, command: str, *arguments: str, at: Path) -> subprocess.Popen[str]:
        """Start a command in a folder; what it says and prints comes in one stream."""
        return subprocess.Popen(
            [str(self.bin / command), *arguments],
            cwd=at,
            env=_environ(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, command: str, *arguments: str, at: Path, code: int = 0) -> str:
        """Run a command in a folder and return what it said; it must end with the code."""
        process = self.start(command, *arguments, at=at)
        with process:
            try:
                said, _ = process.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        assert process.returncode == code, said
        return said

    @contextmanager
    def running(self, command: str, *arguments: str, at: Path, ready: str) -> Iterator[str]:
        """Run a server while the block does; yield the line with `ready` in it, which says that it serves."""
        process = self.start(command, *arguments, at=at)
        lines = _Lines(process, ready)
        lines.start()
        try:
            assert lines.found.wait(PATIENCE), lines.all
            yield lines.line
        finally:
            process.terminate()
            process.wait(PATIENCE)
            lines.join()


@dataclass
class _Lines(threading.Thread):
    """Reads what a process says; `line` is the one that was waited for."""

    process: subprocess.Popen[str]
    ready: str
    all: list[str] = field(default_factory=list)
    line: str = ""

    def __post_init__(self) -> None:
        super().__init__(daemon=True)
        self.found = threading.Event()

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stream:
            for line in stream:
                self.all.append(line)
                if self.ready in line:
                    self.line = line
                    self.found.set()


OWN = Environment(Path(sys.executable).parent)
"""The environment of the tests, with MkDocs and Material."""


def environment(name: str) -> Environment:
    """Return an environment by its name; where it is not made, skip, but fail in CI."""
    folder = ROOT / f".venv-{name}"
    if (folder / ".made-for").is_dir():
        return Environment(folder / "bin")
    reason = f"{folder.name} is not there: `make venv-engines` makes it"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def _environ() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PAYCORE_", "PYTHON"))}
    return kept | SETTINGS
