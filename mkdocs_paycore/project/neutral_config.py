"""What of a configuration depends on no generator: its `nav` and `extra.custom`, with slots for a brand's values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_paycore.stamping.slot import variable_slot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.markdown.texts import Texts

_DEEPEST = 20


def custom_of(brand: Brand, custom: Any, *, watched: Callable[[str], str] = str) -> Any:  # noqa: ANN401 - any YAML
    """Return what templates see as `extra.custom` of a brand's site, in the shape of its file, with slots for texts.

    Args:
        brand: whose site it is.
        custom: the `extra.custom` of the configuration, for a site without brands.
        watched: returns a text with a slot as templates and hooks get it.
    """
    return _custom_slots(_nested(brand.custom) if brand.path else custom or {}, watched)


def neutral_navigation(entries: Any, texts: Texts) -> Any:  # noqa: ANN401 - any YAML
    """Return the entries of a `nav` with slots, as `texts` makes them: titles as text and targets as links."""
    if isinstance(entries, list):
        return [neutral_navigation(entry, texts) for entry in entries]
    if isinstance(entries, dict):
        return {texts.neutral(title): neutral_navigation(target, texts) for title, target in entries.items()}
    return texts.neutral(entries, is_link=True)


def _nested(custom: Mapping[str, str]) -> dict[str, Any]:
    """Return a brand's values, named with dots, as the mappings that its file had."""
    nested: dict[str, Any] = {}
    for name, value in custom.items():
        *folders, last = name.split(".")
        inner = nested
        for folder in folders:
            inner = inner.setdefault(folder, {})
        inner[last] = value
    return nested


def _custom_slots(
    custom: Any,  # noqa: ANN401 - any YAML
    watched: Callable[[str], str],
    *,
    name: str = "custom",
    depth: int = _DEEPEST,
) -> Any:  # noqa: ANN401 - any YAML
    """Return `extra.custom` for templates: in its own shape, with slots for texts.

    Numbers, truth values and empty texts stay: a template may ask for them.
    """
    if isinstance(custom, dict | list) and depth:
        entries = custom.items() if isinstance(custom, dict) else enumerate(custom)
        slots = {key: _custom_slots(each, watched, name=f"{name}.{key}", depth=depth - 1) for key, each in entries}
        return slots if isinstance(custom, dict) else list(slots.values())
    return watched(variable_slot(name)) if isinstance(custom, str) and custom else custom
