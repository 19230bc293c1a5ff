"""Output on its way: partial files in the state directory, which take their final names when they are whole."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from cleaner.bulk.errors import StoppedError


class Sink:
    """A file that grows by whole batches until it becomes `goal`.

    `at` is its length in bytes, and what stands behind it is cut off. Where it has become `goal` already, which no checkpoint
    tells of, it is taken back. Raises StoppedError where the file is shorter than `at`.
    """

    def __init__(self, partial: Path, goal: Path, at: int) -> None:
        self._partial, self._goal = partial, goal
        if at and not partial.exists() and goal.exists():
            goal.replace(partial)
        self._file: BinaryIO = partial.open("r+b" if partial.exists() else "w+b", buffering=0)
        if self._file.seek(0, os.SEEK_END) < at:
            self._file.close()
            raise StoppedError(f"{partial}: is shorter than it was; pass --overwrite to begin anew")
        self._file.truncate(at)
        self._file.seek(at)
        self.at = at

    def write(self, data: bytes) -> None:
        """Add bytes, all of them."""
        view = memoryview(data)
        while view:
            view = view[self._file.write(view) :]
        self.at += len(data)

    def sync(self) -> None:
        """Wait until all is on the disk."""
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Keep it as it is, to be gone on with."""
        self._file.close()

    def finish(self, *, parquet: bool = False) -> None:
        """Give it its final name, or make the Parquet file of what it holds; then `discard` is to be called."""
        self._goal.parent.mkdir(parents=True, exist_ok=True)
        self.sync()
        if parquet:
            from cleaner.bulk.tables import assemble

            whole = self._partial.with_suffix(".whole")
            assemble(self._file, self.at, whole)
            with whole.open("rb") as file:
                os.fsync(file.fileno())
            whole.replace(self._goal)
        self._file.close()
        if not parquet:
            self._partial.replace(self._goal)

    def discard(self) -> None:
        """Remove what is left of it, once no checkpoint needs it."""
        self._file.close()
        self._partial.unlink(missing_ok=True)


def write_whole(data: bytes, goal: Path, folder: Path) -> None:
    """Write a small file so that it appears whole; `folder` is where it grows."""
    goal.parent.mkdir(parents=True, exist_ok=True)
    fresh = folder / "text.part"
    fresh.write_bytes(data)
    fresh.replace(goal)
