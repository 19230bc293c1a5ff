"""Hugging Face datasets: a function for `Dataset.map(…, batched=True)`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cleaner.bulk.arrow import arrow
from cleaner.engines.arrow import BatchCleaner


class HfCleaner(BatchCleaner):
    """A batch of columns in, a clean table out: `ds.map(HfCleaner(url_col="link"), batched=True)`; see `BatchCleaner`."""

    def __call__(self, batch: Mapping[str, Sequence[Any]]) -> Any:
        """Clean a batch: lists by the names of columns."""
        # A table has the same types in every batch, where datasets would guess them anew for each.
        return super().__call__(arrow("engines").table({name: list(values) for name, values in batch.items()}))


def hf_clean(batch: Mapping[str, Sequence[Any]]) -> Any:
    """Clean a batch by the default configuration: `ds.map(hf_clean, batched=True)`."""
    return HfCleaner()(batch)
