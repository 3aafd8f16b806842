"""Links whose text is an address: it is the one that they lead to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from mkdocs_paycore.source.expression import expression
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
_MARKS = expression(r"[*_`]")
_HOST = expression(
    r"(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)*\.(?P<end>[a-z]+))(?::\d+)?(?P<path>/\S*)?",
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
_SCHEME = expression(r"https?://(?:www\.)?", re.IGNORECASE)
_VARIABLE = expression(r"[<{]")
_SHORT, _DEEP = 4, 3
_ALIKE = 0.85


@looks_for(OTHER_HOST, of_pages=True)
def links_to_other_hosts(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link whose text is a host, or a mail address, and whose target is another's.

    Hosts of one name (`pay.example` and `pay.example.org`, `my.pay.example`) are one's.
    """
    for page in checked.manuscripts:
        for link in page.links:
            text = _MARKS.sub("", link.text or "").strip()
            if (
                link.is_picture
                or link.text == link.target  # written as the address alone
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
        return _other_mail(text, target)
    said = _HOST.fullmatch(text)
    if said is None or not target.lower().startswith("http"):
        return ""
    is_address = said["end"].lower() in DOMAIN_ENDS and len(said["end"]) > 1
    return target if _is_cut(said, target) else _other_place(said, target) if is_address else ""


def _other_mail(text: str, target: str) -> str:
    mail = target.partition(":")[2].partition("?")[0]
    is_mail = target.startswith("mailto:") and re.fullmatch(r"[\w.+-]+@[\w.-]+", text) and "@" in mail
    return mail if is_mail and mail.lower() != text.lower() and not re.search(r"[<{]", mail) else ""


def _other_place(said: re.Match[str], target: str) -> str:
    """Return the host that a target leads to, or all of it, where the text names another; else nothing."""
    place = _split(target)
    host = (place.hostname or "") if place else ""
    if place is None or _VARIABLE.search(target) or "." not in host:
        return ""
    if _are_siblings(said["host"].lower(), host.lower()):
        return host
    if _are_one(said["host"].lower(), host.lower()):
        return target if _is_misspelt(said["path"] or "", place.path) else ""
    return "" if _main(said["host"].lower()) in target.lower() else host


def _split(target: str) -> SplitResult | None:
    try:
        return urlsplit(target)
    except ValueError:
        return None


def _is_cut(said: re.Match[str], target: str) -> bool:
    """Return whether a target is the text's address without its end, or the text the target's: cut within a word.

    A text that ends in a whole part is short on purpose: `pay.example/docs` for `https://pay.example/docs/start/`.
    """
    address = _SCHEME.sub("", target.rstrip("/")).casefold()
    text = f"{said['host']}{said['path'] or ''}".rstrip("/").casefold()
    short, long = sorted((text, address), key=len)
    rest = long[len(short) :]
    if not long.startswith(short) or not rest or _VARIABLE.search(target):
        return False
    if "/" not in short and short.rpartition(".")[2] not in DOMAIN_ENDS and rest.startswith("."):
        return "." in short and _labels(rest)[-1] in DOMAIN_ENDS
    return "." in short and rest[0].isalnum() and short[-1].isalnum()


def _labels(host: str) -> list[str]:
    return host.partition("/")[0].strip(".").split(".")


def _are_siblings(said: str, host: str) -> bool:
    """Return whether two hosts are different ones below one domain: `my.pay.example` and `docs.pay.example`."""
    one, other = said.removeprefix("www.").split("."), host.removeprefix("www.").split(".")
    is_deep = len(one) == len(other) >= _DEEP and one[0] != other[0]
    return is_deep and one[1:] == other[1:] and len(one[-2]) >= _SHORT


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
