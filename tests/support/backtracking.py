"""An engine that goes back over its choices, as ECMA-262 describes it (22.2.2), and counts how often it looks.

It is no more than the algorithm of the standard, so its counts are those of a browser's engine, or above them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regress

from mkdocs_paycore.catalog.regex.parser import (
    Alternatives,
    Character,
    Lookaround,
    Reference,
    Repetition,
    Sequence,
    Term,
    parse,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Rest = Callable[[int], bool]


class TooManyLooksError(Exception):
    """The engine looked more often than it was allowed to."""


@cache
def _reads(source: str, char: str) -> bool:
    return regress.Regex(f"^{source}$", "u").find(char) is not None


class Engine:
    """Matches one text with a pattern, of which the whole must match; `looks` counts characters and ends looked at."""

    def __init__(self, pattern: str, text: str, *, most: int = 10_000_000) -> None:
        self._expression = parse(pattern)
        self._text = text
        self._most = most
        self._taken: dict[int, tuple[int, int]] = {}
        self._groups = {id(group): group for group in self._expression.groups.values()}
        self.looks = 0

    def matches(self) -> bool:
        return self._match(self._expression.root, 0, self._end, back=False)

    def _look(self) -> None:
        self.looks += 1
        if self.looks > self._most:
            raise TooManyLooksError

    def _end(self, at: int) -> bool:
        self._look()
        return at == len(self._text)

    def _match(self, part: Term, at: int, rest: Rest, *, back: bool) -> bool:
        if id(part) in self._groups:
            rest = self._captured(part, at, rest)
        match part:
            case Character():
                return self._character(part, at, rest, back=back)
            case Sequence():
                return self._sequence(part, at, rest, back=back)
            case Alternatives():
                return any(self._match(option, at, rest, back=back) for option in part.options)
            case Repetition():
                return self._repeated(part, part.low, part.high, at, rest, back=back)
            case Lookaround():
                found = self._match(part.body, at, lambda _: True, back=part.is_behind)
                return found is not part.is_negative and rest(at)
            case Reference():
                return self._reference(part, at, rest, back=back)

    def _captured(self, part: Term, at: int, rest: Rest) -> Rest:
        def then(end: int) -> bool:
            before = self._taken.get(id(part))
            self._taken[id(part)] = (min(at, end), max(at, end))
            if rest(end):
                return True
            if before is None:
                del self._taken[id(part)]
            else:
                self._taken[id(part)] = before
            return False

        return then

    def _character(self, part: Character, at: int, rest: Rest, *, back: bool) -> bool:
        self._look()
        index = at - 1 if back else at
        if not 0 <= index < len(self._text):
            return False
        source = self._expression.pattern[part.start : part.end]
        return _reads(source, self._text[index]) and rest(at - 1 if back else at + 1)

    def _sequence(self, part: Sequence, at: int, rest: Rest, *, back: bool) -> bool:
        if not part.parts:
            return self._assertion(part, at) and rest(at)
        parts = part.parts[::-1] if back else part.parts

        def following(number: int, here: int) -> bool:
            if number == len(parts):
                return rest(here)
            return self._match(parts[number], here, lambda there: following(number + 1, there), back=back)

        return following(0, at)

    def _assertion(self, part: Sequence, at: int) -> bool:
        is_word = [0 <= index < len(self._text) and _reads(r"\w", self._text[index]) for index in (at - 1, at)]
        holds = {
            "^": at == 0,
            "$": at == len(self._text),
            r"\b": is_word[0] is not is_word[1],
            r"\B": is_word[0] is is_word[1],
        }
        return holds.get(self._expression.pattern[part.start : part.end], True)

    def _repeated(self, part: Repetition, low: int, high: int | None, at: int, rest: Rest, *, back: bool) -> bool:
        if high == 0:
            return rest(at)

        def again(here: int) -> bool:
            if low == 0 and here == at:
                return False
            return self._repeated(part, max(low - 1, 0), high and high - 1, here, rest, back=back)

        if self._match(part.body, at, again, back=back):
            return True
        return low == 0 and rest(at)

    def _reference(self, part: Reference, at: int, rest: Rest, *, back: bool) -> bool:
        start, end = self._taken.get(id(self._expression.groups.get(part.group)), (0, 0))
        taken = self._text[start:end]
        there = at - len(taken) if back else at + len(taken)
        stands = self._text[there:at] if back else self._text[at:there]
        for one, other in zip(taken, stands, strict=False):
            self._look()
            if one != other:
                return False
        return there >= 0 and stands == taken and rest(there)
