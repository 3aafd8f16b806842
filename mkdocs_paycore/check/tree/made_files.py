"""Files that a build makes of pages before a brand's values are there, in which those cannot be filled."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage
from mkdocs_paycore.stamping.hidden import is_opaque
from mkdocs_paycore.stamping.slot import SlotKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from mkdocs_paycore.project.inputs import Inputs
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.stamping.slot import Slot
    from mkdocs_paycore.stamping.tree import Tree

UNSTAMPABLE = Rule(
    "unstampable-file",
    "A file that another plugin makes while a brand's values are not there yet, and in which they cannot be filled.",
    stage=Stage.TREE,
    varies="a warning for what was made before any page",
    is_fixed=True,
    example=Sample(
        "mkdocs.yml",
        "plugins:\n  - paycore:\n  - to-pdf:\n",
        "plugins:\n  - paycore:\n# and make the PDF of the built site\n",
    ),
)
LOST_COMPONENT = Rule(
    "lost-component",
    "A form, a table or another component that is not on the page that asks for it: a plugin took it off.",
    stage=Stage.TREE,
    example=Sample(
        "mkdocs.yml",
        "plugins:\n  - paycore:\n  - some-html-cleaner:\n",
        "plugins:\n  - paycore:\n",
    ),
)
OPTION = "same_for_brands"
"""The option of the plugin that names files which show no value of a brand."""


def unstampable_files(
    tree: Tree, inputs: Inputs, *, accepted: Collection[str], maker: Callable[[str], str]
) -> Iterator[Problem]:
    """Yield a problem for each file of a rendered tree that was made of pages and cannot be stamped.

    Args:
        tree: the rendered tree, with slots.
        inputs: what the render was given.
        accepted: patterns of paths whose files are the same for every brand, `*` for any text; none excuses a slot.
        maker: says who made a file, by its path, as in `the plugin 'to-pdf'`; an empty text where nobody knows.
    """
    for path, slot in tree.hidden.items():
        yield _problem(path, f"it holds {_name(slot)}, where that cannot be filled", maker(path))
    made = [path for path in tree.made if not any(fnmatchcase(path, pattern) for pattern in accepted)]
    if made and _shows_values(tree):
        opaque = (path for path in made if is_opaque((tree.root / path).read_bytes()))
        for path in inputs.made(opaque, of_tree=tree.root):
            excuse = f"; if it is the same for every brand, name it in the option {OPTION!r} of paycore"
            yield _problem(path, "it is no copy of a file, and nobody can fill values into it", maker(path), excuse)


def drawn_files(
    tree: Tree, inputs: Inputs, drawn: Mapping[str, str], *, accepted: Collection[str]
) -> Iterator[Problem]:
    """Yield a warning for each picture or document that a plugin made before any page, and may have written a value in.

    Args:
        tree: the rendered tree, with slots.
        inputs: what the render was given.
        drawn: files that are no files on disk, by path, each with who made it.
        accepted: patterns of paths whose files are the same for every brand.
    """
    made = [path for path in tree.made if path in drawn and not any(fnmatchcase(path, each) for each in accepted)]
    if made and _shows_values(tree):
        opaque = [path for path in made if is_opaque((tree.root / path).read_bytes())]
        for path in inputs.without_copies(opaque, tree.root) if opaque else ():
            message = f"found a file that was made by {drawn[path]} before a brand's values were there, and is no text"
            hint = f"look at it; if it is the same for every brand, name it in the option {OPTION!r} of paycore"
            yield UNSTAMPABLE.problem(path, (0, 0), message, hint, severity=Severity.WARNING)


def lost_pages(paths: Iterable[str], *, maker: Callable[[str], str]) -> Iterator[Problem]:
    """Yield a problem for each page whose variables are gone, by the paths of their files; `maker` as above."""
    for path in paths:
        by = f" by {maker(path)}" if maker(path) else ""
        message = (
            f"found a page that lost its variables: it was packed or encrypted{by} before a brand's values were there"
        )
        yield UNSTAMPABLE.problem(
            path, (0, 0), message, "take that plugin out of mkdocs.yml, or leave the page out of it"
        )


def lost_components(path: str, lost: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem where a page lacks what components drew on it.

    Args:
        path: the page's source, as messages show it.
        lost: the classes that it lacks.
    """
    if lost:
        more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        message = f"found a page without what components drew on it ({lost[0]}{more}): a plugin took that off"
        hint = "take out the plugin or hook that cleans HTML, or have it leave elements with the class paycore-… alone"
        yield LOST_COMPONENT.problem(path, (0, 0), message, hint)


def _problem(path: str, why: str, maker: str, excuse: str = "") -> Problem:
    by = f" by {maker}" if maker else ""
    message = f"found a file that was made{by} before a brand's values were there: {why}"
    out = (
        "take that plugin out of mkdocs.yml, or switch off what makes the file, and make it of the built site"
        if maker
        else "make it of the built site"
    )
    return UNSTAMPABLE.problem(path, (0, 0), message, f"{out}{excuse}")


def _name(slot: Slot) -> str:
    return f"the variable {slot.payload}" if slot.kind is SlotKind.VARIABLE else "a variable"


def _shows_values(tree: Tree) -> bool:
    """Return whether a tree shows texts of a brand, more than its address and colours."""
    slots = (hole.slot for template in tree.templates.values() for hole in template.holes())
    return any(slot.payload.startswith("custom.") or slot.payload == "site.name" for slot in slots)
