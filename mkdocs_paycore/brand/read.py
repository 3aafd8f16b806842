"""Reading `brands/<name>.yml`: every fault reported with its line, what was found and what was expected."""

from __future__ import annotations

from stat import S_ISREG
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.brand.address import is_link, is_mail_address
from mkdocs_paycore.brand.file import NAME, VARIABLE, BrandFile
from mkdocs_paycore.brand.ip_address import network_of
from mkdocs_paycore.brand.model import Brand, Selection, Theme, text_of
from mkdocs_paycore.brand.rules import BRAND_RULES, BRAND_VALUE
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.fault import Fault, found
from mkdocs_paycore.source.suggestion import cited, did_you_mean
from mkdocs_paycore.source.validate import read_model
from mkdocs_paycore.source.yaml.read import read_yaml_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkdocs_paycore.brand.ip_address import Network
    from mkdocs_paycore.source.document import Data, Document, Trail
    from mkdocs_paycore.source.problem import Problem

_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico")
_ENDINGS = {"logo": _PICTURES, "favicon": _PICTURES, "css": (".css",)}
_DARK = "_dark"


def read_brand(file: Path, *, root: Path, also_faulty: bool = False) -> tuple[Brand | None, list[Problem]]:
    """Read a brand's file.

    Args:
        file: `brands/<name>.yml`.
        root: what paths in problems are relative to.
        also_faulty: return the brand also where a value is no good, as long as each is of the kind that is asked for.

    Returns:
        The brand, or None where its file cannot be used, and everything that is wrong with it.
    """
    document = read_yaml_file(file, root=root, rule=BRAND_RULES.yaml.name)
    read, problems = read_model(document, BrandFile, rules=BRAND_RULES, start="name: …", replaces_unshowable=True)
    if isinstance(document.data, dict):
        problems += (fault.placed(document) for fault in _faults(document.data, file))
    is_usable = read is not None and (also_faulty or not problems)
    return (_brand(read, document) if read and is_usable else None), sorted(problems)


def _brand(read: BrandFile, document: Document) -> Brand:
    url = read.site_url
    return Brand(
        read.name,
        custom=dict(_texts(read.custom or {})),
        site_name=None if read.site_name is None else text_of(read.site_name),
        site_url=url if url is None or url.endswith("/") else f"{url}/",
        theme=read.theme or Theme(),
        providers=read.providers or Selection(),
        features=read.features or Selection(),
        common_names=frozenset(read.common_names or ()),
        addresses=tuple(read.addresses or ()),
        embed_in=tuple(dict.fromkeys(read.embed_in or ())),
        path=document.path,
        document=document,
    )


def _texts(values: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield the variables of `custom`: their names, with dots where they are nested, and their texts."""
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _texts(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", text_of(value)


def _faults(data: Mapping[str, Data], file: Path) -> Iterator[Fault]:
    """Yield what a model cannot say; of values that are what they should be, also where others are not."""
    name, custom, theme = data.get("name"), data.get("custom"), data.get("theme")
    if isinstance(name, str) and NAME.match(name) and name != file.stem:
        yield Fault(("name",), BRAND_VALUE, f"found {name!r}, expected the file's own name {file.stem!r}")
    if isinstance(custom, dict):
        yield from _custom_faults(custom, ("custom",))
    if isinstance(theme, dict):
        yield from _theme_faults(theme, file)
    yield from _common_name_faults(data)
    yield from _repeated_addresses(data.get("addresses"))
    for key in ("providers", "features"):
        choice = data.get(key)
        if isinstance(choice, dict) and all(isinstance(choice.get(side), list) for side in ("include", "exclude")):
            yield Fault((key,), BRAND_VALUE, "found both include and exclude, expected one of them")


def _common_name_faults(data: Mapping[str, Data]) -> Iterator[Fault]:
    """Yield a fault for each of `common_names` that is no name of the brand: its own, the site's, or a value."""
    custom, common = data.get("custom"), data.get("common_names")
    values = [text for _, text in _texts(custom)] if isinstance(custom, dict) else []
    own = [text for text in (data.get("name"), data.get("site_name"), *values) if isinstance(text, str)]
    known = {text.casefold() for text in own}
    for number, name in enumerate(common if isinstance(common, list) else ()):
        if isinstance(name, str) and name.casefold() not in known:
            message = f"found {name!r}, which is no name of this brand"
            yield Fault(("common_names", number), BRAND_VALUE, message, did_you_mean(name, own))


def _repeated_addresses(addresses: Data) -> Iterator[Fault]:
    """Yield a fault for each IP address that stands within one above it; what is no address is reported elsewhere."""
    above: list[Network] = []
    for number, text in enumerate(addresses if isinstance(addresses, list) else ()):
        try:
            network = network_of(str(text))
        except ValueError:
            continue
        if any(network.version == other.version and network.subnet_of(other) for other in above):  # type: ignore[arg-type] # of one version
            yield Fault(("addresses", number), BRAND_VALUE, f"found {text!r} a second time", "take one of them out")
        above.append(network)


def _custom_faults(values: Mapping[str, Data], trail: Trail) -> Iterator[Fault]:
    for key, value in values.items():
        here = (*trail, key)
        if not VARIABLE.match(key):
            yield Fault(here, BRAND_VALUE, f"found the name {key!r}, expected letters, digits, '_' or '-'", at_key=True)
        elif isinstance(value, dict):
            yield from _custom_faults(value, here)
        elif isinstance(value, str):
            yield from _form_faults(value, here)
        elif value is not None:
            yield Fault(here, BRAND_VALUE, f"found {found(value)}, expected text", "put the value in quotes")


def _form_faults(text: str, trail: Trail) -> Iterator[Fault]:
    """Yield a fault for an address or a mail address, known by its name's ending, that is none; empty ones are fine."""
    name = str(trail[-1]).lower()
    if text and name.endswith("url") and not is_link(text):
        yield Fault(trail, BRAND_VALUE, f"found {text!r}, expected a web address", "as in https://www.example.com/")
    elif text and name.endswith("email") and not is_mail_address(text):
        yield Fault(trail, BRAND_VALUE, f"found {text!r}, expected a mail address", "as in help@example.com")


def _theme_faults(theme: Mapping[str, Data], file: Path) -> Iterator[Fault]:
    for dark in (key for key in Theme.model_fields if key.endswith(_DARK)):
        light = dark.removesuffix(_DARK)
        if theme.get(dark) and not theme.get(light):
            message = f"found it without {light}, whose colour in the dark scheme it is"
            yield Fault(("theme", dark), BRAND_VALUE, message)
    for key, endings in _ENDINGS.items():
        name = theme.get(key)
        if isinstance(name, str) and name.strip():
            yield from _file_faults(("theme", key), name, file.parent.resolve(), endings)


def _file_faults(trail: Trail, name: str, beside: Path, endings: tuple[str, ...]) -> Iterator[Fault]:
    file = beside / name
    try:
        if not _is_beside(file, beside):
            near = [path.name for path in beside.iterdir() if path.suffix in endings]
            yield Fault(trail, BRAND_VALUE, f"found no file {cited(name)} beside the brand's", did_you_mean(name, near))
        elif file.suffix.lower() not in endings:
            yield Fault(trail, BRAND_VALUE, f"found {name!r}, expected a file that ends in {', '.join(endings)}")
        elif not file.read_bytes():
            yield Fault(trail, BRAND_VALUE, f"found {name!r}, which is empty")
    except OSError as error:
        yield Fault(trail, BRAND_VALUE, f"found {cited(name)}, which cannot be read: {reason_of(error)}")


def _is_beside(file: Path, folder: Path) -> bool:
    """Return whether a file is there, in the folder or below it.

    Raises:
        OSError: nobody can know, as with too long a name; `Path.is_file` is silent about that from Python 3.14 on.
    """
    try:
        is_file = S_ISREG(file.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # the last for a name with a NUL
        return False
    return is_file and file.resolve().is_relative_to(folder)
