"""The strings of a script: what is joined to one text, and who is handed it.

A string is seldom alone: `a + '<p>' + b + '</p>'` is one text for whoever gets it, and so are a template literal with
its expressions and a list that is joined.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = expression(
    r"(?P<space>\s++|//[^\n\r\u2028\u2029]*+|/\*.*?(?:\*/|\Z)|<!--[^\n]*+)"
    r"|\"(?P<double>(?:[^\"\\\n]|\\.)*+)\"|'(?P<single>(?:[^'\\\n]|\\.)*+)'"
    r"|(?P<word>[\w$\u200c\u200d\\]++)|(?P<equal>[=!]==?+|[<>]=|=>)|(?P<assign>(?:[-+*/%&|^?<>]{1,3})?=)"
    r"|(?P<step>\+\+|--)|\?\?|\?\.|(?P<mark>.)",
    re.DOTALL,
)
"""A token (ECMA-262, 12); what `equal`, `assign` and `step` are not, and a `/` that divides, is a `mark`."""
_PATTERN = expression(r"/(?![*/])(?:[^\\/\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n]){0,500}+\]){1,500}+/\w*+")
"""A regular expression (ECMA-262, 12.9.5)."""
_TEMPLATE = expression(r"(?:[^`\\$]|\\.|\$(?!\{))*+", re.DOTALL)
_JOINED = expression(r"\s*+\.\s*+join\b")
_BEFORE = 100
"""So many characters say who is handed a string."""
_BEGIN = frozenset({"return", "throw", "case", "else", "do", "yield", "var", "let", "const", "default"})
"""Words behind which an expression begins."""
_OPERATORS = frozenset({"typeof", "in", "of", "void", "await", "delete", "instanceof"})
_HEADS = frozenset({"if", "while", "for", "with", "switch", "catch"})
_NO_CALL = _HEADS | _BEGIN | _OPERATORS
_PAIRS = {")": "(", "]": "[", "}": "{"}


@dataclass(slots=True)
class MadeText:
    """One text that a script makes: strings and what is joined to them.

    Attributes:
        before: the code before it, a hundred characters at most.
        callee: the code before the bracket of the call that it is handed to, if it is an argument.
        parts: where the contents of its strings begin and end.
        names: the variables in it, each with the number of strings before it; a property has its dot, as in `.title`.
        position: which argument of that call it is, from 0.
        is_listed: whether it stands in a list that the script writes out.
    """

    before: str
    callee: str
    position: int = 0
    is_listed: bool = False
    parts: list[tuple[int, int]] = field(default_factory=list)
    names: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Frame:
    """What stands between two brackets. `shares`: whose text it belongs to, as in `(a ? 'b' : 'c')`."""

    bracket: str
    callee: str = ""
    is_list: bool = False
    commas: int = 0
    shares: _Frame | None = None
    text: MadeText | None = None
    choices: int = 0
    made: list[MadeText] = field(default_factory=list)


class _Reader:
    """Reads a script token by token."""

    def __init__(self, script: str) -> None:
        self.script = script
        self.frames = [_Frame("")]
        self.ends_operand = self.has_break = False
        self.word = ""
        self.texts: list[MadeText] = []
        self.unclosed = {'"': 0, "'": 0}

    def read(self) -> list[MadeText]:
        """Return the texts of the script."""
        at, end = 0, len(self.script)
        while at < end:
            char = self.script[at]
            if char == "/" and not self.ends_operand and (pattern := _PATTERN.match(self.script, at)):
                self._operand(at)
                at = pattern.end()
            elif at < self.unclosed.get(char, 0):
                at = self._mark(char, at)
            else:
                at = self._take(_TOKEN.match(self.script, at))
        return self.texts

    def _take(self, token: re.Match[str] | None) -> int:
        """Take a token and return where the next one begins."""
        if token is None:
            return len(self.script)
        kind, at = token.lastgroup, token.start()
        if kind == "space":
            self.has_break = self.has_break or "\n" in token[0]
            return token.end()
        if kind in {"double", "single"}:
            self._operand(at).parts.append((at + 1, token.end() - 1))
        elif kind == "word":
            self._word(token[0], at)
        elif kind == "assign":
            self._assign()
        elif token[0] == "=>":
            self._separate()
        elif kind == "mark":
            return self._mark(token[0], at)
        elif kind != "step":
            self.ends_operand = False
        self.has_break = False
        return token.end()

    def _operand(self, at: int) -> MadeText:
        """Return the text that an operand belongs to, which is a new one where none has begun."""
        if self.ends_operand and self.has_break:
            self._separate()
        self.ends_operand, self.has_break, self.word = True, False, ""
        owner = self.frames[-1].shares or self.frames[-1]
        if owner.text is None:
            before = self.script[max(at - _BEFORE, 0) : at]
            owner.text = MadeText(before, owner.callee, owner.commas, owner.is_list)
            owner.made.append(owner.text)
            self.texts.append(owner.text)
        return owner.text

    def _assign(self) -> None:
        """Begin what is assigned: what stood before is no use of the variable."""
        frame = self.frames[-1].shares or self.frames[-1]
        if frame.text is not None and not frame.text.parts:
            frame.text.names = []
        self._separate()

    def _separate(self) -> None:
        self.ends_operand, self.word = False, ""
        frame = self.frames[-1]
        if frame.shares is None:
            frame.text, frame.choices = None, 0

    def _word(self, word: str, at: int) -> None:
        if word in _BEGIN:
            self._separate()
        elif word in _NO_CALL:
            self.ends_operand = False
        else:
            text = self._operand(at)
            if not word[0].isdigit():
                dot = "." if self.script.endswith(".", 0, at) else ""
                text.names.append((len(text.parts), dot + word))
        self.word = word

    def _mark(self, mark: str, at: int) -> int:
        self.has_break = False
        if mark in "([{":
            self._open(mark, at)
        elif mark in _PAIRS:
            return self._close(mark, at)
        elif mark == "`":
            return self._template(at, is_begin=True)
        elif mark in self.unclosed:
            end = self.script.find("\n", at)
            self.unclosed[mark] = end if end >= 0 else len(self.script)
        elif mark in ",;":
            self.frames[-1].commas += mark == ","
            self._separate()
        elif mark == "?":
            self.frames[-1].choices += 1
            self.ends_operand = False
        elif mark == ":" and not self.frames[-1].choices:
            self._separate()
        elif mark == ":":
            self.frames[-1].choices -= 1
            self.ends_operand = False
        else:
            self.ends_operand = False
        return at + 1

    def _open(self, mark: str, at: int) -> None:
        around = self.frames[-1].shares or self.frames[-1]
        is_call, is_list = self.ends_operand and mark == "(", not self.ends_operand and mark == "["
        if mark != "{" and not self.ends_operand:
            self._operand(at)
        if is_call:
            is_joined = self.word == "concat" and around.text is not None and bool(around.text.parts)
            before = self.script[max(at - _BEFORE, 0) : at]
            frame = _Frame(mark, callee=before, shares=around if is_joined else None)
        else:
            shares = around if mark == "(" and self.word not in _HEADS else None
            frame = _Frame(mark, shares=shares, is_list=is_list)
        self.frames.append(frame)
        self.ends_operand, self.word = False, ""

    def _close(self, mark: str, at: int) -> int:
        opened = _PAIRS[mark]
        if len(self.frames) > 1 and self.frames[-1].bracket == opened:
            frame = self.frames.pop()
            if mark == "]" and _JOINED.match(self.script, at + 1):
                self._join(frame)
        elif mark == "}" and self.frames[-1].bracket == "`":
            self.frames.pop()
            return self._template(at, is_begin=False)
        self.ends_operand, self.word = mark != "}", ""
        return at + 1

    def _join(self, frame: _Frame) -> None:
        """Make one text of those of a list, within the text that the list stands in."""
        text = (self.frames[-1].shares or self.frames[-1]).text
        if text is None:
            return
        for made in frame.made:
            text.names += ((at + len(text.parts), name) for at, name in made.names)
            text.parts += made.parts
            made.parts, made.names = [], []

    def _template(self, at: int, *, is_begin: bool) -> int:
        """Take a template literal (ECMA-262, 12.9.6) from a `` ` `` or a `}` on, up to its next expression."""
        tag = self.word if is_begin and self.ends_operand and not self.has_break else ""
        text = self._operand(at)
        if tag and is_begin and text.parts == []:
            text.callee = self.script[max(at - _BEFORE, 0) : at]
        found = _TEMPLATE.match(self.script, at + 1)
        end = found.end() if found else len(self.script)
        text.parts.append((at + 1, end))
        if self.script.startswith("${", end):
            self.frames.append(_Frame("`", shares=self.frames[-1].shares or self.frames[-1]))
            self.ends_operand = False
            return end + 2
        return end + 1


def texts_of(script: str) -> Iterator[MadeText]:
    """Yield the texts that a script makes of strings and variables, in the order in which they begin.

    Args:
        script: JavaScript, or JSON. What is neither is read as far as it looks like that.
    """
    return (text for text in _Reader(script).read() if text.parts or text.names)
