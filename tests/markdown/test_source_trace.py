"""Where the text that Markdown sees was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from markdown import Markdown

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.markdown.extension import PaycoreExtension
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.site import Site
from mkdocs_paycore.markdown.source_trace import Origin, SourceTrace
from mkdocs_paycore.stamping.slot import plain_text

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem

MARK = "<<custom.nope>>"


def where(text: str, source: str | None, *, number: int = 1) -> tuple[int, int]:
    offset = -1
    for _ in range(number):
        offset = text.index(MARK, offset + 1)
    trace = SourceTrace(text, before_snippets=None, source=source, snippet_path=lambda _: None)
    place = trace.origin(offset, token=MARK)
    assert place.path is None
    return place.line, place.column


@pytest.mark.parametrize(
    ("text", "source", "number", "expected"),
    [
        (f"a {MARK}", f"a {MARK}", 1, (1, 3)),
        (f"a\n{MARK}\n\n b {MARK}\n", f"a\n{MARK}\n\n b {MARK}\n", 2, (4, 4)),
        (f"a {MARK}", f"---\ntitle: x\n---\n\na {MARK}\n", 1, (5, 3)),
        (f"a {MARK}", f"---\r\ntitle: x\r\n---\r\na {MARK}\r\n", 1, (4, 3)),
        (f"a {MARK}", f"\ufeff---\ntitle: {MARK}\n---\na {MARK}\n", 1, (4, 3)),
        (f"a {MARK}\r\nb".replace("\r", ""), f"a {MARK}\rb", 1, (1, 3)),
        (f"new\n\na {MARK}\nb", f"---\nx: 1\n---\na {MARK}\nb", 1, (4, 3)),
        (f"A {MARK}\nb\nc", f"a {MARK}\nb\nc", 1, (1, 3)),
        (f"a {MARK}\n", None, 1, (1, 3)),
        (f"x {MARK}\n", "nothing of it\n", 1, (0, 0)),
        (f"{MARK} {MARK}", f"{MARK} {MARK}", 2, (1, len(MARK) + 2)),
        (f"a\t{MARK}", f"a\t{MARK}", 1, (1, 3)),
        (f"é漢\N{WAVING HAND SIGN} {MARK}", f"é漢\N{WAVING HAND SIGN} {MARK}", 1, (1, 5)),
        (f"same\n{MARK}\nsame\n{MARK}", f"---\n---\nsame\n{MARK}\nsame\n{MARK}\n", 2, (6, 1)),
    ],
)
def test_without_snippets(text: str, source: str | None, number: int, expected: tuple[int, int]) -> None:
    assert where(text, source, number=number) == expected


def reported(root: Path, page: str, files: dict[str, str], *, source: str | None = None, **options: Any) -> list[str]:
    """Convert a page with snippets and return `path:line:column name` of what is reported."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    problems: list[Problem] = []
    site = Site(Catalog(), {"custom.x": "y"}, {}, problems.append, root=str(root))
    extension = PaycoreExtension(site=site)
    extension.rendering.page = Page(path="page.md", source=page if source is None else source)
    snippets = {"base_path": [str(root)], **options}
    md = Markdown(extensions=["pymdownx.snippets", extension], extension_configs={"pymdownx.snippets": snippets})
    md.convert(page)
    return [f"{each.path}:{each.line}:{each.column} {each.message.split()[-1]}" for each in problems]


SNIPPETS: list[tuple[str, str, dict[str, str], list[str]]] = [
    ("one", '--8<-- "a.md"', {"a.md": "x\n\n <<custom.a>>\n"}, ["a.md:3:2 custom.a"]),
    (
        "beside the page's own",
        '<<custom.p1>>\n\n--8<-- "a.md"\n\nx <<custom.p2>>',
        {"a.md": "<<custom.a>>"},
        ["page.md:1:1 custom.p1", "a.md:1:1 custom.a", "page.md:5:3 custom.p2"],
    ),
    (
        "nested",
        '--8<-- "a.md"\n',
        {"a.md": 'a\n\n--8<-- "d/b.md"\n', "d/b.md": "b\n<<custom.b>>\n"},
        ["d/b.md:2:1 custom.b"],
    ),
    (
        "a section",
        '--8<-- "a.md:part"\n',
        {"a.md": "<<custom.x1>>\n--8<-- [start:part]\nin <<custom.in>>\n--8<-- [end:part]\n"},
        ["a.md:3:4 custom.in"],
    ),
    ("lines", '--8<-- "a.md:2:3"\n', {"a.md": "1\n2\n <<custom.a>>\n4\n"}, ["a.md:3:2 custom.a"]),
    (
        "a block of files",
        "--8<--\na.md\n\nb.md\n--8<--\n",
        {"a.md": "x", "b.md": "y <<custom.b>>"},
        ["b.md:1:3 custom.b"],
    ),
    (
        "indented",
        '- item\n\n    --8<-- "a.md"\n',
        {"a.md": "x\n<<custom.a>>\n"},
        ["a.md:2:1 custom.a"],
    ),
    (
        "with line ends of Windows and a mark",
        '--8<-- "a.md"\n',
        {"a.md": "\ufeffx\r\n\r\n<<custom.a>>\r\n"},
        ["a.md:3:1 custom.a"],
    ),
    (
        "the same twice",
        '--8<-- "a.md"\n\n--8<-- "a.md"\n',
        {"a.md": "<<custom.a>>\n"},
        ["a.md:1:1 custom.a", "a.md:1:1 custom.a"],
    ),
    (
        "two that say the same",
        '--8<-- "a.md"\n\n--8<-- "b.md"\n',
        {"a.md": "one\n<<custom.n>>\n", "b.md": "two\n\n<<custom.n>>\n"},
        ["a.md:2:1 custom.n", "b.md:3:1 custom.n"],
    ),
    (
        "in a fence",
        '```\n--8<-- "a.sh"\n```\n',
        {"a.sh": "curl <<custom.a>>\n"},
        ["a.sh:1:6 custom.a"],
    ),
    ("missing", '--8<-- "none.md"\n\n<<custom.p>>\n', {}, ["page.md:3:1 custom.p"]),
    (
        "names that only look like files",
        'Write `--8<-- "none.md"`: <<custom.p>>\n',
        {},
        ["page.md:1:27 custom.p"],
    ),
]


@pytest.mark.parametrize(
    ("page", "files", "expected"), [case[1:] for case in SNIPPETS], ids=[case[0] for case in SNIPPETS]
)
def test_with_snippets(tmp_path: Path, page: str, files: dict[str, str], expected: list[str]) -> None:
    assert reported(tmp_path, page, files) == expected


def test_with_front_matter_and_snippets(tmp_path: Path) -> None:
    page = '\n--8<-- "a.md"\n\n<<custom.p>>\n'
    source = f"\ufeff---\ntitle: x\n---\n{page}".replace("\n", "\r\n")
    assert reported(tmp_path, page, {"a.md": "<<custom.a>>"}, source=source) == [
        "a.md:1:1 custom.a",
        "page.md:7:1 custom.p",
    ]


def test_text_that_another_plugin_put_in(tmp_path: Path) -> None:
    source = "first\n\n<<custom.p>> last\n"
    page = f"put in <<custom.other>>\n\n{source}\nand more\n"
    assert reported(tmp_path, page, {}, source=source) == ["page.md:0:0 custom.other", "page.md:3:1 custom.p"]


def test_a_path_near_the_site_is_shown_as_seen_from_it(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a.md").write_text("<<custom.a>>")
    lines = reported(tmp_path / "in", '--8<-- "a.md"', {"x": ""}, base_path=[str(tmp_path / "out")])
    assert lines == ["../out/a.md:1:1 custom.a"]


def test_a_place_is_plain() -> None:
    assert Origin(None, 1, 2) == Origin(path=None, line=1, column=2)
    assert plain_text("x", {}) == "x"


def test_long_pages_are_traced_in_time() -> None:
    text = "\n".join(f"line {number % 7} {MARK}" for number in range(3000))
    source = "---\ntitle: x\n---\n" + text
    assert where(text, source, number=2999) == (3002, 8)


@pytest.mark.parametrize("between", ["\n", " ", '\n\n--8<-- "a.md"\n\n'])
def test_a_page_is_looked_through_once_however_much_is_wrong_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, between: str
) -> None:
    made: list[SourceTrace] = []

    def counted(*arguments: Any, **options: Any) -> SourceTrace:
        made.append(SourceTrace(*arguments, **options))
        return made[-1]

    monkeypatch.setattr("mkdocs_paycore.markdown.rendering.SourceTrace", counted)
    text = between.join(f"<<custom.x>> <<custom.n{number}>>" for number in range(20))
    found = reported(tmp_path, text, {"a.md": "x\n"})
    assert len(made) == 1
    for number, line in enumerate(found):
        _, row, column = line.split(" ")[0].split(":")
        assert text.split("\n")[int(row) - 1][int(column) - 1 :].startswith(f"<<custom.n{number}>>")
