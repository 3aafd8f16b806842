"""Texts as scalars of a YAML file that we write."""

from __future__ import annotations

import pytest
import yaml

from mkdocs_paycore.source.yaml.read import read_yaml
from mkdocs_paycore.source.yaml.write import quoted, scalar, write_as_text

PLAIN = ["Acme Pay", "a", "_x", "https://acme.example/a@b", "A & B", "a+b-c'd", "nulls", "yesterday"]
QUOTED = [
    *("", " a", "a ", "1", "1.5", "-", "- a", "null", "True", "YES", "no", "On", "off", "y", "N", "~"),
    *(
        "a: b",
        "a:",
        "a #b",
        "#a",
        "[a]",
        "{a",
        "*a",
        "&a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a",
        '"a"',
        "'a'",
        "a, b",
        "a\nb",
    ),
    *("é", "\u2028", "\x07", "\ufeffa", "\U0001f600", "a\\b"),
]


@pytest.mark.parametrize("text", PLAIN)
def test_a_text_that_every_reader_takes_for_one_is_written_as_it_is(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize("text", QUOTED)
def test_any_other_text_is_quoted(text: str) -> None:
    assert scalar(text) == quoted(text)
    assert scalar(text).startswith('"')


@pytest.mark.parametrize("text", [*PLAIN, *QUOTED])
@pytest.mark.parametrize("form", ["{}", "a: {}", "[{}, b]"])
def test_a_text_is_read_as_it_was_written(text: str, form: str) -> None:
    written = form.format(scalar(text))
    expected = {"{}": text, "a: {}": {"a": text}, "[{}, b]": [text, "b"]}[form]
    assert yaml.safe_load(written) == expected
    assert read_yaml(written, path="f.yml", rule="r").data == expected


def test_what_cannot_be_printed_is_escaped() -> None:
    assert quoted("a\u2028é") == '"a\\U00002028é"'


def test_texts_of_a_kind_of_their_own_are_written_as_texts() -> None:
    class Kind(str):
        __slots__ = ()

    with pytest.raises(yaml.representer.RepresenterError):
        yaml.safe_dump({"a": Kind("b")})
    write_as_text(Kind)
    assert yaml.safe_dump({"a": Kind("b")}) == yaml.dump({"a": Kind("b")}) == "a: b\n"
