"""Polars and pandas: a frame in, a clean frame out."""

from __future__ import annotations

from typing import Any

from cleaner.bulk.arrow import arrow
from cleaner.bulk.errors import needed
from cleaner.engines.arrow import clean_batch


def clean_polars(frame: Any, **options: Any) -> Any:
    """Clean a polars.DataFrame; `options` are those of `clean_batch`."""
    return needed("polars", "Polars").from_arrow(clean_batch(frame.to_arrow(), **options))


def clean_pandas(frame: Any, **options: Any) -> Any:
    """Clean a pandas.DataFrame; `options` are those of `clean_batch`. The index stays."""
    table = arrow("pandas").Table.from_pandas(frame)
    return clean_batch(table, **options).replace_schema_metadata(table.schema.metadata).to_pandas()
