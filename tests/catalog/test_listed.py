"""`directory.yml`: providers that are listed without a file of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.load import load_catalog, load_provider
from mkdocs_paycore.catalog.method_files import load_directory
from mkdocs_paycore.catalog.model.terms import Status
from mkdocs_paycore.catalog.rules import PROVIDER_TYPE

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.catalog.catalog import Catalog


def catalog_of(root: Path, listed: str, **specs: str) -> Catalog:
    for code, spec in specs.items():
        (root / code).mkdir()
        (root / code / "provider.yml").write_text(spec)
    (root / "directory.yml").write_text(listed)
    return load_catalog(root, root=root)


def test_a_listed_provider(tmp_path: Path) -> None:
    text = "providers:\n  b: {name: B, countries: [NO], payment_methods: [x, y], payout_methods: [z]}\n  a: {name: A}\n"
    catalog = catalog_of(tmp_path, text, ab="code: ab\nname: AB\nstatus: ready\n")
    assert catalog.problems == ()
    assert list(catalog.providers) == ["a", "ab", "b"]
    assert catalog.listed == {"a", "b"}
    assert list(catalog.described().providers) == ["ab"]
    found = catalog.providers["b"]
    assert (found.name, found.status, found.countries) == ("B", Status.NOT_READY, ("NO",))
    assert (found.payment_methods, found.payout_methods, found.connections) == (("x", "y"), ("z",), ())
    problem = catalog.documents["b"].problem(("payment_methods", 1), PROVIDER_TYPE, "y")
    assert (problem.path, problem.line) == ("directory.yml", 2)


@pytest.mark.parametrize("spec", ["code: a\nname: File\nstatus: ready\n", "code: a\nnam: x\n"])
def test_a_provider_file_wins_even_a_broken_one(tmp_path: Path, spec: str) -> None:
    catalog = catalog_of(tmp_path, "providers: {a: {name: List}}\n", a=spec)
    assert catalog.listed == frozenset()
    assert [provider.name for provider in catalog.providers.values()] == ([] if "nam:" in spec else ["File"])


def test_a_folder_with_a_picture_only_is_no_provider_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/logo.svg").write_text("<svg/>")
    assert catalog_of(tmp_path, "providers: {a: {name: A}}\n").listed == {"a"}


@pytest.mark.parametrize(
    ("text", "line", "rule", "part"),
    [
        ("", 0, "provider-type", "expected the key 'providers'"),
        ("- a\n", 1, "provider-type", "expected the key 'providers'"),
        ("countries: {}\n", 1, "provider-type", "expected the key 'providers'"),
        ("countries: {}\nproviders: []\n", 2, "provider-type", "expected the key 'providers'"),
        ("providers: {}\nmore: 1\n", 2, "provider-unknown-key", "found the unknown key 'more'"),
        ("providers: {\n", 2, "provider-yaml", ""),
        ("providers:\n  a: A\n", 2, "provider-type", "providers.a: found 'A', expected a mapping"),
        ("providers:\n  a: {}\n", 2, "provider-missing-key", "the key 'name' is missing"),
        ("providers:\n  A: {name: x}\n", 2, "provider-format", "found the key 'A', expected a code"),
        ("providers:\n  payout-methods: {name: x}\n", 2, "provider-format", "expected another code"),
        ("providers:\n  a: {name: x, status: ready}\n", 2, "provider-unknown-key", "found the unknown key 'status'"),
        ("providers:\n  a:\n    name: x\n    countries: NO\n", 4, "provider-type", "expected a list"),
        ("providers:\n  a:\n    name: x\n    payment_methods: [A B]\n", 4, "provider-format", "'A B'"),
    ],
)
def test_a_fault_has_its_place(tmp_path: Path, text: str, line: int, rule: str, part: str) -> None:
    problems = catalog_of(tmp_path, text).problems
    assert [(each.path, each.line, each.rule) for each in problems] == [("directory.yml", line, rule)]
    assert part in problems[0].message


def test_a_sound_entry_stands_beside_a_faulty_one(tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path, "providers:\n  a: {nam: x}\n  b: {name: B}\n")
    assert catalog.listed == {"b"}
    assert [(each.line, each.rule) for each in catalog.problems] == [(2, "provider-unknown-key")]


@pytest.mark.parametrize("name", ["directory.yml", "methods.yml"])
def test_a_folder_in_the_place_of_a_file_is_reported(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    problems = [*load_catalog(tmp_path, root=tmp_path).problems, *load_directory(tmp_path, root=tmp_path).problems]
    assert [(problem.path, "directory" in problem.message) for problem in problems] == [(name, True)]


@pytest.mark.parametrize(
    ("code", "name", "reported"),
    [
        pytest.param("ab", "AB", [], id="a file of its own"),
        pytest.param("b", "B", [], id="an entry of the list"),
        pytest.param("both", "File", [], id="the file wins"),
        pytest.param("broken", None, [("broken/provider.yml", "provider-unknown-key")], id="a broken file"),
        pytest.param("c", None, [("directory.yml", "provider-unknown-key")], id="a broken entry"),
        pytest.param("nobody", None, [], id="none of that code"),
        pytest.param("..", None, [], id="no folder of the catalog"),
        pytest.param("misnamed", None, [("misnamed/provider.yaml", "provider-file")], id="a file of another name"),
    ],
)
def test_one_provider_is_read_without_the_others(
    tmp_path: Path, code: str, name: str | None, reported: list[tuple[str, str]]
) -> None:
    specs = {
        "ab": "code: ab\nname: AB\nstatus: ready\n",
        "both": "code: both\nname: File\nstatus: ready\n",
        "broken": "code: broken\nnmae: x\nstatus: ready\n",
    }
    listed = "providers:\n  b: {name: B}\n  both: {name: List}\n  c: {nmae: C}\n"
    (tmp_path / "misnamed").mkdir()
    (tmp_path / "misnamed/provider.yaml").write_text("code: misnamed\n")
    catalog = catalog_of(tmp_path, listed, **specs)
    provider, problems = load_provider(tmp_path, code, root=tmp_path)
    assert provider == catalog.providers.get(code)
    assert (provider.name if provider else None) == name
    assert [(problem.path, problem.rule) for problem in problems] == reported
    assert all((problem.line > 0) is (problem.rule == "provider-unknown-key") for problem in problems)
