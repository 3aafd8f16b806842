"""Variables that are left in what was made of a page, because they came in where nothing of ours reads.

A notebook, the docstring of a module, a table that another plugin reads: what they say is HTML when it is seen first. A
variable that an author wants to show as it is typed has a slot of its own by then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LESS, _MORE = r"(?:<|&lt;|&#60;|&#x3[cC];|\\u003[cC])", r"(?:>|&gt;|&#62;|&#x3[eE];|\\u003[eE])"
_LEFT = expression(rf"{_LESS}{{2}}[ \t]*(\w[\w-]*)\.([\w-]+(?:\.[\w-]+)*)[ \t]*{_MORE}{{2}}", re.ASCII)
_LEFT_BYTES = expression(_LEFT.pattern.encode())
_PAIRS = (b"<<", b"<&lt;", b"&lt;<", b"&lt;&lt;")
_RARE = (b"&#60;", b"&#x3", b"\\u003")
"""What begins all other spellings of the two, as the first or behind one of `<` and `&lt;`."""
_SIGNS = tuple(each.decode() for each in (*_PAIRS, *_RARE))


def with_left_variables(html: str, slot: Callable[[str, str], str | None]) -> str:
    """Return the HTML of a page with slots in the place of variables.

    Args:
        html: may hold variables as they are typed, or escaped.
        slot: returns the slot of a root and a name; None where the page has no such variable.
    """
    if not any(sign in html for sign in _SIGNS):
        return html
    return _LEFT.sub(lambda found: slot(found[1], found[2]) or found[0], html)


def has_unfilled(lines: bytes) -> bool:
    """Return whether some `lines` of a text hold what looks like a variable."""
    return next(unfilled_names(lines), None) is not None


def unfilled_names(content: bytes) -> Iterator[str]:
    """Yield the names of what looks like a variable in the `content` of a file, such as `custom.company_name`."""
    end = 0
    for at in sorted(_places(content)):
        found = _LEFT_BYTES.match(content, at) if at >= end else None
        if found is not None:
            end = found.end()
            yield f"{found[1].decode()}.{found[2].decode()}"


def _places(content: bytes) -> set[int]:
    """Return where a variable may begin: to look for a few texts takes a hundredth of what the expression takes."""
    places = {at for pair in _PAIRS for at in _all(content, pair)}
    return places | {at - back for rare in _RARE for at in _all(content, rare) for back in (0, 1, 4) if at >= back}


def _all(content: bytes, text: bytes) -> Iterator[int]:
    at = content.find(text)
    while at >= 0:
        yield at
        at = content.find(text, at + 1)
