"""What engines add to cleaning.

`python -m tests.engine_cost [ROUNDS]` prints, for each that is installed, its time as a multiple of that of a plain loop over
the same documents, side by side, best of three. Spark and Ray run with one worker.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa

from cleaner.engines.arrow import BatchCleaner, cleaner_of
from tests.pages import ARTICLES, read

BATCH = 256
Run = Callable[[], object]


def documents(rounds: int) -> list[dict[str, Any]]:
    """What extractors left of invented pages, each several times, so that none is the same."""
    texts = [read(folder / "extracted.txt") for folder in ARTICLES]
    return [
        {"id": f"{number}-{index}", "url": f"https://ledger.example/{index}", "text": f"{text}\n\nStory number {number}."}
        for number in range(rounds)
        for index, text in enumerate(texts)
    ]


def runs(rows: list[dict[str, Any]]) -> Iterator[tuple[str, Run]]:
    """The engines that are installed, each made ready."""
    table = pa.Table.from_pylist(rows)
    step = BatchCleaner()
    yield "arrow", lambda: [step(batch) for batch in table.to_batches(BATCH)]
    with contextlib.suppress(ImportError):
        from datasets import Dataset, disable_caching, disable_progress_bars

        from cleaner.engines.hf import hf_clean

        disable_caching()
        disable_progress_bars()
        ds = Dataset.from_list(rows)
        yield "datasets", lambda: ds.map(hf_clean, batched=True, batch_size=BATCH)
    with contextlib.suppress(ImportError):
        import polars

        from cleaner.engines.frames import clean_polars

        frame = polars.DataFrame(rows)
        yield "polars", lambda: clean_polars(frame)
    with contextlib.suppress(ImportError):
        from datatrove.data import Document

        from cleaner.engines.datatrove import CleanerStep

        yield (
            "datatrove",
            lambda: list(CleanerStep().run(iter([Document(row["text"], row["id"], metadata={"url": row["url"]}) for row in rows]))),
        )
    yield from _clusters(rows)


def _clusters(rows: list[dict[str, Any]]) -> Iterator[tuple[str, Run]]:
    with contextlib.suppress(ImportError):
        if shutil.which("java"):
            from pyspark.sql import SparkSession

            from cleaner.engines.spark import clean_dataframe

            os.environ["PYSPARK_PYTHON"] = sys.executable
            builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
            session = builder.config("spark.driver.host", "localhost").getOrCreate()
            df = session.createDataFrame(rows).coalesce(1).cache()
            df.count()
            yield "spark", lambda: clean_dataframe(df).write.format("noop").mode("overwrite").save()
            session.stop()
    with contextlib.suppress(ImportError):
        import ray

        from cleaner.engines.ray import RayCleaner

        ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False, configure_logging=False)
        sizes = {times: ray.data.from_items(rows * times, override_num_blocks=1).materialize() for times in (1, 4)}

        def timed(times: int) -> float:
            start = time.perf_counter()
            sizes[times].map_batches(RayCleaner, batch_format="pyarrow", batch_size=BATCH, concurrency=1).materialize()
            return time.perf_counter() - start

        # Ray starts its workers anew for every run: what the same documents take beyond that.
        yield "ray", lambda: (timed(4) - timed(1)) / 3
        ray.shutdown()


def main() -> None:
    """Measure and print."""
    logging.disable(logging.CRITICAL)
    rows = documents(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
    cleaner = cleaner_of(None)

    def loop() -> None:
        for row in rows:
            cleaner.clean(row["text"], url=row["url"])

    loop()
    for name, run in runs(rows):
        ratios = []
        for _ in range(3):
            start = time.perf_counter()
            loop()
            middle = time.perf_counter()
            with contextlib.redirect_stderr(io.StringIO()):
                told = run()
            taken = told if isinstance(told, float) else time.perf_counter() - middle
            ratios.append(taken / (middle - start))
        print(f"{name}: {min(ratios):.2f} times a plain loop over {len(rows)} documents")  # noqa: T201


if __name__ == "__main__":
    main()
