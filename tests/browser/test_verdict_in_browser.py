"""The form in a browser gives Python's verdict for what its controls can hold: many pairs in one page."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest
from markupsafe import escape

from mkdocs_paycore.catalog.form.problem import ValueRule
from mkdocs_paycore.catalog.form.verdict import validate
from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.catalog.model.provider import Connection, Provider
from mkdocs_paycore.components.connection_form import render_form
from tests.browser.conftest import served, visited
from tests.catalog.form.entered import entered
from tests.catalog.form.specs import named_and_own
from tests.catalog.form.strategies import made_up
from tests.support.cases import first_of_each

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from mkdocs_paycore.catalog.model.field import Field

EACH = 5
HEAD = 512
WHOLE = 20480
LONGEST_FILE = 30_000

# Puts values into the controls of each form as a person's browser holds them, and gathers the verdicts. Texts go in and
# out as JSON in ASCII, for a lone surrogate does not survive the way.
DRIVE = r"""async (given) => {
  const bytes = ({head, size}) => {
    const content = new Uint8Array(size);
    content.set(Uint8Array.from(atob(head), (char) => char.charCodeAt(0)).slice(0, size));
    return content;
  };
  const put = (control, value) => {
    if (control.type === "checkbox") control.checked = Array.isArray(value) ? value.includes(control.value) : value;
    else if (control.type === "file") {
      const chosen = new DataTransfer();
      if (value) chosen.items.add(new File([bytes(value)], value.name));
      control.files = chosen.files;
    } else control.value = Array.isArray(value) ? value.join(",") : value;
  };
  const verdicts = [];
  for (const [number, values] of JSON.parse(given)) {
    const form = document.forms[number];
    for (const [key, value] of Object.entries(values)) {
      for (const control of form.querySelectorAll(`[name="${key}"]`)) put(control, value);
    }
    verdicts.push(await new Promise((resolve) => {
      form.addEventListener("paycore:verdict", (event) => resolve(event.detail), {once: true});
      form.dispatchEvent(new Event("paycore:check"));
    }));
  }
  return JSON.stringify(verdicts).replace(/[^\0-\x7f]/g, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
}"""


def held(field: Field, value: Any) -> Any:
    """Return what the field's control holds when somebody tries to enter the value."""
    choices = [choice.value for choice in field.choices]
    if field.type is FieldType.TOGGLE:
        return value is True
    if field.type is FieldType.FILE:
        return _file(value, WHOLE if field.holds else HEAD) if isinstance(value, dict) else None
    if field.type is FieldType.MULTISELECT or field.several:
        entries = [entry for entry in value if isinstance(entry, str)] if isinstance(value, list) else []
        if choices:
            return [choice for choice in choices if choice in entries]
        return [entry for entry in entries if entry.isalnum()]
    if not isinstance(value, str) or (choices and value not in choices):
        return ""
    return value.replace("\n", "").replace("\r", "")


def _file(value: dict[str, Any], longest: int) -> dict[str, Any] | None:
    name, size = value.get("name"), value.get("size")
    if not isinstance(name, str) or not name.isprintable() or not isinstance(size, int) or isinstance(size, bool):
        return None
    try:
        content = base64.b64decode(value.get("head") or "", validate=True)
    except (TypeError, ValueError):
        content = b""
    size = min(max(size, 0), LONGEST_FILE)
    head = content[:size].ljust(size, b"\0")[:longest]
    return {"name": name, "size": size, "head": base64.b64encode(head).decode("ascii")}


def pairs(connections: dict[str, Connection]) -> Iterator[tuple[int, dict[str, Any], dict[str, Any]]]:
    for number, connection in enumerate(connections.values()):
        for values in entered(connection, count=EACH, seed=4_000 + number):
            fits = {field.key: held(field, values.get(field.key)) for field in connection.fields}
            yield number, fits, validate(connection, fits).as_dict()


@pytest.fixture(scope="module", params=first_of_each([80, 180]))
def connections(request: pytest.FixtureRequest) -> dict[str, Connection]:
    """So many made-up connections, and every third one of the named cases and of this repository."""
    limits = {f"limits-{limit}": _limited(limit) for limit in range(8)}
    made = {name: each for name, (each, _) in made_up(count=request.param).items()}
    return limits | made | dict([*named_and_own().items()][::3])


def _limited(limit: int) -> Connection:
    field = {"key": "days", "label": "Days", "type": "number", "minimum": limit, "maximum": limit + 2}
    return Connection.model_validate({"kind": "account", "fields": [field]})


def test_the_form_gives_pythons_verdict(
    browser: Browser, connections: dict[str, Connection], tmp_path: Path, repository: Path
) -> None:
    forms = [
        render_form(
            Provider.model_validate({"code": "acme", "name": "Acme", "status": "ready"}),
            connection,
            inline=escape,
            has_list=False,
            number=number,
        )
        for number, connection in enumerate(connections.values(), start=2)
    ]
    (tmp_path / "assets").symlink_to(repository / "mkdocs_paycore" / "components" / "assets")
    (tmp_path / "favicon.ico").touch()
    script = '<script type="module" src="assets/form.js"></script>'
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>All</title>{script}'
    (tmp_path / "index.html").write_text(head + "".join(forms), encoding="utf-8")

    cases = [*pairs(connections)]
    assert len(cases) >= 500
    with served(tmp_path) as address, visited(browser, address) as visit:
        given = json.dumps([[number, values] for number, values, _ in cases])
        found = json.loads(visit.page.evaluate(DRIVE, given))
    differences = [(case, verdict) for case, verdict in zip(cases, found, strict=True) if case[2] != verdict]
    assert differences[:3] == [], f"{len(differences)} of {len(cases)} differ"

    reported = {problem["rule"] for *_, verdict in cases for problem in verdict["problems"]}
    # A control with choices holds nothing else, and an input no line breaks; tests of lines paste them.
    lines = {ValueRule.CRLF, ValueRule.LINE_BREAKS, ValueRule.INDENTATION}
    assert set(ValueRule) - reported - lines == {ValueRule.CHOICE}
    assert 0.02 < sum(verdict["valid"] for *_, verdict in cases) / len(cases) < 0.9
