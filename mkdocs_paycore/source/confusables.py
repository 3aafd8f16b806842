"""Characters that pass for a letter of the English alphabet: Unicode's confusables, reduced.

`confusables.json` is made from Unicode's file by `scripts/confusables.py`, which says what is in it;
Unicode's licence is beside it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_TABLE: dict[str, Any] = json.loads(Path(__file__).with_name("confusables.json").read_text("utf-8"))

ALIKE: dict[str, str] = _TABLE["alike"]
"""Letters, and what passes for each of them, letter case and all."""

NEAR: dict[str, str] = _TABLE["near"]
"""Letters, and what passes for them at a glance: with a stroke or another mark, and small capitals."""
