"""The pages of the public names: they are current, their example runs, and docstrings say what they must."""

from __future__ import annotations

import re
import runpy
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import griffe
import pytest
from griffe import Class, Function
from markdown import Markdown

from mkdocs_paycore.markdown.extension import PaycoreExtension
from mkdocs_paycore.project.render import RenderRequest
from mkdocs_paycore.stamping.slot import MARK
from scripts.api_markdown import prose
from scripts.api_names import PACKAGE, PARTS
from scripts.api_page import EXAMPLE, FOLDER, functions_of, pages, public_names
from tests.support.brand_site import ENGINE, BrandSite
from tests.support.docstrings import lacks, raised

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow
EXTENSIONS = ["attr_list", "fenced_code", "meta", "tables", "toc"]
DOCUMENTED = ("source", "stamping", "project", "brands", "engines")
"""The layers whose every public function has a whole docstring."""
SAMPLE = '''\
def whole(first: int, *, second: int) -> int:
    """Return the first number.

    Args:
        first: a number.
        second: another.

    Raises:
        ValueError: there is none.
    """
    return _checked(first)

def in_words(first: int) -> int:
    """Return the first number, or 0."""
    try:
        return _checked(first)
    except ValueError:
        return 0

def _checked(number: int) -> int:
    if number < 0:
        raise ValueError("no number")
    return number

def bare(first): ...

def partial(first: int, second: int) -> int:
    """Add to the first number.

    Args:
        first: a number.
        third: a number that was there once.
    """
    return _checked(first)
'''


@cache
def package() -> griffe.Object | griffe.Alias:
    return griffe.load(PACKAGE, search_paths=[ROOT], docstring_parser="google", allow_inspection=False)


def public_functions(found: griffe.Object | griffe.Alias) -> Iterator[Function]:
    for name, member in found.members.items():
        if isinstance(member, Class | Function) and not name.startswith("_"):
            yield from functions_of(member)
        elif isinstance(member, griffe.Module):
            yield from public_functions(member)


def test_the_pages_are_current() -> None:
    found = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    assert found == pages(), "make tables writes them"


def test_every_link_in_the_pages_leads_to_an_entry() -> None:
    shown = {file: Markdown(extensions=EXTENSIONS).convert(text) for file, text in pages().items()}
    ids = {file: re.findall(r'id="([^"]+)"', html) for file, html in shown.items()}
    assert [file for file, found in ids.items() if len(found) != len(set(found))] == []
    for file, html in shown.items():
        for page, anchor in re.findall(r'href="([\w-]*(?:\.md)?)#([^"]+)"', html):
            assert anchor in ids[page or file]
    for part in PARTS:
        names = {name.rpartition(".")[2] for name in part.names}
        assert names <= set(ids[part.file])
        assert names <= set(ids["index.md"]), "an address of the time when all stood on one page leads on"


@pytest.mark.parametrize("name", [name for part in PARTS for name in part.names])
def test_a_public_name_has_a_whole_docstring(name: str) -> None:
    found = public_names()[name]
    assert found.docstring is not None
    assert [fault for function in functions_of(found) for fault in lacks(function)] == []


@pytest.mark.parametrize("layer", DOCUMENTED)
def test_every_function_of_a_layer_has_a_whole_docstring(layer: str) -> None:
    assert [fault for function in public_functions(package()[layer]) for fault in lacks(function)] == []


def test_what_a_docstring_lacks_is_found(tmp_path: Path) -> None:
    (tmp_path / "sample.py").write_text(SAMPLE, "utf-8")
    sample = griffe.load(
        "sample",
        search_paths=[tmp_path],
        docstring_parser="google",
        docstring_options={"warnings": False},
        allow_inspection=False,
    )
    faults = [fault for function in public_functions(sample) for fault in lacks(function)]
    assert faults == [
        "sample.bare: a docstring",
        "sample.partial: the argument second",
        "sample.partial: no third, which is no argument",
        "sample.partial: what is returned",
        "sample.partial: that it raises ValueError",
    ]
    in_words = sample["in_words"]
    assert isinstance(in_words, Function)
    assert raised(in_words) == set()


@pytest.mark.parametrize(
    "text",
    [
        "`<<custom.company_name>>` and `{{custom.company_name}}`",
        "<<custom.company_name>> and {{custom.company_name}}",
        '``<<credentials("x")>>`` or `{{ provider.name }}` or `a|b_c_d`',
        "a <script> in `<script>`",
    ],
)
def test_a_docstring_is_shown_as_text(text: str) -> None:
    extension = PaycoreExtension(custom={"company_name": "Acme"})
    shown = Markdown(extensions=[extension, "tables"]).convert(f"| a |\n|---|\n| {prose(text, {})} |")
    cell = shown.partition("<td>")[2].partition("</td>")[0]
    assert unescape(cell.replace("<code>", "`").replace("</code>", "`")) == text.replace("``", "`")
    assert extension.problems == []


@pytest.mark.usefixtures("no_warnings")
def test_the_example_builds_what_one_build_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setenv("PAYCORE_BRAND", "alpenglow")
    site = BrandSite.made(tmp_path / "project")
    monkeypatch.chdir(site.root)
    before = set(site.root.iterdir())
    runpy.run_path(str(EXAMPLE))
    ENGINE.render(site.root / "mkdocs.yml", site.root / "once", RenderRequest())
    stamped, once = (files_of(site.root / name) for name in ("stamped", "once"))
    assert stamped == once
    assert b"Connect at Alpenglow Pay" in stamped["index.html"]
    assert not any(MARK.encode() in content for content in stamped.values())
    assert set(site.root.iterdir()) - before == {site.root / "stamped", site.root / "once"}


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
