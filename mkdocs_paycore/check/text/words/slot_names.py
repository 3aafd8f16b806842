"""Words in capitals that are but the name of what belongs in their place: *IMAGE TITLE*, *NAME OF THE PROVIDER*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.providers.of_pages import code_of
from mkdocs_paycore.check.text.words.placeholders import PLACEHOLDER
from mkdocs_paycore.manuscript.links import LinkKind
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_WRITTEN = "NAME TITLE SUBTITLE TEXT CAPTION DESCRIPTION HEADING LABEL URL LINK ADDRESS LOGO CODE SLOGAN"
"""What somebody is to write."""
_OWNERS = (
    "IMAGE IMG PICTURE PHOTO SCREENSHOT FIGURE ALT ALTERNATIVE PAGE SECTION STEP PROVIDER PROVIDERS COMPANY PSP BRAND"
    " SITE WEBSITE NOTE BOX ADMONITION TABLE BUTTON MENU LOGIN LOGO LINK TITLE TAB CHAPTER"
)
"""What it is to be written of."""
_BESIDES = "YOUR THE A AN OF FOR SHORT INSERT ADD PUT WRITE HERE S"
_NAMES = frozenset(_WRITTEN.split())
_ALL = _NAMES.union(_OWNERS.split(), _BESIDES.split())
_WORD = expression(r"[A-Z]+")
_OTHERS = expression(r"[a-z\d]")
_CAPITALS = expression(r"[A-Z]{3,}[ _-]+[A-Z]+")
"""What a page has that has such words."""
_TITLE = expression(r"[ \t]+[\"'](?P<title>[^\n]*)[\"'][ \t]*\)$")
_SET_OFF = expression(r"(?<![*\w])\*\*(?P<words>[A-Z][A-Z _-]+)\*\*(?![*\w])")
_OF_PROVIDER = ("PROVIDER", "COMPANY", "PSP", "BRAND")
_TWO = 2


@looks_for(PLACEHOLDER, stage=Stage.TEXT, of_pages=True)
def names_of_slots(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each alternative, title, text of a link or heading that is but a name in capitals.

    Its words say what is to be written and of what. In manuals also what is set off counts that speaks of a provider.
    A page whose headings are in capitals has them so on purpose.
    """
    for page in checked.manuscripts:
        if not _CAPITALS.search(page.text):
            continue
        for start, words in _places(page, is_manual=code_of(page, checked) is not None):
            if is_slot(words):
                message = f"found the placeholder {quoted_value(words)}"
                yield page.problem(PLACEHOLDER, start, message, "write what it stands for")


def _places(page: Manuscript, *, is_manual: bool) -> Iterator[tuple[int, str]]:
    """Yield the texts of a page that stand alone, each with its offset; of a picture that of its mark."""
    for link in page.links:
        if link.text and link.kind in {LinkKind.INLINE, LinkKind.HTML}:
            yield (link.start if link.is_picture else page.text.find(link.text, link.start)), link.text
        title = _TITLE.search(page.text, link.target_start + len(link.target), link.end)
        if title and link.kind is LinkKind.INLINE:
            yield link.target_start + len(link.target) + title.start("title") - title.start(), title["title"]
    loud = [each for each in page.headings if each.title.isupper() and not is_slot(each.title)]
    if len(loud) < _TWO:
        yield from ((each.title_start, each.title) for each in page.headings)
    yield from ((each.head_end - len(each.title) - 1, each.title) for each in page.notes if each.title)
    for each in _SET_OFF.finditer(page.outside_raw) if is_manual else ():
        if any(word in each["words"] for word in _OF_PROVIDER):
            yield each.start("words"), each["words"]


def is_slot(text: str) -> bool:
    """Return whether a text in capitals is but the name of what belongs there: *IMAGE TITLE*, *LINK_TEXT HERE*."""
    words = _WORD.findall(text)
    if len(words) < _TWO or _OTHERS.search(text):
        return False
    named = _NAMES & set(words)
    is_last = words[-1] in _NAMES or words[-1] == "HERE" or "OF" in words
    return bool(named) and is_last and _ALL.issuperset(words)
