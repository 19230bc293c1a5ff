"""Parquet and Arrow files, as units of some rows each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cleaner.bulk.errors import BrokenError, needed
from cleaner.bulk.inputs import File
from cleaner.bulk.opening import Opened
from cleaner.bulk.packing import FAULTS
from cleaner.bulk.units import WEIGHT, Bad, Unit

ROWS = 256  # of a batch at most


def arrow(what: str = "Parquet and Arrow") -> Any:
    """The module pyarrow. Raises MissingExtraError."""
    needed("pyarrow.parquet", what)
    return needed("pyarrow", what)


def read_tables(file: File, opened: Opened, whole: Callable[[Opened], Any]) -> Iterator[Unit]:
    """The rows of a file, some at a time, each unit an Arrow stream of its own. Places are numbers of rows, from 1."""
    pa, place = arrow(file.path), 1
    try:
        stream = whole(opened)
        parts = _parquet(stream) if opened.kind == "parquet" else _ipc(pa, stream)
        for before, part in parts:
            place = before + 1 if before is not None else place
            if isinstance(part, str):
                yield Unit(place, Bad(part), file.path)
                continue
            for table in _pieces(part):
                yield Unit(place, _stream(pa, table), file.path, table.num_rows)
                place += table.num_rows
    except (pa.ArrowException, BrokenError, EOFError, *FAULTS) as error:
        yield Unit(place, Bad(f"the file is damaged ({short(error)}); what follows row {place - 1} is lost"), file.path)


def _parquet(stream: Any) -> Iterator[tuple[int | None, Any]]:
    """Batches, and for a row group that is damaged what is wrong with it. The number is that of the rows before a group."""
    parquet = needed("pyarrow.parquet", "Parquet")
    pa = arrow()
    file = parquet.ParquetFile(stream, pre_buffer=False, buffer_size=1 << 20, page_checksum_verification=True)
    before = 0
    for group in range(file.num_row_groups):
        first: int | None = before
        try:
            for batch in file.iter_batches(batch_size=ROWS, row_groups=[group], use_threads=False):
                yield first, batch
                first = None
        except (pa.ArrowException, OSError, ValueError) as error:
            yield first, f"row group {group + 1} is damaged ({short(error)}); its rows from here on are lost"
        before += file.metadata.row_group(group).num_rows


def _ipc(pa: Any, stream: Any) -> Iterator[tuple[int | None, Any]]:
    head = stream.read(6)
    stream.seek(0)
    if head != b"ARROW1":
        yield from ((None, batch) for batch in pa.ipc.open_stream(stream))
        return
    reader = pa.ipc.open_file(stream)
    for number in range(reader.num_record_batches):
        try:
            yield None, reader.get_batch(number)
        except (pa.ArrowException, OSError, ValueError) as error:
            yield None, f"batch {number + 1} is damaged ({short(error)}); its rows are lost"


def _pieces(table: Any) -> Iterator[Any]:
    rows = min(ROWS, max(1, WEIGHT * table.num_rows // max(1, table.nbytes)))
    for start in range(0, table.num_rows, rows):
        yield table.slice(start, rows)


def _stream(pa: Any, table: Any) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write(table)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def short(error: BaseException) -> str:
    """What an error says, in one line."""
    return " ".join(str(error).split())[:200]


def read_rows(data: bytes, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows `start:stop` of a unit as plain values, with their places in it."""
    table = arrow().ipc.open_stream(data).read_all()
    stop = table.num_rows if stop is None else stop
    part = table.slice(start, stop - start)
    columns = {name: _values(part.column(number)) for number, name in enumerate(part.column_names)}
    for index in range(part.num_rows):
        yield start + index, {name: values[index] for name, values in columns.items()}


def _values(column: Any) -> list[Any]:
    try:
        values: list[Any] = column.to_pylist()
    except (ValueError, OverflowError):  # times that Python has no type for
        values = column.cast("string").to_pylist()
    return values
