"""What the guides list: all commands, components, keys and types. What CONTRIBUTING.md names is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from mkdocs_paycore.brand.file import BrandFile
from mkdocs_paycore.brand.model import Theme
from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.catalog.model.provider import Connection, Provider
from mkdocs_paycore.catalog.model.relation import CrossRule
from mkdocs_paycore.cli.main import main
from mkdocs_paycore.markdown.component import found_components
from scripts.tables import GUIDE
from tests.support.reference_site import FEW, copied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COMPONENTS = "docs/writing/components.md"
PARTNERS = "docs/partners/index.md"
WRITERS = f"docs/writing/{GUIDE.name}"
CONTRIBUTING = "CONTRIBUTING.md"
PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml|yml|json))`")
"""What a text in a code span looks like that names a file or a folder."""
RUN = re.compile(r"pytest((?: (?!-)[\w./-]+)+)")
"""The command that runs tests, with their paths."""
PLACED = re.compile(r"`(\w+)`(?:\s+\(\w+\))?\s+(?:of|in|to)\s+`((?:[\w-]+/)+[\w.-]+\.\w+|pyproject\.toml)`")
"""A name, and the file that has it: `_STYLES` of `components/asset.py`."""
STEP = re.compile(r"`([\w/-]+\.py):([\w.]+)`")
"""A step of a way through the code: a module of the package, and what it defines."""
MADE = ".venv/"
"""A folder that only `make` makes."""


def commands(group: click.Group, name: str) -> Iterator[str]:
    """Yield each command of a group, and of the groups in it, as it is typed."""
    context = click.Context(group)
    for each in group.list_commands(context):
        command = group.get_command(context, each)
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {each}")
        else:
            yield f"{name} {each}"


def section(text: str, title: str) -> str:
    """Return what stands below a heading of a text, up to the next one of its level."""
    return re.split(rf"\n(?={title.split(maxsplit=1)[0]} )", text.split(f"\n{title}\n")[1])[0]


def lacking(text: str, names: Iterable[str], *, pattern: str = r"`{}`") -> list[str]:
    """Return the names that a text does not hold."""
    return [name for name in names if not re.search(pattern.format(re.escape(name)), text)]


def test_the_readme_lists_every_command(repository: Path) -> None:
    table = section((repository / "README.md").read_text("utf-8"), "## Commands")
    assert lacking(table, commands(main, "paycore"), pattern=r"`{}[` ]") == []


def test_the_guide_shows_every_component(repository: Path) -> None:
    shown = (repository / COMPONENTS).read_text("utf-8")
    assert lacking(shown, found_components()[0], pattern=r"\\<<{}\(") == []


@pytest.mark.parametrize(
    ("guide", "title", "names"),
    [
        pytest.param(WRITERS, "### The provider", Provider.model_fields, id="keys of provider.yml"),
        pytest.param(WRITERS, "### A connection", Connection.model_fields, id="keys of a connection"),
        pytest.param(WRITERS, "### Rules over several fields", CrossRule.model_fields, id="rules of a connection"),
        pytest.param(WRITERS, "### Types", FieldType, id="types of a field"),
        pytest.param(PARTNERS, "## Step 1. Write the file", BrandFile.model_fields, id="keys of a brand's file"),
        pytest.param(PARTNERS, "### Logo, favicon and colours", Theme.model_fields, id="keys of a theme"),
    ],
)
def test_a_guide_lists_every_key(repository: Path, guide: str, title: str, names: Iterable[str]) -> None:
    lines = section((repository / guide).read_text("utf-8"), title).split("\n")
    table = "\n".join(line.split(" | ")[0] for line in lines if line.startswith("|"))
    assert lacking(table, names) == []


def test_what_a_text_does_not_hold_is_found() -> None:
    text = "# A\n\n## B\n\n`one` and two\n\n### C\n\n`three`\n\n## D\n\n`four`\n"
    assert lacking(section(text, "## B"), ["one", "two", "three", "four"]) == ["two", "four"]
    assert lacking(section(text, "### C"), ["one", "three"]) == ["one"]


def test_every_path_that_contributing_names_is_there(repository: Path) -> None:
    named = set(PATH.findall((repository / CONTRIBUTING).read_text("utf-8")))
    assert len(named) > 30
    homes = (repository, repository / "mkdocs_paycore")
    gone = [path for path in sorted(named) if not any((home / path).exists() for home in homes)]
    assert [path for path in gone if not path.startswith(MADE)] == []


def test_every_name_that_contributing_finds_in_a_file_stands_there(repository: Path) -> None:
    placed = PLACED.findall((repository / CONTRIBUTING).read_text("utf-8"))
    assert len(placed) > 20
    homes = (repository, repository / "mkdocs_paycore")
    texts = {file: (home / file).read_text("utf-8") for _, file in placed for home in homes if (home / file).exists()}
    assert [(name, file) for name, file in placed if not re.search(rf"\b{name}\b", texts[file])] == []


def test_every_step_of_the_ways_through_the_code_is_there(repository: Path) -> None:
    steps = STEP.findall((repository / CONTRIBUTING).read_text("utf-8"))
    assert len(steps) > 30
    assert [step for step in steps if step[1] not in defined(repository / "mkdocs_paycore" / step[0])] == []


def defined(module: Path) -> set[str]:
    """Return what a module defines, with the methods of its classes."""
    tops = [
        each for each in ast.parse(module.read_text("utf-8")).body if isinstance(each, ast.ClassDef | ast.FunctionDef)
    ]
    within = [
        f"{top.name}.{each.name}"
        for top in tops
        if isinstance(top, ast.ClassDef)
        for each in top.body
        if isinstance(each, ast.FunctionDef)
    ]
    return {*(top.name for top in tops), *within}


def test_every_test_that_contributing_has_run_is_there(repository: Path) -> None:
    runs = RUN.findall((repository / CONTRIBUTING).read_text("utf-8"))
    named = [path for run in runs for path in run.split()]
    assert len(named) > 10
    assert [path for path in named if not (repository / path).exists()] == []


def test_every_target_that_contributing_names_is_there(repository: Path) -> None:
    named = set(re.findall(r"\bmake ([a-z-]+)", (repository / CONTRIBUTING).read_text("utf-8")))
    known = set(re.findall(r"^([a-z-]+):.*##", (repository / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert named - known == set()
    assert len(named) > 3


def run(*arguments: str, brand: str | None = None) -> str:
    """Run a command of a guide as it stands there, without `paycore`; it must end well."""
    result = CliRunner().invoke(main, list(arguments), env={"PAYCORE_BRAND": brand, "CI": None})
    assert result.exit_code == 0, result.output
    return result.stdout


def name_of_the_guide(repository: Path) -> str:
    """Return the brand that the partners' guide makes."""
    found = re.search(r"^paycore new brand (\S+)$", (repository / PARTNERS).read_text("utf-8"), re.MULTILINE)
    assert found is not None
    return found[1]


def sample(guide: str, begin: str) -> str:
    """Return the block of code of a guide that begins with a text, as a reader of the page sees it."""
    found = re.search(rf"^```\w+\n({re.escape(begin)}.*?)^```", guide, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1].replace("\\<<", "<<")


@pytest.mark.slow
def test_the_partners_guide_works_to_the_letter(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide, name = (repository / PARTNERS).read_text("utf-8"), name_of_the_guide(repository)
    monkeypatch.chdir(copied(repository, tmp_path / "clone"))
    run("new", "brand", name)
    assert f"PAYCORE_BRAND={name} paycore check\n" in guide
    told = run("check", "--no-cache", "--no-render", brand=name).splitlines()
    assert [line.rpartition("[")[2] for line in told if line.startswith(("brands", "docs"))] == ["brand-draft]"]

    shown, file = sample(guide, f"name: {name}"), Path("brands", f"{name}.yml")
    pictures = [Path("brands", picture) for picture in re.findall(rf"{name}\.(?:svg|png)", shown)]
    file.write_text("".join(line for line in shown.splitlines(keepends=True) if not re.search(r"\.(?:svg|png)$", line)))
    assert run("check", "--no-cache", "--no-render", brand=name) == "no problems found\n"
    for picture in pictures:
        picture.write_text("<svg/>")
    file.write_text(shown.replace("[h2h]", "[payouts]"))
    assert run("check", "--no-cache", "--no-render", brand=name) == "no problems found\n"
    file.write_text(shown.replace('primary: "#', "primary: #"))
    told = CliRunner().invoke(main, ["check", "--no-render"], env={"PAYCORE_BRAND": name}).stdout.splitlines()
    assert told[0] == " ".join(sample(guide, f"brands/{name}").split())


@pytest.mark.slow
def test_a_brand_of_the_guide_is_in_no_other_site(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = name_of_the_guide(repository)
    monkeypatch.chdir(copied(repository, tmp_path / "clone", providers=FEW))
    run("new", "brand", name)
    run("build", "--brand", name, "--brand", "saffron", "--site-dir", "site")


@pytest.mark.slow
def test_the_writers_guide_shows_what_a_check_says_of_its_own_manual(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = (repository / WRITERS).read_text("utf-8")
    monkeypatch.chdir(copied(repository, tmp_path / "clone", providers=FEW))
    run("new", "provider", "heronpay", "--name", "Heron Pay")
    folder = Path("docs/connectors/heronpay")
    spec, manual = sample(guide, "code: heronpay"), sample(guide, '---\ntitle: "Connect')
    told = []
    for path, text, right, wrong in (
        (folder / "index.md", manual, "at the <<custom.company_name>> D", "at the <<custom.compny_name>> D"),
        (folder / "provider.yml", spec, "type: text", "type: txt"),
    ):
        (folder / "index.md").write_text(manual)
        (folder / "provider.yml").write_text(spec)
        before, _, behind = text.rpartition(right)
        path.write_text(f"{before}{wrong}{behind}")
        result = CliRunner().invoke(main, ["check", "--no-cache", "--no-render", "heronpay"])
        told += [line for line in result.stdout.splitlines() if ": error: " in line]
    assert told == [
        " ".join(each.split()) for each in re.split(r"\n(?=docs)", sample(guide, "docs/connectors/heronpay/index"))
    ]
