"""Repairs of a text in several lines: RFC 7468 (keys and certificates in PEM), RFC 1421 (headers of encrypted ones)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regress

from mkdocs_paycore.catalog.form.problem import ValueRule
from mkdocs_paycore.catalog.form.table import TABLE
from mkdocs_paycore.catalog.form.values import UNSEEN, WHITE_SPACE
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Callable

_DATA, _WORDS, _BLOCK, _WHOLE = (
    regress.Regex(TABLE["lines"][name], "u") for name in ("data", "words", "block", "whole")
)
_BREAK = expression(r"(\r\n?|\n)")
_ESCAPED_BREAK = expression(r"(?:\\{1,2}r)?\\{1,2}n")
_HEADER = regress.Regex(r"\S+: \S+", "u")
_NO_SPACE = dict.fromkeys(map(ord, WHITE_SPACE))
_COLUMNS = 64


def _with_plain_breaks(text: str) -> str:
    return _BREAK.sub("\n", text)


def _unescaped(text: str) -> str:
    return text if _DATA.find(text) else _ESCAPED_BREAK.sub("\n", text)


def _without_indentation(text: str) -> str:
    is_lines = not _DATA.find(text) and ("-----BEGIN" in text or _WORDS.find(text))
    return _trimmed(text) if is_lines else text


def _wrapped(text: str) -> str:
    content, end, parts = text.encode(), 0, []
    for block in _BLOCK.find_iter(text) or ():
        at = block.range()
        parts += [content[end : at.start], _whole(content, block)]
        end = at.stop
    return b"".join([*parts, content[end:]]).decode()


def _whole(content: bytes, block: regress.Match) -> bytes:
    whole, label, headers, body = (_text(content, block.group(number)) for number in range(4))
    if _WHOLE.find(_with_plain_breaks(_trimmed(whole))):
        return whole.encode()
    named = [_text(headers.encode(), header.range()) for header in _HEADER.find_iter(headers) or ()]
    packed = body.translate(_NO_SPACE)
    lines = [packed[at : at + _COLUMNS] for at in range(0, len(packed), _COLUMNS)]
    head = [f"-----BEGIN {label}-----", *named, ""] if named else [f"-----BEGIN {label}-----"]
    return "\n".join(["", *head, *lines, f"-----END {label}-----"]).encode()


def _text(content: bytes, at: slice | None) -> str:
    return content[at].decode() if at else ""


def _trimmed(text: str) -> str:
    return "".join(part if at % 2 else part.strip(UNSEEN) for at, part in enumerate(_BREAK.split(text)))


LINE_REPAIRS: dict[ValueRule, Callable[[str], str]] = {
    ValueRule.CRLF: _with_plain_breaks,
    ValueRule.ESCAPES: _unescaped,
    ValueRule.INDENTATION: _without_indentation,
    ValueRule.LOST_BREAKS: _wrapped,
}
"""What takes away what a remark on lines names."""
