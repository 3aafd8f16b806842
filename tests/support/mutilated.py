"""YAML files with lines that went wrong: other values, other keys, lines twice."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_VALUES = [
    "", "[]", "{}", "null", "1", "-1.5e9", ".nan", ".inf", "true", "'x'", "'A B'", "[{}]", "[1]", "{a: b}",
    "{x: {y: [z]}}", "&a [x]", "*a", "*api_user", "\t", "%", '"\\0"', "9" * 200, "!!str 5", "!!int x", "? [a]", "😀",
]  # fmt: skip


def mutilated(text: str, *, count: int) -> Iterator[str]:
    """Yield a text so many times, each time with one to three lines that went wrong; the same ones on every run."""
    source = random.Random(7)  # noqa: S311 - nothing secret
    for _ in range(count):
        lines = text.split("\n")
        for _ in range(source.randrange(1, 4)):
            index = source.randrange(len(lines))
            key, colon, _ = lines[index].partition(":")
            value = source.choice(_VALUES)
            match source.randrange(4):
                case 0:
                    lines[index] = f"{key}x: {value}"
                case 1:
                    lines.insert(index, lines[index])
                case _:
                    lines[index] = f"{key}{colon} {value}" if colon else value
        yield "\n".join(lines)
