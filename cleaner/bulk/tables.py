"""Rows to tables: each batch as an Arrow stream, and one Parquet file of all of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from cleaner.bulk.arrow import arrow, short
from cleaner.bulk.errors import StoppedError, needed

GROUP = 1 << 26  # bytes of a row group that is written


def schema() -> Any:
    """The columns that cleaning adds: `metadata` where there was none, and `cleaner`."""
    pa = arrow()
    text, names = pa.string(), pa.list_(pa.string())
    several = {"authors", "categories", "tags"}
    told = ("title", "authors", "date", "updated", "url", "hostname", "sitename", "description", "language", "categories", "tags")
    more = ("location", "agency", "canonical_url", "license", "image")
    metadata = pa.struct([(name, names if name in several else text) for name in (*told, *more)])
    place = [("start", pa.int64()), ("end", pa.int64())]
    edit = pa.struct(
        [("rule", text), ("kind", text), *place, ("confidence", pa.float64()), ("removed", text), ("replacement", text)]
    )
    origin = pa.struct([("field", text), ("source", text), ("rule", text), *place])
    account = [("version", text), ("config", text), ("edits", pa.list_(edit)), ("provenance", pa.list_(origin))]
    account += [("flags", names), ("settled", pa.bool_()), ("original_length", pa.int64()), ("length", pa.int64())]
    return pa.schema([("metadata", metadata), ("cleaner", pa.struct([*account, ("metadata", metadata)]))])


def write_rows(rows: Sequence[tuple[int, Mapping[str, Any]]], changed: Iterable[str], data: bytes | None) -> bytes:
    """Rows as an Arrow stream of its own. `data` is the unit that they came from; its columns stay but those `changed`."""
    pa = arrow()
    plain = [configured(row) for _, row in rows]
    origin: Any = None
    if data is not None:
        origin = pa.ipc.open_stream(data).read_all().take(pa.array([index for index, _ in rows], pa.int64()))
    names = list(dict.fromkeys(name for row in plain for name in row))
    fresh = {"metadata", "cleaner", *changed}
    columns = {}
    for name in names:
        kept = origin is not None and name in origin.column_names
        if kept and name not in fresh:
            columns[_scrubbed(name)] = origin.column(name)
        else:
            type_ = origin.schema.field(name).type if kept and name not in ("metadata", "cleaner") else None
            columns[_scrubbed(name)] = _column(name, [row.get(name) for row in plain], type_)
    table = pa.table(columns)
    return _joined(pa, table)


def _joined(pa: Any, table: Any) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table.combine_chunks())
    data: bytes = sink.getvalue().to_pybytes()
    return data


def configured(row: Mapping[str, Any]) -> dict[str, Any]:
    """A clean row with its configuration as JSON, which has one type whatever is in it."""
    account = {**row["cleaner"], "config": json.dumps(row["cleaner"]["config"], sort_keys=True)}
    return {**row, "cleaner": account}


def _column(name: str, values: list[Any], type_: Any) -> Any:
    pa = arrow()
    known = schema()
    if type_ is None and name == "cleaner":
        type_ = known.field(name).type
    if (
        type_ is None
        and name == "metadata"
        and all(value is None or value.keys() <= _named(known) for value in values if _maps(value))
    ):
        type_ = known.field(name).type if all(value is None or _maps(value) for value in values) else None
    for wanted in (type_, None):
        try:
            return pa.array(values, wanted)
        except UnicodeEncodeError:
            return _column(name, [_scrubbed(value) for value in values], type_)
        except (pa.ArrowException, TypeError, ValueError, OverflowError):
            continue
    return pa.array([None if value is None else _json(value) for value in values], pa.string())


def _maps(value: object) -> bool:
    return isinstance(value, Mapping)


def _named(known: Any) -> set[str]:
    return {field.name for field in known.field("metadata").type}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _scrubbed(value: Any) -> Any:
    """The value without halves of characters, which no encoding can write."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {_scrubbed(name): _scrubbed(inner) for name, inner in value.items()}
    return [_scrubbed(inner) for inner in value] if isinstance(value, list | tuple) else value


def assemble(parts: BinaryIO, size: int, goal: Path) -> None:
    """Make a Parquet file of the Arrow streams that stand one behind the other in the first `size` bytes of `parts`.

    Batches need not have the same columns: where types differ they are widened, and where they cannot be, the column
    becomes JSON. Raises OSError.
    """
    pa, parquet = arrow(), needed("pyarrow.parquet", "Parquet")
    final = _unified(pa, [table.schema for table in _tables(pa, parts, size)])
    final = final if final.names else pa.schema([("text", pa.string()), *schema()])
    try:
        with parquet.ParquetWriter(goal, final, compression="zstd", store_schema=False) as writer:
            held, heavy = [], 0
            for table in _tables(pa, parts, size):
                held.append(_fitted(pa, table, final))
                heavy += table.nbytes
                if heavy >= GROUP:
                    writer.write_table(pa.concat_tables(held))
                    held, heavy = [], 0
            if held:
                writer.write_table(pa.concat_tables(held))
    except (pa.ArrowException, TypeError, ValueError, OverflowError) as error:
        raise StoppedError(f"{goal}: the rows cannot be put into one table ({short(error)})") from error


def _tables(pa: Any, parts: BinaryIO, size: int) -> Iterator[Any]:
    parts.seek(0)
    while parts.tell() < size:
        yield pa.ipc.open_stream(pa.PythonFile(parts, "r")).read_all()


def _unified(pa: Any, schemas: Iterable[Any]) -> Any:
    types: dict[str, list[Any]] = {}
    for one in schemas:
        for field in one:
            seen = types.setdefault(field.name, [])
            if field.type not in seen:
                seen.append(field.type)
    known = {field.name: field.type for field in schema()}
    return pa.schema([(name, _common(pa, [*([known[name]] if name in known else []), *seen])) for name, seen in types.items()])


def _common(pa: Any, seen: Sequence[Any]) -> Any:
    """The type that all of these fit into: text, as which JSON is written, where there is no other."""
    try:
        unified = pa.unify_schemas([pa.schema([("it", one)]) for one in dict.fromkeys(seen)], promote_options="permissive")
    except pa.ArrowException:
        return pa.string()
    return pa.string() if _hollow(pa, unified.field("it").type) else unified.field("it").type


def _hollow(pa: Any, type_: Any) -> bool:
    """Whether Parquet has no such type: a structure without fields, or nothing but nulls."""
    if pa.types.is_struct(type_):
        return type_.num_fields == 0 or any(_hollow(pa, field.type) for field in type_)
    if pa.types.is_list(type_) or pa.types.is_large_list(type_):
        return _hollow(pa, type_.value_type)
    return bool(pa.types.is_null(type_))


def _fitted(pa: Any, table: Any, final: Any) -> Any:
    columns = []
    for field in final:
        if field.name not in table.column_names:
            columns.append(pa.nulls(table.num_rows, field.type))
            continue
        column = table.column(field.name)
        columns.append(column if column.type == field.type else _cast(pa, column, field.type))
    return pa.table(columns, schema=final)


def _cast(pa: Any, column: Any, type_: Any) -> Any:
    values = column.to_pylist()
    if pa.types.is_string(type_):
        return pa.array([value if value is None or isinstance(value, str) else _json(value) for value in values], type_)
    return pa.array(values, type_)
