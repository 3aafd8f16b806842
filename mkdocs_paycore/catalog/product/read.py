"""Reading `paycore.yml`: the products of a site, and every fault of the file with its place."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass, field
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.model.terms import Lack
from mkdocs_paycore.catalog.product.file import ProductEntry, SiteFile
from mkdocs_paycore.catalog.product.model import (
    CONNECT_PATH,
    DEFAULT_PRODUCT,
    SITE_FILE_NAME,
    Product,
    RuleLimit,
    StatusTerms,
)
from mkdocs_paycore.catalog.product.own_words import ONLY_OWN, fillings, own_words
from mkdocs_paycore.catalog.product.rules import SITE_FILE, SITE_FILE_RULES
from mkdocs_paycore.catalog.words.language import DEFAULT, PLAIN_WORDS, terms, words_of
from mkdocs_paycore.source.fault import Fault
from mkdocs_paycore.source.suggestion import all_known, did_you_mean
from mkdocs_paycore.source.validate import read_model
from mkdocs_paycore.source.yaml.read import read_yaml_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from mkdocs_paycore.catalog.product.file import Flow
    from mkdocs_paycore.source.document import Trail
    from mkdocs_paycore.source.problem import Problem


@dataclass(frozen=True, slots=True)
class Products:
    """What a site connects.

    Attributes:
        all: the products, the first one first; of a file with faults, that of a site without the file.
        flows: the flows that pages may draw, by name.
        problems: what is wrong with the file.
    """

    all: tuple[Product, ...] = (DEFAULT_PRODUCT,)
    flows: Mapping[str, Flow] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_products(root: Path, *, connectors: str) -> Products:
    """Read what a site connects.

    Args:
        root: the folder of the configuration; problems name the file relative to it.
        connectors: the folder of the providers' folders where the file does not say it, below the docs folder.
    """
    file = root / SITE_FILE_NAME
    alone = (_only_product(connectors),)
    if not os.path.lexists(file):
        return Products(alone)
    document = read_yaml_file(file, root=root, rule=SITE_FILE.name)
    read, problems = read_model(document, SiteFile, rules=SITE_FILE_RULES, start="products:")
    if read is None:
        return Products(alone, problems=tuple(problems))
    problems += (fault.placed(document) for fault in _faults(read))
    if problems:
        return Products(alone, problems=tuple(sorted(problems)))
    return Products(tuple(_product(name, entry) for name, entry in _entries(read)) or alone, read.flows or {})


@cache
def _only_product(folder: str) -> Product:
    """Return what a site without products connects, each time the same: the model of its files is costly to make."""
    return DEFAULT_PRODUCT if folder == DEFAULT_PRODUCT.folder else Product(folder=folder)


def _entries(read: SiteFile) -> Iterator[tuple[str, ProductEntry]]:
    for name, entry in (read.products or {}).items():
        yield name, entry or ProductEntry()


def _folder(name: str, entry: ProductEntry) -> str:
    return posixpath.normpath(entry.folder or name)


def _product(name: str, entry: ProductEntry) -> Product:
    made = Product(name, _folder(name, entry), words=own_words(entry))
    changed: dict[str, Any] = {"connect_path": _connect_path(entry), "limits": _limits(entry)}
    if entry.statuses is not None:
        changed["statuses"] = {
            code: StatusTerms(is_ready=status.ready, asks_for=_asked(status.asks_for, is_ready=status.ready))
            for code, status in entry.statuses.items()
        }
    if entry.features is not None:
        changed["features"] = {code: feature.implies for code, feature in entry.features.items()}
        changed["has_methods"] = False
    if entry.kinds is not None:
        changed["kinds"] = {code: kind.needs for code, kind in entry.kinds.items()}
    if entry.features is not None and entry.kinds is None:
        changed["kinds"] = {code: need if need in entry.features else None for code, need in made.kinds.items()}
    values = {key: getattr(made, key) for key in ("statuses", "features", "kinds", "has_methods")}
    return Product(name, made.folder, words=made.words, **{**values, **changed})


def _limits(entry: ProductEntry) -> tuple[RuleLimit, ...] | None:
    given = entry.dashboard.limits if entry.dashboard else None
    if given is None:
        return None if entry.is_of_payments else ()
    return tuple(RuleLimit(code, each.label, each.asked, each.values, each.other or "") for code, each in given.items())


def _asked(given: tuple[Lack, ...] | None, *, is_ready: bool) -> tuple[Lack, ...]:
    return given if given is not None else tuple(Lack) if is_ready else ()


def _connect_path(entry: ProductEntry) -> str:
    if entry.dashboard is not None and entry.dashboard.connect_path is not None:
        return entry.dashboard.connect_path.lstrip("/")
    if entry.called is None:
        return DEFAULT_PRODUCT.connect_path
    many = entry.called.full_many or entry.called.many
    return CONNECT_PATH.replace("{things}", "-".join(many.lower().split()))


def _faults(read: SiteFile) -> Iterator[Fault]:
    """Yield what a model cannot say."""
    yield from _flow_faults(read)
    folders: dict[str, str] = {}
    for name, entry in _entries(read):
        trail: Trail = ("products", name)
        yield from _folder_faults(trail, _folder(name, entry), folders)
        folders[_folder(name, entry)] = name
        for key in ("statuses", "kinds"):
            if getattr(entry, key) == {}:
                yield Fault((*trail, key), SITE_FILE, "found none, expected at least one", "leave the key out")
        features = DEFAULT_PRODUCT.features if entry.features is None else entry.features
        for key, kind in (entry.kinds or {}).items():
            yield from _unknown((*trail, "kinds", key, "needs"), kind.needs, features, "a feature of the product")
            yield from _unfilled((*trail, "kinds", key, "connected"), kind.connected, {"provider"})
        for key, feature in (entry.features or {}).items():
            yield from _unknown(
                (*trail, "features", key, "implies"), feature.implies, features, "a feature of the product"
            )
        path = entry.dashboard.connect_path if entry.dashboard else None
        yield from _unfilled((*trail, "dashboard", "connect_path"), path, {"code"})
        yield from _word_faults((*trail, "words"), entry)
        for key, limit in (entry.dashboard.limits or {} if entry.dashboard else {}).items():
            if not limit.values or "" in limit.values:
                at = (*trail, "dashboard", "limits", key, "values")
                yield Fault(at, SITE_FILE, "found no value, or one without a code, expected values by their codes")


def _flow_faults(read: SiteFile) -> Iterator[Fault]:
    for name, flow in (read.flows or {}).items():
        for index, step in enumerate(flow.steps):
            for key in ("by", "to"):
                yield from _unknown(
                    ("flows", name, "steps", index, key), getattr(step, key), flow.actors, "an actor of the flow"
                )


def _folder_faults(trail: Trail, folder: str, others: dict[str, str]) -> Iterator[Fault]:
    at: Trail = (*trail, "folder")
    if folder.startswith(("/", "../")) or folder in {".", ".."} or "\\" in folder:
        yield Fault(at, SITE_FILE, f"found the folder {folder!r}, expected one below the docs folder")
    for other, name in others.items():
        if f"{folder}/".startswith(f"{other}/") or f"{other}/".startswith(f"{folder}/"):
            message = f"found the folder {folder!r}, expected one that is not that of the product {name!r}, nor in it"
            yield Fault(at, SITE_FILE, message, "give each product a folder of its own")


def _unknown(trail: Trail, found: str | None, known: Collection[str], noun: str) -> Iterator[Fault]:
    if found is not None and found not in known:
        hint = did_you_mean(found, known) or all_known(known)
        yield Fault(trail, SITE_FILE, f"found {found!r}, expected {noun}", hint)


def _word_faults(trail: Trail, entry: ProductEntry) -> Iterator[Fault]:
    said = words_of(DEFAULT)
    known = {key: text for key, text in said.items() if not key.startswith(PLAIN_WORDS)}
    for key, text in (entry.words or {}).items():
        if key not in known or key.startswith(ONLY_OWN):
            where = next((f"say it under {place!r}" for start, place in ONLY_OWN_PLACES if key.startswith(start)), "")
            where = f"write {key.removeprefix(PLAIN_WORDS)}" if key.startswith(PLAIN_WORDS) else where
            message = f"found the unknown key {key!r}, expected one of the words in {DEFAULT}.toml"
            yield Fault((*trail, key), SITE_FILE, message, where or did_you_mean(key, known), at_key=True)
            continue
        bases = [said[each] for each in (key, f"{PLAIN_WORDS}{key}") if each in said]
        texts = [text for base in bases for text in ((base,) if isinstance(base, str) else base.values())]
        yield from _unfilled((*trail, key), text, {*terms(), *(name for each in texts for name in fillings(each))})


ONLY_OWN_PLACES = (("kind.", "kinds"), ("feature.", "features"), ("status.", "statuses"), ("term.", "called"))


def _unfilled(trail: Trail, text: str | None, known: Collection[str]) -> Iterator[Fault]:
    """Yield a fault for braces in a text that nothing is filled into."""
    if text is None:
        return
    try:
        named = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        yield Fault(trail, SITE_FILE, "found a brace without its other one", "write {{ or }} for a brace itself")
        return
    for name in named:
        if name not in known:
            hint = did_you_mean(name, known) or (all_known(known) if known else "write {{ and }} for braces themselves")
            yield Fault(trail, SITE_FILE, f"found {{{name}}}, which nothing is filled into", hint)
