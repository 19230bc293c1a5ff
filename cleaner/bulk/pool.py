"""Worker processes. One that dies is noticed at once, and so is the batch that it had.

A worker has one batch at a time and is sent the next when it has answered, so that neither side ever waits to write to the
other. Results come in the order of the batches, whoever made them.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

from cleaner.bulk.errors import StoppedError
from cleaner.bulk.units import Batch
from cleaner.bulk.work import Done, Made, Recipe, lost, make, packed

AHEAD = 3  # batches for each worker that are read, at work or wait for their turn
HELD = 64 << 20  # … and bytes of them, by which one is always allowed
DEATHS = 2  # of workers that a single record must have been with
STOPPING = (signal.SIGINT, signal.SIGTERM)
STARTS = 3  # workers in a row that may die before they are ready


class Task(NamedTuple):
    """The parts `start:stop` of a batch, the whole of it where `whole`; `deaths` is how many workers it was with."""

    number: int
    start: int
    stop: int
    whole: bool = True
    deaths: int = 0


class Failed(NamedTuple):
    """What a worker answers that could not do its task."""

    how: str


@dataclass(slots=True)
class Ticket:
    """A batch on its way: the parts of it that are made, by where they begin, and how many are still to come."""

    batch: Batch
    weight: int
    parts: dict[int, Made] = field(default_factory=dict)
    waiting: int = 1
    done: Done | None = None


class Worker:
    """A process, and this side of the pipe to it."""

    def __init__(self, recipe: Recipe) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(theirs, recipe), daemon=True)
        with _undisturbed():
            self.process.start()
        theirs.close()
        self.ready = False
        self.task: Task | None = None

    def stop(self) -> None:
        """End it, whatever it is at."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Have signals wait that would leave a process half begun. What it begins with them waiting, it goes on so."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # the first process would begin it, which lets signals through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def work(pipe: Connection, recipe: Recipe) -> None:
    """What a worker does until the pipe is closed: says that it is there, takes a batch, answers with what became of it."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to all, and it is the main process's to act
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            pipe.send(_answer(recipe, *pipe.recv()))


def _answer(recipe: Recipe, batch: Batch, start: int, stop: int, whole: bool) -> Done | Made | Failed:  # noqa: FBT001
    try:
        made = make(recipe, batch, start, stop)
        return packed(batch, made) if whole else made
    except Exception as error:  # noqa: BLE001 - none is known, but a night's run is not to end by one
        return Failed(f"failed ({type(error).__name__}: {' '.join(str(error).split())[:200]})")


class Pool:
    """So many workers for one recipe. To be used in a `with` block.

    told  is called with a line about every worker that died
    """

    def __init__(self, recipe: Recipe, workers: int, told: Callable[[str], None]) -> None:
        self._recipe, self._told = recipe, told
        self._size, self._workers = workers, list[Worker]()
        self._tasks: deque[Task] = deque()
        self._tickets: dict[int, Ticket] = {}
        self._stillborn = 0

    def __enter__(self) -> Pool:
        try:
            while len(self._workers) < self._size:
                self._workers.append(Worker(self._recipe))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()

    def run(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, Done]]:
        """Every batch with what became of it, in order. Raises StoppedError where workers cannot be started."""
        reader, more, read, given = iter(batches), True, 0, 0
        while more or given < read:
            while more and self._has_room():
                batch = next(reader, None)
                if batch is None:
                    more = False
                    break
                self._tickets[read] = Ticket(batch, batch.weight)
                self._tasks.append(Task(read, 0, batch.count))
                read += 1
                self._send()
                self._hear(0)  # so that nobody who is done waits until all is read
            while given < read and (done := self._tickets[given].done) is not None:
                batch = self._tickets.pop(given).batch
                given += 1
                yield batch, done
                self._send()
            if given < read and not (more and self._has_room()):
                self._send()
                self._hear(None)

    def _has_room(self) -> bool:
        weight = sum(ticket.weight for ticket in self._tickets.values())
        return not self._tickets or (len(self._tickets) < AHEAD * self._size and weight < HELD)

    def _send(self) -> None:
        for worker in self._workers:
            if worker.ready and worker.task is None and self._tasks:
                worker.task = task = self._tasks.popleft()
                with suppress(OSError):  # it is dead, and is heard of so
                    worker.pipe.send((self._tickets[task.number].batch, task.start, task.stop, task.whole))

    def _hear(self, timeout: float | None) -> None:
        """Take the answers that are there, after waiting for one; replace the workers that died."""
        busy = [worker for worker in self._workers if worker.task is not None or not worker.ready]
        heard: list[Any] = [*(worker.pipe for worker in busy), *(worker.process.sentinel for worker in self._workers)]
        ready = set(wait(heard, timeout)) if heard else set()
        for worker in list(self._workers):
            if worker.pipe in ready and self._take(worker):
                continue
            if worker.pipe in ready or worker.process.sentinel in ready:
                self._replace(worker)

    def _take(self, worker: Worker) -> bool:
        """Take an answer; False where there is none, because the worker has died."""
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            return False
        task, worker.task, worker.ready, self._stillborn = worker.task, None, True, 0
        if isinstance(answer, Failed) and task is not None:
            self._told(f"a worker {answer.how}; {self._divide(task, answer.how)}")
        elif task is not None:
            self._settle(task, answer)
        return True

    def _settle(self, task: Task, answer: Done | Made) -> None:
        ticket = self._tickets[task.number]
        ticket.waiting -= 1
        if isinstance(answer, Done):
            ticket.done = answer
            return
        ticket.parts[task.start] = answer
        if not ticket.waiting:
            ticket.done = packed(ticket.batch, *(part for _, part in sorted(ticket.parts.items(), key=lambda item: item[0])))

    def _replace(self, worker: Worker) -> None:
        worker.process.join()
        code, task = worker.process.exitcode, worker.task
        worker.stop()
        self._stillborn += not worker.ready
        how = f"was killed by signal {-code}" if code is not None and code < 0 else f"ended with code {code}"
        if task is not None:
            self._told(f"a worker {how}; {self._divide(task, how)}")
        elif self._stillborn >= STARTS:
            raise StoppedError(f"the workers end before they begin (the last one {how}); see that there is memory for them")
        self._workers[self._workers.index(worker)] = Worker(self._recipe)

    def _divide(self, task: Task, how: str) -> str:
        """Give the task to others by halves, or set its record aside; say what is done."""
        ticket, size = self._tickets[task.number], task.stop - task.start
        unit = ticket.batch.units[min(task.start, len(ticket.batch.units) - 1)]
        where = f"{unit.file}, from place {unit.place} on" if unit.place else unit.file
        if size > 1:
            middle = task.start + size // 2
            halves = (task._replace(stop=middle, whole=False, deaths=0), task._replace(start=middle, whole=False, deaths=0))
            self._tasks.extendleft(reversed(halves))
            ticket.waiting += 1
            return f"the {size} records that it had are tried again by halves ({where})"
        if task.deaths + 1 < DEATHS:
            self._tasks.appendleft(task._replace(whole=False, deaths=task.deaths + 1))
            return f"the record that it had is tried once more ({where})"
        made = lost(ticket.batch, task.start, self._recipe, f"the worker that cleaned it {how}")
        self._settle(task._replace(whole=False), made)
        return f"the record that it had is set aside ({where})"
