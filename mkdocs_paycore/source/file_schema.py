"""The JSON Schema of a kind of file, made of the file's model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from mkdocs_paycore.source.attribute_docs import attribute_docs
from mkdocs_paycore.source.model import DIALECT

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema


def file_schema(model: type[BaseModel], *, title: str, identity: str) -> dict[str, Any]:
    """Return the JSON Schema 2020-12 of a kind of file, for editors.

    Args:
        model: the model of the file.
        title: what the schema is called.
        identity: its `$id`, an absolute URI.
    """
    schema = model.model_json_schema(schema_generator=_FileSchema)
    return {"$schema": DIALECT, "$id": identity, **schema, "title": title}


class _FileSchema(GenerateJsonSchema):
    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - pydantic's own
        super().__init__(*given, **named)
        self._within: list[type] = []

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Return the schema of a model."""
        self._within.append(schema["cls"])
        try:
            return super().model_schema(schema)
        finally:
            self._within.pop()

    def model_fields_schema(self, schema: core_schema.ModelFieldsSchema) -> JsonSchemaValue:
        """Return the schema of a model's keys; the text below an attribute describes the key."""
        made, docs = super().model_fields_schema(schema), attribute_docs(self._within[-1])
        properties = made.get("properties", {})
        for name in docs.keys() & properties.keys():
            properties[name] = dict(sorted({"description": docs[name], **properties[name]}.items()))
        return made

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Return the schema of a key that may be left out; its default, where the file may hold that."""
        made = super().default_schema(schema)
        is_given = made.get("default", ...) is None and schema["schema"]["type"] != "nullable"
        return {key: value for key, value in made.items() if key != "default"} if is_given else made
