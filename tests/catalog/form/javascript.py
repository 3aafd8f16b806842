"""validate.js in one Node process for many cases."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.catalog.export import connection_json
from mkdocs_paycore.components.asset import VALIDATOR
from mkdocs_paycore.components.connection_form import form_spec
from mkdocs_paycore.components.script import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.catalog.model.provider import Connection

HERE = Path(__file__).parent
ASSETS = HERE.parent.parent.parent / "mkdocs_paycore" / "components" / "assets"


def validator() -> str:
    """Return the validator with the modules that it imports, as one module, and with its comments."""
    return joined(VALIDATOR, {path.name: path.read_text("utf-8") for path in ASSETS.glob("*.js")})


def node() -> str:
    """Return the path of Node: the installed one, else that of Playwright; without either the test is skipped."""
    found = shutil.which("node") or _playwrights_node()
    if found is None:
        pytest.skip("node is not installed, and neither is Playwright, which brings one")
    return found


def _playwrights_node() -> str | None:
    found = find_spec("playwright")
    return shutil.which(Path(found.origin).parent / "driver" / "node") if found and found.origin else None


def run(script: Path, lines: Iterable[Any], *arguments: str) -> str:
    """Give JSON lines to a script; return what it writes."""
    done = subprocess.run(
        [node(), str(script), *arguments],
        input="\n".join(json.dumps(line) for line in lines),
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _given(texts: list[str], connections: dict[str, Connection], cases: list[list[Any]], folder: Path) -> list[Any]:
    """Return what verdicts.mjs reads. Node takes `.js` outside a package as CommonJS, so the texts are written anew."""
    modules = [folder / f"validate{number}.mjs" for number in range(len(texts))]
    for module, text in zip(modules, texts, strict=True):
        module.write_text(text, "utf-8")
    forms = (connection_json, _as_written, form_spec)  # as it is published, as it is written, as a page carries it
    exported = {
        name: forms[number % len(forms)](connection) for number, (name, connection) in enumerate(connections.items())
    }
    return [{"connections": exported, "modules": [module.as_uri() for module in modules]}, *cases]


def _as_written(connection: Connection) -> dict[str, Any]:
    return connection.model_dump(mode="json", exclude_unset=True)


def verdicts(
    connections: dict[str, Connection],
    cases: list[list[Any]],
    folder: Path,
    *,
    text: str | None = None,
    words: dict[str, str] | None = None,
) -> list[dict[str, Any]]:
    """Return the verdicts of cases: name of a connection, values, mode.

    `text` is that of another validator than the one of this repository. `words` are what verdicts say in another
    language.
    """
    lines = _given([text or validator()], connections, cases, folder)
    lines[0]["words"] = words
    return [json.loads(line) for line in run(HERE / "verdicts.mjs", lines).split("\n")]


def wrong(mutants: list[str], connections: dict[str, Connection], cases: list[list[Any]], folder: Path) -> list[int]:
    """Return 1 for the validator and each mutant that gets a case wrong, else 0.

    A case's fourth entry is its right verdict. The cases after that by which the last mutant is found are not tried.
    """
    texts = [validator(), *mutants]
    found: list[int] = json.loads(run(HERE / "verdicts.mjs", _given(texts, connections, cases, folder)))
    return found
