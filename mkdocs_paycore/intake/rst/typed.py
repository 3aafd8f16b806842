"""Text of a page as Markdown types it: nothing in it is taken for a mark."""

from __future__ import annotations

import re

from mkdocs_paycore.source.expression import expression

_MARKS = expression(r"[\\`*]|(?<!\w)_|_(?!\w)")
_ENTITY = expression(r"&(?=#?\w{1,32};)")
_LINK = expression(r"\[(?=[^\]\n]*\](?:[(\[:]|\s*\n?\[))")
_VARIABLE = expression(r"(?<!\\)(?P<open><<|(?<!\$)\{\{)(?=[ \t]*[^\W\d][\w-]*[.(\[ >}])")
_ANGLE = expression(rf"{_VARIABLE.pattern}|(?P<tag><)(?=[a-zA-Z/!?])")
_LINE_START = expression(
    r"^(?P<indent>[ \t]*)(?:(?P<mark>[#>]|[+-](?=[ \t]|$))|(?P<number>\d+)(?=\.(?:[ \t]|$)))", re.MULTILINE
)
_BOX = expression(r"^(?P<indent>[ \t]*)(?:!(?=!!)|\?(?=\?\?)|=(?==+[ ])|-(?=-8<-))", re.MULTILINE)
_STAR = expression(r"(?<!\\)(?:\\\\)*+\*")
_RUN = expression(r"`+")


def typed(text: str) -> str:
    """Return plain text with everything escaped that Markdown or a variable would be read from."""
    text = _MARKS.sub(r"\\\g<0>", text)
    text = _ENTITY.sub("&amp;", text)
    text = _ANGLE.sub(lambda found: "&lt;" if found["tag"] else f"\\{found['open']}", text)
    return _LINK.sub(r"\\[", text)


def typed_lines(text: str) -> str:
    """Return lines of a paragraph in which no line begins like a list, a heading, a quotation or a box."""
    text = _LINE_START.sub(lambda found: f"{found['indent']}{_escaped(found['mark'], found['number'])}", text)
    return _BOX.sub(lambda found: f"{found['indent']}&#{ord(found[0][-1])};", text)


def marked(text: str, mark: str) -> str:
    """Return text between marks, `*` or `**`; where there are such in it, they are others around it."""
    around = "_" * len(mark) if _STAR.search(text) else mark
    return f"{around}{text}{around}" if text.strip() else text


def code_span(text: str) -> str:
    """Return text in as many backticks as it needs."""
    longest = max((len(run) for run in _RUN.findall(text)), default=0)
    ticks = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{_variables(text)}{space}{ticks}"


def fence(text: str, language: str = "") -> str:
    """Return a block of code between fences that are longer than any in it."""
    longest = max((len(run) for run in _RUN.findall(text)), default=0)
    ticks = "`" * max(3, longest + 1)
    return f"{ticks}{language}\n{_variables(text)}\n{ticks}"


def indented_code(text: str) -> str:
    """Return a block of code that is set in, as any Markdown has it."""
    return indented(_variables(text))


def link(text: str, target: str, *, is_picture: bool = False) -> str:
    """Return a link or a picture.

    Args:
        text: Markdown.
        target: an address, without escapes of Markdown.
        is_picture: whether the target is shown in place.
    """
    is_plain = not re.search(r"[\s()<>]", target)
    shown = target if is_plain else f"<{target.replace('<', '%3C').replace('>', '%3E')}>"
    return f"{'!' if is_picture else ''}[{text}]({shown})"


def comment(text: str) -> str:
    """Return a comment that no reader sees, on as many lines as it has."""
    text = _variables(text.replace("-->", "--&gt;").strip("\n"))
    return f"<!--\n{text}\n-->" if "\n" in text else f"<!-- {text.strip()} -->"


def indented(text: str) -> str:
    """Return lines that are set in by four spaces, as the content of a list's item or of a box is."""
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))


def _variables(text: str) -> str:
    return _VARIABLE.sub(r"\\\g<open>", text)


def _escaped(mark: str | None, number: str | None) -> str:
    return f"\\{mark}" if mark else f"{number}\\"
