"""No garbage is looked for in a block, and afterwards as before, also where the block fails."""

from __future__ import annotations

import gc

import pytest

from mkdocs_paycore.source.garbage import nothing_collected


def test_nothing_is_collected_within_and_all_is_as_before_behind() -> None:
    with nothing_collected():
        assert not gc.isenabled()
        with nothing_collected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_block_that_fails_ends_it_as_well() -> None:
    with pytest.raises(KeyError), nothing_collected():
        raise KeyError
    assert gc.isenabled()
