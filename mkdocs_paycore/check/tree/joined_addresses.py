"""Values that begin an address, and pages that go on with it: the `/` between is missing, or stands there twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.brand.address import is_web_address
from mkdocs_paycore.check.tree.value_files import place_of_value, values_files
from mkdocs_paycore.pages.manual import CONNECTS_AT
from mkdocs_paycore.project.used_names import uses_of
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.stamping.joint import Joint

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from mkdocs_paycore.check.context import CheckedTexts, CheckedTree
    from mkdocs_paycore.source.problem import Problem

JOINED_ADDRESS = Rule(
    "joined-address",
    "A value that begins addresses without the `/` that belongs between it and what pages type behind it: they lead to"
    " a host that nobody knows. Or the `/` stands there twice.",
    stage=Stage.TREE,
    varies="a warning where it stands twice",
    example=Sample(
        "brands/acme.yml",
        "custom: {api_url: https://api.acme.example} # pages: <<custom.api_url>>v1\n",
        "custom: {api_url: https://api.acme.example/} # pages: <<custom.api_url>>v1\n",
    ),
)
_ROOT = "custom."
_QUERY = frozenset("?#")


@looks_for(JOINED_ADDRESS, stage=Stage.TEXT)
def joined_addresses(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each value of the brand that does not fit what sources type behind it."""
    project, catalog = checked.project, checked.site.catalog
    brand = next((each for each in checked.brands if each.name == checked.site.brand), None)
    if brand is None or not any(map(_may_begin, brand.custom.values())):
        return
    pages = [project.docs / uri for uri in checked.pages]
    uses = uses_of(project, catalog, pages=pages, brand=brand.name, known=brand.custom)
    joints = {name: {Joint.of(use.before, use.behind) for use in places} for name, places in uses.items()}
    paths = {provider.product.connect_path for provider in catalog.providers.values()}
    joints.setdefault(CONNECTS_AT, set()).update(Joint.of("", path) for path in paths)
    root, path = project.root, brand.path or project.config_path
    yield from _problems({f"{_ROOT}{name}": text for name, text in brand.custom.items()}, joints, root=root, path=path)


@looks_for(JOINED_ADDRESS)
def joined_in_tree(checked: CheckedTree) -> Iterator[Problem]:
    """Yield the same for what was rendered: all that a build looks at, and what templates and plugins made."""
    joints = {name.removeprefix(_ROOT): found for name, found in checked.joints.items() if name.startswith(_ROOT)}
    yield from _problems(checked.values, joints, root=checked.root, path=checked.path)


def _may_begin(value: str) -> bool:
    return "." in value or "://" in value


def _problems(
    values: Mapping[str, str], joints: Mapping[str, Collection[Joint | None]], *, root: Path, path: str
) -> Iterator[Problem]:
    documents = None
    for name, found in sorted(joints.items()):
        value = values.get(f"{_ROOT}{name}", "")
        slashes = {joint.is_slash for joint in found if joint is not None and _is_begun(value, joint)}
        is_closed = value.endswith("/")
        if is_closed not in slashes:
            continue
        documents = documents or values_files(root, path, rule=JOINED_ADDRESS.name)
        document, trail = place_of_value(f"{_ROOT}{name}", documents)
        right = value.rstrip("/") if is_closed else f"{value}/"
        whose, how = "pages go", "with '/' again" if is_closed else "without '/'"
        hint, is_certain = f"expected {right!r}", is_web_address(value) and len(slashes) == 1
        if len(slashes) > 1:
            whose, hint = "some pages go", f"expected '/' behind it on {'no' if is_closed else 'each'} page"
        message = f"{_ROOT}{name}: found {value!r}, and {whose} on behind it {how}"
        fix = document.respelling(trail, value, right) if trail and is_certain else ()
        severity = Severity.WARNING if is_closed else Severity.ERROR
        yield replace(document.problem(trail, JOINED_ADDRESS, message, hint), severity=severity, fix=fix)


def _is_begun(value: str, joint: Joint) -> bool:
    """Return whether a value, at a joint, begins an address that has no query and ends as a host or a folder does."""
    is_begin = is_web_address(value) or (joint.is_host and "." in value and is_web_address(f"https://{value}"))
    is_host = value.endswith("]") and value.count("/") == len("//")
    return is_begin and not _QUERY & set(value) and (value[-1] == "/" or value[-1].isalnum() or is_host)
