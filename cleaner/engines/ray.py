"""Ray Data: a step for `map_batches`, and profiles of sites learned on all workers."""

from __future__ import annotations

import pickle
from functools import reduce
from typing import Any

from cleaner.engines.arrow import BatchCleaner
from cleaner.sites import SiteProfiles


class RayCleaner(BatchCleaner):
    """A callable for Ray Data that makes its cleaner once in each worker.

    `ds.map_batches(RayCleaner, batch_format="pyarrow", concurrency=8, fn_constructor_kwargs={"text_col": "text"})`
    """


def learn_dataset(ds: Any, text_col: str = "text", url_col: str = "url") -> SiteProfiles:
    """Learn profiles of sites from a Dataset: every block learns its own, and they are merged here."""

    def learn(table: Any) -> Any:
        import pyarrow as pa

        columns = (table.column(name).to_pylist() for name in (url_col, text_col))
        pairs = ((url, text) for url, text in zip(*columns, strict=True) if text is not None)
        return pa.table({"profiles": pa.array([pickle.dumps(SiteProfiles.learn(pairs))], pa.binary())})

    parts = ds.map_batches(learn, batch_format="pyarrow", batch_size=None).iter_rows()
    return reduce(SiteProfiles.__or__, (pickle.loads(row["profiles"]) for row in parts), SiteProfiles())  # noqa: S301 - ours
