"""The verbs with which a manual tells the reader to do something in a form, and the options of every form."""

from __future__ import annotations

import re

from mkdocs_paycore.source.expression import expression

ENTER = r"enter|fill(?:\s+(?:in|out))?|specify|insert|paste|input|provide|type(?:\s+in)?|copy|put|indicate|submit|add"
ENTER += r"|set|use"
UPLOAD = r"upload|attach|load|import"
CHOOSE = r"choose|select|pick(?!\s+up\b)"
SWITCH = r"enable|turn\s+on|switch\s+on|activate|check|tick|toggle"
TOLD_VERB = expression(
    rf"\b(?:(?P<upload>{UPLOAD})|(?P<choose>{CHOOSE})|(?P<switch>{SWITCH})|(?P<enter>{ENTER})):?\s+(?P<object>.+)",
    re.IGNORECASE | re.DOTALL,
)
OPENS_FORM = expression(
    r"option to open|new connection|\b(?:add|create|open|make|start)\s+(?:an?|the|another)\s+connection\b"
    r"|connection form\b.*\bopen|\bpress\b|\bclick\b|overview\b",
    re.IGNORECASE,
)
CHOOSES_KIND = expression(r"\b(?:choose|select|pick)\b.*?\baccount\b\W*(?:option|to open)", re.IGNORECASE)
TEST_MODE = expression(
    r"\b(?:test|live|sandbox)(?:\s+or\s+(?:test|live|sandbox))?[\s-]*mode\b|\bmode\W+(?:test|live)\b", re.IGNORECASE
)
CURRENCY = expression(r"\bcurrenc(?P<many>ies)?y?\b", re.IGNORECASE)
FEATURE = expression(r"\bfeatures?\b", re.IGNORECASE)
