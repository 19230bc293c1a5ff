"""From an input to batches. Nothing is parsed here but where records end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any, NamedTuple

from cleaner.bulk.errors import BrokenError
from cleaner.bulk.inputs import File
from cleaner.bulk.lines import Records, all_lines, read_lines
from cleaner.bulk.opening import Opened, open_input, seekable
from cleaner.bulk.packing import FAULTS, blocks, unpacked
from cleaner.bulk.units import Bad, Batch, Form, Unit, grouped, too_large
from cleaner.bulk.warc import read_records


class Source(NamedTuple):
    """Inputs that are read one after the other, and make one run of batches: single documents, or one file of records."""

    files: tuple[File, ...]
    form: Form
    kind: str | None = None


def read(source: Source, limit: int) -> Iterator[Batch]:
    """The batches of a source, the same at any time. What cannot be read is in them as bad units.

    limit  bytes of a record that are allowed
    """
    if source.kind == "document":
        yield from _documents(source, limit)
        return
    for file in source.files:
        try:
            opened = open_input(file, source.kind)
        except OSError as error:
            yield Batch("jsonl", source.form, (Unit(0, Bad(_trouble(error)), file.path),))
            continue
        with closing(opened.raw):
            yield from _records(file, opened, source.form, limit)


def _records(file: File, opened: Opened, form: Form, limit: int) -> Iterator[Batch]:
    read_before = 0
    for shared, units in _groups(file, opened, limit):
        place = opened.raw.tell()
        yield Batch(_kind(opened.kind), form, units, shared, place - read_before)
        read_before = place


def _kind(kind: str) -> str:
    return "arrow" if kind == "parquet" else kind


def _groups(file: File, opened: Opened, limit: int) -> Iterator[tuple[Any, tuple[Unit, ...]]]:
    if opened.kind in ("parquet", "arrow"):
        from cleaner.bulk.arrow import read_tables

        yield from ((None, (unit,)) for unit in read_tables(file, opened, seekable))
        return
    if opened.kind == "document":
        yield None, (Unit(0, _whole(opened, limit), file.path),)
        return
    parts = blocks(unpacked(opened.raw, opened.packing))
    if opened.kind == "warc":
        yield from ((None, units) for units in grouped(read_records(parts, limit, file.path)))
        return
    if opened.kind == "csv":
        records = iter(Records(all_lines(parts, limit, file.path), limit))
        header = next(records, None)
        if header is not None and isinstance(header.data, bytes):
            yield from (((header.data, _separator(file, header.data)), units) for units in grouped(records))
        elif header is not None:
            yield (b"", ","), (header,)
        return
    yield from ((None, units) for units in grouped(read_lines(parts, limit, file.path)))


def _separator(file: File, header: bytes) -> str:
    """The mark between the columns: the commonest in the header, which commas win where there is any."""
    if ".tsv" in file.name.lower() or ".tab" in file.name.lower():
        return "\t"
    return next((mark for mark in (",", "\t", ";") if mark.encode() in header), ",")


def _documents(source: Source, limit: int) -> Iterator[Batch]:
    told = {file.path: file for file in source.files}
    for units in grouped(_document(file, limit) for file in source.files):
        files = [told[unit.file] for unit in units]
        names = {file.path: file.name for file in files}
        yield Batch("document", source.form, units, names, sum(file.size or 0 for file in files))


def _document(file: File, limit: int) -> Unit:
    try:
        opened = open_input(file, "document")
    except OSError as error:
        return Unit(0, Bad(_trouble(error)), file.path)
    with closing(opened.raw):
        return Unit(0, _whole(opened, limit), file.path)


def _whole(opened: Opened, limit: int) -> bytes | Bad:
    stream, held, size = unpacked(opened.raw, opened.packing), list[bytes](), 0
    try:
        for block in blocks(stream):
            held.append(block)
            size += len(block)
            if size > limit:
                return too_large(None, limit)
    except (BrokenError, *FAULTS) as error:
        return Bad(str(error))
    return b"".join(held)


def _trouble(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file any more"
    return f"the file cannot be read ({error.strerror or error})"
