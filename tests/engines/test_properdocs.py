"""ProperDocs, where MkDocs is not installed: the same sites, the same strictness, the same commands."""

from __future__ import annotations

import json
import re
import socket
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from tests.support.brand_site import contents
from tests.support.cases import first_of_each
from tests.support.environment import BRANDS, OWN, PAGE, Environment, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engines.conftest import Compared

GENERATOR = re.compile(rb'(<meta name="?generator"? content="?mkdocs-)[^,]+')
BROKEN = f"{PAGE}\nSee [this](missing-<<custom.company_name>>.md).\n"
LOGGED_BY_OTHERS = (
    'import logging\n\ndef on_pre_build(config):\n    logging.getLogger("mkdocs.plugins.own").warning("a b")\n'
)


MATERIAL = {"name": "material", "font": False}


def pages(folder: Path) -> dict[str, bytes]:
    """Return the files of a built site, without the name of the generator that built it."""
    return {path: GENERATOR.sub(rb"\1", content) for path, content in contents(folder).items()}


def open_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def read(address: str) -> str:
    with urlopen(address) as answer:  # noqa: S310 - a server of the test
        return str(answer.read().decode())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site."""
    write_site(tmp_path)
    return tmp_path


@pytest.fixture
def branded(tmp_path: Path) -> Path:
    """A small site of two brands, with the name of its configuration that ProperDocs has."""
    write_site(tmp_path, config="properdocs.yml", files=BRANDS, extra={})
    return tmp_path


def test_mkdocs_is_not_installed_there(properdocs: Environment, tmp_path: Path) -> None:
    said = properdocs.run("python", "-c", "import importlib.util as u; print(u.find_spec('mkdocs'))", at=tmp_path)
    assert said == "None\n"


def test_the_plugin_loads_by_itself(properdocs: Environment, tmp_path: Path) -> None:
    said = properdocs.run("python", "-c", "from mkdocs_paycore import plugin as p; print(p.BasePlugin)", at=tmp_path)
    assert said == "<class 'properdocs.plugins.BasePlugin'>\n"


def test_the_reference_site_differs_in_the_generator_alone(
    properdocs: Environment, compared: Compared, tmp_path: Path
) -> None:
    built, command = tmp_path / "properdocs", ("build", "--strict", "--quiet", "-f", "mkdocs.yml", "-d")
    properdocs.run("properdocs", *command, str(built), at=compared.sources)
    expected, found = pages(compared.site), pages(built)
    assert expected.keys() == found.keys()
    assert [path for path in expected if expected[path] != found[path]] == []


def test_the_sites_of_brands_differ_in_the_generator_alone(properdocs: Environment, branded: Path) -> None:
    write_site(branded, config="properdocs.yml", extra={}, theme=MATERIAL)
    options = ("build", "--all-brands", "--site-dir")
    other = properdocs.start("paycore", *options, "ours", at=branded)
    OWN.run("paycore", *options, "expected", "--engine", "mkdocs", at=branded)
    said, _ = other.communicate()
    assert said.count("stamped") == 2
    assert pages(branded / "ours") == pages(branded / "expected")


def test_a_strict_build_with_a_broken_link_leaves_the_last_good_site(properdocs: Environment, site: Path) -> None:
    properdocs.run("properdocs", "build", "--strict", at=site)
    good = contents(site / "site")
    write_site(site, files={"docs/index.md": BROKEN})
    said = properdocs.run("properdocs", "build", "--strict", at=site, code=1)
    assert "site stays as it was: the build has warnings and is strict" in said
    assert "--quiet" not in said
    assert contents(site / "site") == good


@pytest.mark.parametrize("command", first_of_each(["properdocs", "paycore"]))
def test_the_log_shows_variables_by_their_names(properdocs: Environment, site: Path, command: str) -> None:
    write_site(site, files={"docs/index.md": BROKEN})
    said = properdocs.run(command, "build", at=site)
    assert "missing-<<custom.company_name>>.md" in said
    assert "QZ" not in said


def test_a_search_index_is_not_built_before_the_values_are_in(properdocs: Environment, site: Path) -> None:
    write_site(site, plugins=[{"search": {"prebuild_index": "python"}}, "paycore"])
    said = properdocs.run("properdocs", "build", at=site)
    assert "the search option 'prebuild_index' is off" in said
    index = json.loads((site / "site/search/search_index.json").read_text("utf-8"))
    assert index.keys() == {"config", "docs"}
    assert "Hello Zed Pay , see them ." in [entry["text"] for entry in index["docs"]]


def test_paycore_checks_with_what_the_generator_and_other_plugins_warn_of(properdocs: Environment, site: Path) -> None:
    files = {"docs/index.md": BROKEN, "own.py": LOGGED_BY_OTHERS}
    write_site(site, files=files, hooks=["own.py"])
    said = properdocs.run("paycore", "check", at=site, code=1)
    assert "docs/index.md:5:20: error: found <<custom.company_name>> within the link" in said
    assert "mkdocs.yml: warning: a b [mkdocs]" in said
    assert "1 error, 1 warning" in said


def test_paycore_serves_brands(properdocs: Environment, branded: Path) -> None:
    with properdocs.running("paycore", "serve", "-a", "127.0.0.1:0", at=branded, ready="serving 2 brands") as line:
        page = read(f"{line.split()[4]}nova/")
    assert "Welcome to Nova" in page
    assert "paycore-bar" in page


def test_properdocs_serves_the_site(properdocs: Environment, site: Path) -> None:
    options = ("serve", "-f", "mkdocs.yml", "-a", f"127.0.0.1:{open_port()}")
    with properdocs.running("properdocs", *options, at=site, ready="Serving on") as line:
        assert "Welcome to Zed Pay" in read(line.split()[-1])


@pytest.mark.parametrize(
    ("arguments", "said"),
    first_of_each(
        [
            (["brands"], "shape 1"),
            (["new", "brand", "sun"], "brands/sun.yml: 3 values"),
            (["build", "--brand", "nova", "--engine", "properdocs"], "built nova to"),
            (["build", "--brand", "nova"], "built nova to"),
        ],
        lambda case: case[0][0],
    ),
)
def test_other_commands_work(properdocs: Environment, branded: Path, arguments: list[str], said: str) -> None:
    assert said in properdocs.run("paycore", *arguments, at=branded)


def test_a_generator_that_is_not_installed_is_said(properdocs: Environment, site: Path) -> None:
    said = properdocs.run("paycore", "build", "--engine", "mkdocs", at=site, code=2)
    assert said == "paycore: mkdocs is not installed (pip install 'mkdocs-paycore[mkdocs]')\n"


def test_the_command_for_a_site_without_brands_is_named(properdocs: Environment, site: Path) -> None:
    said = properdocs.run("paycore", "build", "--all-brands", at=site, code=2)
    assert "use `properdocs build` for a site without brands" in said
