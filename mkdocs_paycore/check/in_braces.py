"""Problems of a site whose variables the plugin `macros` fills: what is to be written has its brackets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.source.problem import Problem

_VARIABLE = expression(r"<<(\w+(?:\.[\w-]+)+)>>")


def in_braces(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems whose suggestions and repairs have double braces around variables, which `macros` knows."""
    return [
        replace(
            problem,
            suggestion=_VARIABLE.sub(r"{{\1}}", problem.suggestion),
            fix=tuple(edit._replace(text=_VARIABLE.sub(r"{{\1}}", edit.text)) for edit in problem.fix),
        )
        for problem in problems
    ]
