"""Text of a page that a script draws: diagrams of Mermaid, and mathematics of MathJax and KaTeX.

Both read a language of their own in what HTML takes for text, in which a value shows as it is, and is neither a command
nor the end of a label.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping import escapes
from mkdocs_paycore.stamping.slot import MARK, SLOT, decode
from mkdocs_paycore.stamping.template import Template, hole, pieces_of, within, without_marks
from mkdocs_paycore.stamping.url_attribute import url_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.stamping.escapes import Escape
    from mkdocs_paycore.stamping.template import Hole

    Pieces = list[str | Hole]

_READS_MATHEMATICS = expression(
    r"<script\b[^<>]{0,500}?(?:mathjax|katex|auto-render)|\b(?:MathJax\s*+=|renderMathInElement)", re.IGNORECASE
)
"""A script of MathJax or KaTeX, or its settings: if nobody says where, it looks for mathematics in all of a page."""
_NAMES_OF_READERS = ("mathjax", "katex", "auto-render", "rendermath")
"""What each of them has, in lower case: to look for these takes a hundredth of what the expression takes."""
_SIGNS = {"": ["mermaid"], "\\": ["\\(", "\\[", "\\begin"], "$": ["$$"]}
"""What begins all that is drawn, by a letter that it has: a page without one is told in no time."""
_PLACE = expression(
    r"<(?P<tag>pre|code|textarea|div|span)\b(?P<attributes>[^<>]*+)>"
    r"|\\(?P<bracket>[(\[])|\\begin\{(?P<environment>\w+\*?)\}|(?P<dollars>\$\$)"
)
"""An element that may be a diagram or code, and where MathJax and KaTeX take mathematics to begin."""
_CLOSING = {"(": r"\)", "[": r"\]"}
_DIAGRAM = expression(r"\bclass\s*=[^=]*\bmermaid\b", re.IGNORECASE)
_WITHIN_TAGS = expression(r"(?:\s*<[^<>]*+>)*+(?P<text>[^<]*+)")
_CODE = frozenset({"pre", "code", "textarea"})
"""What MathJax (`skipHtmlTags`) and KaTeX (`ignoredTags`) leave alone."""
_TEX = expression(rf"\\(?P<command>[A-Za-z]+\*?)|\\.|(?P<open>\{{)|(?P<close>\}})|{SLOT.pattern}", re.DOTALL)
_TEXT_COMMAND = expression(r"text(?!color)\w*|[mhf]box")
_ADDRESS_COMMAND = expression(r"href|url|includegraphics")
_NAME_COMMAND = expression(r"class|style|cssId|html\w+|begin|end|\w*color\w*|label|(?:eq)?ref|tag|require|unicode")
"""Commands whose argument is no text: HTML extensions of both, colours, names."""
_LINK_LINE = expression(r"\s*(?:click|links?)\s")
_STYLE_LINE = expression(r"\s*(?:style|classDef|linkStyle)\s")
_QUOTE = expression('(")')
_QUOTED = 2
"""Of four parts of a line, which of them stands in quotes."""
_FLOW = expression(r"^\s*(?:graph|flowchart)\b", re.MULTILINE)
_NODE_BEGINS = expression(r"(?:^|[;&|]|--+[>xo]|---+|==+[>xo]|===+|-\.+-[>xo]?|~~~+)\s*\Z")
"""What stands before a node of a flow chart; a text on an arrow stands behind `--`, which is none yet."""
_OPENING = frozenset("[({>")
_FRONT_MATTER = expression(r"\s*+---[ \t]*+\n.*?\n\s*+---[ \t]*+(?:\n|\Z)", re.DOTALL)
"""What may stand before a diagram (Mermaid, *Frontmatter for diagram code*)."""
_SETTING = expression(r"(?P<key>\s*+[\w-]++:[ \t]++)(?P<text>\S.*?)(?P<end>\s*+)", re.DOTALL)
_SETTINGS = expression(r"\s*%%\{")


def is_drawn(text: str) -> bool:
    """Return whether a `text` of HTML may hold what a script draws."""
    return any(letter in text and any(sign in text for sign in signs) for letter, signs in _SIGNS.items())


def reads_mathematics(text: str) -> bool:
    """Return whether a script that a page loads, whose `text` it is, looks for mathematics in it."""
    lower = text.lower()
    return any(name in lower for name in _NAMES_OF_READERS) and _READS_MATHEMATICS.search(text) is not None


def drawn_pieces(text: str, in_text: Escape) -> Pieces:
    """Return the pieces of a text of HTML with slots, elements without any included.

    Args:
        text: it is a part of a page.
        in_text: the escape of what no script draws.
    """
    template = Template()
    end = 0
    for start, stop, is_diagram in _drawn(text):
        template.add(text[end:start], in_text)
        content = unescape(text[start:stop])
        pieces = _diagram(content) if is_diagram else tex_pieces(content)
        template.pieces += within(text[start:stop], content, pieces, escapes.in_markup)
        end = stop
    template.add(text[end:], in_text)
    return template.pieces


class _Ends:
    """Finds what ends something, in turn and so in a time that is linear in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[str, int] = {}

    def behind(self, at: int, end: str) -> int:
        """Return where the next `end` is from a place on that lies behind those before; -1 where there is none."""
        found = self._found.get(end, 0)
        if 0 <= found < at or end not in self._found:
            found = self._found[end] = self.text.find(end, at)
        return found


def _drawn(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where what is drawn stands that has a slot, each with whether it is a diagram."""
    at, ends = 0, _Ends(text)
    while place := _PLACE.search(text, at):
        at = place.end()
        tag = place["tag"]
        if tag is None:
            closing = rf"\end{{{place['environment']}}}" if place["environment"] else "$$"
            stop = ends.behind(at, _CLOSING[place["bracket"]] if place["bracket"] else closing)
            if stop < 0 or 0 <= ends.behind(at, "<") < stop:
                continue
            if MARK in text[at:stop]:
                yield at, stop, False
            at = stop + 1
            continue
        is_diagram = _DIAGRAM.search(place["attributes"]) is not None
        stop = ends.behind(at, f"</{tag}") if is_diagram or tag in _CODE else -1
        if stop < 0:
            continue
        if is_diagram and (inside := _WITHIN_TAGS.match(text, at, stop)) and MARK in inside["text"]:
            yield *inside.span("text"), True
        at = stop


def _diagram(text: str) -> Pieces:
    """Return the pieces of a diagram, line by line: of labels, links and styles."""
    head = _FRONT_MATTER.match(text)
    pieces = _front_matter(head[0]) if head else []
    text = text[head.end() :] if head else text
    is_flow = _FLOW.search(text) is not None
    for line in text.splitlines(keepends=True):
        if _LINK_LINE.match(line):
            for index, part in enumerate(_QUOTE.split(line)):
                pieces += _link(part) if index % 4 == _QUOTED and MARK in part else pieces_of(part, escapes.mermaid)
        elif _SETTINGS.match(line):
            pieces += pieces_of(line, escapes.script_string)
        elif _STYLE_LINE.match(line):
            pieces += pieces_of(line, escapes.style)
        else:
            pieces += _nodes(line) if is_flow else pieces_of(line, escapes.mermaid)
    return pieces


def _front_matter(text: str) -> Pieces:
    """Return the pieces of what stands before a diagram between `---`, as YAML: a text with a value is in quotes."""
    pieces: Pieces = []
    for line in text.splitlines(keepends=True):
        setting = _SETTING.fullmatch(line)
        if setting is None or MARK not in line or setting["text"][:1] == '"':
            pieces += pieces_of(line, escapes.script_string)
        elif setting["text"][:1] == "'":
            pieces += pieces_of(line, escapes.in_single_quotes)
        else:
            said = setting["text"].replace("\\", "\\\\").replace('"', '\\"')
            pieces += [f'{setting["key"]}"', *pieces_of(said, escapes.script_string), f'"{setting["end"]}']
    return pieces


def _nodes(line: str) -> Pieces:
    """Return the pieces of a line of a flow chart: a value that is a node's name is the label of one so called."""
    pieces: Pieces = []
    end = 0
    for found in SLOT.finditer(line):
        before, after = line[: found.start()], line[found.end() : found.end() + 1]
        slot = decode(found[1])
        shown = hole(slot, escapes.mermaid)
        pieces.append(line[end : found.start()])
        end = found.end()
        if before.count("|") % 2 or not _NODE_BEGINS.search(before):
            pieces.append(shown)
            continue
        name = "v_" + re.sub(r"\W", "", slot.id_words())
        pieces += [name] if after in _OPENING else [f'{name}["', shown, '"]']
    return [*pieces, line[end:]]


def _link(address: str) -> Pieces:
    return within(address, address, url_pieces(address, is_list=False), _in_target)


def _in_target(escape: Escape) -> Escape:
    return escapes.plain if escape is escapes.plain else escapes.Nested(escapes.drawn_target, escape)


def tex_pieces(text: str) -> Pieces:
    """Return the pieces of a `text` that is mathematics as TeX writes it: a value is text in that, and no command."""
    text = without_marks(text)
    pieces: Pieces = []
    opened, command, end = [""], "", 0
    for token in _TEX.finditer(text):
        if token["open"]:
            opened.append(command)
        elif token["close"] and len(opened) > 1:
            opened.pop()
        elif token[0].startswith(MARK):
            escape = _tex_escape(opened[-1], begins=text.endswith("{", 0, token.start()))
            pieces += [text[end : token.start()], hole(decode(token[4]), escape)]
            end = token.end()
        command = token["command"] or ""
    return [*pieces, text[end:]]


def _tex_escape(command: str, *, begins: bool) -> Escape:
    """Return the escape for the argument of a command; `begins`: the value begins it."""
    if _ADDRESS_COMMAND.fullmatch(command):
        return _in_target(escapes.url_start if begins else escapes.url_part)
    if _NAME_COMMAND.fullmatch(command):
        return escapes.tex_name
    return escapes.tex_text if _TEXT_COMMAND.fullmatch(command) else escapes.tex
