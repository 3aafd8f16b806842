"""ECMAScript patterns of whole values, matched with `regress` as a browser would match them."""

from __future__ import annotations

import re
from functools import cache

import regress

from mkdocs_paycore.source.expression import expression

# Syntax that `regress` knows and browsers of 2024 do not: inline flags, a group name used twice.
_ESCAPED_OR_SET = expression(r"\\.|\[(?:\\.|[^\]\\])*\]", re.DOTALL)
# `regress` refuses under `v` any two of these marks side by side in a set; ECMAScript only a mark that is doubled.
_MARK = expression(r"^\[\^|\\.|([&!#$%*+,.:;<=>?@`~^])\1+|(?P<single>[&!#$%*+,.:;<=>?@`~^])", re.DOTALL)
_INLINE_FLAGS = expression(r"\(\?[a-z-]+:")
_GROUP_NAME = expression(r"\(\?<([^>=!]+)>")


def anchored(pattern: str) -> str:
    """Return the pattern as it is published and matched: `^(?:…)$`, the whole value."""
    return f"^(?:{pattern})$"


def fault(pattern: str) -> str | None:
    """Return what keeps the pattern from being used in a browser, in words; None if nothing does.

    A pattern must be valid by itself (so that `a)|(b` is refused, which would slip out of `^(?:…)$`) and
    anchored, each under the flags `u` (JSON Schema validators) and `v` (the `pattern` attribute of HTML).
    """
    from mkdocs_paycore.catalog.regex.portability import read_differently, set_fault  # noqa: PLC0415 - who only matches needs none

    for flag, text in (("u", pattern), ("v", _ESCAPED_OR_SET.sub(_with_marks_escaped, pattern))):
        for whole in (text, anchored(text)):
            try:
                regress.Regex(whole, flag)
            except regress.RegressError as error:
                reason = (set_fault(pattern) if flag == "v" else None) or str(error).rstrip(".").lower()
                return f"it does not compile under the flag {flag}: {reason}"
            except UnicodeEncodeError:
                return "it holds half of a character"
    bare = _ESCAPED_OR_SET.sub("", pattern)
    if _INLINE_FLAGS.search(bare):
        return "it sets flags inside a group, which many browsers do not know"
    names = _GROUP_NAME.findall(bare)
    if len(names) != len(set(names)):
        return "it uses a group name twice, which many browsers do not know"
    if place := set_fault(pattern):
        return f"it means something else under the flag v: {place}"
    return read_differently(pattern)


def matches(pattern: str, text: str) -> bool:
    """Return whether the whole of `text` matches. Text with a lone surrogate matches nothing.

    Raises:
        regress.RegressError: the pattern does not compile; `fault` says so beforehand.
    """
    try:
        return _compiled(pattern).find(text) is not None
    except UnicodeEncodeError:
        return False


def _with_marks_escaped(part: re.Match[str]) -> str:
    if not part[0].startswith("["):
        return part[0]
    return _MARK.sub(lambda mark: f"\\{mark[0]}" if mark["single"] else mark[0], part[0])


@cache
def _compiled(pattern: str) -> regress.Regex:
    return regress.Regex(anchored(pattern), "u")
