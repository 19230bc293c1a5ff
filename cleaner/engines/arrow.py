"""Arrow: a batch of rows in, a batch of clean rows out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from cleaner.api import Cleaner
from cleaner.bulk.arrow import arrow
from cleaner.bulk.rows import HTML, TEXT, URL, Fields, clean_row
from cleaner.bulk.tables import configured, schema
from cleaner.config import Config
from cleaner.errors import ArgumentError


@lru_cache(maxsize=8)
def cleaner_of(config: Config | None) -> Cleaner:
    """The cleaner of a configuration, made once in a process."""
    return Cleaner(config)


class BatchCleaner:
    """Cleans batches of rows, as the bulk command cleans files of them. Can be pickled; holds no state between batches.

    The columns of a clean batch are those of the given one, and

    - the text, in the column that it was read from (of HTML in `text`);
    - `metadata`, a struct with a field for each of `Metadata` but `provenance`; where the batch has such a struct, what
      stands in it stays, and fields that it lacks are added;
    - `cleaner`, a struct: `version`, `config` (as JSON), `edits` (a list of structs: `rule`, `kind`, `start`, `end`,
      `confidence`, `removed`, `replacement`), `provenance`, `flags`, `settled`, `original_length`, `length`, and
      `metadata` where the batch has a column of that name that is no struct.

    A row without a text (null) stays as it is, with nulls in `metadata` and `cleaner`.
    """

    def __init__(
        self,
        config: Config | None = None,
        *,
        text_col: str | None = None,
        html_col: str | None = None,
        url_col: str | None = None,
        edits: bool = True,
    ) -> None:
        """Take a configuration and the names of columns; those that are None are guessed from the batch's.

        `edits=False` leaves the edits and the provenance out.
        """
        self._config = config
        self._names = Fields(text=text_col, html=html_col, url=url_col)
        self._edits = edits
        cleaner_of(config)  # what is wrong with it shows here

    def schema(self, given: Any) -> Any:
        """The schema of clean batches, from that of the given ones. Raises ArgumentError where there is no text."""
        pa = arrow("engines")
        names, goal = self._columns(given)
        fresh = {field.name: field.type for field in schema()}
        if "metadata" in given.names:
            fresh["metadata"] = _widened(pa, given.field("metadata").type, fresh["metadata"])
        if goal not in given.names or names.text is None:
            fresh[goal] = pa.string()
        kept = [(field.name, fresh.pop(field.name, field.type)) for field in given]
        return pa.schema([*kept, *((name, fresh[name]) for name in sorted(fresh, key=_order))])

    def __call__(self, batch: Any) -> Any:
        """Clean a RecordBatch or a Table; returns the same kind of thing."""
        pa = arrow("engines")
        names, goal = self._columns(batch.schema)
        final = self.schema(batch.schema)
        rows = [self._row(row, names) for row in batch.to_pylist()]
        changed = {goal, "metadata", "cleaner"}
        columns = [
            pa.array([row.get(field.name) for row in rows], field.type) if field.name in changed else batch.column(field.name)
            for field in final
        ]
        made = pa.Table if isinstance(batch, pa.Table) else pa.RecordBatch
        return made.from_arrays(columns, schema=final)

    def _row(self, row: Mapping[str, Any], names: Fields) -> Mapping[str, Any]:
        if row[names.text or names.html or ""] is None:
            return row
        return configured(clean_row(cleaner_of(self._config), row, names, edits=self._edits).row)

    def _columns(self, given: Any) -> tuple[Fields, str]:
        """The names of the columns that are read, and of the one that the clean text goes to."""
        pa = arrow("engines")
        names = self._names
        if names.text is None and names.html is None:
            names = replace(names, text=_first(pa, given, TEXT))
            names = names if names.text else replace(names, html=_first(pa, given, HTML))
        if names.url is None:
            names = replace(names, url=_first(pa, given, URL))
        source = names.html or names.text
        if source is None or source not in given.names or not _holds_text(pa, given.field(source).type):
            wanted = repr(source) if source else "text"
            raise ArgumentError(f"there is no column {wanted} of strings among {', '.join(given.names)}: pass text_col or html_col")
        names = replace(names, text=None) if names.html else names
        return names, names.text or self._names.text or "text"


def clean_batch(
    batch: Any,
    config: Config | None = None,
    *,
    text_col: str | None = None,
    html_col: str | None = None,
    url_col: str | None = None,
    edits: bool = True,
) -> Any:
    """Clean a RecordBatch or a Table; see `BatchCleaner`."""
    return BatchCleaner(config, text_col=text_col, html_col=html_col, url_col=url_col, edits=edits)(batch)


def _first(pa: Any, given: Any, names: tuple[str, ...]) -> str | None:
    return next((name for name in names if name in given.names and _holds_text(pa, given.field(name).type)), None)


def _holds_text(pa: Any, type_: Any) -> bool:
    kinds = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_binary, pa.types.is_large_binary)
    return any(is_kind(type_) for is_kind in kinds)


def _widened(pa: Any, there: Any, ours: Any) -> Any:
    """The type of a column `metadata`: a struct takes the fields that it lacks, anything else stays."""
    if pa.types.is_null(there):
        return ours
    if not pa.types.is_struct(there):
        return there
    names = {field.name for field in there}
    return pa.struct([*there, *(field for field in ours if field.name not in names)])


def _order(name: str) -> int:
    return ("text", "metadata", "cleaner").index(name) if name in ("text", "metadata", "cleaner") else -1
