"""The draft of a `brands/<name>.yml`: a value for every name that a site uses, plainly to be replaced."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.yaml.write import scalar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_WIDEST = 72
DRAFT_MARK = "## A draft."
"""What a line begins with, above all values, in the file of a draft."""
_HEAD = """\
## A draft. Replace the values by your own. Below, lines that begin with "# " are examples: take that away to use them.
## All keys: paycore schema brand. What is wrong with the file: paycore check.

"""
_EXAMPLES = (
    ("# theme:", "optional; a logo and a favicon are files beside this one"),
    ('#   primary: "#0a7d5a"', "links and buttons; in quotes, for # begins a comment"),
    ('#   accent: "#0a7d5a"', "links and controls that the mouse is on"),
    ("# providers: {exclude: []}", "codes of providers that you do not offer; include: those that you do"),
)
_OF_COMPANY = frozenset({"name", "company", "company_name", "brand", "brand_name"})
_HOST = expression(r"(?:(?P<label>.*)[_-])?(?:host|hostname|domain)\Z")
_URL_ENDING = expression(r"[_-]?(?:base[_-]?)?url\Z")


@dataclass(frozen=True, slots=True)
class Variable:
    """A name under `custom` (with dots, where nested) with its value; `comment` says where it is used."""

    name: str
    value: str
    comment: str


_Tree: TypeAlias = "dict[str, Variable | _Tree]"


def brand_draft(
    name: str,
    *,
    title: str,
    variables: Sequence[Variable],
    features: Sequence[str] = ("payments", "payouts", "h2h"),
) -> str:
    """Return the text of a new brand's file.

    Args:
        name: the brand's.
        title: its name as a reader sees it.
        variables: what it has under `custom`; none may be a group of another one.
        features: those of what the site connects.
    """
    lines = [
        (f"name: {scalar(name)}", "the name of this file"),
        (f"site_name: {scalar(f'{title} Docs')}", "in the header and in the browser's tab"),
        (f"site_url: {scalar(f'https://docs.{_label(name)}.example/')}", "where the site will be read"),
        ("embed_in: []", "the sites that show your connection forms in a frame, as in [https://help.acme.example]"),
        ("addresses: []", 'the public IP addresses that you call providers from, as in [192.0.2.10, "2001:db8::10"]'),
        *_EXAMPLES,
        *((("# features: {exclude: []}", f"{_any_of(features)}, where you do not offer it"),) if features else ()),
        ("custom:" if variables else "custom: {}", "what pages show as <<custom.company_name>> and the like"),
        *_nested(_tree(variables), indent="  "),
    ]
    width = min(max(len(text) for text, _ in lines), _WIDEST)
    return _HEAD + "".join(f"{text:<{width}}  # {comment}\n" if comment else f"{text}\n" for text, comment in lines)


def _any_of(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def made_up(name: str, *, brand: str, title: str, is_closed: bool) -> str:
    """Return a value for a name under `custom`, of the form that the name's ending asks for.

    Args:
        name: with dots, where it is nested.
        brand: the brand's name.
        title: its name as a reader sees it.
        is_closed: whether an address ends with `/`.
    """
    last = name.rpartition(".")[2]
    domain = f"{_label(brand)}.example"
    if last.endswith("url"):
        host = _label(_URL_ENDING.sub("", last), other="www")
        return f"https://{host}.{domain}{'/' if is_closed else ''}"
    if last.endswith("email"):
        return f"help@{domain}"
    if (found := _HOST.match(last)) is not None:
        return f"{_label(found['label'])}.{domain}" if found["label"] else domain
    if last in _OF_COMPANY:
        return title
    return f"{title} {re.sub(r'[_-]+', ' ', last).strip()}"


def groups(names: Collection[str]) -> set[str]:
    """Return those of the names that are the beginning of another one (`legal` of `legal.imprint_url`)."""
    return {name for name in names if any(other.startswith(f"{name}.") for other in names)}


def _label(text: str, *, other: str = "brand") -> str:
    """Return a text as a label of a host name (RFC 1123, 2.1); `other` where nothing of it can stand there."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or other


def _tree(variables: Sequence[Variable]) -> _Tree:
    tree: _Tree = {}
    for variable in variables:
        *folders, last = variable.name.split(".")
        inner = tree
        for folder in folders:
            below = inner.setdefault(folder, {})
            if isinstance(below, Variable):
                raise ValueError(f"{below.name} is a group of {variable.name}")  # noqa: TRY004 - the names are wrong
            inner = below
        inner[last] = variable
    return tree


def _nested(tree: _Tree, *, indent: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of a mapping, each with its comment."""
    for key, value in tree.items():
        if isinstance(value, Variable):
            comment = "".join(char if char.isprintable() else "?" for char in value.comment)
            yield f"{indent}{scalar(key)}: {scalar(value.value)}", comment
        else:
            yield f"{indent}{scalar(key)}:", ""
            yield from _nested(value, indent=f"{indent}  ")
