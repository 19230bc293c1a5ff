"""A run: batches go through the pool, and what comes back is written in order, with a checkpoint now and then."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Protocol

from cleaner.bulk.errors import RefusedError, StoppedError
from cleaner.bulk.inputs import STDIN
from cleaner.bulk.packing import pack
from cleaner.bulk.plan import Job, Plan
from cleaner.bulk.pool import Pool
from cleaner.bulk.read import read
from cleaner.bulk.sinks import Sink, write_whole
from cleaner.bulk.state import Checkpoint, State
from cleaner.bulk.tally import Tally
from cleaner.bulk.units import LARGEST, Batch
from cleaner.bulk.work import Done, Recipe

OFTEN = 0.5  # seconds between two checkpoints


class Watch(Protocol):
    """Who is told how far a run is."""

    def seen(self, checkpoint: Checkpoint) -> None:
        """Called after every batch."""

    def told(self, line: str) -> None:
        """Called with what a user should know at once."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a run goes about it.

    identity   what makes it the same run when it is started again
    workers    processes
    limit      bytes of a record that are allowed
    overwrite  whether to begin anew, and to write over what is there
    """

    identity: Mapping[str, Any]
    workers: int = 1
    limit: int = LARGEST
    overwrite: bool = False


def run(plan: Plan, recipe: Recipe, terms: Terms, watch: Watch) -> Checkpoint:
    """Do what is left to do of a run. Returns how far it is, which is its end.

    Raises RefusedError where the output is another run's, and StoppedError where it cannot be gone on with.
    """
    state = State(plan.state)
    try:
        state.lock()
        try:
            checkpoint = _begun(plan, state, terms)
            if checkpoint.finished:
                return checkpoint
            return _Writer(plan, state, checkpoint, watch).run(recipe, terms)
        finally:
            state.release()
    except OSError as error:
        name = f"{error.filename}: " if error.filename else f"{plan.errors.parent}: "
        raise StoppedError(f"{name}{error.strerror or error}; the same command goes on from here once that is mended") from error


def _begun(plan: Plan, state: State, terms: Terms) -> Checkpoint:
    goals = [*(job.goal for job in plan.jobs if job.goal), *plan.texts.values(), plan.errors]
    checkpoint = None if terms.overwrite else state.resumed(terms.identity)
    if checkpoint is None:
        there = next((goal for goal in goals if goal.exists()), None)
        if there is not None and not terms.overwrite:
            raise RefusedError(f"{there}: is there already; pass --overwrite to write over it, or another -o")
        return state.begin(terms.identity)
    gone = next((goal for goal in goals[:-1] if checkpoint.finished and not goal.exists()), None)
    if gone is not None and not plan.texts:
        raise RefusedError(f"{gone}: was finished and is gone; pass --overwrite to make it again")
    if not checkpoint.finished and any(file.path == STDIN for job in plan.jobs for source in job.sources for file in source.files):
        raise RefusedError("-: standard input cannot be gone on with; pass --overwrite to begin anew")
    return checkpoint


class _Writer:
    def __init__(self, plan: Plan, state: State, checkpoint: Checkpoint, watch: Watch) -> None:
        self._plan, self._state, self._watch = plan, state, watch
        self._at = checkpoint
        self._errors = Sink(state.folder / "errors.part", plan.errors, checkpoint.errors)
        self._sink: Sink | None = None
        self._places: deque[tuple[int, int]] = deque()
        self._saved = self._clock = time.monotonic()
        self._before = checkpoint.seconds

    def run(self, recipe: Recipe, terms: Terms) -> Checkpoint:
        try:
            with Pool(recipe, terms.workers, self._watch.told) as pool:
                for batch, done in pool.run(self._batches(terms.limit)):
                    self._go_to(*self._places.popleft())
                    self._write(batch, done)
            self._go_to(len(self._plan.jobs), 0)
            self._finish()
        except BaseException:
            with suppress(OSError):  # it may be why
                self._save()
            raise
        finally:
            for sink in (self._sink, self._errors):
                if sink is not None:
                    sink.close()
        return self._at

    def _batches(self, limit: int) -> Iterator[Batch]:
        """The batches that are left, and note where each belongs."""
        begun = self._at
        for number, job in enumerate(self._plan.jobs[begun.job :], begun.job):
            first = begun.source if number == begun.job else 0
            for place, source in enumerate(job.sources[first:], first):
                done = begun.batches if (number, place) == (begun.job, begun.source) else 0
                for batch in islice(read(source, limit), done, None):
                    self._places.append((number, place))
                    yield batch

    def _go_to(self, job: int, source: int) -> None:
        """Finish the outputs before the one that comes next, also those that nothing was written to."""
        while self._at.job < job:
            self._end_job(self._plan.jobs[self._at.job])
        if self._at.source < source:
            self._at = replace(self._at, source=source, batches=0)

    def _end_job(self, job: Job) -> None:
        sink = self._opened(job)
        if sink is not None and not sink.at and job.form.format != "parquet":
            sink.write(pack(b"", job.form.packing))  # no bytes at all are no archive
        self._save()
        if sink is not None:
            sink.finish(parquet=job.form.format == "parquet")
        self._at = replace(self._at, job=self._at.job + 1, source=0, batches=0, written=0)
        self._sink = None
        self._save()
        if sink is not None:
            sink.discard()

    def _opened(self, job: Job) -> Sink | None:
        if self._sink is None and job.goal is not None:
            self._sink = Sink(self._state.folder / f"{self._at.job}.part", job.goal, self._at.written)
        return self._sink

    def _write(self, batch: Batch, done: Done) -> None:
        sink = self._opened(self._plan.jobs[self._at.job])
        for name, data in done.files:
            write_whole(data, self._plan.texts[name], self._state.folder)
        if sink is not None:
            sink.write(done.data)
        self._errors.write(done.errors)
        self._at = replace(
            self._at,
            batches=self._at.batches + 1,
            written=sink.at if sink is not None else 0,
            errors=self._errors.at,
            read=self._at.read + batch.read,
            seconds=self._before + time.monotonic() - self._clock,
            tally=Tally.total((self._at.tally, done.tally)),
        )
        self._watch.seen(self._at)
        if time.monotonic() - self._saved > OFTEN:
            self._save()

    def _save(self) -> None:
        for sink in (self._sink, self._errors):
            if sink is not None:
                sink.sync()
        self._state.save(self._at)
        self._saved = time.monotonic()

    def _finish(self) -> None:
        if self._errors.at:
            self._errors.finish()
        else:
            self._errors.discard()
            self._plan.errors.unlink(missing_ok=True)
        self._at = replace(self._at, finished=True, seconds=self._before + time.monotonic() - self._clock)
        self._state.save(self._at)


def all_sizes(plan: Plan) -> int | None:
    """The bytes of all inputs as stored, None where that of one is not known."""
    sizes = [file.size for job in plan.jobs for source in job.sources for file in source.files]
    return None if None in sizes else sum(size for size in sizes if size)
