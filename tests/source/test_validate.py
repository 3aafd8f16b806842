"""Data against a model: what is reported of each kind of fault, in which words, under which rule."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar

import jsonschema
import pytest
from pydantic import AfterValidator
from pydantic import Field as Described

from mkdocs_paycore.source.file_schema import file_schema
from mkdocs_paycore.source.model import GIVEN, Code, Date, Expected, Model, Text, WebAddress, unexpected
from mkdocs_paycore.source.rule import Rule
from mkdocs_paycore.source.validate import FileRules, read_model, validated, without
from mkdocs_paycore.source.yaml.read import read_yaml

NAMES = ("yaml", "type", "type", "format", "missing-key", "unknown-key", "unknown-value")
RULES = FileRules(*(Rule(f"shop-{name}", "Something.") for name in NAMES))


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


class Door(Model):
    expected: ClassVar[str] = "a mapping with a width"
    for_others: ClassVar[str] = "leave it out"

    width: Annotated[int, Described(ge=1)]
    is_open: bool = False


def _even(text: str) -> str:
    if len(text) % 2:
        raise unexpected("a text of an even length", "as in ab")
    return text


class Shop(Model):
    """A shop."""

    name: Text
    size: Size = Size.SMALL
    doors: tuple[Door, ...] = ()
    by_code: dict[Code, Door | None] = Described(default_factory=dict)
    site: WebAddress | None = None
    opened: Date | None = None
    even: Annotated[str, AfterValidator(_even)] | None = None
    tags: Annotated[frozenset[str], Expected("a list of tags", is_form=False)] = frozenset()
    colour: Annotated[Code | None, GIVEN] = None


CASES: list[tuple[dict[str, Any], tuple[Any, ...]]] = [
    ({"name": 4}, (("name",), "type", "found the number 4, expected text", "put the value in quotes")),
    ({"name": {"a": "b"}}, (("name",), "type", "found a mapping, expected text", "put the text in quotes")),
    ({"name": " "}, (("name",), "type", "found an empty text, expected text", "")),
    ({"name": None}, (("name",), "type", "found nothing, expected text", "")),
    ({"size": "smal"}, (("size",), "unknown-value", "found 'smal', expected one of small, large", "'small'")),
    ({"size": 3}, (("size",), "type", "found the number 3, expected one of small, large", "")),
    ({"doors": "x"}, (("doors",), "type", "found 'x', expected a list", "")),
    ({"doors": [5]}, (("doors", 0), "type", "found the number 5, expected a mapping with a width", "")),
    ({"doors": [{}]}, (("doors", 0), "missing-key", "the key 'width' is missing, expected a whole number", "")),
    (
        {"doors": [{"width": 0}]},
        (("doors", 0, "width"), "format", "found the number 0, expected a whole number of at least 1", ""),
    ),
    ({"doors": [{"width": "1"}]}, (("doors", 0, "width"), "type", "found '1', expected a whole number", "")),
    ({"doors": [{"width": 1.5}]}, (("doors", 0, "width"), "type", "found the number 1.5, expected a whole", "")),
    (
        {"doors": [{"width": 1, "is_open": "Yes"}]},
        (("doors", 0, "is_open"), "type", "found 'Yes', expected true or false", "write true"),
    ),
    (
        {"doors": [{"width": 1, "zzz": 1}]},
        (("doors", 0, "zzz"), "unknown-key", "unknown key 'zzz', expected one of width, is_open", "leave it out"),
    ),
    ({"doors": [{"widht": 1}]}, (("doors", 0, "widht"), "unknown-key", "unknown key 'widht'", "'width'")),
    ({"by_code": []}, (("by_code",), "type", "found a list, expected a mapping", "")),
    ({"by_code": {"A": None}}, (("by_code", "A"), "format", "found the key 'A', expected a code of lower", "")),
    ({"by_code": {"a": 1}}, (("by_code", "a"), "type", "found the number 1, expected a mapping with a width", "")),
    (
        {"by_code": {"a": {"width": 1, "is_opn": True}}},
        (("by_code", "a", "is_opn"), "unknown-key", "unknown key 'is_opn', expected one of width", "'is_open'"),
    ),
    ({"site": "x.example"}, (("site",), "format", "found 'x.example', expected an address that starts with", "")),
    ({"site": 5}, (("site",), "type", "found the number 5, expected an address", "put the value in quotes")),
    ({"opened": "2021-02-30"}, (("opened",), "format", "found '2021-02-30', expected a date such as", "")),
    ({"even": "abc"}, (("even",), "format", "found 'abc', expected a text of an even length", "as in ab")),
    ({"tags": "a"}, (("tags",), "type", "found 'a', expected a list of tags", "")),
    ({"tags": ["a", 5]}, (("tags",), "type", "found a list, expected a list of tags", "")),
    ({"colour": None}, (("colour",), "type", "found nothing, expected a code", "")),
]


@pytest.mark.parametrize(("data", "expected"), CASES, ids=[str(data) for data, _ in CASES])
def test_a_fault_is_reported_with_what_was_found_and_expected(data: dict[str, Any], expected: tuple[Any, ...]) -> None:
    trail, rule, message, suggestion = expected
    instance, (fault,) = validated({"name": "A", **data}, Shop, rules=RULES)
    assert instance is None
    assert (fault.trail, fault.rule.name) == (trail, f"shop-{rule}")
    assert message in fault.message
    assert suggestion in fault.suggestion
    assert bool(fault.suggestion) is bool(suggestion)
    assert fault.at_key is (rule == "unknown-key" or ("the key '" in message and rule == "format"))


def test_sound_data_is_an_instance() -> None:
    data = {"name": " A ", "size": "large", "doors": [{"width": 2}], "by_code": {"a": None}, "tags": ["x"]}
    shop, faults = validated(data, Shop, rules=RULES)
    assert faults == []
    assert shop == Shop(name="A", size=Size.LARGE, doors=(Door(width=2),), by_code={"a": None}, tags=frozenset({"x"}))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "found an empty file, expected a mapping with the key name"),
        ("[a]", "found a list at the top level, expected a mapping"),
        ("5", "found the number 5 at the top level"),
    ],
)
def test_a_file_that_is_no_mapping(text: str, message: str) -> None:
    shop, (problem,) = read_model(read_yaml(text, path="f", rule=RULES.yaml.name), Shop, rules=RULES, start="name: A")
    assert shop is None
    assert message in problem.message
    assert (problem.rule, problem.suggestion) == ("shop-type", "start with 'name: A'")


def test_what_is_no_yaml_is_not_reported_a_second_time() -> None:
    document = read_yaml("name: A\nname: B\nsize: {{x}}\ndoors: 5\n", path="f", rule=RULES.yaml.name)
    shop, problems = read_model(document, Shop, rules=RULES, start="name: A")
    assert shop is None
    assert sorted((problem.line, problem.rule) for problem in problems) == [
        (2, "shop-yaml"),
        (3, "shop-yaml"),
        (4, "shop-type"),
    ]


@pytest.mark.parametrize(
    ("trails", "rest"),
    [
        ([], {"a": {"b": 1, "c": [2, 3]}, "d": 4}),
        ([("d",)], {"a": {"b": 1, "c": [2, 3]}}),
        ([("a", "b"), ("d",)], {"a": {"c": [2, 3]}}),
        ([("a", "c", 1)], {"a": {"b": 1}, "d": 4}),
        ([("a", "x", "y"), ("d", "e"), ()], {"a": {"b": 1, "c": [2, 3]}, "d": 4}),
    ],
)
def test_the_sound_part_of_data(trails: list[tuple[str | int, ...]], rest: dict[str, Any]) -> None:
    data = {"a": {"b": 1, "c": [2, 3]}, "d": 4}
    assert without(data, trails) == rest
    assert data == {"a": {"b": 1, "c": [2, 3]}, "d": 4}


def test_a_file_may_have_one_rule_for_all_faults() -> None:
    rule = Rule("methods", "Something.")
    assert FileRules.of_one(rule) == FileRules(rule, rule, rule, rule, rule, rule, rule)


@pytest.mark.slow
def test_a_schema_takes_what_the_reader_takes() -> None:
    schema = file_schema(Shop, title="A shop", identity="urn:a:shop")
    assert schema["title"] == "A shop"
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid({"name": "A", "site": None, "colour": "a", "doors": [{"width": 1}]})
    assert not validator.is_valid({"name": "A", "colour": None})
    assert "default" not in schema["properties"]["colour"]
    assert schema["properties"]["site"]["default"] is None
