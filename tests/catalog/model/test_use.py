"""What keys of a model are used for."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel

from mkdocs_paycore.catalog.model.use import Use, read_by_form, uses

READ = Use(in_form=True)
OF_TEXTS = Use(frozenset({"text"}))


class Part(BaseModel):
    """A part of the sample."""

    pattern: Annotated[str | None, READ] = None
    example: str = ""


class Sample(BaseModel):
    """A model that says of some keys what they are for."""

    key: Annotated[str, READ]
    note: str = ""
    choices: Annotated[str, OF_TEXTS] = ""
    one: Annotated[Part | None, READ] = None
    several: Annotated[tuple[Part, ...], READ] = ()
    named: Annotated[tuple[str, ...], READ] = ()


def test_keys_that_say_nothing_are_left_out() -> None:
    assert uses(Sample) == {"key": READ, "choices": OF_TEXTS, "one": READ, "several": READ, "named": READ}


def test_a_form_reads_what_is_marked_and_of_parts_what_is_marked_there() -> None:
    read = read_by_form(Sample)
    assert read == {"key": True, "one": {"pattern": True}, "several": {"__all__": {"pattern": True}}, "named": True}
    sample = Sample(key="a", note="b", one=Part(pattern="c", example="d"), several=(Part(pattern="e"),), named=("f",))
    assert sample.model_dump(include=read) == {
        "key": "a",
        "one": {"pattern": "c"},
        "several": ({"pattern": "e"},),
        "named": ("f",),
    }
