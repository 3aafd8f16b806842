"""A brand's file: what is read from it, and what is reported of a broken one."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from jsonschema import Draft202012Validator

from mkdocs_paycore.brand.file import BrandFile
from mkdocs_paycore.brand.model import Brand, Selection, Theme, brand_of_custom, values_of
from mkdocs_paycore.brand.read import read_brand
from mkdocs_paycore.brand.rules import BRAND_VALUE
from mkdocs_paycore.project.schemas import schema_of
from mkdocs_paycore.source.validate import UNFORESEEN
from tests.support.mutilated import mutilated
from tests.support.yaml_cases import cases_of

BROKEN = cases_of(__file__, "brand_cases.yml")
FULL = """\
name: acme
site_name: Acme Pay Docs
site_url: https://docs.acme.example
theme: {logo: acme.svg, favicon: acme.ico, primary: "#0a7d5a", accent: "#fB0"}
custom:
  company_name: Acme Pay
  empty:
  also_empty: ""
  support: {e-mail: help@acme.example, phone: "+44"}
providers: {exclude: [piastrix, payeer]}
common_names: [Acme Pay]
addresses: [198.51.100.24/32, 203.0.113.64/29, "2001:DB8:0:0::10", 2606:4700::/32]
embed_in: [https://Help.acme.example, "http://127.0.0.1:8000"]
"""
BLOCKS = """\
name: acme
site_name: Acme Pay Docs
site_url: https://docs.acme.example
theme:
  logo: acme.svg
  primary: "#0a7d5a"
  primary_dark: "#fB0"
custom:
  company_name: Acme Pay
  support:
    e-mail: help@acme.example
    desk_url: https://acme.example/desk
providers:
  exclude:
    - piastrix
features: {include: [payments]}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "brands"
    folder.mkdir()
    for name in ("acme.svg", "acme.ico", "other.svg"):
        (folder / name).write_text("<svg/>")
    (folder / "empty.svg").touch()
    return folder / "acme.yml"


def read(file: Path, text: str | bytes) -> tuple[Brand | None, list[Any]]:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    brand, problems = read_brand(file, root=file.parent.parent)
    return brand, list(problems)


def sound(file: Path, text: str) -> Brand:
    brand, problems = read(file, text)
    assert problems == []
    assert brand is not None
    return brand


def test_a_full_file(file: Path) -> None:
    assert sound(file, FULL) == Brand(
        "acme",
        custom={
            "company_name": "Acme Pay",
            "empty": "",
            "also_empty": "",
            "support.e-mail": "help@acme.example",
            "support.phone": "+44",
        },
        site_name="Acme Pay Docs",
        site_url="https://docs.acme.example/",
        theme=Theme(logo="acme.svg", favicon="acme.ico", primary="#0a7d5a", accent="#fB0"),
        providers=Selection(exclude=frozenset({"piastrix", "payeer"})),
        common_names=frozenset({"Acme Pay"}),
        addresses=("198.51.100.24", "203.0.113.64/29", "2001:db8::10", "2606:4700::/32"),
        embed_in=("https://help.acme.example", "http://127.0.0.1:8000"),
        path="brands/acme.yml",
    )


def test_the_samples_have_every_key_of_a_file() -> None:
    samples = [yaml.safe_load(text) for text in (FULL, BLOCKS)]
    assert {key for sample in samples for key in sample} == BrandFile.model_fields.keys()


def test_a_brand_has_what_its_file_holds() -> None:
    assert [key for key in BrandFile.model_fields if key not in Brand.__dataclass_fields__] == []


def test_a_name_is_enough(file: Path) -> None:
    assert sound(file, "name: acme\n") == Brand("acme", path="brands/acme.yml")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://docs.acme.example/", ("https://docs.acme.example", "/", "")),
        ("https://docs.acme.example", ("https://docs.acme.example", "/", "")),
        ("http://acme.example:8080/docs", ("http://acme.example:8080", "/docs/", "/docs")),
        ("https://acme.example/a/b/", ("https://acme.example", "/a/b/", "/a/b")),
        ("https://acme.example/a//", ("https://acme.example", "/a/", "/a")),
        ("https://acme.example//evil.example/a", ("https://acme.example", "/evil.example/a/", "/evil.example/a")),
        ("https://xn--bcher-kva.example/", ("https://xn--bcher-kva.example", "/", "")),
    ],
)
def test_the_address_gives_three_values(file: Path, url: str, expected: tuple[str, str, str]) -> None:
    values = sound(file, f"name: acme\nsite_url: {url}\n").values()
    assert (values["site.origin"], values["site.path"], values["site.path_unclosed"]) == expected


def test_values_by_their_slots_names(file: Path) -> None:
    values = sound(file, FULL).values()
    assert values["custom.support.e-mail"] == "help@acme.example"
    assert values["site.name"] == "Acme Pay Docs"
    assert not [name for name in Brand("x").values() if name.startswith("site.")]


def test_what_fills_the_slots_of_pages_is_what_a_brand_says_of_itself(file: Path) -> None:
    """Or else nobody looks for the words of another brand in it."""
    brand = sound(file, FULL)
    shown = {name: unquote(value).split() for name, value in brand.values().items() if not name.startswith("theme.")}
    said = brand.texts().values()
    assert [name for name, parts in shown.items() for part in parts if not any(part in text for text in said)] == []
    assert brand.texts().keys() >= {"site_name", "site_url", "custom.company_name", "custom.support.phone"}
    assert {text for key, text in brand.texts().items() if key.startswith("addresses.")} == {*brand.addresses}
    assert not {"name", "path", "embed_in.0", "common_names.0"} & brand.texts().keys()


def test_characters_that_no_page_can_hold_are_replaced(file: Path) -> None:
    brand = sound(file, 'name: acme\ncustom: {x: "a\\0b\\x1fc\\x7fd\\uFFFEe"}\n')
    assert brand.custom == {"x": "a\ufffdb\ufffdc\ufffdd\ufffde"}


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ("providers: {include: [a, b]}", {"a": True, "b": True, "c": False}),
        ("providers: {exclude: [a, b]}", {"a": False, "b": False, "c": True}),
        ("providers: {include: []}", {"a": False}),
        ("providers: {exclude: []}", {"a": True}),
        ("providers: {}", {"a": True}),
        ("providers:", {"a": True}),
    ],
)
def test_providers_of_a_brand(file: Path, rule: str, shown: dict[str, bool]) -> None:
    brand = sound(file, f"name: acme\n{rule}\n")
    assert {code: brand.providers.has(code) for code in shown} == shown


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in BROKEN])
def test_a_broken_file(file: Path, case: dict[str, Any]) -> None:
    brand, problems = read(file, case["text"])
    assert brand is None
    (problem,) = problems
    assert problem.path == "brands/acme.yml"
    assert problem.rule == case.get("rule", "brand-value")
    assert str(problem.severity) == "error"
    for part in case["says"]:
        assert part in f"{problem.message} ({problem.suggestion})"
    assert [problem.line, problem.column] == case["at"], problem


def test_all_faults_are_reported_together(file: Path) -> None:
    _, problems = read(file, "name: 1\nsite_url: x\nzzz: 1\ncustom: {a: 1, b: 2}\ntheme: {primary: red}\n")
    assert {(problem.line, problem.message.partition(", expected")[0].partition(":")[0]) for problem in problems} == {
        (1, "name"),
        (2, "site_url"),
        (3, "found the unknown key 'zzz'"),
        (4, "custom.a"),
        (4, "custom.b"),
        (5, "theme.primary"),
    }


@pytest.mark.parametrize("content", [b"name: \xff\n", b"\xff\xfen\x00", b"name: \x00\n", b"[" * 5000, b"- " * 5000])
def test_no_file_makes_a_traceback(file: Path, content: bytes) -> None:
    brand, problems = read(file, content)
    assert brand is None
    assert problems[0].path == "brands/acme.yml"


def test_a_missing_file_is_reported(file: Path) -> None:
    brand, problems = read_brand(file, root=file.parent.parent)
    assert brand is None
    assert "cannot be read" in problems[0].message


def test_no_mutilated_file_makes_a_traceback_and_the_schema_takes_what_is_sound(file: Path) -> None:
    validator = Draft202012Validator(schema_of("brand"))
    for text in mutilated(BLOCKS, count=150):
        brand, problems = read(file, text)
        assert (brand is None) is bool(problems), text
        assert not [problem for problem in problems if UNFORESEEN in problem.message], text
        if brand is not None:
            assert list(validator.iter_errors(brand.document.data)) == [], text


def test_a_brand_can_place_a_problem_in_its_file(file: Path) -> None:
    document = sound(file, FULL).document
    problem = document.problem(("providers", "exclude", 1), BRAND_VALUE, "there is none")
    assert (problem.path, problem.line, problem.column) == ("brands/acme.yml", 10, 33)


@pytest.mark.parametrize("image", ["../secret.svg", "/etc/hosts"])
def test_an_image_lies_in_the_folder_of_brands(file: Path, image: str) -> None:
    (file.parent.parent / "secret.svg").write_text("<svg/>")
    brand, problems = read(file, f"name: acme\ntheme: {{logo: {image}}}\n")
    assert brand is None
    assert problems[0].line == 2


def test_an_image_with_too_long_a_name(file: Path) -> None:
    brand, problems = read(file, f"name: acme\ntheme: {{logo: {'x' * 5000}}}\n")
    (problem,) = problems
    assert brand is None
    assert (problem.line, problem.column) == (2, 15)
    assert "which cannot be read: file name too long" in problem.message
    assert len(problem.message) < 150


def test_an_image_that_cannot_be_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read any file, so the file system is told to refuse."""
    read_bytes = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name == "acme.svg":
            raise PermissionError(13, "Permission denied", str(self))
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    brand, problems = read(file, "name: acme\ntheme: {logo: acme.svg}\n")
    assert brand is None
    assert [problem.message for problem in problems] == [
        "theme.logo: found 'acme.svg', which cannot be read: permission denied"
    ]


def test_values_of_mkdocs_yml() -> None:
    custom = {"a": 1, "b": True, "c": None, "d": [1, "x"], "e": {"f": {"g": "h"}}, "i": 1.5, 404: "j"}
    assert dict(values_of(custom)) == {
        "custom.a": "1",
        "custom.b": "true",
        "custom.c": "",
        "custom.d": "1, x",
        "custom.d.0": "1",
        "custom.d.1": "x",
        "custom.e.f.g": "h",
        "custom.i": "1.5",
        "custom.404": "j",
    }


@pytest.mark.parametrize("custom", [None, [], "x", 3])
def test_a_site_without_values(custom: Any) -> None:
    assert brand_of_custom(custom) == Brand("")


def test_the_schema_is_one_and_takes_what_is_sound() -> None:
    schema = schema_of("brand")
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(yaml.safe_load(FULL))) == []


NOT_IN_A_SCHEMA = {
    "another name than the file's",
    "blank site name",
    "address with a query",
    "address with a space",
    "address with markup",
    "address with a broken port",
    "address with a broken host",
    "near image",
    "image that is a folder",
    "nested number",
    "address without a host",
    "address with a space in its host",
    "address with too large a port",
    "address with a scheme only",
    "a link for a mail address",
    "a picture as a style sheet",
    "an empty picture",
    "a common name that is none",
    "a number too much",
    "an address with the prefix of its network",
    "a private address",
    "an address of the machine itself",
    "the whole internet",
    "an address for many",
    "an address within a network above it",
}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case["name"])
        for case in BROKEN
        if case.get("rule") != "brand-yaml" and case["name"] not in NOT_IN_A_SCHEMA
    ],
)
def test_the_schema_refuses_what_is_broken(case: dict[str, Any]) -> None:
    errors = list(Draft202012Validator(schema_of("brand")).iter_errors(yaml.safe_load(case["text"])))
    assert errors, case["text"]


@pytest.mark.parametrize(
    ("addresses", "values"),
    [
        ("[]", {}),
        ("[8.8.8.8, 203.0.113.64/29]", {"site.addresses_v4": "8.8.8.8 203.0.113.64/29"}),
        ("[2606:4700::1, 8.8.8.8]", {"site.addresses_v4": "8.8.8.8", "site.addresses_v6": "2606:4700::1"}),
        ("[192.0.2.10]", {"site.addresses_v4": "192.0.2.10", "site.addresses_sample": "1"}),
        ("[2001:db8::/48]", {"site.addresses_v6": "2001:db8::/48", "site.addresses_sample": "1"}),
    ],
)
def test_addresses_of_a_version_are_one_value_and_samples_are_told(
    file: Path, addresses: str, values: dict[str, str]
) -> None:
    assert sound(file, f"name: acme\naddresses: {addresses}\n").values() == values
