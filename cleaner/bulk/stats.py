"""The summary of finished output: of a run from what it remembers, of other files from their rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from cleaner.bulk.errors import BrokenError, RefusedError, needed
from cleaner.bulk.inputs import expand
from cleaner.bulk.opening import open_input, seekable
from cleaner.bulk.packing import blocks, unpacked
from cleaner.bulk.plan import ERRORS
from cleaner.bulk.state import State
from cleaner.bulk.summary import summarised
from cleaner.bulk.tally import Tally
from cleaner.errors import ArgumentError

ENDLESS = 1 << 62


def stats_of(output: str) -> dict[str, Any]:
    """What the report of a run said; see `summarised`. Raises ArgumentError where there is no such output, or no end of it."""
    path = Path(output)
    if not path.exists():
        raise ArgumentError(f"{output}: there is no such output; check the path")
    folder = path / ".cleaner" if path.is_dir() else path.with_name(f"{path.name}.cleaner")
    checkpoint = State(folder).checkpoint() if folder.is_dir() else None
    if checkpoint is not None and not checkpoint.finished:
        raise RefusedError(f"{output}: is not finished; run the same `cleaner clean` once more")
    return summarised(checkpoint.tally if checkpoint is not None else tally_of(output))


def tally_of(output: str) -> Tally:
    """Count rows, and the lines of files of errors. Raises ArgumentError for rows that no run has written."""
    tally = Tally()
    for file in expand([output]):
        if file.name.endswith(ERRORS):
            tally.errors += sum(1 for _ in _objects(file))
            continue
        for row in _rows(file):
            account = row.get("cleaner")
            if not isinstance(account, Mapping):
                raise ArgumentError(f"{file.path}: holds rows without `cleaner`; pass what `cleaner clean -o` has written")
            edits = ((edit["kind"], edit["rule"], _taken(edit)) for edit in account.get("edits") or ())
            flags = [*account["flags"], *(() if account["settled"] else ("unsettled",))]
            tally.count(account["original_length"], account["length"], edits, flags)
    return tally


def _taken(edit: Mapping[str, Any]) -> int:
    return int(edit["end"] - edit["start"] - len(edit.get("replacement") or ""))


def _rows(file: Any) -> Iterator[Mapping[str, Any]]:
    opened = open_input(file)
    if opened.kind != "parquet":
        opened.raw.close()
        yield from _objects(file)
        return
    parquet = needed("pyarrow.parquet", "Parquet")
    with closing(seekable(opened)) as stream:
        for batch in parquet.ParquetFile(stream).iter_batches(columns=["cleaner"]):
            yield from batch.to_pylist()


def _objects(file: Any) -> Iterator[Mapping[str, Any]]:
    from cleaner.bulk.lines import read_lines

    opened = open_input(file, "jsonl")
    with closing(opened.raw):
        for unit in read_lines(blocks(unpacked(opened.raw, opened.packing)), ENDLESS, file.path):
            try:
                row = json.loads(unit.data) if isinstance(unit.data, bytes) else None
            except (ValueError, BrokenError):
                row = None
            if not isinstance(row, dict):
                raise ArgumentError(f"{file.path}, line {unit.place}: holds no row; pass what `cleaner clean -o` has written")
            yield row
