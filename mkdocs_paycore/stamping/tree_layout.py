"""Where the brand's values stand in a stamped site: with that and the site, it is stamped again for other values.

What stands between the values is in the site itself, so that little has to be kept.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.stamping import escapes
from mkdocs_paycore.stamping.escapes import Nested, Starting
from mkdocs_paycore.stamping.slot import Slot, SlotKind
from mkdocs_paycore.stamping.template import Hole, Sealed, encoded, hole
from mkdocs_paycore.stamping.tree import Tree, nothing_more

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_paycore.stamping.escapes import Escape

_TIME = 10
"""Bytes: the head of a gzipped file, with its time."""


class ChangedSiteError(ValueError):
    """A site is not what was stamped."""


@dataclass(slots=True)
class TreeLayout:
    """The layout of the sites that are stamped from a tree; all of it can be said in JSON.

    Attributes:
        folders: as `Tree` has them.
        files: as `Tree` has them.
        holes: the slots, each with its kind, payload, escape and whether it begins a URL.
        templates: by path, in turn how many bytes stand before the next hole, and the number of that hole.
        zipped: of files that are gzipped, the head as it was rendered, in hexadecimal.
    """

    folders: list[str]
    files: list[str]
    holes: list[list[Any]] = field(default_factory=list)
    templates: dict[str, list[int]] = field(default_factory=dict)
    zipped: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: Tree) -> TreeLayout | None:
        """Return the layout of a tree; None where it has none: a part of its sites is made after stamping."""
        if tree.complete is not nothing_more:
            return None
        try:
            return cls._of(tree)
        except LookupError:
            return None

    @classmethod
    def _of(cls, tree: Tree) -> TreeLayout:
        numbers: dict[Hole, int] = {}
        found = cls(list(tree.folders), list(tree.files))
        for path, template in tree.templates.items():
            pieces = template.pieces
            found.templates[path] = [
                numbers.setdefault(piece, len(numbers)) if isinstance(piece, Hole) else len(piece) for piece in pieces
            ]
        found.holes = [
            [each.slot.kind.value, each.slot.payload, _told(each.escape), each.begins_url] for each in numbers
        ]
        found.zipped = {path: content[:_TIME].hex() for path, content in tree.zipped.items()}
        return found

    def tree(self, site: Path, values: Mapping[str, str]) -> Tree:
        """Return the tree that a site was stamped from; its files are those of the site.

        Args:
            site: the folder of the site.
            values: those that it was stamped with.

        Raises:
            ChangedSiteError: it was not stamped with these.
            OSError: a file cannot be read.
        """
        holes = [
            hole(Slot(SlotKind(kind), payload), _escape(told), begins_url=begins)
            for kind, payload, told, begins in self.holes
        ]
        filled = [encoded(each.escape(each.slot.value(values))) for each in holes]
        tree = Tree(site, self.folders, self.files)
        for path, layout in self.templates.items():
            content = (site / path).read_bytes()
            content = gzip.decompress(content) if path in self.zipped else content
            tree.templates[path] = _cut(content, layout, holes, filled)
        tree.zipped = {path: bytes.fromhex(head) for path, head in self.zipped.items()}
        return tree


def _cut(content: bytes, layout: list[int], holes: list[Hole], filled: list[bytes]) -> Sealed:
    """Return a stamped file as it was before: literals and holes take turns in its layout."""
    pieces: list[bytes | Hole] = []
    at = 0
    for index, number in enumerate(layout):
        if index % 2:
            end = at + len(filled[number])
            if content[at:end] != filled[number]:
                raise ChangedSiteError("a value is not where it was put")
            pieces.append(holes[number])
        else:
            end = at + number
            pieces.append(content[at:end])
        at = end
    if at != len(content):
        raise ChangedSiteError("a file has another length")
    return Sealed(tuple(pieces))


def _hole(kind: str, payload: str, told: str | list[Any], begins_url: bool) -> Hole:  # noqa: FBT001 - as a layout has them
    return hole(Slot(SlotKind(kind), payload), _escape(told), begins_url=begins_url)


def _told(escape: Escape) -> str | list[Any]:
    """Return how an escape is named, as `_escape` takes it.

    Raises:
        LookupError: it has no name.
    """
    if isinstance(escape, Nested):
        return ["nested", _told(escape.outer), _told(escape.inner)]
    if isinstance(escape, Starting):
        return ["starting", _told(escape.escape), escape.rest]
    name = getattr(escape, "__name__", "")
    if _KNOWN.get(name) is not escape:
        raise LookupError(name)
    return name


def _escape(told: str | list[Any]) -> Escape:
    """Return the escape of a name.

    Raises:
        LookupError: there is none.
    """
    if isinstance(told, str):
        return _KNOWN[told]
    kind, first, second = told
    return Nested(_escape(first), _escape(second)) if kind == "nested" else Starting(_escape(first), second)


_KNOWN: dict[str, Escape] = {
    each.__name__: each
    for each in (
        *(escapes.plain, escapes.markup, escapes.json_string, escapes.script_string, escapes.style),
        *(escapes.url_start, escapes.autolink_start, escapes.url_starts, escapes.url_host, escapes.url_part),
        *(escapes.url_root, escapes.url_mail_or_phone, escapes.markup_text),
        *(escapes.mermaid, escapes.tex, escapes.tex_text, escapes.tex_name, escapes.drawn_target),
        *(escapes.in_double_quotes, escapes.in_single_quotes, escapes.in_back_quotes, escapes.kept),
        *(escapes.markdown_text, escapes.markdown_code, escapes.markdown_target),
    )
}
"""The escapes that are functions, by their names."""
