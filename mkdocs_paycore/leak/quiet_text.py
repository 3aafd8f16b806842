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
_END = b"\0"
"""Between two pieces: none of them that says the same in every reading has one."""


@dataclass(frozen=True, slots=True)
class QuietText:
    """A text of many pieces.

    Attributes:
        plain: the pieces that say the same in every reading.
        readings: of all others, what they say.
    """

    plain: bytes
    readings: str

    @classmethod
    def of(cls, pieces: Iterable[bytes]) -> QuietText:
        """Return the text of some pieces."""
        sieve = Sieve(())
        looked = {piece: sieve.plain(piece) for piece in sorted(set(pieces))}
        stirred = [piece.decode("utf-8", "replace") for piece, plain in looked.items() if plain is None]
        readings = (text for piece in stirred for text, _ in plain_readings(without_names(piece)))
        quiet = (plain for plain in looked.values() if plain is not None)
        return cls(_END.join(quiet), _BETWEEN.join(readings))

    def may_hold(self, words: Sequence[Word], *, also: Iterable[str] = ()) -> bool:
        """Return whether the text may hold some words; where it says no, it holds none.

        Args:
            words: the words.
            also: further texts that are looked at.
        """
        gate = Gate(words)
        is_named = gate.sieve.names(self.plain) and self._holds(gate)
        return is_named or bool(gate.reader.mentions(self.readings)) or any(gate.mentions(text) for text in also)

    def _holds(self, gate: Gate) -> bool:
        """Return whether pieces that have a part of a word have the whole of it, in one of their readings."""
        named = (piece.decode() for piece in self.plain.split(_END) if gate.sieve.names(piece))
        readings = (text for piece in named for text, _ in plain_readings(without_names(piece)))
        return bool(gate.reader.mentions(_BETWEEN.join(readings)))

    def kept(self) -> bytes:
        """Return the text as `restored` takes it."""
        return json.dumps(self.readings).encode() + b"\n" + self.plain

    @classmethod
    def restored(cls, kept: bytes) -> QuietText:
        """Return the text that was `kept`.

        Raises:
            ValueError: that is none.
        """
        readings, _, plain = kept.partition(b"\n")
        return cls(plain, str(json.loads(readings)))
