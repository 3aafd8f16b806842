"""The address at which a platform keeps a provider's logo, as manuals show it."""

from __future__ import annotations

import re

LOGO_ADDRESS = re.compile(
    r"(?:/|^)payment[_-]providers/(?P<code>[\w.%-]+)/(?:logo|icon)\.\w+(?:\?(?:[^#]*&)?w=(?P<width>\d+))?",
    re.IGNORECASE,
)
"""The provider's `code`, as addresses have it, and the `width` that is asked for."""
