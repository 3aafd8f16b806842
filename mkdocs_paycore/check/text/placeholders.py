"""What a template left to be filled in, and nobody did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

PLACEHOLDER = Rule(
    "leftover-placeholder",
    "Text that stands for something to be filled in, such as `PROVIDER_NAME`, `TODO` or *lorem ipsum*.",
    severity=Severity.ERROR,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md", "# Start\n\nOpen an account at NAME.\n", "# Start\n\nOpen an account at North Bank.\n"
    ),
)
_ALWAYS = "TODO|FIXME|TBD|TBA|X{3,}|PLACEHOLDER|PROVIDER_?(?:NAME|CODE)|COMPANY_NAME"
_SHOUTED = re.compile(rf"(?<![\w.<>/{{$%@&=?#-])(?:{_ALWAYS})(?![\w>}}-])")
_ALONE = re.compile(
    r"(?<![\w.<>/{$%@&=?#'\"-])(?:NAME|WEBSITE|PROVIDER|COMPANY|TAGLINE|SLOGAN|(?<![*_])(?:LOGIN|LOGO)(?![*_]))"
    r"(?![\w>}'\"-])"
)
_LOREM = re.compile(r"\blorem\s+ipsum\b", re.IGNORECASE)
_IN_ADDRESS = re.compile(
    r"(?:[/.=]|\A)(?:NAME|PROVIDER(?:_?(?:NAME|CODE))?|WEBSITE|CODE|LOGIN|provider[_-](?:name|code)|your[_-](?:provider|company))(?=[/.?#]|\Z)"
)
_NEIGHBOUR = re.compile(r"[A-Z]{2,}")


@looks_for(PLACEHOLDER)
def leftover_placeholders(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each placeholder in the prose and in the addresses of a page."""
    for page in checked.manuscripts:
        yield from _in_prose(page)
        for link in page.links:
            if found := _IN_ADDRESS.search(link.target):
                word = found[0].lstrip("/.=")
                at = link.target_start + found.end() - len(word)
                message = f"found the placeholder {quoted_value(word)} in an address"
                yield page.problem(PLACEHOLDER, at, message, "write the address")


def _in_prose(page: Manuscript) -> Iterator[Problem]:
    addresses = [(link.target_start, link.target_start + len(link.target)) for link in page.links]
    prose = blanked(page.prose, addresses)
    found = [*_SHOUTED.finditer(prose), *_LOREM.finditer(prose)]
    found += [match for match in _ALONE.finditer(prose) if not _is_shouting(prose, match)]
    for match in sorted(found, key=lambda match: match.start()):
        message = f"found the placeholder {quoted_value(match[0])}"
        yield page.problem(PLACEHOLDER, match.start(), message, "write what it stands for")


def _is_shouting(prose: str, match: re.Match[str]) -> bool:
    """Return whether the words beside one are in capitals as well: then it is a sentence or a label in capitals."""
    before = prose[: match.start()].rpartition("\n")[2].split()[-1:]
    after = prose[match.end() :].partition("\n")[0].split()[:1]
    return any(_NEIGHBOUR.fullmatch(word.strip("*_`.,:;!?()\"'")) for word in [*before, *after])
