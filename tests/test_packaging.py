"""What `pip install` brings: a wheel with the templates, the assets, the type marker and the entry points."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest

from mkdocs_paycore.engines.generators import GENERATORS

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "mkdocs_paycore"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    """Build the wheel as an installation would, with the build tool of the group `build`."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    done = subprocess.run([*build, *options], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("mkdocs_paycore-*.whl")
    return zipfile.Path(path)


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("**/*.py", id="modules"),
        pytest.param("**/*.j2", id="templates"),
        pytest.param("components/assets/**/*.css", id="style sheets"),
        pytest.param("components/assets/**/*.js", id="scripts"),
        pytest.param("catalog/words/*.toml", id="words of languages"),
        pytest.param("intake/*.yml", id="names of countries"),
        pytest.param("py.typed", id="type marker"),
    ],
)
def test_the_wheel_carries(wheel: zipfile.Path, pattern: str) -> None:
    paths = [path.relative_to(ROOT).as_posix() for path in PACKAGE.glob(pattern)]
    assert paths, f"the package has no {pattern}"
    assert [path for path in paths if not wheel.joinpath(path).is_file()] == []


def test_the_wheel_carries_nothing_but_the_package_and_its_metadata(wheel: zipfile.Path) -> None:
    assert {entry.name.partition("-")[0] for entry in wheel.iterdir()} == {"mkdocs_paycore"}


@pytest.mark.parametrize(
    ("group", "target"),
    [
        ("mkdocs.plugins", "mkdocs_paycore.plugin:PaycorePlugin"),
        ("markdown.extensions", "mkdocs_paycore.markdown.extension:PaycoreExtension"),
        ("console_scripts", "mkdocs_paycore.cli.main:main"),
    ],
)
def test_the_wheel_names_an_entry_point(wheel: zipfile.Path, group: str, target: str) -> None:
    (metadata,) = (entry for entry in wheel.iterdir() if entry.name.endswith(".dist-info"))
    parser = ConfigParser()
    parser.read_string(metadata.joinpath("entry_points.txt").read_text(encoding="utf-8"))
    assert parser[group]["paycore"] == target


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.stem)
def test_a_lock_has_one_version_and_the_hashes_of_each_package_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    lines = text.replace("\\\n", "").splitlines()
    packages = [line for line in lines if line and not line.lstrip().startswith("#")]
    wrong = [line for line in packages if not re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)]
    assert packages
    assert wrong == []
    assert "://" not in text


def test_the_build_tool_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(project["build-system"]["requires"]) <= set(project["dependency-groups"]["build"])


@pytest.mark.parametrize("name", GENERATORS)
def test_a_generator_is_an_extra_with_the_versions_that_a_command_takes(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    generator = GENERATORS[name]
    assert f"{name}>={generator.since},<{generator.below}" in project["optional-dependencies"][name]
    assert [each for each in project["dependencies"] if each.startswith(tuple(GENERATORS))] == []
