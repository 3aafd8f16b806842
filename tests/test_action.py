"""The composite action and the container file: they name what is there, and the action's shell steps do their work."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

_INPUT = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")
CONFIG = "site_name: x\nplugins: [search, paycore]\nextra: {custom: {company_name: Acme Pay}}\n"
RIGHT, WRONG = "# Start\n\nBy <<custom.company_name>>.\n", "# Start\n\nBy <<custom.company_nme>>.\n"


@pytest.fixture(scope="module")
def action(repository: Path) -> dict[str, Any]:
    return dict(yaml.safe_load((repository / "action.yml").read_text("utf-8")))


def test_an_expression_never_stands_in_a_script(action: dict[str, Any]) -> None:
    """What a user gives would run as code there; it comes in as a variable of the environment."""
    assert [step["name"] for step in action["runs"]["steps"] if "${{" in step.get("run", "")] == []


def test_each_input_is_used_and_described(action: dict[str, Any], repository: Path) -> None:
    text = (repository / "action.yml").read_text("utf-8")
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(action["inputs"])
    assert all(each["description"] and "default" in each for each in action["inputs"].values())


def test_the_guide_names_each_input(action: dict[str, Any], repository: Path) -> None:
    guide = (repository / "docs/writing/publish.md").read_text("utf-8")
    assert [name for name in action["inputs"] if f"`{name}`" not in guide] == []


def test_the_container_copies_what_is_there(repository: Path) -> None:
    text = (repository / "Containerfile").read_text("utf-8")
    copied = [path for line in re.findall(r"^COPY (.*)$", text, re.MULTILINE) for path in line.split()[:-1]]
    kept = (repository / ".dockerignore").read_text("utf-8").split()
    assert copied
    assert [path for path in copied if not (repository / path).exists()] == []
    assert [path for path in copied if f"!{path}" not in kept] == []


@pytest.fixture
def step(
    action: dict[str, Any], tmp_path: Path
) -> Callable[..., tuple[subprocess.CompletedProcess[str], dict[str, str]]]:
    """A function that runs the shell step of a name, with inputs, in a site; it returns what the step outputs, too."""
    bash = shutil.which("bash")
    if bash is None or sys.platform == "win32":
        pytest.skip("the action's steps are for bash")

    def run(name: str, **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
        (script,) = (each for each in action["runs"]["steps"] if each.get("name") == name)
        given = {key: str(each["default"]) for key, each in action["inputs"].items()} | inputs
        env = {key: _INPUT.sub(lambda match: given[match[1]], value) for key, value in script["env"].items()}
        output = tmp_path / "output"
        output.touch()
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        env |= {"PATH": path, "GITHUB_OUTPUT": str(output), "RUNNER_TEMP": str(tmp_path), "CI": "true"}
        done = subprocess.run(
            [bash, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script["run"]],
            capture_output=True, text=True, check=False, cwd=tmp_path / "checkout", env={**os.environ, **env},
        )  # fmt: skip
        return done, dict(line.split("=", 1) for line in output.read_text().splitlines())

    return run


def _site(root: Path, page: str) -> None:
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG)
    (root / "docs/index.md").write_text(page)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("requirements", "expected"),
    [
        (None, ["mkdocs-paycore"]),
        ("mkdocs-awesome-nav\n", ["--requirement more.txt mkdocs-paycore"]),
        ("mkdocs-awesome-nav==3.2 \\\n    --hash=sha256:00\n", ["--requirement more.txt", "mkdocs-paycore"]),
    ],
    ids=["none", "plain", "with hashes"],
)
def test_packages_with_hashes_are_installed_by_themselves(
    step: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, requirements: str | None, expected: list[str]
) -> None:
    (tmp_path / "checkout").mkdir()
    if requirements:
        (tmp_path / "checkout/more.txt").write_text(requirements)
    (tmp_path / "pip.sh").write_text('python() { echo "$@"; }\n')
    monkeypatch.setenv("BASH_ENV", str(tmp_path / "pip.sh"))
    done, _ = step("Install", package="mkdocs-paycore", requirements="more.txt" if requirements else "")
    begin = "-m pip install --disable-pip-version-check "
    assert done.stdout.splitlines() == [begin + each for each in expected], done.stderr


@pytest.mark.slow
def test_a_site_with_a_mistake_is_reported_with_paths_from_the_checkout(step: Any, tmp_path: Path) -> None:
    _site(tmp_path / "checkout/manuals", WRONG)
    done, output = step("Check", config="manuals/mkdocs.yml")
    assert done.returncode == 0, done.stderr
    assert output["status"] == "1"
    (result,) = json.loads(Path(output["sarif"]).read_text("utf-8"))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "manuals/docs/index.md"
    assert done.stdout.startswith("::error file=manuals/docs/index.md,title=unknown-variable,line=3,col=4::")


@pytest.mark.slow
def test_a_right_site_is_built(step: Any, tmp_path: Path) -> None:
    _site(tmp_path / "checkout", RIGHT)
    done, output = step("Check", strict="true")
    assert (done.returncode, output["status"]) == (0, "0"), done.stderr
    done, _ = step("Build")
    assert done.returncode == 0, done.stderr
    assert "By Acme Pay." in (tmp_path / "checkout/site/index.html").read_text("utf-8")


@pytest.mark.slow
def test_a_command_that_was_used_wrongly_ends_the_job(step: Any, tmp_path: Path) -> None:
    _site(tmp_path / "checkout", RIGHT)
    done, output = step("Check", config="other.yml")
    assert done.returncode == 2
    assert output["status"] == "2"
