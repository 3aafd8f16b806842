"""What the sites of a build say beside the brands' values, once no word of any brand was found in it.

A word that a brand gets afterwards is looked for in this text alone, not in each file of each site.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.decode import plain_readings
from mkdocs_paycore.leak.gate import Gate
from mkdocs_paycore.leak.own_names import without_names
from mkdocs_paycore.leak.sieve import Sieve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_paycore.leak.words import Word

_BETWEEN = " | "
"""Between two readings, so that none goes on in the next."""


@dataclass(frozen=True, slots=True)
class QuietText:
    """A text of many pieces.

    Attributes:
        letters: of pieces that say the same in every reading, the letters as the sieve looks at them.
        readings: of all others, what they say.
    """

    letters: bytes
    readings: str

    @classmethod
    def of(cls, pieces: Iterable[bytes]) -> QuietText:
        """Return the text of some pieces."""
        sieve = Sieve(())
        looked = {piece: sieve.quiet_letters(piece) for piece in sorted(set(pieces))}
        stirred = [piece.decode("utf-8", "replace") for piece, letters in looked.items() if letters is None]
        readings = (text for piece in stirred for text, _ in plain_readings(without_names(piece)))
        quiet = (letters for letters in looked.values() if letters is not None)
        return cls(b"\n".join(quiet), _BETWEEN.join(readings))

    def may_hold(self, words: Sequence[Word], *, also: Iterable[str] = ()) -> bool:
        """Return whether the text may hold some words; where it says no, it holds none.

        Args:
            words: the words.
            also: further texts that are looked at.
        """
        gate = Gate(words)
        if gate.sieve.names(self.letters):
            return True
        return bool(gate.mentions_in(self.readings)) or any(gate.mentions(text) for text in also)

    def kept(self) -> bytes:
        """Return the text as `restored` takes it."""
        return json.dumps(self.readings).encode() + b"\n" + self.letters

    @classmethod
    def restored(cls, kept: bytes) -> QuietText:
        """Return the text that was `kept`.

        Raises:
            ValueError: that is none.
        """
        readings, _, letters = kept.partition(b"\n")
        return cls(letters, str(json.loads(readings)))
