"""What manuals say of every form: how it is opened, which kind is chosen for that, and its options."""

from __future__ import annotations

import re

from mkdocs_paycore.source.expression import expression

OPENS_FORM = expression(
    r"option to open|new connection|\b(?:add|create|open|make|start)\s+(?:an?|the|another)\s+connection\b"
    r"|connection form\b.*\bopen|\bpress\b|\bclick\b|overview\b",
    re.IGNORECASE,
)
"""How a text tells to open a form, or to save it: what it sets off is a button or a menu, and no field."""
CHOOSES_KIND = expression(r"\b(?:choose|select|pick)\b.*?\baccount\b\W*(?:option|to open)", re.IGNORECASE)
"""How a text tells to choose the kind of account whose form opens."""
TEST_MODE = expression(
    r"\b(?:test|live|sandbox)(?:\s+or\s+(?:test|live|sandbox))?[\s-]*mode\b|\bmode\W+(?:test|live)\b", re.IGNORECASE
)
CURRENCY = expression(r"\bcurrenc(?P<many>ies)?y?\b", re.IGNORECASE)
"""A currency that is chosen; the group `many` is there where several are."""
FEATURE = expression(r"\bfeatures?\b", re.IGNORECASE)
