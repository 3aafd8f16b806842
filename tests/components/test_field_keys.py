"""What a form holds at first and shows around its controls: default, placeholder, prefix, suffix, section."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup

from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.components.connection_form import form_spec, render_form
from mkdocs_paycore.components.credentials import render_credentials
from tests.support.site import one


def provider(*fields: dict[str, Any]) -> Provider:
    connections = [{"kind": "account", "fields": list(fields)}]
    return Provider.model_validate({"code": "a", "name": "A", "status": "ready", "connections": connections})


def inline(sentence: str) -> Markup:
    return Markup("{}").format(sentence)


def form(*fields: dict[str, Any]) -> BeautifulSoup:
    owner = provider(*fields)
    return BeautifulSoup(render_form(owner, owner.connections[0], inline=inline, has_list=False), "html.parser")


@pytest.mark.parametrize(
    ("field", "selector"),
    [
        ({"type": "text", "default": 'a "b" <c>'}, "input[value='a \"b\" <c>']"),
        ({"type": "number", "default": 30}, "input[value='30']"),
        ({"type": "date", "default": "2026-01-31"}, "input[value='2026-01-31'][inputmode=numeric]"),
        ({"type": "toggle", "default": True}, "input[role=switch][checked]"),
        ({"type": "toggle", "default": False}, "input[role=switch]:not([checked])"),
        ({"type": "select", "choices": ["a", "b"], "default": "b"}, "option[value=b][selected]"),
        ({"type": "select", "default": "b"}, "input[value=b]"),
        ({"type": "multiselect", "choices": ["a", "ab"], "default": ["ab"]}, "input[value=ab][checked]"),
        ({"type": "multiselect", "default": ["a", "b"]}, "input[value='a, b']"),
        ({"type": "secret", "placeholder": "sk_…"}, "input[type=password][placeholder='sk_…']"),
        ({"type": "multiline", "placeholder": "One a line"}, "textarea[placeholder='One a line']"),
    ],
)
def test_a_control_holds_and_shows_what_its_field_says(field: dict[str, Any], selector: str) -> None:
    assert len(form({"key": "k", "label": "K", **field}).select(selector)) == 1


def test_of_several_choices_only_the_default_ones_are_ticked() -> None:
    root = form({"key": "k", "label": "K", "type": "multiselect", "choices": ["a", "ab"], "default": ["ab"]})
    assert [box.has_attr("checked") for box in root.select("input[name=k]")] == [False, True]


def test_a_default_of_several_lines_keeps_its_line_breaks() -> None:
    root = form({"key": "k", "label": "K", "type": "multiline", "default": "a\n\n</textarea>b"})
    assert one(root, "textarea").text == "a\n\n</textarea>b"


def test_what_stands_around_a_control_is_read_out_with_it() -> None:
    root = form({"key": "k", "label": "K", "type": "text", "prefix": "https://", "suffix": ".example", "help": "H"})
    ids = str(one(root, "input[name=k]")["aria-describedby"]).split()
    assert [one(root, f'[id="{each}"]').text for each in ids] == ["H", "https://", ".example"]


def test_fields_of_a_section_stand_below_its_heading_together() -> None:
    keys = {"a": None, "b": "One", "c": "One", "d": "Two"}
    root = form(*({"key": key, "label": key, "type": "text", "section": section} for key, section in keys.items()))
    groups = root.select("[role=group].paycore-form__section")
    assert [[field["data-field"] for field in group.select("[data-field]")] for group in groups] == [["b", "c"], ["d"]]
    assert [one(root, f'[id="{group["aria-labelledby"]}"]').text for group in groups] == ["One", "Two"]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ({"type": "number", "minimum": 1, "maximum": 2.5}, "From 1 to 2.5."),
        ({"type": "number", "minimum": 0}, "0 or more."),
        ({"type": "number", "maximum": "7.50"}, "At most 7.50."),
        ({"type": "date", "minimum": "2026-01-31"}, "Year, month and day, as in 2026-01-31. 2026-01-31 or later."),
        ({"type": "date", "maximum": "2026-01-31"}, "Year, month and day, as in 2026-01-31. 2026-01-31 at the latest."),
    ],
)
def test_a_range_is_told_below_the_control(field: dict[str, Any], said: str) -> None:
    assert one(form({"key": "k", "label": "K", **field}), ".paycore-field__notes div").text == said


def test_the_script_gets_ranges_and_nothing_that_html_holds() -> None:
    field = {"key": "k", "label": "K", "type": "number", "minimum": 1, "default": 2, "suffix": "days", "section": "S"}
    [spec] = form_spec(provider(field).connections[0])["fields"]
    assert spec == {"key": "k", "label": "K", "type": "number", "minimum": "1"}


def test_the_list_of_credentials_says_what_the_form_holds_at_first() -> None:
    owner = provider(
        {"key": "a", "label": "A", "type": "number", "default": 30, "suffix": "days"},
        {"key": "b", "label": "B", "type": "select", "choices": [{"value": "x", "label": "Ex"}], "default": "x"},
        {"key": "c", "label": "C", "type": "toggle", "default": True},
        {"key": "d", "label": "D", "type": "toggle", "default": False, "section": "S"},
    )
    html = render_credentials(owner, owner.connections[0], inline=inline, has_form=False)
    rows = BeautifulSoup(html, "html.parser").select("tbody tr")
    assert [row.select("td")[-1].text.strip() for row in rows] == [
        "At first: 30 days.", "At first: Ex.", "At first: on.", "",
    ]  # fmt: skip
    assert one(rows[3], "th small").text == "S"
