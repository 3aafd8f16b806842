"""The fields of a form in the lists of a manual: each is spelled the same in all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.credential_lists import plain_label
from mkdocs_paycore.check.text.credentials.form_lists import LABEL
from mkdocs_paycore.check.text.credentials.manuals import has_forms, manuals
from mkdocs_paycore.check.text.credentials.misnamed_credentials import is_like
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem


@looks_for(LABEL, stage=Stage.TEXT, of_pages=True)
def labels_spelled_twice(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each label that another list of the manual spells, or calls, otherwise."""
    for manual in manuals(checked):
        if has_forms(manual, checked):
            continue
        seen: dict[str, tuple[str, int]] = {}
        fields: dict[str, tuple[str, int]] = {}
        for listed in filter(None, map(manual.listed, manual.connects)):
            for each in listed.credentials:
                line = manual.page.place(each.form_start).line
                label, first = seen.setdefault(plain_label(each.in_form), (each.in_form, line))
                if label != each.in_form and label.casefold() == each.in_form.casefold():
                    message = f"found {quoted_value(each.in_form)}, which line {first} spells {label!r}"
                    yield manual.page.problem(LABEL, each.form_start, message, f"expected {label}, or the other way")
                label, first = fields.setdefault(plain_label(each.at_provider), (each.in_form, line))
                if each.is_arrow and is_like(plain_label(each.in_form), plain_label(label)):
                    message = f"found {quoted_value(each.in_form)}, which line {first} calls {label!r}"
                    yield manual.page.problem(LABEL, each.form_start, message, f"expected {label}, or the other way")
