"""The address at which a platform keeps a provider's logo, as manuals show it."""

from __future__ import annotations

import re

from mkdocs_paycore.source.expression import expression

LOGO_ADDRESS = expression(
    r"(?:/|^)payment[_-]providers/(?P<code>[\w.%-]+)/(?:logo|icon)\.\w+(?:\?(?:[^#]*&)?w=(?P<width>\d+))?",
    re.IGNORECASE,
)
"""The provider's `code`, as addresses have it, and the `width` that is asked for."""
