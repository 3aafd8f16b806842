"""The rules by name: what each tells. Where a rule is looked at is named beside it."""

from __future__ import annotations

RULES: dict[str, str] = {
    # Told while pages are rendered (manual.scan, manual.extension).
    "unknown-variable": "A variable whose name the brand, or the page's provider, does not have.",
    "malformed-variable": "Text that begins as a variable or a component call and does not end as one.",
    "unknown-component": "A component call whose name is nearly that of a component.",
    "component-call": "A component call whose arguments name nothing, or that stands where it cannot be drawn.",
    "brand-block": "A block for some brands that is not ended, stands within another, or names no brand there is.",
    # Told over sources (check.front_matter, check.sentences, check.anchors).
    "front-matter": "Front matter that is no YAML mapping.",
    "brand-made-anchor": "A link to the id that a heading would have if it were made from a brand's value.",
    "field-anchor": "A field's `anchor` that no heading of its manual has.",
    # Told over provider files (catalog.load, catalog.rules).
    "provider-yaml": "A provider's file that is no YAML mapping.",
    "provider-file": "A provider's folder whose file has another name than provider.yml.",
    "provider-code": "A code that is not its folder's name.",
    "provider-type": "A value of another kind than its key asks for.",
    "provider-missing-key": "A key that has to be there and is not.",
    "provider-unknown-key": "A key that a provider's file does not have.",
    "provider-unknown-value": "A value that is none of the known ones.",
    "provider-format": "A text that does not have the form its key asks for.",
    "provider-duplicate-kind": "Two connections of one kind.",
    "provider-duplicate-field": "Two fields of one key in a connection.",
    "provider-duplicate-choice": "Two choices of one value in a field.",
    "provider-key-not-for-type": "A key that fields of this type do not have.",
    "provider-required-toggle": "A toggle that is marked as required; it always has a value.",
    "provider-range": "A smallest length above the largest.",
    "provider-pattern": "A pattern that is not valid ECMAScript under the flags u and v.",
    "provider-pattern-repetition": "A pattern whose repetitions are nested or overlap, so that it could take for ever.",
    "provider-pattern-slow": "A pattern that takes too long on texts made to slow it down.",
    "provider-visible-when": "A condition that names no other field, or none of its values.",
    "provider-cross-rule": "A rule over several fields that names none of the connection's, or one twice.",
    "provider-pattern-hint": "A pattern without its words.",
    "provider-example": "An example that its own field refuses.",
    "provider-tests": "A test value with another verdict than its list says.",
    "provider-evidence": "A provider that is ready without a connection with fields, a manual, or a verified date.",
    # Told over a brand (brand.profile, check.brand_choices, check.contrast, check.links).
    "brand-yaml": "A brand's file that is no YAML mapping.",
    "brand-unknown-key": "A key that a brand's file does not have.",
    "brand-value": "A value of a brand's file that is not what its key asks for.",
    "brand-contrast": "A brand's colour in which text is too faint to read in a scheme.",
    "brand-unknown-provider": "A code under a brand's `providers` that no provider has.",
    "brand-unknown-feature": "A name under a brand's `features` that is no feature.",
    "link-scheme": "A value that begins a link and has a scheme that could run code.",
    # Told over built sites (check.leak_site).
    "brand-leak": "A name, host or mail address of another brand in a brand's site.",
    "brand-canary": "A brand's name, host or mail address that is written into a page by hand.",
    "brand-unguarded-name": "A brand's name that is not looked for in other sites: too short, or too common.",
    "brand-structure": "A page whose ids or links differ between brands of one shape.",
    # Told over the rendered tree (brand.tree).
    "damaged-slot": "A slot that another tool took apart, so that a brand's value cannot be put there.",
    # Told by MkDocs itself and by other plugins.
    "mkdocs": "A warning of MkDocs or of another plugin, such as a link that leads nowhere.",
}
