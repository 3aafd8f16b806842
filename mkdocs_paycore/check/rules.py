"""The rules by name: what each tells. Where a rule is looked at is named beside it."""

from __future__ import annotations

RULES: dict[str, str] = {
    # Told while pages are rendered (manual.scan, manual.extension).
    "unknown-variable": "A variable whose name the brand, or the page's provider, does not have.",
    "malformed-variable": "Text that begins as a variable or a component call and does not end as one.",
    "unknown-component": "A component call whose name is nearly that of a component.",
    "component-call": "A component call whose arguments name nothing, or that stands where it cannot be drawn.",
    # Told over sources (check.front_matter, check.sentences, check.anchors).
    "front-matter": "Front matter that is no YAML mapping.",
    "brand-made-anchor": "A link to the id that a heading would have if it were made from a brand's value.",
    "field-anchor": "A field's `anchor` that no heading of its manual has.",
    # Told over a brand (brand.profile, check.links).
    "brand-yaml": "A brand's file that is no YAML mapping.",
    "brand-unknown-key": "A key that a brand's file does not have.",
    "brand-value": "A value of a brand's file that is not what its key asks for.",
    "link-scheme": "A value that begins a link and has a scheme that could run code.",
    # Told over the rendered tree (brand.tree).
    "damaged-slot": "A slot that another tool took apart, so that a brand's value cannot be put there.",
}
