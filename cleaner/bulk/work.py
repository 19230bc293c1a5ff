"""A batch made: parsed, cleaned and written down. It runs in a worker."""

from __future__ import annotations

import base64
import datetime
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from cleaner.api import Cleaner
from cleaner.bulk.errors import BadRecordError
from cleaner.bulk.packing import pack
from cleaner.bulk.records import Record, records
from cleaner.bulk.rows import Cleaned, Fields, clean_row, filled, id_of
from cleaner.bulk.tally import Tally
from cleaner.bulk.units import Batch
from cleaner.parse.kind import Kind


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a worker does with every record."""

    cleaner: Cleaner
    names: Fields = field(default_factory=Fields)
    kind: Kind = "auto"
    url: str | None = None
    edits: bool = True


class Made(NamedTuple):
    """What became of (a part of) a batch, before it is packed.

    entries  lines; for Parquet, rows with their places in the batch; for text, the input of a document and its text
    errors   lines of the file of errors
    changed  fields that hold clean text
    """

    entries: list[Any]
    errors: list[bytes]
    tally: Tally
    changed: frozenset[str] = frozenset()


class Done(NamedTuple):
    """What became of a batch, ready to be written."""

    data: bytes
    errors: bytes
    tally: Tally
    files: tuple[tuple[str, bytes], ...] = ()


def make(recipe: Recipe, batch: Batch, start: int = 0, stop: int | None = None) -> Made:
    """Clean the parts `start:stop` of a batch. Never fails for the content of a record."""
    made = Made([], [], Tally())
    changed: set[str] = set()
    for record in records(batch, start, stop):
        try:
            if record.fault:
                raise BadRecordError(record.fault)
            cleaned = _clean(recipe, record)
            made.entries.append(_entry(batch.form.format, record, cleaned, recipe))
            made.tally.add(cleaned.result)
            changed.add(cleaned.field)
        except Exception as error:  # noqa: BLE001 - whatever happens, the record is set aside and told of
            made.tally.errors += 1
            made.errors.append(error_line(record, id_of(record.row, recipe.names), _reason(error)))
            if batch.form.format == "dolma" and record.row:
                made.entries.append(_attributes(id_of(record.row, recipe.names), []))
    return made._replace(changed=frozenset(changed))


def packed(batch: Batch, *parts: Made) -> Done:
    """Join the parts of a batch and pack them, into the same bytes however many they are."""
    entries = [entry for part in parts for entry in part.entries]
    errors = b"".join(line for part in parts for line in part.errors)
    tally = Tally.total(part.tally for part in parts)
    form = batch.form
    if form.format == "text":
        return Done(b"", errors, tally, tuple((name, pack(text, form.packing)) for name, text in entries))
    if form.format != "parquet":
        return Done(pack(b"".join(entries), form.packing) if entries else b"", errors, tally)
    if not entries:
        return Done(b"", errors, tally)
    from cleaner.bulk.tables import write_rows

    data = batch.units[0].data if batch.kind == "arrow" else None
    changed = frozenset[str]().union(*(part.changed for part in parts))
    return Done(write_rows(entries, changed, data if isinstance(data, bytes) else None), errors, tally)


def lost(batch: Batch, place: int, recipe: Recipe, reason: str) -> Made:
    """What to put for a part of a batch that cannot be made: its place among the errors."""
    try:
        found = list(records(batch, place, place + 1))
    except Exception:  # noqa: BLE001 - it has killed a worker
        found = []
    lines = [error_line(record, id_of(record.row, recipe.names), reason) for record in found]
    if not lines:
        unit = batch.units[min(place, len(batch.units) - 1)]
        lines = [error_line(Record(unit.file, unit.place, {}), None, reason)]
    return Made([], lines, Tally(errors=len(lines)))


def error_line(record: Record, id: Any, reason: str) -> bytes:
    """One line of the file of errors: the place of a record, and why it is there."""
    place = {"place": record.place} if record.place else {}
    return to_line({"file": record.file, **place, "id": id, "reason": reason})


def _reason(error: Exception) -> str:
    if isinstance(error, BadRecordError):
        return str(error)
    return f"cannot be cleaned ({type(error).__name__}: {' '.join(str(error).split())[:300]})"


def _clean(recipe: Recipe, record: Record) -> Cleaned:
    if record.data is None:
        return clean_row(recipe.cleaner, record.row, recipe.names, kind=recipe.kind, url=recipe.url, edits=recipe.edits)
    kind = cast("Kind", record.kind if record.kind and recipe.kind == "auto" else recipe.kind)
    url = record.row.get("url") or recipe.url
    result = recipe.cleaner.clean(record.data, url=url, kind=kind, content_type=record.content_type)
    return Cleaned(filled(record.row, "text", result, recipe.cleaner.config, edits=recipe.edits), result, "text")


def _entry(format: str, record: Record, cleaned: Cleaned, recipe: Recipe) -> Any:
    if format == "parquet":
        return record.row_number, cleaned.row
    if format == "text":
        return record.file, (cleaned.result.text.strip("\r\n") + "\n").encode("utf-8", "replace")
    if format == "dolma":
        return _spans(record, cleaned, recipe)
    return to_line(cleaned.row)


def _spans(record: Record, cleaned: Cleaned, recipe: Recipe) -> bytes:
    source = record.row.get(cleaned.field)
    if source != cleaned.result.source:
        raise BadRecordError("the spans of attributes count in a text, and this is a page in HTML: pass --format jsonl")
    key = id_of(record.row, recipe.names)
    if key is None:
        raise BadRecordError("has no id, by which attributes are kept: name its field with --id-key")
    return _attributes(key, [edit for edit in cleaned.result.edits if not edit.replacement])


def _attributes(id: Any, edits: list[Any]) -> bytes:
    spans: dict[str, list[list[float]]] = {}
    for edit in edits:
        spans.setdefault(f"cleaner__{edit.rule.replace('-', '_')}", []).append([edit.start, edit.end, edit.confidence])
    return to_line({"id": id, "attributes": spans})


# JSON


def to_line(row: Mapping[str, Any]) -> bytes:
    """One line of JSON in UTF-8. What JSON has no form for is written as text, and what is no number as null."""
    try:
        return _dumped(row).encode("utf-8") + b"\n"
    except UnicodeEncodeError:  # half a character, which can be written in ASCII alone
        return _dumped(row, ascii=True).encode("ascii") + b"\n"


def _dumped(row: Mapping[str, Any], *, ascii: bool = False) -> str:
    try:
        return json.dumps(row, ensure_ascii=ascii, default=_plain, allow_nan=False)
    except ValueError:
        return json.dumps(dict(_finite(row)), ensure_ascii=ascii, default=_plain)


def _finite(value: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from ((name, _number(inner)) for name, inner in value.items())


def _number(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return dict(_finite(value))
    return [_number(inner) for inner in value] if isinstance(value, list | tuple) else value


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, bytes | bytearray):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return base64.b64encode(value).decode("ascii")
    return str(value)
