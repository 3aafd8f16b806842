"""`paycore import openfintech`: the open data becomes one directory file, and the same file each time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.catalog.method_files import load_directory
from mkdocs_paycore.catalog.methods import Method, Side, methods_of
from mkdocs_paycore.check.specs.methods import unknown_methods
from mkdocs_paycore.cli.main import main
from mkdocs_paycore.intake.openfintech import Entry, directory_text, read_providers
from mkdocs_paycore.intake.record import OpenDataError
from mkdocs_paycore.source.yaml.read import read_yaml
from tests.support.checked import checked_sources

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


@pytest.mark.slow
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


@pytest.mark.parametrize(
    ("countries", "count", "left_out"),
    [
        (["UM", "AE"], 100, "none names US or GB; most often named are UM (100 times), AE (100 times)"),
        (["UM", "GB"], 120, "of 120 providers that name any, none names US;"),
        (["US", "GB"], 1000, ""),
        (["UM", "AE"], 99, ""),
    ],
)
def test_countries_that_cannot_be_right_are_reported_and_left_out(
    site: Path, countries: list[str], count: int, left_out: str
) -> None:
    give(site, [{"code": f"p{n}", "name": {"en": f"P {n}"}, "countries": countries} for n in range(count)])
    stderr = run().stderr
    assert ("payment_providers.json: the countries are damaged and left out" in stderr) == bool(left_out)
    assert left_out in stderr
    catalog = load_catalog(site / "docs/connectors", root=site)
    assert {catalog.providers[code].countries for code in catalog.listed} == {() if left_out else tuple(countries)}


def test_damage_of_an_earlier_import_is_mended_by_the_next(site: Path) -> None:
    damaged = {f"p{n}": Entry(f"P {n}", ("UM",)) for n in range(100)}
    directory(site).write_text(directory_text(damaged))
    assert "directory.yml: the countries are damaged and left out" in run().stderr
    catalog = load_catalog(site / "docs/connectors", root=site)
    assert catalog.providers["p7"].countries == ()
    assert catalog.providers["123"].countries == ("NO", "UA")
    assert "damaged" not in run().stderr


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


@pytest.mark.slow
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


NAMED: dict[str, Any] = {
    "payment_methods": [
        {"code": "x", "category": "alternative", "name": {"en": " X  Cash "}},
        {"code": "on", "category": "bank", "name": {"en": "On: line"}},
        {"code": "own_code", "category": "bank", "name": {"en": "Not ours"}},
        {"code": "nobody", "category": "gift", "name": {"en": "Nobody"}},
    ],
    "payout_methods": [{"code": "0x1", "category": "others", "name": {"ru": "\u041d\u0430\u043b"}}],
    "payment_method_categories": [
        {"code": "alternative", "name": {"en": "Alternative"}},
        {"code": "bank", "name": {"en": "Bank transfer"}},
        {"code": "gift", "name": {"en": "Gift"}},
    ],
    "payout_method_categories": [{"code": "others", "name": {"en": "Others"}}],
    "payment_services": [
        {"code": "x_usd", "method": "x", "currency": "USD"},
        {"code": "x_eur", "method": "x", "currency": "EUR"},
        {"code": "x_eur_hpp", "method": "x", "currency": "EUR"},
        {"code": "nobody_jpy", "method": "nobody", "currency": "JPY"},
    ],
    "currencies": [
        {"code": "USD", "name": {"en": "US Dollar"}},
        {"code": "EUR", "name": {"en": "Euro"}},
        {"code": "JPY", "name": {"en": "Yen"}},
    ],
}
METHODS = """\
categories: {bank: Our bank}
currencies: {EUR: Euros}
countries: {UA: Our Ukraine}
payment_methods: {bank: {own_code: Ours}}
"""
MEANINGS = """\
categories:
  alternative: Alternative
  others: Others

currencies:
  USD: US Dollar

countries:
  "NO": Norway

payment_methods:
  bank:
    "on": "On: line"
  alternative:
    x: {name: X Cash, currencies: [EUR, USD]}

payout_methods:
  others:
    "0x1": "\u041d\u0430\u043b"

"""


@pytest.fixture
def named(site: Path) -> Path:
    """The site with a method directory, and the files of the open data that say what codes mean."""
    (site / "docs/connectors/methods.yml").write_text(METHODS)
    for name, records in NAMED.items():
        (site / f"data/{name}.json").write_text(json.dumps(records))
    return site


def meanings(site: Path) -> str:
    """Return what stands above the providers."""
    return directory(site).read_text().partition("\n\n")[2].partition("providers:")[0]


@pytest.mark.parametrize("path", ["data", "data/payment_providers.json"])
def test_what_the_codes_of_the_providers_mean(named: Path, path: str) -> None:
    assert "own; 7 names that methods.yml lacks" in run(path).stdout
    assert meanings(named) == MEANINGS
    found = load_directory(named / "docs/connectors", root=named)
    assert found.problems == ()
    assert found.method(Side.PAYMENT, "x") == Method("x", "X Cash", "alternative", ("EUR", "USD"))
    assert (found.categories["bank"], found.countries["UA"]) == ("Our bank", "Our Ukraine")
    before = directory(named).read_bytes()
    assert "is up to date: 2 providers, 7 names" in run(path).stdout
    assert directory(named).read_bytes() == before


def test_meanings_go_with_the_last_provider_that_uses_them(named: Path) -> None:
    run()
    file = named / "docs/connectors/123/provider.yml"
    file.parent.mkdir()
    file.write_text('code: "123"\nname: Own\nstatus: ready\npayment_methods: [x]\ncountries: ["NO"]\n')
    run()
    assert "x: {name: X Cash" in meanings(named)
    assert "Norway" in meanings(named)
    assert "on:" not in meanings(named).replace('"', "")
    assert "payout_methods" not in meanings(named)
    file.write_text('code: "123"\nname: Own\nstatus: ready\n')
    assert "0 names" in run().stdout
    assert meanings(named) == ""


def test_a_provider_file_may_use_what_was_imported(named: Path) -> None:
    file = named / "docs/connectors/own/provider.yml"
    file.write_text(file.read_text() + "payment_methods: [x, own_code]\ncurrencies: [EUR, USD, JPY]\n")
    run()
    folder = named / "docs/connectors"
    reported = unknown_methods(
        checked_sources(catalog=load_catalog(folder, root=named), directory=load_directory(folder, root=named))
    )
    assert list(reported) == []
    before = meanings(named)
    give(named, [])
    run()
    assert meanings(named) == before


def test_meanings_stay_where_the_data_no_longer_has_them(named: Path) -> None:
    run()
    for name in NAMED:
        (named / f"data/{name}.json").unlink()
    result = run()
    assert "data lacks payment_methods.json, payout_methods.json, " in result.stderr
    assert "7 names" in result.stdout
    assert meanings(named) == MEANINGS


@pytest.mark.parametrize("methods", [None, "currencies: {EUR: Euros}\n"])
def test_an_import_brings_what_left_the_method_directory(named: Path, methods: str | None) -> None:
    give(named, [{"code": "zeta", "name": {"en": "Z"}, "payment_method": ["on"]}])
    run()
    folder = named / "docs/connectors"
    file = folder / "methods.yml"
    assert "Bank transfer" not in meanings(named)
    file.unlink() if methods is None else file.write_text(methods)
    (problem,) = load_directory(folder, root=named).problems
    assert "no category 'bank' in this file or in methods.yml" in problem.message
    run()
    assert load_directory(folder, root=named).problems == ()
    assert "  bank: Bank transfer\n" in meanings(named)


def test_what_has_no_name_is_called_by_its_code(named: Path) -> None:
    for name in ("payment_method_categories", "currencies"):
        (named / f"data/{name}.json").unlink()
    run()
    assert "  alternative: alternative\n" in meanings(named)
    assert "  USD: USD\n" in meanings(named)
    assert load_directory(named / "docs/connectors", root=named).problems == ()


@pytest.mark.parametrize(
    ("name", "records", "reported"),
    [
        ("payment_methods", "nope", "data/payment_methods.json: found no JSON"),
        ("payment_methods", {}, "data/payment_methods.json: expected a list"),
        ("payout_methods", [{"code": "a", "name": {"en": "A"}}], "record 1: found the category None"),
        ("payout_methods", [{"code": "A", "category": "x", "name": {"en": "A"}}], "record 1: found the code 'A'"),
        ("payment_methods", [{"code": "a", "category": "x", "name": {}}], "record 1: expected a name by language"),
        ("payout_method_categories", [3], "data/payout_method_categories.json: record 1: expected an object"),
        ("currencies", [{"code": "a b", "name": {"en": "A"}}], "record 1: found the code 'a b', expected upper-case"),
        ("payment_services", [{"code": "a", "method": "x", "currency": 1}], "record 1: found the currency 1"),
        ("payment_services", [{"code": "a", "method": "", "currency": "EUR"}], "record 1: found the method ''"),
    ],
)
def test_meanings_that_are_none(named: Path, name: str, records: Any, reported: str) -> None:
    text = records if isinstance(records, str) else json.dumps(records)
    (named / f"data/{name}.json").write_text(text)
    (named / "data/payment_method_categories.json").write_text("[4]")
    stderr = run(code=1).stderr
    assert reported in stderr
    assert "data/payment_method_categories.json: record 1: expected an object" in stderr
    assert not directory(named).exists()


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("directory.yml", "providers: {}\ncountries: {BR: 1}\n", "directory.yml:2:17: error"),
        ("methods.yml", "countries: {BR: 1}\n", "methods.yml:1:17: error"),
    ],
)
def test_broken_meanings_are_left_alone(named: Path, file: str, text: str, place: str) -> None:
    (named / "docs/connectors" / file).write_text(text)
    assert place in run(code=1).stderr
    assert (named / "docs/connectors" / file).read_text() == text


@pytest.mark.slow
def test_the_open_data_names_all_that_it_uses(named: Path, shared: Path) -> None:
    (named / "docs/connectors/methods.yml").unlink()
    run(str(shared / "openfintech"))
    found = load_directory(named / "docs/connectors", root=named)
    assert found.problems == ()
    providers = load_catalog(named / "docs/connectors", root=named).providers.values()
    for side in Side:
        used = {code for provider in providers for code in methods_of(provider, side)} - {"on", "x", "0x1"}
        assert used == found.methods[side].keys()
    assert {code for provider in providers for code in provider.countries} == found.countries.keys()
    assert found.method(Side.PAYMENT, "americanexpress") == Method(
        "americanexpress", "American Express", "payment_card", ("EUR",)
    )
    assert found.countries == {}, "the countries of this data are damaged"
    first, last = ["payment_card", "digital_wallet", "bank_transfer", "online_banking"], {"alternative", "others"}
    categories = list(found.categories)
    assert categories[: len(first)] == first, "what most people look for stands first"
    assert last >= {*categories[-1:]}


def test_faults_are_reported_together() -> None:
    with pytest.raises(OpenDataError, match=r"record 1: .*\nrecord 2: ") as reported:
        read_providers('[{"code": "a"}, {"code": "b"}]')
    assert len(str(reported.value).splitlines()) == 2
