"""Which site generator a command works with, and where it can say why not."""

from __future__ import annotations

import logging
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.engines import choice, generators
from mkdocs_paycore.engines.choice import default_config, generator_for, load_engine
from mkdocs_paycore.engines.generators import GENERATORS, why_unusable
from mkdocs_paycore.engines.mkdocs import AT_WORK
from mkdocs_paycore.engines.mkdocs.problems.log import collected_warnings
from mkdocs_paycore.engines.mkdocs_module import settle
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from collections.abc import Callable

    Installed = Callable[..., None]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Installed:
    """Have some generators be installed, by name."""

    def have(*names: str) -> None:
        monkeypatch.setattr(choice, "is_usable", lambda name: name in names)

    return have


@pytest.mark.parametrize(
    ("there", "asked", "files", "expected"),
    [
        (["mkdocs"], None, ["mkdocs.yml"], "mkdocs.yml"),
        (["mkdocs"], None, ["properdocs.yml"], "properdocs.yml"),
        (["mkdocs", "properdocs"], None, ["mkdocs.yml", "properdocs.yml"], "mkdocs.yml"),
        (["properdocs"], None, ["mkdocs.yml", "properdocs.yml"], "properdocs.yml"),
        (["properdocs"], None, ["mkdocs.yml"], "mkdocs.yml"),
        (["mkdocs", "properdocs"], "properdocs", ["mkdocs.yml", "properdocs.yml"], "properdocs.yml"),
        (["mkdocs", "properdocs"], "properdocs", ["mkdocs.yml"], "mkdocs.yml"),
        (["mkdocs"], None, [], "mkdocs.yml"),
        ([], None, [], "mkdocs.yml"),
        (["properdocs"], None, [], "properdocs.yml"),
    ],
)
def test_the_configuration_is_found(
    installed: Installed, tmp_path: Path, there: list[str], asked: str | None, files: list[str], expected: str
) -> None:
    installed(*there)
    for name in files:
        (tmp_path / name).touch()
    assert default_config(asked, folder=tmp_path) == tmp_path / expected


@pytest.mark.parametrize(
    ("there", "config", "expected"),
    [
        (["mkdocs", "properdocs"], "mkdocs.yml", "mkdocs"),
        (["mkdocs", "properdocs"], "properdocs.yml", "properdocs"),
        (["mkdocs", "properdocs"], "sub/properdocs.yaml", "properdocs"),
        (["mkdocs", "properdocs"], "site.yml", "mkdocs"),
        (["properdocs"], "mkdocs.yml", "properdocs"),
        (["mkdocs"], "properdocs.yml", "mkdocs"),
    ],
)
def test_the_generator_is_chosen(installed: Installed, there: list[str], config: str, expected: str) -> None:
    installed(*there)
    assert generator_for(Path(config)) == expected


def test_a_place_without_a_generator_is_said(installed: Installed) -> None:
    installed()
    with pytest.raises(UnusableSiteError, match=r"no site generator is installed .*mkdocs-paycore\[mkdocs\]"):
        load_engine(Path("mkdocs.yml"))


@pytest.mark.parametrize("name", [name for name, generator in GENERATORS.items() if generator.is_mkdocs])
@pytest.mark.parametrize(
    ("spec", "version", "expected"),
    [
        (None, "", "is not installed"),
        ("another", "1.6.9", "is not installed"),
        ("{name}", "1.6.9", None),
        ("{name}", "1.99.0.dev1", None),
        ("{name}", "1.5.3", "1.5.3 is installed, expected 1.6"),
        ("{name}", "2.0.0", "2.0.0 is installed, expected 1.6"),
    ],
)
def test_a_generator_is_usable_where_it_is_itself_and_of_a_known_version(
    monkeypatch: pytest.MonkeyPatch, name: str, spec: str | None, version: str, expected: str | None
) -> None:
    monkeypatch.setattr(generators, "find_spec", lambda _: spec and ModuleSpec(spec.format(name=name), None))
    monkeypatch.setattr(generators, "version", lambda _: version)
    found = why_unusable(name)
    assert found is None if expected is None else found is not None and f"{name} {expected}" in found


def test_a_process_has_one_generator_in_the_place_of_mkdocs() -> None:
    assert settle() == settle("mkdocs") == AT_WORK == "mkdocs"
    with pytest.raises(UnusableSiteError, match="mkdocs is at work in this process"):
        settle("properdocs")


def test_what_is_logged_to_the_generator_is_collected() -> None:
    with collected_warnings() as warnings:
        logging.getLogger("mkdocs.plugins.own").warning("a b")
    assert [warning.getMessage() for warning in warnings] == ["a b"]
