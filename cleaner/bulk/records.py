"""Units to rows: what a worker does first."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, NamedTuple

from cleaner.bulk.errors import BadRecordError
from cleaner.bulk.faults import fault_of
from cleaner.bulk.units import Bad, Batch, Unit
from cleaner.bulk.warc import page_of

HTML = (".html", ".htm", ".xhtml")
MARKDOWN = (".md", ".markdown")


class Record(NamedTuple):
    """A row and its place; or, in `fault`, why there is none.

    `data` is the document itself where it stands in no field of the row, of that `kind` and `content_type`. `row_number` is
    the row's place in an Arrow batch.
    """

    file: str
    place: int
    row: dict[str, Any]
    fault: str = ""
    data: bytes | None = None
    kind: str | None = None
    content_type: str | None = None
    row_number: int = 0


def records(batch: Batch, start: int = 0, stop: int | None = None) -> Iterator[Record]:
    """The records of the parts `start:stop` of a batch."""
    if batch.kind == "arrow":
        yield from _rows_of(batch.units[0], start, stop)
        return
    for unit in batch.units[start:stop]:
        if isinstance(unit.data, Bad):
            yield Record(unit.file, unit.place, {}, unit.data.reason)
        else:
            yield from _read(batch, unit, unit.data)


def _rows_of(unit: Unit, start: int, stop: int | None) -> Iterator[Record]:
    if isinstance(unit.data, Bad):
        yield Record(unit.file, unit.place, {}, unit.data.reason)
        return
    from cleaner.bulk.arrow import read_rows

    for index, row in read_rows(unit.data, start, stop):
        yield Record(unit.file, unit.place + index, row, row_number=index)


def _read(batch: Batch, unit: Unit, data: bytes) -> Iterator[Record]:
    try:
        if batch.kind == "document":
            yield _document(unit, data, batch.shared)
        elif batch.kind == "warc":
            page = page_of(data)
            yield Record(unit.file, unit.place, dict(page.row), "", page.data, page.kind, page.content_type)
        elif batch.kind == "csv":
            yield from _csv(batch, unit, data)
        else:
            yield Record(unit.file, unit.place, _object(data))
    except BadRecordError as error:
        yield Record(unit.file, unit.place, {}, str(error))


def _object(data: bytes) -> dict[str, Any]:
    try:
        row = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadRecordError(f"is no valid UTF-8 (byte {error.start + 1} of the line)") from error
    except RecursionError as error:
        raise BadRecordError("is nested too deeply") from error
    except ValueError as error:
        raise BadRecordError(f"is no valid JSON ({error})") from error
    if not isinstance(row, dict):
        raise BadRecordError("is JSON, but no object")
    return row


def _document(unit: Unit, data: bytes, names: dict[str, str] | None) -> Record:
    fault = fault_of(data)
    if fault:
        raise BadRecordError(fault)
    suffixes = [suffix.lower() for suffix in PurePath(unit.file).suffixes[-2:]]
    kind = "html" if any(suffix in HTML for suffix in suffixes) else None
    if any(suffix in MARKDOWN for suffix in suffixes):
        kind = "markdown"
    return Record(unit.file, unit.place, {"id": (names or {}).get(unit.file, unit.file)}, "", data, kind)


def _csv(batch: Batch, unit: Unit, data: bytes) -> Iterator[Record]:
    header, separator = batch.shared
    csv.field_size_limit(1 << 30)
    try:
        names = _csv_rows(header.decode("utf-8"), separator)[0][1]
        text = data.decode("utf-8")
    except (UnicodeDecodeError, csv.Error, IndexError) as error:
        raise BadRecordError(f"is no valid CSV in UTF-8 ({error})") from error
    for line, values in _rescued(text.removesuffix("\r"), separator):
        fault = values if isinstance(values, str) else ""
        if not fault and len(values) != len(names):
            fault = f"has {len(values)} columns, where the header has {len(names)}"
        yield Record(unit.file, unit.place + line, {} if fault else dict(zip(names, values, strict=True)), fault)


def _rescued(text: str, separator: str) -> list[tuple[int, list[str] | str]]:
    """The rows of a text with their lines; where it is broken, those of its lines that are whole, and what is wrong."""
    try:
        return [*_csv_rows(text, separator)]
    except csv.Error as error:
        lines = text.split("\n")
        if len(lines) == 1:
            return [(0, f"is no valid CSV ({error})")]
        return [(number, values) for number, line in enumerate(lines) for _, values in _rescued(line, separator)]


def _csv_rows(text: str, separator: str) -> list[tuple[int, list[str]]]:
    # Only a line feed ends a line.
    reader = csv.reader([f"{line}\n" for line in text.split("\n")], delimiter=separator, strict=True)
    found, begun = [], 0
    for values in reader:
        found.append((begun, values))
        begun = reader.line_num
    return found
