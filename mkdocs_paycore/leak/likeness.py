"""Places found by the letters beside them, at a cost that does not grow with their number."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from mkdocs_paycore.leak.mention import Beside

Item = TypeVar("Item")
_Key: TypeAlias = "tuple[Hashable, int, str, int, str]"
_SPANS: tuple[tuple[int, int], ...] = ((24, 24), (40, 0), (0, 40), (16, 16), (24, 0), (0, 24), (8, 8), (16, 0), (0, 16))
_SPANS += ((4, 4), (8, 0), (0, 8), (4, 0), (0, 4), (2, 0), (0, 2))
"""So many letters before and after a place are looked up, those first that say most."""
MOST_COMPARED = 24
"""So many places of the same letters are compared; more do not tell more."""


@dataclass(slots=True)
class Alike(Generic[Item]):
    """Places beside which the same letters stand."""

    beside: Beside
    items: list[Item] = field(default_factory=list)


class LikenessIndex(Generic[Item]):
    """Places by a key and by what stands beside them.

    Attributes:
        compared: how many places were handed out so far; tests count it.
    """

    def __init__(self) -> None:
        """Start with no place."""
        self.compared = 0
        self._groups: dict[tuple[Hashable, str, str], Alike[Item]] = {}
        self._at: defaultdict[_Key, list[Alike[Item]]] = defaultdict(list)
        self._every: defaultdict[Hashable, list[Alike[Item]]] = defaultdict(list)

    def add(self, key: Hashable, beside: Beside, item: Item) -> None:
        """Add a place."""
        group = self._groups.get((key, beside.before, beside.after))
        if group is None:
            group = self._groups[key, beside.before, beside.after] = Alike(beside)
            for at in _keys(key, beside):
                bucket = self._at[at]
                if len(bucket) < MOST_COMPARED:
                    bucket.append(group)
            if len(self._every[key]) < MOST_COMPARED:
                self._every[key].append(group)
        group.items.append(item)

    def near(self, key: Hashable, beside: Beside, *, least: int = 0) -> list[Alike[Item]]:
        """Return places of a key that letters are beside which are like those, the likest among them.

        Args:
            key: what was given when they were added.
            beside: the letters.
            least: so many letters have to be the same; where none have to, some places of the key are returned.
        """
        if key not in self._every:
            return []
        exact = self._groups.get((key, beside.before, beside.after))
        if exact is not None and len(beside.before) + len(beside.after) >= least:
            self.compared += 1
            return [exact]
        found: dict[int, Alike[Item]] = {}
        for at in _keys(key, beside):
            found.update((id(group), group) for group in self._at.get(at, ()))
            if len(found) >= MOST_COMPARED:
                break
        if not found and not least:
            found = {id(group): group for group in self._every.get(key, ())}
        self.compared += len(found)
        return [group for group in found.values() if group.beside.likeness(beside) >= least]


def _keys(key: Hashable, beside: Beside) -> Iterator[_Key]:
    before, after = beside.before, beside.after
    for left, right in _SPANS:
        if len(before) >= left and len(after) >= right:
            yield key, left, before[:left], right, after[:right]
