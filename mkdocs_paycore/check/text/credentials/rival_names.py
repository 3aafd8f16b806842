"""Names that may be two of one credential: they are alike, and of one sort."""

from __future__ import annotations

_FOR_WORDS = (
    "test live sandbox production demo staging payin payout payment deposit withdrawal refund old new first second"
    " third primary secondary request response input output incoming outgoing card bank crypto subscription recurring"
)
_FOR = frozenset(_FOR_WORDS.split())
"""Words that make two credentials of one: what one is for."""
_HALVES = (frozenset({"public", "private"}), frozenset({"public", "secret"}))
"""Words of which a pair has one each: the names of both stand in one form."""
_KEY_AND_SECRET = {"key", "secret"}
"""Halves of a pair where all other words are the same: *API key*, *API secret*."""
_WORDS_OF_SECRETS = "key secret token password passphrase passcode pass pin salt signature hash code word phrase"
_WORDS_OF_OTHERS = "id number code login username user identifier uuid mid tid no ref reference account"
_SORTS = (frozenset(_WORDS_OF_SECRETS.split()), frozenset(_WORDS_OF_OTHERS.split()))
"""How the names of secrets end, and those of what is no secret."""
_WORDS_OF_SETTINGS = (
    "url uri address name email host mode type method currency location ip region country language locale"
)
SETTING_WORDS = frozenset(_WORDS_OF_SETTINGS.split())
"""How the name of a setting ends, which a manual has its reader choose."""
_FEWEST = 2


def are_rivals(one: str, other: str) -> bool:
    """Return whether two plain names may be one credential's: they begin or end alike, and are of one sort.

    The same words in another order are one's, too.

    Args:
        one: a name as a plain label.
        other: another one.
    """
    return are_turned(one, other) or (are_alike(one, other) and are_of_one_sort(one, other))


def are_turned(one: str, other: str) -> bool:
    """Return whether two plain names have the same words in another order.

    Args:
        one: a name as a plain label.
        other: another one.
    """
    return one != other and sorted(one.split()) == sorted(other.split())


def are_of_one_sort(one: str, other: str) -> bool:
    """Return whether two plain names end in words of one sort, and have no words that make two credentials of one."""
    ends = {one.rsplit(maxsplit=1)[-1], other.rsplit(maxsplit=1)[-1]}
    return not are_told_apart(one, other) and (len(ends) == 1 or any(ends <= sort for sort in _SORTS))


def are_told_apart(one: str, other: str) -> bool:
    """Return whether two plain names have words that make two credentials of one, or one is a setting's.

    Args:
        one: a name as a plain label.
        other: another one.
    """
    ends = {one.rsplit(maxsplit=1)[-1], other.rsplit(maxsplit=1)[-1]}
    apart = set(one.split()) ^ set(other.split())
    is_half = apart == _KEY_AND_SECRET or any(half <= apart for half in _HALVES)
    return is_half or bool(apart & _FOR or ends & SETTING_WORDS)


def are_for_two(one: str, other: str) -> bool:
    """Return whether two plain names differ by a word that makes two credentials of one: *test key*, *live key*."""
    return bool((set(one.split()) ^ set(other.split())) & _FOR)


def are_alike(one: str, other: str) -> bool:
    """Return whether two plain names begin or end with the same word, and neither has all words of the other.

    The same words in another order are alike, too.
    """
    first, second = one.split(), other.split()
    if are_turned(one, other):
        return True
    if min(len(first), len(second)) < _FEWEST or set(first) <= set(second) or set(second) <= set(first):
        return False
    return first[-1] == second[-1] or first[0] == second[0]
