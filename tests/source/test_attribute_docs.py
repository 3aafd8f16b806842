"""What stands below the attributes of a class."""

from __future__ import annotations

from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.source.attribute_docs import attribute_docs
from mkdocs_paycore.source.file_schema import file_schema


class Above:
    """Not said of an attribute."""

    name: str = ""
    """What it is called.

    A second sentence.
    """
    nothing: int = 0
    size: int = 1
    """How large it is."""


class Below(Above):
    size: int = 2
    place: str = ""
    """Where it is."""


def test_each_attribute_has_the_text_below_it() -> None:
    assert attribute_docs(Above) == {
        "name": "What it is called.\n\nA second sentence.",
        "size": "How large it is.",
    }


def test_an_attribute_has_the_text_of_the_class_above_unless_it_stands_there_anew() -> None:
    assert attribute_docs(Below) == {"name": "What it is called.\n\nA second sentence.", "place": "Where it is."}


def test_a_class_whose_source_is_not_there_brings_no_text() -> None:
    made = type("Made", (Above,), {"__module__": "nowhere"})
    assert attribute_docs(made) == attribute_docs(Above)


def test_a_schema_describes_each_key_also_where_it_refers_to_another_model() -> None:
    schema = file_schema(Provider, title="Provider", identity="urn:provider")
    assert schema["properties"]["status"]["description"] == "Whether the platform has implemented the provider."
    assert schema["$defs"]["Choice"]["anyOf"][1]["properties"]["value"]["description"] == "What the form sends."


def test_a_class_made_in_a_run_has_no_text_of_the_written_one_of_its_name() -> None:
    made = type("Above", (Above,), {"__module__": __name__, "__annotations__": {"size": "str"}})
    assert attribute_docs(made) == {"name": "What it is called.\n\nA second sentence."}
