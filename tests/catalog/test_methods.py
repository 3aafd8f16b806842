"""The method directory: its file, what is reported of it, and what follows from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.catalog.load import load_catalog, load_provider
from mkdocs_paycore.catalog.method_files import load_directory
from mkdocs_paycore.catalog.methods import Directory, Method, Side, methods_of
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.catalog.services import service_currencies, services
from mkdocs_paycore.catalog.usage import MOST_OWN, Usage
from mkdocs_paycore.check.specs.methods import unknown_methods
from mkdocs_paycore.source.validate import UNFORESEEN
from tests.support.checked import checked_sources
from tests.support.mutilated import mutilated

if TYPE_CHECKING:
    from pathlib import Path

FILE = """\
categories: {bank: Bank transfer}
currencies: {BRL: Brazilian Real, EUR: Euro}
countries: {BR: Brazil}
payment_methods:
  bank:
    pix: {name: Pix, currencies: [BRL]}
payout_methods:
  bank:
    pix: Pix
"""
LISTED = """\
categories: {bank: Bank, voucher: Voucher}
currencies: {BRL: Real, JPY: Yen}
countries: {BR: Brasil, KE: Kenya}
payment_methods:
  bank:
    pix: {name: Other, currencies: [JPY]}
    abc: {name: ABC, currencies: [EUR]}
    qr: QR
  voucher:
    gift: {name: Gift, currencies: [BRL, JPY]}
providers:
  listed: {name: Listed, payment_methods: [abc, nobody_knows]}
"""
PIX = Method("pix", "Pix", "bank", ("BRL", "USD"))
DIRECTORY = Directory(
    {Side.PAYMENT: {"pix": PIX}, Side.PAYOUT: {"pix": Method("pix", "Pix", "bank"), "taxi": Method("taxi", "Taxi")}},
    is_there=True,
)


def provider(code: str, **keys: Any) -> Provider:
    return Provider.model_validate({"code": code, "name": code.title(), "status": "ready", **keys})


def read(folder: Path, text: str) -> Directory:
    (folder / "methods.yml").write_text(text, encoding="utf-8")
    return load_directory(folder, root=folder)


def test_the_file_is_read(tmp_path: Path) -> None:
    directory = read(tmp_path, FILE)
    assert directory.problems == ()
    assert directory.method(Side.PAYMENT, "pix") == Method("pix", "Pix", "bank", ("BRL",))
    assert directory.method(Side.PAYOUT, "pix") == Method("pix", "Pix", "bank")
    assert directory.known_currencies(Side.PAYOUT, "pix") == ("BRL",)
    assert directory.method(Side.PAYOUT, "taxi").name == "taxi"


def test_what_is_right_beside_what_is_wrong_is_read(tmp_path: Path) -> None:
    directory = read(tmp_path, FILE.replace("    pix: {name", "    gone: 12\n    pix: {name"))
    assert [problem.rule for problem in directory.problems] == ["methods"]
    assert directory.method(Side.PAYMENT, "pix") == Method("pix", "Pix", "bank", ("BRL",))
    assert directory.categories == read(tmp_path, FILE).categories


def read_both(folder: Path, text: str = FILE, listed: str = LISTED) -> Directory:
    (folder / "directory.yml").write_text(listed, encoding="utf-8")
    return read(folder, text)


def test_what_the_file_lacks_is_taken_from_the_list(tmp_path: Path) -> None:
    directory = read_both(tmp_path)
    assert directory.problems == ()
    assert list(directory.methods[Side.PAYMENT].values()) == [
        Method("abc", "ABC", "bank", ("EUR",)),
        Method("pix", "Pix", "bank", ("BRL",)),
        Method("qr", "QR", "bank"),
        Method("gift", "Gift", "voucher", ("BRL", "JPY")),
    ]
    assert list(directory.methods[Side.PAYOUT]) == ["pix"]
    assert directory.categories == {"bank": "Bank transfer", "voucher": "Voucher"}
    assert directory.currencies == {"BRL": "Brazilian Real", "EUR": "Euro", "JPY": "Yen"}
    assert directory.countries == {"BR": "Brazil", "KE": "Kenya"}
    assert set(directory.codes()["payment_methods"]) == {"abc", "pix", "qr", "gift"}


def test_the_order_of_the_file_is_kept(tmp_path: Path) -> None:
    text = FILE.replace("    pix: {name", "    zed: Zed\n    pix: {name")
    codes = list(read_both(tmp_path, text).methods[Side.PAYMENT])
    assert [code for code in codes if code in {"zed", "pix"}] == ["zed", "pix"]


def test_the_list_alone_names_methods_and_forbids_none(tmp_path: Path) -> None:
    (tmp_path / "directory.yml").write_text(LISTED.replace("EUR", "JPY"))
    directory = load_directory(tmp_path, root=tmp_path)
    assert directory.problems == ()
    assert directory.is_there
    assert directory.method(Side.PAYMENT, "abc") == Method("abc", "ABC", "bank", ("JPY",))
    assert directory.codes() == {}


def test_a_list_that_names_nothing_is_no_directory(tmp_path: Path) -> None:
    (tmp_path / "directory.yml").write_text("providers: {a: {name: A}}\n")
    assert not load_directory(tmp_path, root=tmp_path).is_there


@pytest.mark.parametrize(
    ("old", "new", "reported", "line"),
    [
        ("{BR: Brasil, KE: Kenya}", "[BR]", "expected a mapping", 3),
        ("{BR: Brasil, KE: Kenya}", "{BR: 1}", "countries.BR: found the number 1, expected text", 3),
        ("[EUR]", "[EUR, USD]", "there is no currency 'USD' in this file or in methods.yml", 7),
        ("    qr: QR", "    qr: {}", "bank.qr: found a mapping, expected its name, or a mapping with name", 8),
        ("  voucher:\n", "  gifts:\n", "there is no category 'gifts' in this file or in methods.yml", 9),
    ],
)
def test_a_fault_of_the_list_is_reported_at_its_place(
    tmp_path: Path, old: str, new: str, reported: str, line: int
) -> None:
    assert LISTED.count(old) == 1
    problems = read_both(tmp_path, listed=LISTED.replace(old, new)).problems
    places = {(problem.path, problem.line, problem.rule) for problem in problems if reported in problem.message}
    assert places == {("directory.yml", line, "methods")}, problems


@pytest.mark.parametrize("listed", ["providers: {\n", "- a\n", "", "providers: {}\nmore: 1\n", "providers: []\n"])
def test_what_is_wrong_with_the_whole_list_is_reported_once(tmp_path: Path, listed: str) -> None:
    assert read_both(tmp_path, listed=listed).problems == ()
    assert len(load_catalog(tmp_path, root=tmp_path).problems) == 1


def test_a_code_without_a_name_is_reported_where_a_writer_put_it(tmp_path: Path) -> None:
    directory = read_both(tmp_path)
    (tmp_path / "own").mkdir()
    (tmp_path / "own/provider.yml").write_text(
        "code: own\nname: Own\nstatus: ready\npayment_methods: [abc, nobody_knows]\ncountries: [KE]\n"
    )
    problems = list(
        unknown_methods(checked_sources(catalog=load_catalog(tmp_path, root=tmp_path), directory=directory))
    )
    assert [(problem.path, problem.line, problem.column) for problem in problems] == [("own/provider.yml", 4, 24)]


def test_no_mutilated_file_ends_in_an_exception(tmp_path: Path) -> None:
    for methods, listed in zip(mutilated(FILE, count=150), mutilated(LISTED, count=150), strict=True):
        directory = read_both(tmp_path, methods, listed)
        catalog = load_catalog(tmp_path, root=tmp_path)
        problems = [*directory.problems, *catalog.problems]
        assert not [problem for problem in problems if UNFORESEEN in problem.message]
        provider, found = load_provider(tmp_path, "listed", root=tmp_path)
        assert provider == catalog.providers.get("listed")
        assert set(found) <= set(catalog.problems)


def test_a_site_may_have_none(tmp_path: Path) -> None:
    assert not load_directory(tmp_path, root=tmp_path).is_there


@pytest.mark.parametrize(
    ("old", "new", "reported", "line"),
    [
        ("countries:", "contries:", "found the unknown key 'contries'", 3),
        ("{BR: Brazil}", "[BR]", "expected a mapping", 3),
        ("{BR: Brazil}", "{BR: 1}", "countries.BR: found the number 1, expected text", 3),
        ("[BRL]", "[BRL, USD]", "there is no currency 'USD' in this file", 6),
        ("[BRL]", "BRL", "bank.pix: found a mapping, expected its name, or a mapping", 6),
        ("name: Pix,", "", "pix: found a mapping, expected its name, or a mapping", 6),
        ("    pix: Pix", "    pix: ''", "pix: found an empty text, expected its name, or a mapping", 9),
        ("payout_methods:\n  bank:", "payout_methods:\n  banks:", "there is no category 'banks' in this file", 8),
        ("pix: Pix\n", "pix: Pix\n  banks:\n    pix: Pix\n", "pix: found a second time", 11),
    ],
)
def test_a_fault_is_reported_with_its_place(tmp_path: Path, old: str, new: str, reported: str, line: int) -> None:
    assert FILE.count(old) == 1
    problems = read(tmp_path, FILE.replace(old, new)).problems
    assert any(reported in problem.message and problem.line == line for problem in problems), problems


@pytest.mark.parametrize(
    ("named", "side", "code", "expected"),
    [
        pytest.param((), Side.PAYMENT, "pix", ("BRL", "USD"), id="the method's, where the provider names none"),
        pytest.param(("USD", "EUR"), Side.PAYMENT, "pix", ("USD",), id="those of both lists"),
        pytest.param(("EUR",), Side.PAYMENT, "pix", (), id="none of both"),
        pytest.param(("EUR",), Side.PAYOUT, "taxi", ("EUR",), id="the provider's only one, where the method has none"),
        pytest.param(("EUR", "BRL"), Side.PAYOUT, "taxi", (), id="one of the provider's several, but which?"),
        pytest.param((), Side.PAYOUT, "taxi", (), id="nothing known"),
        pytest.param((), Side.PAYOUT, "pix", ("BRL", "USD"), id="a payout method like the payment method"),
    ],
)
def test_currencies_of_a_service(named: tuple[str, ...], side: Side, code: str, expected: tuple[str, ...]) -> None:
    keys: dict[str, Any] = {"currencies": named, side.key: [code]}
    owner = provider("acme", **keys)
    assert service_currencies(owner, side, code, DIRECTORY) == expected


def test_services_tell_who_names_a_currency() -> None:
    named, silent = (
        provider("named", currencies=["BRL"], payout_methods=["pix"]),
        provider("silent", payout_methods=["pix", "taxi"]),
    )
    found = services([named, silent], Side.PAYOUT, DIRECTORY)
    assert list(found) == ["pix"]
    assert found["pix"].named == {"BRL": [named], "USD": []}
    assert found["pix"].open == [silent]


def test_services_in_some_of_several_currencies_are_not_guessed() -> None:
    several = provider("several", currencies=["BRL", "EUR"], payout_methods=["pix", "taxi"])
    found = services([several], Side.PAYOUT, DIRECTORY)
    assert found["pix"].named == {"BRL": [several]}
    assert (found["taxi"].named, found["taxi"].some) == ({}, [several])


@pytest.mark.parametrize(
    ("features", "payments", "payouts"),
    [
        ([], ["pix"], ["pix"]),
        (["payments"], ["pix"], []),
        (["h2h"], ["pix"], []),
        (["payouts"], [], ["pix"]),
        (["payments", "payouts"], ["pix"], ["pix"]),
    ],
)
def test_a_method_counts_where_the_features_have_its_side(
    features: list[str], payments: list[str], payouts: list[str]
) -> None:
    owner = provider("acme", features=features, payment_methods=["pix"], payout_methods=["pix"])
    usage = Usage([owner], DIRECTORY)
    assert [list(usage.providers[side]) for side in Side] == [payments, payouts]
    assert [list(usage.services[side]) for side in Side] == [payments, payouts]


@pytest.mark.parametrize(("count", "is_apart"), [(MOST_OWN, False), (MOST_OWN + 1, True)])
def test_many_methods_of_one_provider_have_a_list_of_their_own(count: int, *, is_apart: bool) -> None:
    own = [f"own-{number}" for number in range(count)]
    usage = Usage(
        [provider("large", payout_methods=[*own, "pix"]), provider("small", payout_methods=["pix", "taxi"])], DIRECTORY
    )
    assert usage.own == {Side.PAYMENT: {}, Side.PAYOUT: {"large": frozenset(own)} if is_apart else {}}
    assert usage.shared(Side.PAYOUT) == ["pix", "taxi", *([] if is_apart else sorted(own))]


@pytest.mark.slow
def test_every_code_of_the_providers_is_in_the_directory(repository: Path) -> None:
    folder = repository / "docs" / "connectors"
    directory = load_directory(folder, root=repository)
    catalog = load_catalog(folder, root=repository)
    assert directory.problems == ()
    assert list(unknown_methods(checked_sources(catalog=catalog, directory=directory))) == []
    used = {side: {code for each in catalog.providers.values() for code in methods_of(each, side)} for side in Side}
    assert used == {side: set(directory.methods[side]) for side in Side}


def test_the_directory_says_what_the_open_data_says(repository: Path, shared: Path) -> None:
    def records(name: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((shared / "openfintech" / f"{name}.json").read_text("utf-8"))
        return found

    directory = load_directory(repository / "docs" / "connectors", root=repository)
    currencies: dict[str, set[str]] = {}
    for service in records("payment_services"):
        currencies.setdefault(service["method"], set()).add(service["currency"])
    changed = 0
    for side in Side:
        source = {record["code"]: record for record in records(side.key)}
        for code, method in directory.methods[side].items():
            assert code in source
            own = method.name != " ".join(source[code]["name"]["en"].split())
            changed += own
            assert directory.known_currencies(side, code) == tuple(sorted(currencies.get(code, ())))
    assert 0 < changed < 0.05 * sum(map(len, directory.methods.values()))  # where it has no proper name
    names = {record["code"]: record["name"]["en"] for record in records("currencies")}
    assert {code: names[code] for code in directory.currencies} == directory.currencies


@pytest.mark.slow
def test_methods_of_the_reference_site_have_proper_names_and_cards_come_first(repository: Path) -> None:
    folder = repository / "docs" / "connectors"
    directory = load_directory(folder, root=repository)
    usage = Usage(load_catalog(folder, root=repository).providers.values(), directory)
    for side in Side:
        categories = [*usage.categories(side, usage.shared(side))]
        assert categories[:3] == ["payment_card", "digital_wallet", "bank_transfer"]
        assert categories == [each for each in directory.categories if each in categories]
    names = {code: method.name for code, method in directory.methods[Side.PAYMENT].items()}
    assert (names["ussd"], names["latam"], names["bancontact"]) == ("USSD", "Latin America", "Bancontact")
    assert {"USSD", "Latin America"} <= {*directory.categories.values()}
    assert directory.method(Side.PAYMENT, "amazon_pay").category == "digital_wallet"
    assert "Mastercard" in directory.method(Side.PAYMENT, "payment_card").also
    lower = {name for code, name in names.items() if name[:2].islower()}
    assert lower <= {"ecoPayz"}


def test_categories_come_in_the_order_of_their_names_and_unlisted_methods_last(tmp_path: Path) -> None:
    text = FILE.replace("{bank: Bank transfer}", "{cash: Cash, bank: Bank transfer}").replace(
        "payout_methods:", "  cash:\n    shop: {name: Shop, also: [Store]}\npayout_methods:"
    )
    directory = read(tmp_path, text)
    assert directory.problems == ()
    usage = Usage([provider("a", payment_methods=["unknown", "pix", "shop"])], directory)
    assert [*usage.categories(Side.PAYMENT, ["unknown", "pix", "shop"])] == ["cash", "bank", "unlisted"]
    assert directory.method(Side.PAYMENT, "shop").also == ("Store",)
