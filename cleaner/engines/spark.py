"""Spark: a DataFrame in, a clean DataFrame out; and profiles of sites learned on all executors."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from functools import reduce
from typing import Any

from cleaner.config import Config
from cleaner.engines.arrow import BatchCleaner
from cleaner.sites import SiteProfiles


def clean_dataframe(
    df: Any,
    text_col: str | None = None,
    *,
    html_col: str | None = None,
    url_col: str | None = None,
    config: Config | None = None,
    edits: bool = True,
) -> Any:
    """Clean a column of a DataFrame with `mapInArrow`; columns as `BatchCleaner` has them.

    Each Python worker makes its cleaner once. Raises ArgumentError where there is no such column.
    """
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

    step = BatchCleaner(config, text_col=text_col, html_col=html_col, url_col=url_col, edits=edits)
    final = step.schema(to_arrow_schema(df.schema))

    def run(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            yield step(batch).cast(final)

    return df.mapInArrow(run, from_arrow_schema(final))


def learn_dataframe(df: Any, text_col: str = "text", url_col: str = "url") -> SiteProfiles:
    """Learn profiles of sites from a DataFrame: every partition learns its own, and the driver merges them."""

    def learn(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        pairs = (
            (url, text)
            for batch in batches
            for url, text in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True)
            if text is not None
        )
        yield pa.RecordBatch.from_pydict({"profiles": pa.array([pickle.dumps(SiteProfiles.learn(pairs))], pa.binary())})

    parts = df.select(url_col, text_col).mapInArrow(learn, "profiles binary").toLocalIterator()
    return reduce(SiteProfiles.__or__, (pickle.loads(bytes(row["profiles"])) for row in parts), SiteProfiles())  # noqa: S301 - ours
