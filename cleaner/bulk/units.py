"""What is moved between processes: batches of raw units, as the main process reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

LARGEST = 16 << 20  # bytes of a document, unless told otherwise
WEIGHT = 1 << 18  # bytes of a batch: some tenths of a second of cleaning
COUNT = 2048  # units of a batch


class Bad(NamedTuple):
    """Why there is no data."""

    reason: str


class Unit(NamedTuple):
    """The bytes of a record, a document or, with `rows`, of an Arrow batch, and its place.

    `place` is the number of its line, or of its record, from 1; `file` is the input it came from.
    """

    place: int
    data: bytes | Bad
    file: str
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Form:
    """How a file of output is written: "jsonl", "parquet", "text" or "dolma", and the suffix of its compression."""

    format: str
    packing: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Units that are cleaned and written together. What it holds depends on the input alone.

    kind    what the units are: "document", "jsonl", "csv", "warc" or "arrow"
    form    what is made of them
    shared  what is needed to read any of them: the header of a CSV file
    read    bytes of the input, as stored, that were read up to its end
    """

    kind: str
    form: Form
    units: tuple[Unit, ...]
    shared: Any = None
    read: int = 0

    @property
    def count(self) -> int:
        """The parts that it can be divided into."""
        return self.units[0].rows if self.kind == "arrow" and self.units else len(self.units)

    @property
    def weight(self) -> int:
        """Its bytes."""
        return sum(len(unit.data) for unit in self.units if isinstance(unit.data, bytes))


def too_large(size: int | None, limit: int) -> Bad:
    """What to say of a record of `size` bytes, or of one whose size is not known."""
    told = f"of {size} bytes" if size is not None else "of more bytes than that"
    return Bad(f"is too large: {told}, where --max-document allows {limit}")


def grouped(units: Iterable[Unit], weight: int = WEIGHT, count: int = COUNT) -> Iterator[tuple[Unit, ...]]:
    """Units in groups: each is full with `weight` bytes or `count` units."""
    held: list[Unit] = []
    heavy = 0
    for unit in units:
        held.append(unit)
        heavy += len(unit.data) if isinstance(unit.data, bytes) else 0
        if heavy >= weight or len(held) >= count:
            yield tuple(held)
            held, heavy = [], 0
    if held:
        yield tuple(held)
