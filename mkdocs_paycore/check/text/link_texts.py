"""Links whose text is an address: it is the one that they lead to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

OTHER_HOST = Rule(
    "link-to-other-host",
    "A link whose text is an address, and that leads to another site, or to an address with another spelling.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\nLog in at [my.pay.example](https://north.example/login).\n",
        "# Start\n\nLog in at [my.pay.example](https://my.pay.example/login).\n",
    ),
)
_MARKS = re.compile(r"[*_`]")
_HOST = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)*\.(?P<end>[a-z]{2,}))(?::\d+)?(?P<path>/\S*)?",
    re.IGNORECASE,
)
_COMMON = (
    "com net org io eu biz info pro co app dev finance money bank cash exchange global group world online "
    "digital tech pay fund capital cards credit me tv cc us ca mx br ar cl uk ie fr de at ch be nl lu es pt "
    "it pl cz sk hu ro bg gr hr si ua ru by kz ge am az lt lv ee fi se no dk is tr il ae in cn hk jp kr sg my "
    "th vn ph id au nz za ng ke eg example"
)
DOMAIN_ENDS = frozenset(_COMMON.split())
"""Ends of domains that are no endings of files and no names in code."""
_SHORT = 4
_ALIKE = 0.85


@looks_for(OTHER_HOST)
def links_to_other_hosts(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link whose text is a host, or a mail address, and whose target is another's.

    Hosts of one name (`pay.example` and `pay.example.org`, `my.pay.example`) are one's.
    """
    for page in checked.manuscripts:
        for link in page.links:
            text = _MARKS.sub("", link.text or "").strip()
            if (
                link.is_picture
                or "." not in text
                or "`" in (link.text or "")
                or not link.target.lower().startswith(("http", "mailto:"))
            ):
                continue
            if wrong := _wrong(text, link.target):
                message = f"the link names {quoted_value(text)} and leads to {wrong}"
                yield page.problem(OTHER_HOST, link.start, message, "see which of them is meant")


def _wrong(text: str, target: str) -> str:
    """Return what a link leads to, where its text says something else; empty where both agree or nobody can tell."""
    if "@" in text:
        mail = target.partition(":")[2].partition("?")[0]
        is_mail = target.startswith("mailto:") and re.fullmatch(r"[\w.+-]+@[\w.-]+", text) and "@" in mail
        return mail if is_mail and mail.lower() != text.lower() and not re.search(r"[<{]", mail) else ""
    said = _HOST.fullmatch(text)
    if said is None or said["end"].lower() not in DOMAIN_ENDS or not target.lower().startswith("http"):
        return ""
    place = _split(target)
    host = (place.hostname or "") if place else ""
    if place is None or "{" in target or "<" in target or "." not in host:
        return ""
    if _are_one(said["host"].lower(), host.lower()):
        return target if _is_misspelt(said["path"] or "", place.path) else ""
    return "" if _main(said["host"].lower()) in target.lower() else host


def _split(target: str) -> SplitResult | None:
    try:
        return urlsplit(target)
    except ValueError:
        return None


def _is_misspelt(said: str, path: str) -> bool:
    """Return whether two paths are one but for a letter or two, as when the text was typed and the target pasted."""
    said, path = said.strip("/").casefold(), path.strip("/").casefold()
    if not said or not path or said in path or path in said or re.sub(r"\D", "", said) != re.sub(r"\D", "", path):
        return False
    return said.count("/") == path.count("/") and nearest(said, [path], cutoff=_ALIKE) is not None


def _are_one(one: str, other: str) -> bool:
    names = [{label for label in host.split(".")[:-1] if len(label) >= _SHORT} | {_main(host)} for host in (one, other)]
    return bool(names[0] & names[1]) or _main(one) in other or _main(other) in one


def _main(host: str) -> str:
    labels = host.split(".")[:-1] or [host]
    return max(labels[-2:], key=len) if len(labels) > 1 and len(labels[-1]) < _SHORT else labels[-1]
