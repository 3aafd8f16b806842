"""Components that packages bring."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from markdown import Markdown

import mkdocs_paycore.components as own_package
from mkdocs_paycore.markdown.call import Call
from mkdocs_paycore.markdown.component import Component, found_components, installed_components
from mkdocs_paycore.markdown.extension import PaycoreExtension
from tests.support.packages import write_package
from tests.support.site import one

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem
    from tests.support.site_fixtures import Build

PROVIDER = "code: acme\nname: A & B\nstatus: not_ready\n"
PAGE = "---\nprovider: acme\n---\n\n{}\n"
OURS = "mkdocs-paycore"
COMPONENT = """
from mkdocs_paycore.markdown.component import component

@component(block=False)
def {}(place):
    return "{}"
"""


@pytest.mark.slow
@pytest.mark.usefixtures("sample_package")
def test_a_component_of_another_package_is_drawn_with_its_own_template(build: Build) -> None:
    files = {"index.md": PAGE.format("<<opening_hours(days=5)>>"), "connectors/acme/provider.yml": PROVIDER}
    drawn = one(build({f"docs/{name}": text for name, text in files.items()}).page(), "p.sample-hours")
    assert drawn.get_text().split() == ["A", "&", "B:", "5"]


@pytest.mark.usefixtures("sample_package")
def test_what_it_refuses_is_reported_with_its_place(build: Build) -> None:
    files = {"index.md": PAGE.format("<<opening_hours(8)>>"), "connectors/acme/provider.yml": PROVIDER}
    reported = "docs/index.md:5:1: error: a week has no 8 days (expected 1 to 7) [component-call]"
    build({f"docs/{name}": text for name, text in files.items()}, reported=[reported])


@pytest.mark.usefixtures("sample_package")
def test_it_is_among_the_names_that_a_hint_gives(build: Build) -> None:
    build("<<opening_hour()>>", reported=["unknown component opening_hour (did you mean opening_hours?)"])


@pytest.mark.usefixtures("sample_package")
def test_pages_load_its_styles_and_scripts_after_ours(build: Build) -> None:
    site = build("text")
    assert site.text("assets/paycore/paycore.css").rstrip().endswith(".sample-hours {\n  color: #123456;\n}")
    assert "sample-hours" in site.text("assets/paycore/paycore_sample.js")
    assert site.config is not None
    scripts = [str(script) for script in site.config.extra_javascript]
    assert scripts == [
        f"assets/paycore/{name}.js"
        for name in ("form", "checklist", "manual", "catalog", "practice", "search", "paycore_sample")
    ]


@pytest.mark.usefixtures("sample_package")
def test_the_extension_alone_draws_it(tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme/provider.yml").write_text(PROVIDER)
    extension = PaycoreExtension(connectors=str(tmp_path), provider="acme")
    html = Markdown(extensions=[extension]).convert("<<opening_hours()>>")
    assert html == '<p class="sample-hours">\nA &amp; B: 7\n</p>'
    assert extension.problems == []


@pytest.mark.parametrize(
    ("entries", "source", "message"),
    [
        pytest.param(
            {"hours": "paycore_x:hours"},
            "import nothing_of_that_name",
            "its component 'hours' (paycore_x:hours) cannot be loaded: "
            "ModuleNotFoundError: No module named 'nothing_of_that_name'",
            id="its import fails",
        ),
        pytest.param(
            {"hours": "paycore_x:hours"},
            "raise RuntimeError",
            "its component 'hours' (paycore_x:hours) cannot be loaded: RuntimeError",
            id="it fails without a word",
        ),
        pytest.param(
            {"hours": "paycore_x:hours"},
            "import sys; sys.exit(3)",
            "its component 'hours' (paycore_x:hours) cannot be loaded: SystemExit: 3",
            id="it quits",
        ),
        pytest.param(
            {"hours": "paycore_x:hours"},
            "",
            "its component 'hours' (paycore_x:hours) cannot be loaded: "
            "AttributeError: module 'paycore_x' has no attribute 'hours'",
            id="the module lacks it",
        ),
        pytest.param(
            {"hours": "paycore_x:hours"},
            "def hours(place): return ''",
            "its component 'hours' (paycore_x:hours) is no component but a function",
            id="it is a plain function",
        ),
        pytest.param(
            {"ours": "paycore_x:credentials"},
            COMPONENT.format("credentials", ""),
            f"its component 'credentials' is left out: {OURS} has one of that name",
            id="it has a name of ours",
        ),
        pytest.param(
            {"first": "paycore_x:hours", "second": "paycore_x:hours"},
            COMPONENT.format("hours", ""),
            "its component 'hours' is left out: paycore-x has one of that name",
            id="it brings one twice",
        ),
    ],
)
def test_what_is_wrong_with_a_package_is_reported_with_its_name(
    installed: pytest.MonkeyPatch, tmp_path: Path, entries: dict[str, str], source: str, message: str
) -> None:
    write_package(tmp_path, "paycore-x", entries=entries, source=source)
    installed.syspath_prepend(str(tmp_path))
    reported: list[Problem] = []
    components = installed_components(reported.append)
    assert [(problem.path, problem.rule, problem.message) for problem in reported] == [
        ("paycore-x", "component-package", message)
    ]
    assert reported[0].suggestion
    assert components["credentials"].draw.__module__ == "mkdocs_paycore.components.credentials"


def test_a_build_reports_a_broken_package_and_goes_on(
    installed: pytest.MonkeyPatch, tmp_path: Path, build: Build
) -> None:
    folder = tmp_path / "packages"
    folder.mkdir()
    write_package(folder, "paycore-x", entries={"hours": "paycore_x:hours"})
    installed.syspath_prepend(str(folder))
    site = build("text", reported=["paycore-x: error: its component 'hours' (paycore_x:hours) cannot be loaded"])
    assert one(site.page(), "main").get_text().strip() == "text"


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ('{}["a"]', "KeyError: 'a'"),
        ("None.x()", "AttributeError"),
        ("None", "found None, expected a text of HTML"),
    ],
)
def test_a_fault_of_a_component_is_a_problem_of_the_call_and_ends_no_build(
    installed: pytest.MonkeyPatch, tmp_path: Path, build: Build, fault: str, words: str
) -> None:
    folder = tmp_path / "packages"
    folder.mkdir()
    source = COMPONENT.format("hours", "").replace('return ""', f"return {fault}")
    write_package(folder, "paycore-x", entries={"hours": "paycore_x:hours"}, source=source)
    installed.syspath_prepend(str(folder))
    reported = f"docs/index.md:1:5: error: hours(…) cannot be drawn: {words}"
    assert "after" in build("See <<hours()>> and after", reported=[reported]).text("index.html")


def test_of_two_packages_the_first_by_name_is_taken(installed: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("paycore-b", "paycore-a"):
        module = name.replace("-", "_")
        source = COMPONENT.format("hours", name)
        write_package(tmp_path, name, entries={"hours": f"{module}:hours"}, source=source)
    installed.syspath_prepend(str(tmp_path))
    components, problems = found_components()
    assert components["hours"].draw(None) == "paycore-a"
    assert [problem.path for problem in problems] == ["paycore-b"]


def test_every_component_of_ours_is_installed_from_a_module_of_its_name() -> None:
    components, problems = found_components()
    names = [f"{own_package.__name__}.{name}" for _, name, _ in pkgutil.iter_modules(own_package.__path__)]
    made = [each for name in names for each in vars(import_module(name)).values() if isinstance(each, Component)]
    assert problems == ()
    assert {each.name for each in made} == components.keys()
    for name, component in components.items():
        assert component.draw.__module__ == f"{own_package.__name__}.{name}"
        assert not component.assets, "what ours load is in components/asset.py"


@pytest.mark.slow
def test_a_component_of_ours_is_loaded_when_somebody_asks_for_it() -> None:
    code = """\
import sys
from mkdocs_paycore.markdown.component import brought_components, installed_components
components = installed_components()
print(len(components), *components, "credentials" in components, "nothing" in components, *brought_components())
module = "mkdocs_paycore.components.credentials"
sys.exit(module in sys.modules or components["credentials"].name != "credentials" or module not in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    number, *names, is_there, is_nothing_there = done.stdout.split()
    assert names == list(found_components()[0])
    assert int(number) == len(names) > 20
    assert (is_there, is_nothing_there) == ("True", "False")


def test_every_component_of_ours_has_a_sentence_and_an_example_that_can_be_called() -> None:
    for name, component in found_components()[0].items():
        call = Call.parse(component.example)
        assert call.name == component.name == name
        call.bind(component.draw)
        assert component.sentence.startswith("Return ")
        assert component.sentence.endswith(".")
