"""Inputs as streams of bytes, and what is in them."""

from __future__ import annotations

import io
import sys
import tempfile
from typing import Any, BinaryIO, NamedTuple, cast

from cleaner.bulk.errors import needed
from cleaner.bulk.inputs import STDIN, File, is_url
from cleaner.bulk.kinds import HEAD, kind_of
from cleaner.bulk.packing import FAULTS, blocks, packed_as, unpacked


class Opened(NamedTuple):
    """An open input: its bytes as stored, from the first; how they are compressed; and what they are."""

    raw: BinaryIO
    packing: str
    kind: str


def open_input(file: File, kind: str | None = None) -> Opened:
    """Open an input and look at what it is, unless `kind` says so. Raises OSError where it cannot be read."""
    raw = _Ahead(_open(file))
    packing = packed_as(raw.head)
    return Opened(cast("BinaryIO", raw), packing, kind or kind_of(file.name, _unpacked_head(raw.head, packing)))


def _open(file: File) -> Any:
    if file.path == STDIN:
        return sys.stdin.buffer
    if is_url(file.path):
        try:
            return needed("fsspec", file.path).open(file.path, "rb").open()
        except (ValueError, ImportError) as error:
            raise OSError(f"{file.path}: {error}") from error
    return open(file.path, "rb")  # noqa: PTH123 - the caller closes it


class _Ahead:
    """A stream whose first bytes are known. It counts the bytes that were read."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.head: bytes = stream.read(HEAD)
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        left = self.head[self._place :] if self._place < len(self.head) else b""
        if len(left) < size or size < 0:
            left += self._stream.read(size if size < 0 else size - len(left))
        data = left if size < 0 else left[:size]
        self._place += len(data)
        return data

    def tell(self) -> int:
        return self._place

    def whole(self) -> Any:
        """The stream from its first byte, where it can go back; else None."""
        if not self._stream.seekable():
            return None
        self._stream.seek(0)
        return self._stream

    def close(self) -> None:
        self._stream.close()


def _unpacked_head(head: bytes, packing: str) -> bytes:
    try:
        return unpacked(io.BytesIO(head), packing).read1(HEAD)
    except (OSError, EOFError, ValueError, *FAULTS):
        return b""


def seekable(opened: Opened) -> Any:
    """The uncompressed bytes as a stream that can go back: in a temporary file where the input cannot.

    Raises what reading a damaged stream raises.
    """
    there = None if opened.packing else cast("_Ahead", opened.raw).whole()
    if there is not None:
        return there
    spool = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    for block in blocks(unpacked(opened.raw, opened.packing)):
        spool.write(block)
    spool.seek(0)
    return spool
