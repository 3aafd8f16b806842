"""What stands around a list decides what its items are: credentials, or values of one that is chosen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.manuscript.manual.names.called import with_sibling
from mkdocs_paycore.manuscript.manual.names.line import mappings
from mkdocs_paycore.manuscript.manual.names.plain import GENERIC
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.sentences.asks import AND_VERB
from mkdocs_paycore.manuscript.manual.sentences.leads import Lead, is_lead, lead_of
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command, sentences
from mkdocs_paycore.manuscript.manual.wording.arrows import has_path, is_way
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.remarks import NO_WORDS
from mkdocs_paycore.manuscript.manual.wording.values import announces_values
from mkdocs_paycore.manuscript.manual.wording.verbs import ENTER, Deed, order_in
from mkdocs_paycore.manuscript.manual.wording.words import emphasised, unmarked, without_parentheses
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
    from mkdocs_paycore.manuscript.manual.page.blocks import Block

_BREAK = expression(r"<br\s*/?>", re.IGNORECASE)
_NO_WORD = expression(r"!\[[^\[\]]*\]\([^()]*\)|<(?!<)/?[a-zA-Z][^<>]*>")
_CAPTION = expression(r"\W*(?:pic(?:ture)?|fig(?:ure)?|screen(?:shot)?|image|img)\b\.?\s*\d", re.IGNORECASE)
"""How what is said of a picture begins."""
_BEHIND_NAME = expression(
    r"\s*(?:[:\u2013—-]\s|\.(?:\s|$)|$|\()|\s(?:takes?|wants?|expects?|gets|needs?|holds?|(?:is|are)\s+for)\s"
)
_PLAIN = expression(r"(?P<name>[^\W\d_][^:.!?*_`]{1,40}?)\s*:\s+\S")
_GOES_ON = expression(r"(?:(?:and|also|optional|optionally)\b,?\s+)*(?:for|in|with|to|if)\s[^:]{2,80}:", re.IGNORECASE)
_TITLE = expression(r"\"(?P<title>[^\"]*)\"")
_ADDRESS = expression(r"\W*https?://", re.IGNORECASE)
_GOES = expression(r"[^*_`\"'“→>]{0,60}\b(?:go|navigate|move|switch)\s+to\s+[*_`\"'“]", re.IGNORECASE)
"""How an item begins that says where to go: *in the control panel go to* and the menus there."""
_SOURCE = expression(r"(?:from|in|at|by|sent\s+by|given\s+by|for)\s", re.IGNORECASE)
"""How an item begins that says where the credentials within it come from: *from the letter of your manager:*."""
_AND_LIST = expression(
    r"(?:,?\s+(?:and|plus|then|as\s+well\s+as|(?:together|along)\s+with)|,(?=\s+(?:also|additionally|besides|in\s+addition)\b))"
    rf"(?:[\s,]+(?:{ENTER}|also|then|additionally|besides|in\s+addition|the|these|those|some|(?:one|two|three|four|five)"
    r"|following|next|other|further|more|fields?|values?|data|credentials?|parameters?|ones?|from\s+(?:the|your)\s+[a-z]+))*\s*:$",
    re.IGNORECASE,
)
"""How a sentence that names some credentials ends where a list goes on with others: *…, and also:*, *… plus these:*."""
_BESIDES = expression(
    r"(?:besides|in\s+addition\s+to|apart\s+from|(?:along|together)\s+with)\s+(?P<names>[^.:;]{2,120}),\s"
    rf"(?:(?:please|also|you\s+(?:need|have)\s+to)\s+)?(?:{ENTER})(?:\s+(?:also|the\s+following))?:$",
    re.IGNORECASE,
)
"""The same where the list is what is told first: *Besides the ID, enter:*."""
_LONGEST_LINE, _LONGEST_GROUP, _LONGEST_SOURCE = 12, 4, 10


def looks_like_names(found: Sequence[Mapping]) -> bool:
    """Return whether one of the names on a line is a credential's: it has another name, a mark, or ends like one."""
    return any(
        mapping.right or mapping.required is not None or NOUN.search(mapping.left) or _is_called(mapping)
        for mapping in found
    )


def _is_called(mapping: Mapping) -> bool:
    """Return whether what a line says of a name is that it is another one, which ends like a credential's."""
    called = with_sibling(mapping)
    return called is not None and NOUN.search(called.right) is not None


def is_step(text: str, found: Sequence[Mapping]) -> bool:
    """Return whether an item that nothing announces is a step: the way through a menu, or an address and what it is."""
    is_menu = (is_way(text) or _GOES.match(text) is not None) and not any(
        NOUN.search(name) for each in found for name in (each.left, each.right)
    )
    return is_menu or any(_ADDRESS.match(each.note) for each in found)


def are_values(items: Sequence[Block]) -> bool:
    """Return whether items are values of something that is chosen: several, and none of them a credential's name."""
    named = [list(mappings(each.text)) for each in items if each.kind is BlockKind.ITEM]
    found = [mapping for each in named for mapping in each]
    return len(named) > 1 and not any(each.right or NOUN.search(each.left) or _is_called(each) for each in found)


def are_mostly_names(items: Sequence[Block]) -> bool:
    """Return whether half of the items of a list or more end like credentials, and none tells to do something."""
    named = [looks_like_names(list(mappings(each.text))) for each in items]
    return any(named) and 2 * sum(named) >= len(named) and not any(is_command(each.text) for each in items)


def are_mapped(items: Sequence[Block]) -> bool:
    """Return whether all items of a list join two names by an arrow, some of a credential: whatever announces it."""
    named = [(each.text, list(mappings(each.text))) for each in items]
    pairs = [found[0] for text, found in named if len(found) == 1 and not is_step(text, found)]
    are_pairs = len(pairs) == len(named) and all(each.right and each.has_arrow for each in pairs)
    return are_pairs and any(NOUN.search(name) for each in pairs for name in (each.left, each.right))


def before_list(text: str) -> str:
    """Return what a paragraph above a list asks for itself: not what its last sentence only announces.

    A sentence may name some before the list goes on: *enter the ID, and also:*, *besides the ID, enter:*.
    """
    *rest, last = sentences(text) or [""]
    if (besides := _BESIDES.match(last)) is not None:
        return " ".join([*rest, f"Enter {besides['names']}."])
    if (joint := _AND_LIST.search(last)) is not None:
        return " ".join([*rest, f"{last[: joint.start()]}."])
    if not unmarked(last).endswith(":") or emphasised(last):
        return text
    *asked, _announced = AND_VERB.split(last)
    return " ".join([*rest, *asked])


def type_announced(held: Lead, announced_by: Block | None) -> FieldType | None:
    """Return the type of what a list holds; None where nothing says it.

    Args:
        held: what it holds, as `lead_of` says it.
        announced_by: what says so: *Upload files:* announces files, whatever they are called.
    """
    if held is Lead.CHOOSE:
        return FieldType.SELECT
    last = (sentences(announced_by.text) or [""])[-1] if announced_by is not None else ""
    first, *others = AND_VERB.split(last)
    is_apart = bool(others) and order_in(first) is not None and not GENERIC.search(first)
    order = order_in(others[-1] if is_apart else last)  # *enter the ID and upload files:* names what is no file itself
    is_upload = order is not None and order.start == 0 and order.deed is Deed.UPLOAD
    return FieldType.FILE if is_upload and held is Lead.CREDENTIALS else None


def goes_on(text: str) -> bool:
    """Return whether a paragraph only says what the next list of its sort is for: *For payouts:*, *Old API:*."""
    words = without_parentheses(unmarked(text))
    return _GOES_ON.fullmatch(words) is not None or (words.endswith(":") and only_groups(words))


def is_mapping(text: str, *, is_plain: bool = False) -> bool:
    """Return whether a paragraph is one credential with both of its names, as an item would have them.

    Args:
        text: the paragraph as it is typed.
        is_plain: whether its names need not be set off.
    """
    if is_command(text) or has_path(text) or len(unmarked(text).split()) > _LONGEST_LINE:
        return False
    found = list(mappings(text))
    terms = emphasised(text)
    return (
        len(found) == 1
        and bool(found[0].sign)
        and (is_plain or not found[0].is_spoken)
        and (is_plain or (bool(terms) and terms[0].start == 0))
    )


def _is_defined(text: str) -> bool:
    """Return whether a paragraph is a credential's name, set off, and what it is: ***Key**: the long one*."""
    terms = emphasised(text)
    is_name = bool(terms) and terms[0].start == 0 and NOUN.search(terms[0].text) is not None
    return is_name and re.match(r"\s*:\s", text[terms[0].end :]) is not None


def is_line(block: Block, *, is_below: bool, is_lenient: bool) -> bool:
    """Return whether a paragraph is one credential, as an item: with an arrow, or below what announces it.

    Args:
        block: the paragraph.
        is_below: whether it stands below what announces credentials, or below one of these.
        is_lenient: whether a name that is set off, and what it is, is enough wherever it stands.
    """
    text = block.text
    if block.in_note or block.owner is not None or text.endswith(":"):
        return False
    is_enough = is_below or (is_lenient and _is_defined(text))
    is_plain = is_enough and not _BREAK.search(text)
    return is_mapping(text, is_plain=is_plain) or (is_enough and not are_lines(text) and _begins_with_name(text))


def are_names(block: Block) -> bool:
    """Return whether a paragraph is nothing but the names of several credentials: *`Shop ID`, `Secret key`*."""
    text = block.text
    is_own = not block.in_note and block.owner is None and not is_command(text)
    found = list(mappings(text)) if is_own else []
    return len(found) > 1 and all(NOUN.search(each.left) and not each.note for each in found)


def are_lines(text: str) -> bool:
    """Return whether a paragraph has several lines, each of which begins with a credential's name."""
    lines = lines_of(text)
    return len(lines) > 1 and all(map(_begins_with_name, lines))


def lines_of(text: str) -> list[str]:
    """Return the lines of a paragraph, where breaks part it, but for pictures; all of it as one where none do."""
    return [line for each in _BREAK.split(text) if (line := each.strip()) and re.search(r"\w", _NO_WORD.sub("", line))]


def _begins_with_name(text: str) -> bool:
    """Return whether a paragraph begins with a credential's name, set off from what it says of it."""
    terms = emphasised(text)
    is_general = bool(terms) and terms[0].start == 0 and GENERIC.fullmatch(terms[0].text) is not None
    if is_command(text) or is_lead(text) or is_general or _CAPTION.match(unmarked(text)):
        return False
    if terms and terms[0].start == 0:
        return _BEHIND_NAME.match(text[terms[0].end :]) is not None
    plain = _PLAIN.match(text)
    return plain is not None and NOUN.search(plain["name"]) is not None


def only_groups(text: str) -> bool:
    """Return whether an item only says what those within it are for, or values of: *Test:*, *Mode, one of:*."""
    words = unmarked(text)
    longest = _LONGEST_SOURCE if _SOURCE.match(words) else _LONGEST_GROUP
    is_short = not is_lead(text) and len(words.split()) <= longest
    return not is_command(text) and (is_short or announces_values(text))


def announces_within(text: str) -> bool:
    """Return whether an item says of the items within it what they are: it ends in a colon, or tells to enter them."""
    has_colon = NO_WORDS.sub("", text).rstrip().endswith(":")
    return (has_colon or is_command(text)) and (is_lead(text) or (has_colon and lead_of(text) is not Lead.UNKNOWN))


def is_titled(head: str) -> bool:
    """Return whether the first line of a box has a title."""
    title = _TITLE.search(head)
    return title is not None and bool(title["title"].strip())
