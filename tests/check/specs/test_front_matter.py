"""Front matter that YAML cannot read: reported, and repaired where its meaning is plain."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_paycore.check.specs.front_matter import repaired_front_matter

CASES: list[tuple[str, dict[str, Any] | None, str, list[tuple[int, int, str]]]] = [
    # text, meta (None: nothing to repair), body, reported
    ("no front matter\n", None, "", []),
    ("", None, "", []),
    ("---\n---\nx\n", None, "", []),
    ("---\n---\n[a][b]{: .c }\n\n```\n---\n```\n", None, "", []),
    ("---\n\nA line above.\n\n---\nx\n", None, "", []),
    ("---\n# a comment\n---\nx\n", None, "", []),
    ("----\ntitle: x\n----\n", None, "", []),
    ("\n---\ntitle: {{a}}\n---\n", None, "", []),
    ("---\ntitle: {{a}}\nno end\n", None, "", []),
    ("---\ntitle: {{custom.a}}\n---\nx\n", {"title": "{{custom.a}}"}, "x\n", [(2, 8, "found '{{'")]),
    ("---\ntitle: {{ custom.a }}\n---\n\n\nx\n", {"title": "{{ custom.a }}"}, "x\n", [(2, 8, "found '{{'")]),
    ("---\nt: 1\ntitle: {{custom.a}}   \n...\nx", {"t": 1, "title": "{{custom.a}}"}, "x", [(3, 8, "found '{{'")]),
    ("---\ntitle: {{a}}'s b\n---\nx", {"title": "{{a}}'s b"}, "x", [(2, 8, "found '{{'")]),
    ("---\ntags:\n  - {{a}}\n  - b\n---\nx", {"tags": ["{{a}}", "b"]}, "x", [(3, 5, "found '{{'")]),
    ("---\nnested:\n  title: {{a}}\n---\nx", {"nested": {"title": "{{a}}"}}, "x", [(3, 10, "found '{{'")]),
    ("---\ntitle: a: b\n---\nx", {}, "x", [(2, 9, "found ':' inside a value")]),
    ("---\n- a\n---\nx", {}, "x", [(2, 1, "found no mapping")]),
    ("---\ntext\n---\nx", {}, "x", [(2, 1, "found no mapping")]),
    ("---\ntitle: {{a}}\nb: [\n---\nx", {}, "x", [(4, 1, "expected a value")]),
    ("---\ntitle: x\ntitle: y\n---\nz", {"title": "x"}, "z", [(3, 1, "a second time")]),
    ("---\ntitle: {{a}}\n---", {"title": "{{a}}"}, "", [(2, 8, "found '{{'")]),
]


@pytest.mark.parametrize(("text", "meta", "body", "reported"), CASES, ids=[text for text, *_ in CASES])
def test_front_matter_is_repaired_where_its_meaning_is_plain(
    text: str, meta: dict[str, Any] | None, body: str, reported: list[tuple[int, int, str]]
) -> None:
    repaired = repaired_front_matter(text, path="docs/a.md")
    if meta is None:
        assert repaired is None
        return
    assert repaired is not None
    assert (repaired.meta, repaired.body) == (meta, body)
    assert [(each.line, each.column) for each in repaired.problems] == [(line, column) for line, column, _ in reported]
    for problem, (_, _, part) in zip(repaired.problems, reported, strict=True):
        assert problem.path == "docs/a.md"
        assert problem.rule == "front-matter"
        assert part in problem.message
