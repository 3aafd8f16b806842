"""Escaping a brand's value for the place where it lands. A value is data: in no sink can it become markup or code."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Callable

    Escape = Callable[[str], str]

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = expression(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_DROPPED_BY_BROWSERS = expression(r"^[\x00-\x20]+|[\t\n\r]")
_MAIL_ADDRESS = expression(r"[^\s@:/?#]+@[^\s@:/?#]+\Z")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_MARKDOWN = expression(r"[\\`*_\[\]<~|]|&(?=#?\w++;)")
"""What means something anywhere in a line of Markdown, tables and struck words of GitHub's included."""
_MARKDOWN_BLOCK = expression(r"\A(?P<number> ?\d{0,9})(?P<mark>(?<=\d)[.)]|(?<!\d)[#+=>-])")
"""What begins a heading, a list, a quote or a rule where it begins a line."""
_LINE_SPACE = expression(r"\s++")
_REFERENCE = expression(r"&(?=#?\w++;)")
_MARKDOWN_TARGET_END = expression(r"[\s()<>\\`]")
_NO_WORD_OR_FIRST = expression(r"[^\w ]|_|(?<![^\W_])[^\W_]")
_DRAWN_TARGET_END = expression(r"[\s\"'<>\\^`{}|]")
_TEX_SIGNS = {
    **{char: f"\\{char}" for char in "{}$&#%_"}, "\\": r"\backslash ", "^": r"\wedge ", "~": r"\sim ",
    "<": r"\lt ", ">": r"\gt ",
}  # fmt: skip
_TEX_BEGINS = expression(r"\\(?=[()\[\]A-Za-z]|\Z)")
_ENDS_OF_LINES = expression(r"\r\n?|[\n\u2028\u2029]")
_BEGINS_MARKUP = expression(r"<(?:[A-Za-z/!?]|\Z)|\s[^\s=]{1,60}+\s*+=|\\\Z|\$\{")
"""A tag, an attribute behind the first, what takes the quote behind it for its own, and code in a template."""
_ENDS_STRING = expression(r"[\"'`](?:\s*+(?:[^\w\s]|in\b|instanceof\b)|[^\S\n\r\u2028\u2029]*+[\n\r\u2028\u2029])")
"""A quote with what can follow on a string in code; behind an apostrophe is a word."""
_RUNS = expression(r"[(=`]")
_LOOK_ALIKES = str.maketrans({
    "<": "\u2039", ">": "\u203a", '"': "\u201d", "'": "\u2019", "`": "\u2018", "\\": "\u2216", "&": "\uff06",
    "=": "\uff1d", "$": "\uff04", ":": "\uff1a",
})  # fmt: skip
_SCRIPT_SAFE = expression(r"[A-Za-z0-9 ,._-]")


def plain(value: str) -> str:
    """Return the value as it is, for text files."""
    return value


def markup(value: str) -> str:
    """Return the value escaped for text and quoted attributes of HTML and XML."""
    return value.translate(_MARKUP)


def json_string(value: str) -> str:
    """Return the value escaped for the inside of a JSON string (RFC 8259, 7)."""
    return json.dumps(value, ensure_ascii=False)[1:-1]


def script_string(value: str) -> str:
    r"""Return the value escaped for a string in JavaScript, or in JSON within `<script>`; outside one it is no call.

    Everything but letters, digits and a little punctuation becomes `\uXXXX` (ECMA-262, *UnicodeEscapeSequence*).
    """
    units = value.encode("utf-16-be", "surrogatepass")
    characters = (chr(int.from_bytes(units[at : at + 2], "big")) for at in range(0, len(units), 2))
    return "".join(char if _SCRIPT_SAFE.match(char) else f"\\u{ord(char):04x}" for char in characters)


def style(value: str) -> str:
    r"""Return the value for CSS: what could end a value or a string as `\HEX ` (CSS Syntax 3, *escaped code point*).

    Letters, digits, spaces and `# % . , -` stay: a colour or a length has to be read as one.
    """
    return "".join(
        char if char.isascii() and (char.isalnum() or char in " #%.,-") else f"\\{ord(char):x} " for char in value
    )


def link_scheme(value: str) -> str | None:
    """Return the scheme that a browser sees in a value that begins a URL, in lower case, or None."""
    found = _SCHEME.match(_DROPPED_BY_BROWSERS.sub("", value))
    return found[1].lower() if found else None


def url_start(value: str) -> str:
    """Return a value that begins a URL as it is, or `#` where its scheme could run code or is no link's."""
    scheme = link_scheme(value)
    return value if scheme is None or scheme in LINK_SCHEMES else "#"


def autolink_start(value: str) -> str:
    """Return the target that a value in Markdown's `<…>` has: `mailto:` before a mail address, else as `url_start`."""
    return f"mailto:{value}" if _MAIL_ADDRESS.match(value) else url_start(value)


@dataclass(frozen=True, slots=True)
class Starting:
    """An escape, `url_start` or `autolink_start`, for a value with `rest` of the URL behind it.

    A `:` of the rest makes a scheme of a value that has none, so the two are looked at as one; a slot in between, whose
    value is not known, makes none that is a link's.
    """

    escape: Escape
    rest: str

    def __call__(self, value: str) -> str:
        """Return the value escaped."""
        scheme = link_scheme(value + self.rest) if link_scheme(value) is None else None
        return self.escape(value) if scheme is None or scheme in LINK_SCHEMES else "#"


def url_starts(value: str) -> str:
    """Return a value that is several URLs with `;` between them, as SVG animates them, each as `url_start`."""
    return ";".join(map(url_start, value.split(";")))


def url_host(value: str) -> str:
    """Return the value percent-encoded for the host of a URL (RFC 3986, 3.2); port, user and a path behind it stay."""
    return quote(value, safe=":@[]/", errors="replace")


def url_part(value: str) -> str:
    """Return the value percent-encoded for the rest of a URL; `/` and `@` stay, legal there (RFC 3986, 3.3 to 3.5)."""
    return quote(value, safe="/@", errors="replace")


def url_root(value: str) -> str:
    """Return the value percent-encoded for behind the `/` that begins a URL: a second `/` would begin a host."""
    path = url_part(value)
    return f"%2F{path[1:]}" if path.startswith("/") else path


def url_mail_or_phone(value: str) -> str:
    """Return the value percent-encoded for behind `mailto:` or `tel:` (RFC 6068, RFC 3966); `+` is part of both."""
    return quote(value, safe="/@+", errors="replace")


@dataclass(frozen=True, slots=True)
class Nested:
    """The escape for a sink that itself stands in another one. It is a value: equal ones are equal, and can be sent."""

    outer: Escape
    inner: Escape

    def __call__(self, value: str) -> str:
        """Return the value escaped for the inner sink, and that for the outer."""
        return self.outer(self.inner(value))


def mermaid(value: str) -> str:
    """Return the value for a label of a diagram of Mermaid: in one line, signs and first letters as entity codes.

    No word of it is one of the language's then, such as `end` (Mermaid, *Entity codes to escape characters*).
    """
    return _NO_WORD_OR_FIRST.sub(lambda found: f"#{ord(found[0])};", _LINE_SPACE.sub(" ", value))


def tex(value: str) -> str:
    """Return the value as text in mathematics (MathJax and KaTeX); its signs are commands, which both know."""
    return f"{{\\text{{{tex_text(value)}}}}}"


def tex_text(value: str) -> str:
    """Return the value for within the braces of a text, which are closed and begun again around signs."""
    line = _LINE_SPACE.sub(" ", value)
    return "".join(f"}}{_TEX_SIGNS[char]}\\text{{" if char in _TEX_SIGNS else char for char in line)


def tex_name(value: str) -> str:
    """Return what of the value can be a name or a number in mathematics."""
    return "".join(char for char in value if char.isalnum() or char in " .,-")


def beside_mathematics(value: str) -> str:
    r"""Return the value for text of a page in which MathJax or KaTeX look for mathematics: it holds none for them.

    What begins mathematics or a reference there (`\(`, `\begin`, `$$`, `$x$`) has a sign that looks like its own.
    """
    if value.count("$") > 1:
        value = value.replace("$", "\uff04")
    if value.count("`") > 1:
        value = value.replace("`", "\u2018")
    return markup(_TEX_BEGINS.sub("\u2216", value))


def drawn_target(address: str) -> str:
    """Return an address with what ends it in a diagram and in mathematics percent-encoded."""
    return _DRAWN_TARGET_END.sub(lambda found: quote(found[0], errors="replace"), address)


def kept(value: str) -> str:
    """Return the value for a text of which nobody knows who reads it: as it is, or with signs that look like its own.

    It is as it is where it is text for whoever gets it. Where it could begin a tag, an attribute, a string's end with
    a call behind it or the address of a script, none of its signs means anything any more.
    """
    return _ENDS_OF_LINES.sub(" ", value).translate(_LOOK_ALIKES) if _may_run(value) else value


def _may_run(value: str) -> bool:
    said = unescape(value)
    may_end_string = _ENDS_STRING.search(value) is not None and _RUNS.search(value) is not None
    return (
        _BEGINS_MARKUP.search(value) is not None
        or may_end_string
        or link_scheme(value) == "javascript"
        or (said != value and _may_run(said))
    )


def in_double_quotes(value: str) -> str:
    """Return the value for a text in `"` that is code, or the words of a reader: nobody can tell.

    What would end a string of code there shows as the sign that looks like it, which does no harm to either.
    """
    return _in_quotes(value).replace('"', "\u201d")


def in_single_quotes(value: str) -> str:
    """Return the value for such a text in `'`."""
    return _in_quotes(value).replace("'", "\u2019")


def in_back_quotes(value: str) -> str:
    """Return the value for such a text in `` ` ``, in which a script has expressions as well."""
    return _in_quotes(value).replace("`", "'").replace("${", "\uff04{")


def _in_quotes(value: str) -> str:
    return _ENDS_OF_LINES.sub(" ", value).replace("\\", "\u2216")


def in_markup(escape: Escape) -> Escape:
    """Return the escape for a sink that itself stands in HTML text or an attribute."""
    return _nested(markup, escape)


def markup_text(value: str) -> str:
    """Return the value escaped for text of HTML; quotes stay, and so are found by a search."""
    return escape(value, quote=False)


def markdown_text(value: str) -> str:
    """Return the value escaped for text in Markdown, wherever in a line (CommonMark 0.31, 2.4); it is in one line."""
    line = _MARKDOWN.sub(r"\\\g<0>", _LINE_SPACE.sub(" ", value))
    return _MARKDOWN_BLOCK.sub(r"\g<number>\\\g<mark>", line)


def markdown_code(value: str) -> str:
    """Return the value for code in Markdown, which has no escapes: in one line, and with `'` for what ends the code."""
    return _LINE_SPACE.sub(" ", value).replace("`", "'")


def markdown_target(value: str) -> str:
    """Return an address with what ends the target of a link in Markdown percent-encoded.

    Args:
        value: the address.
    """
    encoded = _MARKDOWN_TARGET_END.sub(lambda found: quote(found[0], errors="replace"), value)
    return _REFERENCE.sub(r"\\&", encoded)


def in_json(escape: Escape) -> Escape:
    """Return the escape for a sink that itself stands in a JSON string."""
    return _nested(json_string, escape)


def in_script(escape: Escape) -> Escape:
    """Return the escape for a sink that itself stands in a string of a script."""
    return _nested(script_string, escape)


def in_url(escape: Escape) -> Escape:
    """Return the escape for a sink that itself stands in a URL, percent-encoded (RFC 2397, and `javascript:`)."""
    return _nested(url_part, escape)


def _nested(outer: Escape, inner: Escape) -> Escape:
    return outer if inner is plain else Nested(outer, inner)
