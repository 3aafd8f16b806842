"""`paycore import openfintech`: the open data becomes one directory file, and the same file each time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.cli import main
from mkdocs_paycore.intake.openfintech import Entry, OpenDataError, directory_text, read_providers
from mkdocs_paycore.source.yaml import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

DATA = [
    {"code": "zeta", "name": {"en": "Zeta  Pay", "ru": "Z"}, "status": "active"},
    {"code": "own", "name": {"en": "Not ours"}},
    {
        "code": "123",
        "name": {"ru": "\u041f\u043b\u0430\u0442\u0438"},
        "countries": ["NO", "UA", "NO"],
        "payment_method": ["on", "x"],
        "payout_method": ["0x1"],
    },
]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with one provider of its own; the working folder is the site's, the data is in `data`."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [paycore]\n")
    (tmp_path / "docs/connectors/own").mkdir(parents=True)
    (tmp_path / "docs/connectors/own/provider.yml").write_text("code: own\nname: Own\nstatus: ready\n")
    give(tmp_path, DATA)
    (tmp_path / "data/LICENSE").write_text("MIT License\n\nCopyright (c) Somebody\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def give(site: Path, data: Any) -> None:
    (site / "data").mkdir(exist_ok=True)
    (site / "data/payment_providers.json").write_text(data if isinstance(data, str) else json.dumps(data))


def run(path: str = "data", *, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["import", "openfintech", path])
    assert result.exit_code == code, (result.exit_code, result.output, result.exception)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def directory(site: Path) -> Path:
    return site / "docs/connectors/directory.yml"


def test_an_import(site: Path) -> None:
    assert "2 providers, 0 before; 1 have a file of their own" in run().stdout
    text = directory(site).read_text()
    assert "# Copyright (c) Somebody\n" in text
    assert text.endswith(
        "providers:\n"
        '  "123": {name: "\u041f\u043b\u0430\u0442\u0438", countries: ["NO", UA],'
        ' payment_methods: ["on", x], payout_methods: ["0x1"]}\n'
        '  zeta: {name: "Zeta Pay"}\n'
    )
    catalog = load_catalog(site / "docs/connectors", root=site)
    assert catalog.problems == ()
    assert {code: provider.name for code, provider in catalog.providers.items()} == {
        "123": "\u041f\u043b\u0430\u0442\u0438",
        "own": "Own",
        "zeta": "Zeta Pay",
    }
    assert [path.name for path in (site / "docs/connectors").iterdir() if path.is_dir()] == ["own"]


@pytest.mark.parametrize("path", ["data", "data/payment_providers.json"])
def test_a_second_import_changes_nothing(site: Path, path: str) -> None:
    run()
    before = directory(site).read_bytes(), directory(site).stat().st_mtime_ns
    assert "is up to date: 2 providers" in run(path).stdout
    assert (directory(site).read_bytes(), directory(site).stat().st_mtime_ns) == before


def test_an_import_brings_up_to_date_and_keeps_the_rest(site: Path) -> None:
    run()
    give(site, [{"code": "zeta", "name": {"en": "New"}}, {"code": "alpha", "name": {"en": "Alpha"}}])
    run()
    catalog = load_catalog(site / "docs/connectors", root=site)
    assert {code: catalog.providers[code].name for code in catalog.listed} == {
        "123": "\u041f\u043b\u0430\u0442\u0438",
        "alpha": "Alpha",
        "zeta": "New",
    }


def test_a_file_of_its_own_takes_a_provider_off_the_list(site: Path) -> None:
    run()
    (site / "docs/connectors/zeta").mkdir()
    (site / "docs/connectors/zeta/provider.yml").write_text("code: zeta\nname: Z\nstatus: ready\n")
    run()
    assert "zeta" not in directory(site).read_text()


@pytest.mark.parametrize(
    ("data", "parts"),
    [
        ("nope", ["found no JSON"]),
        ("[" * 100_000, ["found no JSON"]),
        ({}, ["expected a list"]),
        ([3], ["record 1: expected an object"]),
        ([{"code": "A B", "name": {"en": "x"}}], ["record 1: found the code 'A B'"]),
        ([{"code": "a"}, {"name": {"en": "x"}}], ["record 1: expected a name", "record 2: found the code None"]),
        ([{"code": "a", "name": {"en": " "}}], ["expected a name"]),
        ([{"code": "a", "name": {"en": "\ud800"}}], ["expected a name"]),
        ([{"code": "a", "name": "x"}], ["expected a name"]),
        ([{"code": "a", "name": {"en": "x"}, "payment_method": "x"}], ["payment_method: expected a list"]),
        ([{"code": "a", "name": {"en": "x"}, "countries": ["U, A"]}], ["countries: expected a list"]),
        ([{"code": "a", "name": {"en": "x"}}] * 2, ["record 2: the code 'a' is there a second time"]),
    ],
)
def test_data_that_is_none(site: Path, data: Any, parts: list[str]) -> None:
    give(site, data)
    result = run(code=1)
    for part in parts:
        assert part in result.stderr
    assert not directory(site).exists()


def test_a_broken_directory_is_left_alone(site: Path) -> None:
    directory(site).write_text("providers:\n  a: {nam: x}\n")
    assert "directory.yml:2:" in run(code=1).stderr
    assert directory(site).read_text() == "providers:\n  a: {nam: x}\n"


@pytest.mark.parametrize(("path", "part"), [("none", "none cannot be read"), ("docs", "payment_providers.json")])
def test_no_data(site: Path, path: str, part: str) -> None:
    assert site.is_dir()
    assert part in run(path, code=2).stderr


@pytest.mark.parametrize(
    "name", ['a"b', "a\\b", "a: b", "# a", "{{x}}", "a\u200bb", "\u2028", "\U0001f600", "\U000e0001", "\x85é"]
)
def test_any_name_is_read_back(name: str) -> None:
    text = directory_text({"a": Entry(f"x{name}y")})
    document = read_yaml(text, path="x", rule="x")
    assert (document.problems, document.data) == ((), {"providers": {"a": {"name": f"x{name}y"}}})


def test_an_empty_directory() -> None:
    assert read_yaml(directory_text({}), path="x", rule="x").data == {"providers": {}}


def test_the_open_data_whole(shared: Path) -> None:
    text = (shared / "openfintech/payment_providers.json").read_text("utf-8")
    entries = read_providers(text)
    document = read_yaml(directory_text(entries), path="x", rule="x")
    assert document.problems == ()
    listed = document.data["providers"]
    for record in json.loads(text):
        entry = listed[record["code"]]
        for key, source in (
            ("countries", "countries"),
            ("payment_methods", "payment_method"),
            ("payout_methods", "payout_method"),
        ):
            assert entry.get(key, []) == list(dict.fromkeys(record.get(source) or [])), record["code"]
    assert len(listed) == len(entries) == 1194


def test_faults_are_told_together() -> None:
    with pytest.raises(OpenDataError, match=r"record 1: .*\nrecord 2: ") as told:
        read_providers('[{"code": "a"}, {"code": "b"}]')
    assert len(str(told.value).splitlines()) == 2
