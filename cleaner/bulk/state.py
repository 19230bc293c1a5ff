"""What a run remembers, so that the same command can go on where it stopped.

A directory beside the output (`.cleaner` in an output directory, `NAME.cleaner` beside an output file) holds `run.json`
(what the run is), `checkpoint.json` (how far it is), `lock`, and the parts of output that are not whole yet. The checkpoint
is replaced as a whole, after what it tells of has reached the disk.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TextIO

from cleaner.bulk.errors import RefusedError
from cleaner.bulk.tally import Tally

NAMED = {
    "version": "the version of cleaner has changed",
    "config": "the configuration has changed",
    "rules": "the rules that are installed have changed",
    "options": "the options have changed",
    "inputs": "the inputs have changed",
}


@dataclass(slots=True)
class Checkpoint:
    """How far a run is.

    job, source, batches  outputs that are whole, sources of the next that are done, and batches of the next source
    written, errors       bytes of the partial output and of the file of errors
    finished              whether all is done
    """

    job: int = 0
    source: int = 0
    batches: int = 0
    written: int = 0
    errors: int = 0
    read: int = 0
    seconds: float = 0.0
    finished: bool = False
    tally: Tally = field(default_factory=Tally)


class State:
    """The directory of a run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock: TextIO | None = None

    def lock(self) -> None:
        """Take the output for this process. Raises RefusedError where another run has it; it is given back when it ends."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._lock = (self.folder / "lock").open("a+", encoding="ascii")
        try:
            _take(self._lock)
        except OSError:
            self._lock.seek(0)
            owner = self._lock.read().strip() or "unknown"
            self._lock.close()
            raise RefusedError(f"{self.folder.parent}: another run writes here (process {owner}); wait for it, or end it") from None
        self._lock.truncate(0)
        self._lock.write(str(os.getpid()))
        self._lock.flush()

    def release(self) -> None:
        """Give the output back."""
        if self._lock is not None:
            self._lock.close()

    def resumed(self, identity: Mapping[str, Any]) -> Checkpoint | None:
        """The checkpoint to go on from, None where nothing is begun. Raises RefusedError where another run was begun here."""
        checkpoint, there = self.checkpoint(), self._read("run.json")
        if checkpoint is None or there is None:
            return None
        told = json.loads(json.dumps(identity))
        for name, what in NAMED.items():
            if there.get(name) != told[name]:
                raise RefusedError(
                    f"{self.folder.parent}: {what} since this output was begun; pass --overwrite to begin anew, or another -o"
                )
        return checkpoint

    def begin(self, identity: Mapping[str, Any]) -> Checkpoint:
        """Forget what was there, and begin."""
        for path in self.folder.iterdir():
            if path.name != "lock":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        self._write("run.json", dict(identity))
        checkpoint = Checkpoint()
        self.save(checkpoint)
        return checkpoint

    def checkpoint(self) -> Checkpoint | None:
        """The last checkpoint, None where there is none."""
        told = self._read("checkpoint.json")
        return None if told is None else Checkpoint(**{**told, "tally": Tally.of(told["tally"])})

    def save(self, checkpoint: Checkpoint) -> None:
        """Keep a checkpoint. What it tells of must be on the disk."""
        self._write("checkpoint.json", asdict(checkpoint))

    def _read(self, name: str) -> Any:
        try:
            return json.loads((self.folder / name).read_text("utf-8"))
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise RefusedError(f"{self.folder / name}: is damaged ({error}); pass --overwrite to begin anew") from error

    def _write(self, name: str, value: Any) -> None:
        fresh = self.folder / f"{name}.new"
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(value, file, sort_keys=True)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.folder / name)


def _take(file: TextIO) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
