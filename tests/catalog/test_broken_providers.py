"""Broken provider files: each gives its problems with place, rule and words, and hides no other file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.catalog.load import load_catalog
from tests.support.yaml_cases import cases_of

if TYPE_CHECKING:
    from pathlib import Path

CASES: list[dict[str, Any]] = cases_of(__file__, "broken_providers.yml")
GOOD = "code: good\nname: Good\nstatus: ready\n"


def write(folder: Path, case: dict[str, Any]) -> None:
    folder.mkdir(parents=True)
    content = bytes.fromhex(case["bytes"]) if "bytes" in case else case["text"].encode()
    (folder / "provider.yml").write_bytes(content)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_a_broken_file(tmp_path: Path, case: dict[str, Any]) -> None:
    write(tmp_path / "connectors" / "acme", case)
    write(tmp_path / "connectors" / "good", {"text": GOOD})
    catalog = load_catalog(tmp_path / "connectors", root=tmp_path)
    assert list(catalog.providers) == ["good"]
    assert set(catalog.documents) == {"acme", "good"}
    assert {problem.path for problem in catalog.problems} == {"connectors/acme/provider.yml"}
    assert {str(problem.severity) for problem in catalog.problems} == {"error"}
    reported = [[problem.line, problem.column, problem.rule] for problem in catalog.problems]
    assert reported == [problem[:3] for problem in case["problems"]], "\n".join(map(str, catalog.problems))
    for problem, (*_, parts) in zip(catalog.problems, case["problems"], strict=True):
        for part in parts:
            assert part in f"{problem.message} ({problem.suggestion})"


def test_all_errors_of_all_files_are_reported_together(tmp_path: Path) -> None:
    for number, case in enumerate(CASES):
        write(tmp_path / f"p{number:02}", case)
    catalog = load_catalog(tmp_path, root=tmp_path)
    assert catalog.providers == {}
    assert len({problem.path for problem in catalog.problems}) == len(CASES)


def test_a_file_under_another_name_is_reported(tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "provider.yaml").write_text(GOOD)
    (tmp_path / "images").mkdir()
    (tmp_path / "index.md").write_text("# Connectors\n")
    (problem,) = load_catalog(tmp_path, root=tmp_path).problems
    assert (problem.path, problem.rule) == ("acme/provider.yaml", "provider-file")
    assert "'provider.yml'" in problem.message


def test_a_folder_that_is_not_there_gives_an_empty_catalog(tmp_path: Path) -> None:
    catalog = load_catalog(tmp_path / "connectors", root=tmp_path)
    assert (catalog.providers, catalog.problems) == ({}, ())
