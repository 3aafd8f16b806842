"""Templates, macros and hooks that compute on a brand's value before it is filled in."""

from __future__ import annotations

from mkdocs_paycore.source.rule import Rule, Sample, Stage
from mkdocs_paycore.stamping import slot_text

COMPUTED_VALUE = Rule(
    "computed-value",
    "A template, a macro or a hook that computes on a brand's value, which is filled in after pages are rendered.",
    stage=Stage.PAGES,
    example=Sample(
        "overrides/main.html",
        '{% if config.extra.custom.company_name == "Acme Pay" %}Gold{% endif %}\n',
        "{{ config.extra.custom.plan_name }}\n",
    ),
)
SAID = {
    slot_text.COMPARED: "is compared",
    slot_text.FOUND_IN: "is searched",
    slot_text.CUT: "is cut",
    slot_text.MEASURED: "is measured",
    slot_text.RECASED: "is changed",
}
_OWN = "let each brand give the text that is to be shown as a value of its own"
_EMPTY = "only whether a value is empty can be asked ({% if value %})"
HINTS = {
    slot_text.COMPARED: f"{_OWN}; {_EMPTY}",
    slot_text.FOUND_IN: f"{_OWN}; {_EMPTY}",
    slot_text.CUT: _OWN,
    slot_text.MEASURED: f"{_OWN}; {_EMPTY}",
    slot_text.RECASED: f"{_OWN}, or change its case by CSS (text-transform)",
}
