"""Front matter that nobody reads: found where a page begins with it, and no line across a page is taken for one."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.text.markup.open_front_matter import open_front_matters
from tests.support.checked import checked_texts, found_by

ABOVE = "open-front-matter write --- above it, and below its last key"
CASES = [
    ("---\ntitle: A\n\n# A\n", [f"1:1 {ABOVE}"]),
    ("\n---\ntitle: A\n---\n\n# A\n", ["2:1 open-front-matter remove what stands above it"]),
    ("---\n---\n\n# A\n", ["1:1 open-front-matter remove both"]),
    ("---\n---\n[a][b]\n\n```yaml\n---\na: b\n```\n", ["1:1 open-front-matter remove both"]),
    ("---\ntitle: A\n---\n\n# A\n", []),
    ("---\n\nA line above.\n\n---\n\n# A\n", []),
    ("# A\n\n---\n---\n", []),
]


@pytest.mark.parametrize(("text", "found"), CASES, ids=[text for text, _ in CASES])
def test_front_matter_that_is_not_read_is_told(text: str, found: list[str]) -> None:
    assert found_by(open_front_matters, checked_texts(text)) == found
