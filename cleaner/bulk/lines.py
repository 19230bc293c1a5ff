"""Lines and CSV records, as bytes. Nothing is held of a line that is too long but its size."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from cleaner.bulk.errors import BrokenError
from cleaner.bulk.units import Bad, Unit, too_large

BOM = b"\xef\xbb\xbf"


def read_lines(blocks: Iterable[bytes], limit: int, file: str) -> Iterator[Unit]:
    """The lines that are not blank, without their ends; a bad unit for one of more than `limit` bytes.

    Where the input is damaged, the last unit is a bad one that says so; the line that it breaks off in is part of that.
    """
    return (unit for unit in all_lines(blocks, limit, file) if isinstance(unit.data, Bad) or not _blank(unit.data))


def all_lines(blocks: Iterable[bytes], limit: int, file: str) -> Iterator[Unit]:
    """The same with blank lines."""
    number, size, held = 1, 0, list[bytes]()
    try:
        for block in blocks:
            parts = block.split(b"\n")
            for part in parts[:-1]:
                yield _line(number, size + len(part), [*held, part], limit, file)
                number, size, held = number + 1, 0, []
            size += len(parts[-1])
            held = [*held, parts[-1]] if size <= limit else []
    except BrokenError as error:
        yield Unit(number, Bad(f"{error}; what follows line {number - 1} is lost"), file)
        return
    if size:
        yield _line(number, size, held, limit, file)


def _blank(line: bytes) -> bool:
    return not line or line.isspace()


def _line(number: int, size: int, held: list[bytes], limit: int, file: str) -> Unit:
    if size > limit:
        return Unit(number, too_large(size, limit), file)
    line = b"".join(held)
    return Unit(number, line.removeprefix(BOM) if number == 1 else line, file)


class Records:
    """CSV records out of all lines: one goes on while a quotation is open.

    A quotation that never ends is a stray mark: the line that it stands in is let go alone, and the rest is read anew.
    """

    def __init__(self, lines: Iterable[Unit], limit: int) -> None:
        self._lines, self._limit = iter(lines), limit
        self._again: deque[Unit] = deque()

    def __iter__(self) -> Iterator[Unit]:
        held: list[Unit] = []
        size, open_ = 0, False
        while True:
            line = self._again.popleft() if self._again else next(self._lines, None)
            if line is None or isinstance(line.data, Bad):
                yield from self._stray(held)
                held, size, open_ = [], 0, False
                if line is None and not self._again:
                    return
                if line is not None:
                    yield from self._later(line)
                continue
            if not held and _blank(line.data):
                continue
            held.append(line)
            size += len(line.data) + 1
            open_ ^= line.data.count(b'"') % 2 == 1
            if open_ and size <= self._limit:
                continue
            yield from self._joined(held) if not open_ else self._over(held)
            held, size, open_ = [], 0, False

    def _later(self, line: Unit) -> Iterator[Unit]:
        """A bad line, once the lines before it that are read anew are through."""
        if self._again:
            self._again.append(line)
        else:
            yield line

    def _joined(self, held: list[Unit]) -> Iterator[Unit]:
        data = b"\n".join(line.data for line in held if isinstance(line.data, bytes))
        yield held[0]._replace(data=data if len(data) <= self._limit else too_large(len(data), self._limit))

    def _stray(self, held: list[Unit]) -> Iterator[Unit]:
        if held:
            self._again.extendleft(reversed(held[1:]))
            yield held[0]

    def _over(self, held: list[Unit]) -> Iterator[Unit]:
        """A quotation that is too long: of lines like records it is a stray mark, of others it is let go to its end."""
        marks = _separators(held[0])
        alike = sum(_separators(line) == marks for line in held[1:])
        if 2 * alike >= len(held) - 1:
            yield from self._stray(held)
            return
        yield held[0]._replace(data=too_large(None, self._limit))
        for line in self._lines:
            if isinstance(line.data, bytes) and line.data.count(b'"') % 2:
                return


def _separators(line: Unit) -> int:
    return max(line.data.count(mark) for mark in (b",", b"\t", b";")) if isinstance(line.data, bytes) else 0
