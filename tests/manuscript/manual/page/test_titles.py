"""The headings of a manual without the numbers of their steps."""

from __future__ import annotations

import pytest

from mkdocs_paycore.manuscript.manual.page.titles import without_step


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("### Step 2: Enter the key", "Enter the key"),
        ("#### 3) Copy the key ####", "Copy the key"),
        ("## 2. Enter credentials", "Enter credentials"),
        ("### Part 1 \u2013 Enter the key", "Enter the key"),
        ("### Partner ID", "Partner ID"),
        ("## Steps to connect", "Steps to connect"),
    ],
)
def test_only_the_number_of_a_step_goes(heading: str, expected: str) -> None:
    assert without_step(heading) == expected
