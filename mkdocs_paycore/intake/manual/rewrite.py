"""The manual with variables and components in place of what the provider's file says now; all else stays as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.words.labels import status_words
from mkdocs_paycore.catalog.words.language import saying
from mkdocs_paycore.intake.manual.head import dashboard_links, logos
from mkdocs_paycore.intake.manual.manual_doubts import ManualDoubts
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.problem import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.intake.manual.found_value import FoundValue
    from mkdocs_paycore.intake.manual.head import Head
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.manuscript.manual.page.kinds import Section
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_STATUS = expression(r"\bstatus\b|(?:^|[/_-])(?:not[_-]?)?ready\b|\bnot ready\b", re.IGNORECASE)
_FORM = expression(r"connect|form|account|h2h|credential", re.IGNORECASE)
_WIDTH = expression(r"\bwidth\s*=\s*[\"']?(?P<width>\d+)")
_FIGURE = expression(r"<figure\b[^<>]*>(?:(?!</?figure\b).)*?</figure>", re.IGNORECASE | re.DOTALL)
_SHOWN = expression(r"!\[|<img\b", re.IGNORECASE)
_MARGIN = expression(r"[ \t>]*")
_WIDEST = 1200
_STEP = 4
"""The columns by which what belongs to an item is indented."""
_INDENT = expression(r"[ \t]*")


@dataclass
class Rewriting:
    """The changes of a manual.

    Attributes:
        edits: in no order; they do not overlap.
        doubts: what was not sure.
    """

    edits: list[Edit] = field(default_factory=list)
    doubts: ManualDoubts = field(default_factory=ManualDoubts)


def head_edits(page: Manuscript, head: Head, end: int, product: Product) -> Iterator[Edit]:
    """Yield the changes above the sections of a manual, and of its links to the dashboard.

    Args:
        page: the manual.
        head: what was read there.
        end: where the sections begin.
        product: what its provider is one of.
    """
    pictured = logos(page, end)
    for link, found in pictured[:1]:
        width = _WIDTH.search(page.text, link.start, link.end)
        wide = width["width"] if width else found["width"] if found else None
        is_fit = wide is not None and 0 < int(wide) <= _WIDEST
        yield Edit(link.start, link.end, f"<<provider_logo(width={wide})>>" if is_fit else "<<provider_logo()>>")
    for link in page.links:
        about = f"{link.target} {link.text or ''}"
        if (
            link.is_picture
            and link.start < end
            and _STATUS.search(about)
            and link not in [each for each, _ in pictured]
        ):
            yield Edit(link.start, link.end, "<<status_badge()>>")
    yield from _named(page, head.name, "name")
    yield from _named(page, head.tagline, "tagline")
    for values, name in ((head.websites, "website"), (head.logins, "login_url")):
        yield from _named(page, next(iter(values), None), name)
    for link, found in dashboard_links(page, product):
        yield Edit(link.target_start, link.target_start + found.end(), "<<provider.connect_url>>")


def _named(page: Manuscript, value: FoundValue | None, name: str) -> Iterator[Edit]:
    """Yield the change of a value into a variable, where it stands there as it is."""
    if value is None or page.text[value.start : value.end] != value.value:
        return
    if page.text[value.start - 1 : value.start] == "<" and page.text[value.end : value.end + 1] == ">":
        yield Edit(value.start - 1, value.end + 1, f"[<<provider.{name}>>](<<provider.{name}>>)")
    else:
        yield Edit(value.start, value.end, f"<<provider.{name}>>")


def status_of(page: Manuscript, end: int, product: Product) -> str:
    """Return the status of a product that a picture or a line above the sections names; empty where none does."""
    above = page.text[page.body_start : end]
    pictures = " ".join(
        f"{link.target} {link.text or ''}" for link in page.links if link.is_picture and link.start < end
    )
    words = " ".join([pictures, *re.findall(r"^.*\bstatus\b.*$", above, re.IGNORECASE | re.MULTILINE)])
    if product.statuses.keys() != DEFAULT_PRODUCT.statuses.keys():
        with saying(product.words):
            labels = {status_words(code): code for code in product.statuses}
        found = (label for label in labels if re.search(rf"(?<!\w){re.escape(label)}(?!\w)", words, re.IGNORECASE))
        return labels.get(max(found, key=len, default=""), "")
    if re.search(r"\bnot[\s_-]?ready\b", words, re.IGNORECASE):
        return "not_ready"
    return "ready" if re.search(r"(?<![a-z])ready(?![a-z])", words, re.IGNORECASE) else ""


def section_edits(
    page: Manuscript, section: Section, found: Sequence[Block], credentials: Sequence[Credential]
) -> Rewriting:
    """Return the changes of a section that connects a kind of account.

    Args:
        page: the manual.
        section: the section.
        found: its blocks.
        credentials: what it asks for.
    """
    result = Rewriting()
    kind = str(section.kind)
    listed = [each for each in credentials if not each.from_sentence]
    numbers = list(dict.fromkeys(each.list_number for each in listed))
    items = [each for each in listed if each.list_number == numbers[0]] if numbers else []
    for each in (each for each in listed if each not in items and not section.shared):
        message = f"{each.mapping.left!r} stands in a list of its own, which stays as it is"
        result.doubts.add(each.start, message, "the component shows it as well: take the list away")
    picture = None if section.shared else _form_picture(page, found)
    form, listing = f'<<connection_form("{kind}")>>', f'<<credentials("{kind}")>>'
    calls = [listing] if picture else [listing, form]
    if picture:
        result.edits.append(Edit(*_with_frame(page, picture), form))
    elif not section.shared:
        result.doubts.add(section.heading.start, "found no picture of the form: put the form below the list")
    if section.shared and credentials:
        result.edits.append(_below_shared(page, found, credentials, [listing, form]))
        if section.kind == section.shared[0]:
            message = f"this section is about {' and '.join(section.shared)}: its lists and tables stay as they are"
            result.doubts.add(section.heading.start, message, "the components show them as well: take them away")
    elif items:
        result.edits += _list_edits(page, items, calls)
    elif found:
        last = _last(found, credentials)
        outside = (block.start for block in found if block.start >= last.end and not block.in_note)
        at = len(page.text[: next(outside, section.end)].rstrip()) + 1 if last.in_note else last.end
        margin = 0 if last.in_note else _indent_below(last, found)
        result.edits.append(_inserted(page, min(at, len(page.text)), calls, margin=" " * margin))
        result.doubts.add(last.start, "found no list of credentials: put one below this")
    return result


def _indent_below(block: Block, found: Sequence[Block]) -> int:
    """Return how far what stands below a block is indented: below an item it goes on with that."""
    if block.kind is not BlockKind.ITEM:
        return block.indent
    return next((each.indent for each in found if each.owner is block), block.indent + _STEP)


def _last(found: Sequence[Block], credentials: Sequence[Credential]) -> Block:
    """Return the block that a list is put below: the last one that asks for something, else the last paragraph."""
    asking = [each.blocks[0] for each in credentials]
    texts = [block for block in found if block.kind is BlockKind.TEXT and not block.in_note and block.owner is None]
    return max(asking or texts or found, key=lambda block: block.end)


def _below_shared(
    page: Manuscript, found: Sequence[Block], credentials: Sequence[Credential], calls: Sequence[str]
) -> Edit:
    """Return the calls below what asks for the credentials of one of the kinds of a section, and below its table."""
    last = _last(found, credentials)
    at = last.end
    while last.kind is BlockKind.TABLE and page.text[at : page.text.find("\n", at) + 1].count("|"):
        at = page.text.find("\n", at) + 1
    return _inserted(page, min(at, len(page.text)), calls, margin=" " * last.indent)


def _form_picture(page: Manuscript, found: Sequence[Block]) -> Link | None:
    """Return the picture of the connection form: the first one of the section that is called so."""
    ranges = [(block.start, block.end) for block in found if block.kind is BlockKind.PICTURE]
    pictures = [
        link for link in page.links if link.is_picture and any(start <= link.start < end for start, end in ranges)
    ]
    named = [link for link in pictures if _FORM.search(f"{link.target.rpartition('/')[2]} {link.text or ''}")]
    return named[0] if named else None


def _with_frame(page: Manuscript, picture: Link) -> tuple[int, int]:
    """Return where a picture stands with all that is only there for it: its link, its attributes, its figure."""
    line = page.text.rfind("\n", 0, picture.start) + 1
    end = page.text.find("\n", picture.end)
    end = len(page.text) if end < 0 else end
    if sum(link.is_picture for link in page.links if line <= link.start < end) > 1:
        return picture.start, picture.end
    margin = _MARGIN.match(page.text, line, end)
    start, stop = margin.end() if margin else line, line + len(page.text[line:end].rstrip())
    figure = next((each for each in _FIGURE.finditer(page.text) if each.start() < picture.start < each.end()), None)
    is_alone = figure is not None and len(_SHOWN.findall(figure[0])) == 1
    return figure.span() if figure is not None and is_alone else (start, stop)


def _list_edits(page: Manuscript, items: Sequence[Credential], calls: Sequence[str]) -> Iterator[Edit]:
    """Yield the changes of a list: the calls in place of its first item, the others gone, boxes in it kept."""
    lines = list(dict.fromkeys(block.start for each in items for block in each.blocks[:1]))
    gone = sorted({(block.start, block.end) for each in items for block in _moved(each)})
    runs = _joined(page.text, gone)
    for start, end in runs:
        if start <= lines[0] < end:
            yield _call(page, start, end, calls)
        else:
            yield Edit(start, _behind(page.text, start, end), "")
    for each in items:
        kept = [block for block in each.blocks[1:] if block not in _moved(each)]
        by = min((block.indent for block in kept), default=0) - each.blocks[0].indent
        for block in kept:
            yield from _dedented(page.text, block, by)


def _moved(credential: Credential) -> list[Block]:
    """Return the blocks of a credential whose words stand in the provider's file now."""
    item = credential.blocks[0]
    below = (each for each in credential.blocks[1:] if each.kind in {BlockKind.TEXT, BlockKind.ITEM})
    return [item, *(each for each in below if each.in_note == item.in_note)]


def _joined(text: str, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges with those joined between which only empty lines are."""
    runs: list[tuple[int, int]] = []
    for start, end in ranges:
        if runs and not text[runs[-1][1] : start].strip(" \t\n>"):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _call(page: Manuscript, start: int, end: int, calls: Sequence[str]) -> Edit:
    indent = _INDENT.match(page.text, start)
    margin = indent[0] if indent else ""
    text = "\n\n".join(f"{margin}{call}" for call in calls)
    before = "" if start == 0 or page.text[:start].endswith("\n\n") else "\n"
    ends_line = page.text[start:end].endswith("\n")
    end_of_line = "\n" if ends_line else ""
    after = "\n" if ends_line and page.text[end : end + 1] not in {"", "\n"} else ""
    return Edit(start, end, f"{before}{text}{end_of_line}{after}")


def _inserted(page: Manuscript, at: int, calls: Sequence[str], *, margin: str) -> Edit:
    text = "\n\n".join(f"{margin}{call}" for call in calls)
    before = "\n" if page.text[:at].endswith("\n") else "\n\n"
    after = "\n" if page.text[at : at + 1] in {"", "\n"} else "\n\n"
    return Edit(at, at, f"{before}{text}{after}")


def _behind(text: str, start: int, end: int) -> int:
    """Return the end of lines that go, with the empty line behind them where one stands before them, too."""
    return end + 1 if text[:start].endswith("\n\n") and text[end : end + 1] == "\n" else end


def _dedented(text: str, block: Block, by: int) -> Iterator[Edit]:
    """Yield the changes that move the lines of a block to the left by some columns."""
    offset = block.start
    for line in text[block.start : block.end].splitlines(keepends=True):
        held = len(line) - len(line.lstrip(" \t"))
        if held and by > 0:
            yield Edit(offset, offset + min(by, held), "")
        offset += len(line)
