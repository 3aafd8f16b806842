"""The default settings of pymdownx' highlighting: it copies all that is in them, a few times for each page."""

from __future__ import annotations

import copy
import sys
from typing import Any

_MODULE, _NAME = "pymdownx.highlight", "DEFAULT_CONFIG"
_FIXED = str | int | float | bool | None


class _Defaults(dict[str, list[Any]]):
    """Settings by name, each a value and what it is for; few values can change, and only those are copied in depth."""

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, list[Any]]:
        return {
            name: [each if isinstance(each, _FIXED) else copy.deepcopy(each, memo) for each in setting]
            for name, setting in self.items()
        }


def copy_settings_quickly() -> None:
    """Have the settings of highlighting be copied in a tenth of the time, where a site highlights code."""
    module = sys.modules.get(_MODULE)
    found = getattr(module, _NAME, None)
    if type(found) is dict and all(type(setting) is list for setting in found.values()):
        setattr(module, _NAME, _Defaults(found))
