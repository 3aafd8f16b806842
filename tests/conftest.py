"""Fixtures that any test may use."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# No test may depend on how busy a machine is, and each run tries the same examples.
settings.register_profile(
    "tests", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("tests")

ROOT = Path(__file__).parent.parent
NEEDED = {"browser": "browser", "node": "node", "properdocs": "engine", "materialx": "engine"}
"""Fixtures whose tests get a marker."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need what not every machine has, so that `-m 'not browser'` leaves them out."""
    for item in items:
        for name, marker in NEEDED.items():
            if name in getattr(item, "fixturenames", ()):
                item.add_marker(marker)


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_shell() -> Iterator[None]:
    """Take out of the environment what a build reads there: a developer's own settings are not a test's."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("PAYCORE_BRAND", "SOURCE_DATE_EPOCH"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of this repository: mkdocs.yml, docs/, brands/."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of seeds and facts: `PAYCORE_SHARED`, else `shared` beside the repository."""
    folder = Path(os.environ.get("PAYCORE_SHARED") or ROOT.parent / "shared")
    if not (folder / "facts").is_dir():
        pytest.skip(f"the seeds and facts are not at {folder} (PAYCORE_SHARED names another place)")
    return folder


@pytest.fixture(scope="session")
def node() -> str:
    """The path of Node.js; where there is none, skip, but fail in CI."""
    found = shutil.which("node")
    if found is None and os.environ.get("CI"):
        pytest.fail("node is not installed")
    return found or pytest.skip("node is not installed")


@pytest.fixture
def no_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail the test if anything was logged as a warning or worse, which is how MkDocs tells its warnings.

    Python's own warnings fail every test (`filterwarnings` in pyproject.toml).
    """
    with caplog.at_level(logging.WARNING):
        yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    reported = [f"{each.name}: {each.getMessage()}" for each in records if each.levelno >= logging.WARNING]
    if reported:
        pytest.fail("unexpected warnings:\n" + "\n".join(reported))
