"""Variables that are left in what was made of a page, because they came in where nothing of ours reads.

A notebook, the docstring of a module, a table that another plugin reads: what they say is HTML when it is seen first. A
variable that an author wants to show as it is typed has a slot of its own by then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LESS, _MORE = r"(?:<|&lt;|&#60;|&#x3[cC];|\\u003[cC])", r"(?:>|&gt;|&#62;|&#x3[eE];|\\u003[eE])"
_LEFT = re.compile(rf"{_LESS}{{2}}[ \t]*(\w[\w-]*)\.([\w-]+(?:\.[\w-]+)*)[ \t]*{_MORE}{{2}}", re.ASCII)
_LEFT_BYTES = re.compile(_LEFT.pattern.encode())
_BEGINNINGS = (b"<<", b"<&lt;", b"&lt;<", b"&lt;&lt;", b"&#60;", b"&#x3", b"\\u003")
"""One of these is in any text with two of `_LESS` in a row; to look for them takes a hundredth of the time."""


def with_left_variables(html: str, slot: Callable[[str, str], str | None]) -> str:
    """Return the HTML of a page with slots in the place of variables.

    Args:
        html: may hold variables as they are typed, or escaped.
        slot: returns the slot of a root and a name; None where the page has no such variable.
    """
    if "<<" not in html and "&lt;&lt;" not in html:
        return html
    return _LEFT.sub(lambda found: slot(found[1], found[2]) or found[0], html)


def unfilled_names(content: bytes) -> Iterator[str]:
    """Yield the names of what looks like a variable in the `content` of a file, such as `custom.company_name`."""
    if not any(beginning in content for beginning in _BEGINNINGS):
        return
    yield from (f"{found[1].decode()}.{found[2].decode()}" for found in _LEFT_BYTES.finditer(content))
