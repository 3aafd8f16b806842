"""A page as Markdown, for programs that read: what its HTML says, without what only a reader of the page can use."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.escapes import markdown_target

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_LEFT_OUT = frozenset(
    {"button", "form", "input", "link", "meta", "nav", "noscript", "script", "select", "style", "svg"}
)
_LEFT_OUT_CLASSES = frozenset({"headerlink", "paycore-unseen", "paycore-data"})
_BLOCKS = frozenset(
    {"article", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3"}
    | {"h4", "h5", "h6", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table", "ul"}
)
_HEADING = expression(r"h([1-6])\Z")
_SPACE, _EMPTY_LINES = expression(r"[ \t\r\n\f]+"), expression(r"\n{3,}")
_BLOCK = expression(r"\A(?P<number>\d{0,9})(?P<mark>(?<=\d)[.)](?=\s)|(?<!\d)(?:#(?=[#\s])|[+-](?=\s)|[>=]))")
"""What begins a heading, a list, a quote or a rule, and in text of a page is none."""
_MARKS = expression(r"[\\`*_\[\]<~]|&(?=#?\w++;)")
_TICKS = expression(r"`++")
_AROUND = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}


@dataclass(slots=True)
class _Element:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[_Element | str] = field(default_factory=list)

    @property
    def is_left_out(self) -> bool:
        classes = set(self.attributes.get("class", "").split())
        return self.name in _LEFT_OUT or "hidden" in self.attributes or bool(classes & _LEFT_OUT_CLASSES)

    def found(self, *names: str) -> Iterator[_Element]:
        """Yield the elements of some names within, in their order."""
        for child in self.children:
            if isinstance(child, _Element) and not child.is_left_out:
                if child.name in names:
                    yield child
                else:
                    yield from child.found(*names)


class _Reader(HTMLParser):
    """Makes a tree of HTML; what is closed in another order than it was opened is closed where it can be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [_Element("main")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        names = [element.name for element in self.open]
        if tag in names[1:]:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def markdown_of(html: str) -> str:
    """Return the HTML of a page's body as Markdown, without forms, drawings and navigation."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    blocks = "\n\n".join(_blocks(reader.open[0]))
    return f"{_EMPTY_LINES.sub(chr(10) * 2, blocks).strip()}\n"


def escaped_line(text: str) -> str:
    """Return a text as Markdown shows it, for within a line."""
    return _MARKS.sub(r"\\\g<0>", text)


def _blocks(element: _Element) -> Iterator[str]:
    """Yield the blocks within an element; texts between them are paragraphs."""
    line: list[_Element | str] = []
    for child in [*element.children, None]:
        is_block = isinstance(child, _Element) and (child.name in _BLOCKS or any(child.found(*_BLOCKS)))
        if child is not None and not is_block:
            line.append(child)
            continue
        if text := _inline(line):
            yield _BLOCK.sub(r"\g<number>\\\g<mark>", text)
        line = []
        if isinstance(child, _Element) and not child.is_left_out:
            yield from _block(child)


def _block(element: _Element) -> Iterator[str]:
    heading = _HEADING.match(element.name)
    if heading:
        yield f"{'#' * int(heading[1])} {_inline(element.children)}"
    elif element.name == "pre":
        code = _text(element).rstrip("\n")
        ticks = _ticks(code, least=3)
        yield f"{ticks}\n{code}\n{ticks}"
    elif element.name in {"ul", "ol"}:
        yield _list(element)
    elif element.name == "table":
        yield from _table(element)
    elif element.name == "hr":
        yield "---"
    elif element.name in {"summary", "dt"} or "admonition-title" in element.attributes.get("class", "").split():
        yield f"**{_inline(element.children)}**"
    elif element.name == "blockquote" or "admonition" in element.attributes.get("class", "").split():
        yield _prefixed("\n\n".join(_blocks(element)), "> ", "> ")
    else:
        yield from _blocks(element)


def _list(element: _Element) -> str:
    items = [child for child in element.children if isinstance(child, _Element) and child.name == "li"]
    lines = []
    for number, item in enumerate(items, start=1):
        mark = f"{number}. " if element.name == "ol" else "- "
        lines.append(_prefixed("\n\n".join(_blocks(item)), mark, " " * len(mark)))
    return "\n".join(lines)


def _prefixed(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join(f"{rest if number else first}{line}".rstrip() for number, line in enumerate(lines))


def _table(element: _Element) -> Iterator[str]:
    for caption in element.found("caption"):
        yield _inline(caption.children)
    rows = [[_cell(cell) for cell in row.found("td", "th")] for row in element.found("tr")]
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    whole = [[*row, *[""] * (width - len(row))] for row in rows]
    filled = [column for column in range(width) if any(row[column] for row in whole[1:])]
    lines = [f"| {' | '.join(row[column] for column in filled)} |" for row in whole]
    if filled:
        yield "\n".join([lines[0], f"|{' --- |' * len(filled)}", *lines[1:]])


def _cell(cell: _Element) -> str:
    return " ".join("<br>".join(_blocks(cell)).split("\n")).replace("|", r"\|")


def _inline(children: list[_Element | str]) -> str:
    return _SPACE.sub(" ", "".join(_said(child) for child in children)).strip()


def _said(node: _Element | str) -> str:
    if isinstance(node, str):
        return escaped_line(node)
    if node.is_left_out or node.name in {"br", "img"}:
        return "" if node.is_left_out else escaped_line(node.attributes.get("alt", " "))
    if node.name == "code":
        return _code(_SPACE.sub(" ", _text(node)).strip())
    text = "".join(_said(child) for child in node.children)
    said, mark = text.strip(), _AROUND.get(node.name, "")
    if node.name == "a" and said and node.attributes.get("href"):
        return f"[{said}]({markdown_target(node.attributes['href'])})"
    return text.replace(said, f"{mark}{said}{mark}", 1) if mark and said else text


def _code(text: str) -> str:
    ticks = _ticks(text, least=1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def _ticks(code: str, *, least: int) -> str:
    """Return so many backticks, `least` or more, as do not stand in some code."""
    longest = max(map(len, _TICKS.findall(code)), default=0)
    return "`" * max(least, longest + 1)


def _text(element: _Element) -> str:
    return "".join(child if isinstance(child, str) else _text(child) for child in element.children)
