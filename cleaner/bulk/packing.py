"""Compression: streams that are read piece by piece, and members that can be written one behind the other."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from cleaner.bulk.errors import BrokenError, needed

MAGIC = {b"\x1f\x8b": ".gz", b"\x28\xb5\x2f\xfd": ".zst", b"BZh": ".bz2", b"\xfd7zXZ\x00": ".xz"}
SUFFIXES = ("", ".gz", ".zst", ".bz2", ".xz")
BLOCK = 1 << 18  # bytes of a block, uncompressed
FED = 1 << 10  # bytes given to zstandard at a time: it bounds the input only, and a byte can hold 32 KB of output
FAULTS = (OSError, ValueError, zlib.error, lzma.LZMAError)  # what a damaged stream raises


class Reads(Protocol):
    """A stream of bytes; `read1` returns what is at hand, and nothing at the end."""

    def read1(self, size: int, /) -> bytes:
        """Some bytes, at most `size`."""


def packed_as(head: bytes) -> str:
    """The suffix of the compression that `head`, the first bytes of a file, shows; "" for none."""
    return next((suffix for magic, suffix in MAGIC.items() if head.startswith(magic)), "")


def unpacked(raw: BinaryIO, suffix: str) -> Reads:
    """The stream that `raw` holds, compressed as `suffix` says."""
    if suffix == ".gz":
        return gzip.GzipFile(fileobj=raw)
    if suffix == ".bz2":
        return bz2.BZ2File(raw)
    if suffix == ".xz":
        return lzma.LZMAFile(raw)
    return _Zstandard(raw) if suffix == ".zst" else _Plain(raw)


def blocks(stream: Reads, size: int = BLOCK) -> Iterator[bytes]:
    """Blocks of exactly `size` bytes, but for the last: where they end depends on the content alone.

    Raises BrokenError where the stream is damaged or ends too early, after all that could be read of it.
    """
    held, length = [], 0
    while True:
        fault, piece = "", b""
        try:
            piece = stream.read1(size - length)
        except EOFError:
            fault = "the archive is cut off"
        except FAULTS as error:
            fault = f"the file is damaged ({error})" if str(error) else "the file is damaged"
        held.append(piece)
        length += len(piece)
        if length == size or not piece:
            if length:
                yield b"".join(held)
            if fault:
                raise BrokenError(fault)
            if not piece:
                return
            held, length = [], 0


def pack(data: bytes, suffix: str) -> bytes:
    """Compress into a member of its own, the same bytes at any time."""
    if suffix == ".gz":
        return gzip.compress(data, 6, mtime=0)
    if suffix == ".bz2":
        return bz2.compress(data)
    if suffix == ".xz":
        return lzma.compress(data, preset=3)
    if suffix == ".zst":
        packed: bytes = needed("zstandard", "zstandard").ZstdCompressor(level=3, write_checksum=True).compress(data)
        return packed
    return data


class _Plain:
    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw

    def read1(self, size: int, /) -> bytes:
        return self._raw.read(size)


class _Zstandard:
    """Frames one behind the other. Unlike the reader of `zstandard`, it tells where the last one is cut off."""

    def __init__(self, raw: BinaryIO) -> None:
        module = needed("zstandard", "zstandard")
        self._raw, self._new, self._error = raw, module.ZstdDecompressor, module.ZstdError
        self._frame = self._new().decompressobj()
        self._begun, self._fed, self._out, self._place = False, memoryview(b""), b"", 0

    def read1(self, size: int, /) -> bytes:
        while self._place >= len(self._out):
            if not self._fed:
                self._fed = memoryview(self._raw.read(BLOCK))
                if not self._fed and self._begun:
                    raise EOFError
                if not self._fed:
                    return b""
            self._out, self._place = self._feed(), 0
        piece = self._out[self._place : self._place + size]
        self._place += len(piece)
        return piece

    def _feed(self) -> bytes:
        given, self._fed = self._fed[:FED], self._fed[FED:]
        self._begun = True
        try:
            made: bytes = self._frame.decompress(given)
        except self._error as error:
            raise ValueError(str(error)) from None
        if self._frame.eof:
            left = self._frame.unused_data
            self._fed = memoryview(left + bytes(self._fed)) if left else self._fed
            self._frame, self._begun = self._new().decompressobj(), False
        return made
