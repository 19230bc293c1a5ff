"""`cleaner clean INPUT... -o OUT`: from its options to a run, and from how that ends to an exit code."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from cleaner import __version__
from cleaner.api import Cleaner
from cleaner.bulk.errors import StoppedError, needed
from cleaner.bulk.inputs import digest, expand, is_url
from cleaner.bulk.kinds import stem_and_suffixes
from cleaner.bulk.plan import Plan, plan
from cleaner.bulk.progress import Progress
from cleaner.bulk.rows import different
from cleaner.bulk.run import Terms, all_sizes, run
from cleaner.bulk.settings import Settings
from cleaner.bulk.state import Checkpoint
from cleaner.bulk.summary import summarised, write_report
from cleaner.bulk.work import Recipe
from cleaner.errors import ArgumentError

DONE, SET_ASIDE, STOPPED, INTERRUPTED, ENDED = 0, 1, 3, 130, 143


def clean_files(inputs: Sequence[str], cleaner: Cleaner, settings: Settings) -> int:
    """Clean files into files, and tell of it on standard error. Returns the exit code.

    Raises ArgumentError for what cannot be done as asked, before anything is written.
    """
    workers = _workers(settings.workers)
    if settings.largest < 1:
        raise ArgumentError(f"--max-document {settings.largest}: pass a number of bytes, 1 or more")
    layout = plan(
        expand(inputs, settings.output), settings.output, settings.format, settings.input_format, markdown=cleaner.config.markdown
    )
    _needed(layout)
    recipe = Recipe(cleaner, settings.names, settings.kind, settings.url, settings.edits)
    terms = Terms(_identity(layout, cleaner, settings), workers, settings.largest, settings.overwrite)
    with Progress(all_sizes(layout), quiet=settings.quiet) as progress, _ended_as_interrupted():
        try:
            checkpoint = run(layout, recipe, terms, progress)
        except StoppedError as error:
            return progress.stopped(str(error), STOPPED)
        except (KeyboardInterrupt, _Ended) as error:
            code = ENDED if isinstance(error, _Ended) else INTERRUPTED
            return progress.stopped("stopped; the same command goes on from here", code)
    return _told(checkpoint, layout, settings, progress)


def _told(checkpoint: Checkpoint, layout: Plan, settings: Settings, progress: Progress) -> int:
    errors = checkpoint.tally.errors
    summary = summarised(checkpoint.tally, checkpoint.seconds, checkpoint.read)
    if settings.report:
        write_report(settings.report, summary)
    progress.ended(checkpoint, summary, str(layout.errors))
    return SET_ASIDE if errors else DONE


def _workers(asked: int | None) -> int:
    if asked is not None and asked < 1:
        raise ArgumentError(f"--workers {asked}: pass a number of processes, 1 or more")
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return asked or there


def _needed(layout: Plan) -> None:
    """Raise MissingExtraError now rather than in a worker."""
    for job in layout.jobs:
        files = [(source.kind, file) for source in job.sources for file in source.files]
        if job.form.format == "parquet" or any(kind in ("parquet", "arrow") for kind, _ in files):
            needed("pyarrow.parquet", "Parquet and Arrow")
        if job.form.packing == ".zst" or any(stem_and_suffixes(file.name)[2] == ".zst" for _, file in files):
            needed("zstandard", "zstandard")
        if any(is_url(file.path) for _, file in files):
            needed("fsspec", "URLs")


def _identity(layout: Plan, cleaner: Cleaner, settings: Settings) -> dict[str, Any]:
    files = [file for job in layout.jobs for source in job.sources for file in source.files]
    config = different(cleaner.config)
    if cleaner.config.weights:
        config["weights"] = sha256(Path(cleaner.config.weights).read_bytes()).hexdigest()
    return {
        "version": __version__,
        "config": config,
        "rules": [rule.id for rule in cleaner.rules],
        "options": {
            "names": asdict(settings.names),
            **{name: getattr(settings, name) for name in ("kind", "url", "largest", "edits")},
            "outputs": [[str(job.goal and job.goal.name), *asdict(job.form).values()] for job in layout.jobs],
        },
        "inputs": digest(files),
    }


class _Ended(BaseException):
    """SIGTERM has come."""


@contextmanager
def _ended_as_interrupted() -> Iterator[None]:
    def end(*_: object) -> None:
        raise _Ended

    before = None
    with suppress(ValueError):  # only the main thread may
        before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        if before is not None:
            signal.signal(signal.SIGTERM, before)
