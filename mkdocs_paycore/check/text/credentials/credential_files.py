"""Files of keys and certificates that a manual calls by the name of their counterpart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.credentials.misnamed_credentials import MISNAMED
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

_ENDINGS = r"(?:pem|key|pub|crt|cer|der|asc|p12|pfx|txt)"
_FILE = expression(rf"[\w-](?:[\w.-]*[\w-])?\.{_ENDINGS}\b")
_CALLED = expression(
    r"\b(?P<what>private|public|test|sandbox|live|production|certificate(?![*_ \t]+key\b))"
    r"(?:[*_]{0,3}[ \t]+(?:rsa|ec|signing|api|key|half|part|file|certificate|pair|named|called|in|as|is))*+"
    r"[*_]{0,3}[ \t]*[:|(,\u2013\u2014-]?[ \t]*`(?P<file>[\w./-]+)`",
    re.IGNORECASE,
)
_PARTS = {
    "private": (r"priv", r"pub"),
    "public": (r"pub", r"priv"),
    **dict.fromkeys(("test", "sandbox"), (r"test|sandbox", r"live|prod")),
    **dict.fromkeys(("live", "production"), (r"live|prod", r"test|sandbox")),
    "certificate": (r"\.(?:crt|cer|pem|p12|pfx)$", r"\.key$"),
}
"""By what a file is called: what its name has then, and what it has where it is the counterpart."""


@looks_for(MISNAMED, stage=Stage.TEXT, of_pages=True)
def files_of_counterparts(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each file that is called *private key* and is the public one, or the other way round.

    The manual names the right file, too.
    """
    for manual in manuals(checked):
        text = manual.page.text
        files = set(_FILE.findall(text)) if ".pem" in text or ".key" in text or ".pub" in text else ()
        for called in _CALLED.finditer(manual.page.with_spans) if len(files) > 1 else ():
            own, other = _PARTS[called["what"].lower()]
            name = called["file"].rpartition("/")[2]
            right = sorted(each for each in files if re.search(own, each, re.IGNORECASE) and _is_beside(each, name))
            is_other = re.search(other, name, re.IGNORECASE) and not re.search(own, name, re.IGNORECASE)
            if is_other and right and name in files:
                message = f"found {quoted_value(called['file'])}, and the words before it say {called['what']!r}"
                hint = f"did you mean {right[0]!r}?"
                yield manual.page.problem(MISNAMED, called.start("file"), message, hint)


def _is_beside(right: str, name: str) -> bool:
    """Return whether two files are a pair: of one ending, or of one name."""
    one, other = right.rpartition("."), name.rpartition(".")
    return right != name and (one[2] == other[2] or one[0] == other[0])
