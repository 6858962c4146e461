"""The table of fields, made from the OpenAPI documents of a live API server: `python -m lab_helpers.grading.openapi`.

For authors and tests only; the learner's side reads the committed table (`schema.py`).
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping
from typing import Any

from lab_helpers.grading.schema import TABLE
from lab_helpers.state.api import Api
from lab_helpers.state.kinds import KINDS, Kind
from lab_helpers.state.loop import run

__all__ = ["fetch", "render", "table"]

Document = dict[str, Any]

_REF = "#/components/schemas/"
_BASES = ("io.k8s.apimachinery.pkg.apis.", "io.k8s.apimachinery.pkg.", "io.k8s.api.")
_SCALARS = {
    "api.resource.Quantity": "quantity",
    "meta.v1.FieldsV1": "any",
    "meta.v1.MicroTime": "time",
    "meta.v1.Time": "time",
    "runtime.RawExtension": "any",
    "util.intstr.IntOrString": "int-or-string",
}


async def fetch(api: Api) -> tuple[str, list[Document]]:
    """The server's version and the OpenAPI v3 document of every API group that the labs' kinds are in."""
    version = await api.request("GET", "/version")
    groups = sorted({kind.api for kind in KINDS.values()})
    documents = await asyncio.gather(*(api.request("GET", f"/openapi/v3/{group}") for group in groups))
    return version["gitVersion"], list(documents)


def table(version: str, documents: Iterable[Document], kinds: Iterable[Kind] = tuple(KINDS.values())) -> Document:
    """Types of the kinds and of all that is inside them, as `schema.Type` reads them."""
    schemas = {_short(name): schema for found in documents for name, schema in found["components"]["schemas"].items()}
    of_kinds = {kind.name: _definition(kind, schemas) for kind in kinds}
    types: dict[str, dict[str, str]] = {}
    left = sorted(of_kinds.values())
    while left:
        name = left.pop()
        if name in types:
            continue
        fields = schemas[name].get("properties", {})
        keys = _keys_into(name, schemas)
        types[name] = {field: _code(value, default=field in keys) for field, value in sorted(fields.items())}
        left += [inner for value in fields.values() if (inner := _innermost(value)) in schemas and inner not in types]
    return {
        "version": version,
        "kinds": dict(sorted(of_kinds.items())),
        "types": {name: fields for name, fields in sorted(types.items()) if name not in _SCALARS},
    }


def render(found: Document) -> str:
    """The table as text, one line a type: compact, and with differences that a person can read."""
    lines = [f'"version": {json.dumps(found["version"])}', f'"kinds": {_line(found["kinds"])}']
    types = ",\n".join(f"{json.dumps(name)}: {_line(fields)}" for name, fields in found["types"].items())
    return "{\n" + ",\n".join([*lines, f'"types": {{\n{types}\n}}']) + "\n}\n"


def _line(value: Mapping[str, str]) -> str:
    return json.dumps(value, separators=(",", ":"))


def _short(name: str) -> str:
    """`core.v1.Pod` for `io.k8s.api.core.v1.Pod`."""
    return next((name.removeprefix(base) for base in _BASES if name.startswith(base)), name)


def _definition(kind: Kind, schemas: Mapping[str, Document]) -> str:
    group, _, version = kind.api.removeprefix("apis/").removeprefix("api/").rpartition("/")
    wanted = {"group": group, "version": version, "kind": kind.name}
    return next(name for name, schema in schemas.items() if wanted in schema.get("x-kubernetes-group-version-kind", ()))


def _code(schema: Document, *, default: bool) -> str:
    """What a field holds, in the notation of `schema.Type`."""
    match schema.get("type"):
        case "array":
            keys = schema.get("x-kubernetes-list-map-keys") or [schema.get("x-kubernetes-patch-merge-key", "")]
            return f"{_code(schema['items'], default=False)}[{','.join(keys)}]"
        case "object" if "additionalProperties" in schema:
            return _code(schema["additionalProperties"], default=False) + "{}"
        case "string" if schema.get("format") == "byte":
            return "bytes"
        case "string" | "integer" | "number" | "boolean":
            scalar = str(schema["type"])
            values = f"({'|'.join(schema['enum'])})" if "enum" in schema else ""
            return scalar + values + (f"={schema['default']}" if default and schema.get("default") else "")
    name = _innermost(schema)
    return _SCALARS.get(name, name) or "any"


def _innermost(schema: Document) -> str:
    """The name of the definition that a field leads to, through lists and maps; empty where it leads to none."""
    for step in ("items", "additionalProperties"):
        if step in schema:
            return _innermost(schema[step])
    ref = schema.get("$ref") or next((item["$ref"] for item in schema.get("allOf", ()) if "$ref" in item), "")
    return _short(ref.removeprefix(_REF))


def _keys_into(name: str, schemas: Mapping[str, Document]) -> set[str]:
    """The fields of a type by which lists of it are merged: only their defaults matter."""
    lists = (
        value
        for schema in schemas.values()
        for value in schema.get("properties", {}).values()
        if value.get("type") == "array" and _innermost(value) == name
    )
    return {key for value in lists for key in value.get("x-kubernetes-list-map-keys", ())}


def main() -> None:
    """Write the table anew from the lab cluster."""
    from lab_helpers.clusters import current
    from lab_helpers.state.api import connect

    async def work() -> str:
        api = await connect(current())
        try:
            return render(table(*await fetch(api)))
        finally:
            await api.close()

    TABLE.write_text(run(work()))
    print(TABLE)


if __name__ == "__main__":
    main()
