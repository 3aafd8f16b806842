"""Fixtures that any test may use."""

from __future__ import annotations

import gc
import logging
import os
import re
import shutil
import sys
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from mkdocs_paycore.source.installed import entry_points_of
from tests.support.costs import Costs
from tests.support.memory import use_memory
from tests.support.reference_site import FEW, build_strictly, copied, made_once

if TYPE_CHECKING:
    from collections.abc import Iterator

# No test may depend on how busy a machine is, and each run tries the same examples.
settings.register_profile(
    "tests",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("tests")

# Hundreds of tests start Python: what one process compiled, the others find, whatever a developer's own settings are.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

use_memory()
gc.disable()  # until all tests are collected: none of them is garbage, and to look takes a third of the time

ROOT = Path(__file__).parent.parent
NEEDED = {
    "browser": ("browser", "slow"),
    "node": ("node", "slow"),
    "properdocs": ("engine", "slow"),
    "materialx": ("engine", "slow"),
    "reference_site": ("slow",),
    "few_site": ("slow",),
    "compared": ("slow",),
    "material_site": ("slow",),
}
"""Fixtures whose tests get markers."""
COSTS = Costs()
NUMBERS = count()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need what not every machine has, so that `-m 'not browser'` leaves them out."""
    for item in items:
        for name in NEEDED.keys() & getattr(item, "fixturenames", ()):
            for marker in NEEDED[name]:
                item.add_marker(marker)


def pytest_collection_finish() -> None:
    """Have the collector of garbage pass over the thousands of tests that are there to the end."""
    gc.freeze()
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Iterator[None]:
    """Forget what earlier tests cost."""
    COSTS.noted.clear()
    yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Fail a test that does what takes long, and that `make test-quick` would run all the same."""
    result = yield
    if COSTS.noted and item.get_closest_marker("slow") is None:
        pytest.fail(f"it {COSTS.noted[0]}: mark it `slow`, or the fixture that does so in tests/conftest.py")
    return result


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_shell() -> Iterator[None]:
    """Take out of the environment what a build reads there: a developer's own settings are not a test's."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("PAYCORE_BRAND", "SOURCE_DATE_EPOCH"):
            patch.delenv(name, raising=False)
        patch.setenv("PAYCORE_NO_CACHE", "1")  # a test that builds twice means to build twice
        patch.setenv("PAYCORE_CORES", "1")  # each processor has tests; those of several processes are in mkdocs/cores
        yield


@pytest.fixture(scope="session", autouse=True)
def _plugins_looked_for_once() -> Iterator[None]:
    """Have MkDocs find plugins and themes as this package finds its rules, and not in all packages at each build."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("mkdocs.plugins", "mkdocs.utils"):
            patch.setattr(f"{module}.entry_points", lambda *, group: entry_points_of(group))
        yield


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder, as pytest's own fixture of this name, which looks through the folders of all earlier tests."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    return tmp_path_factory.mktemp(f"{name}{next(NUMBERS)}", numbered=False)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of this repository: mkdocs.yml, docs/, brands/."""
    return ROOT


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run of the tests, the same for all processes of pytest-xdist."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def reference_site(repository: Path, shared_folder: Path) -> Path:
    """The folder of the reference site as `mkdocs build --strict` builds it; it is only read."""
    return made_once(shared_folder / "reference", partial(build_strictly, repository / "mkdocs.yml", cores=2))


@pytest.fixture(scope="session")
def few_sources(repository: Path, shared_folder: Path) -> Path:
    """The sources of the reference site with few providers; they are only read."""
    return made_once(shared_folder / "few-sources", lambda folder: copied(repository, folder, providers=FEW))


@pytest.fixture(scope="session")
def few_site(few_sources: Path, shared_folder: Path) -> Path:
    """The folder of the reference site with few providers as `mkdocs build --strict` builds it; it is only read."""
    return made_once(shared_folder / "few", partial(build_strictly, few_sources / "mkdocs.yml"))


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
