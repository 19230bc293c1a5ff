"""WARC and WET archives: records as bytes, and the page that a record holds.

The reader is one of its own, since it must say where an archive is cut off, skip what is too large without holding it, and
find the next record behind a damaged one.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cleaner.bulk.errors import BadRecordError, BrokenError, needed
from cleaner.bulk.units import Bad, Unit, too_large

START = b"WARC/"
END = b"\r\n\r\n"
HEADER = 1 << 16  # bytes of a header
_NEXT = re.compile(rb"(?:\r?\n)WARC/[01]\.\d+\r?\n")
_FIELD = re.compile(rb"^([\w-]+)[ \t]*:[ \t]*([^\r\n]*)", re.MULTILINE)
_PAGES = (b"text/html", b"application/xhtml")


class Flow:
    """Bytes in pieces of any wanted size, out of blocks."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self._blocks, self._held = iter(blocks), bytearray()

    def take(self, size: int) -> bytes:
        """The next bytes; fewer than `size` only at the end."""
        self._fill(size)
        data = bytes(self._held[:size])
        del self._held[:size]
        return data

    def skip(self, size: int) -> None:
        """Pass over bytes without holding them."""
        while size > 0 and (got := len(self.take(min(size, HEADER)))):
            size -= got

    def back(self, data: bytes) -> None:
        """Give bytes back, to be read again."""
        self._held[:0] = data

    def until(self, mark: bytes, limit: int) -> bytes | None:
        """The bytes before `mark` (which is passed over), None where it does not come within `limit`."""
        place, size = self._held.find(mark), HEADER >> 4
        while place < 0 and size <= 2 * limit:
            self._fill(size)
            place, size = self._held.find(mark), size * 2
        return None if place < 0 else self.take(place + len(mark))[:place]

    def seek(self) -> bool:
        """Go to the next record; False where there is none."""
        while True:
            found = _NEXT.search(self._held)
            if found:
                del self._held[: found.start() + found[0].index(START)]
                return True
            del self._held[:-32]
            if not self._grow():
                return False

    def strip(self) -> bool:
        """Pass over line ends; False at the end."""
        while True:
            data = self.take(1)
            if not data or data not in b"\r\n":
                self.back(data)
                return bool(data)

    def _fill(self, size: int) -> None:
        while len(self._held) < size and self._grow():
            pass

    def _grow(self) -> bool:
        block = next(self._blocks, b"")
        self._held += block
        return bool(block)


def read_records(blocks: Iterable[bytes], limit: int, file: str) -> Iterator[Unit]:
    """The records that hold a page (HTML responses, and the text of WET), header and all; the others are passed over.

    Places are numbers of records. A damaged one is a bad unit, and so is the end of an archive that is cut off.
    """
    flow, number = Flow(blocks), 0
    try:
        while flow.strip():
            number += 1
            data = _record(flow, limit)
            if data is not None:
                yield Unit(number, data, file)
            if isinstance(data, Bad) and data.reason.startswith("is damaged") and not flow.seek():
                return
    except BrokenError as error:
        yield Unit(number + 1, Bad(f"{error}; what follows record {number} is lost"), file)


def _record(flow: Flow, limit: int) -> bytes | Bad | None:
    head = flow.until(END, HEADER)
    fields = fields_of(head or b"")
    size = fields.get(b"content-length", b"")
    if head is None or not head.startswith(START) or not size.isdigit() or len(size) > 15:
        flow.back(head[1:] + END if head is not None else b"")
        return Bad("is damaged: it does not begin with the header of a WARC record")
    length = int(size)
    block = flow.take(min(length, HEADER))
    wanted = _is_page(fields, block)
    if not wanted or length > limit:
        flow.skip(length - len(block))
        return too_large(length, limit) if wanted else None
    block += flow.take(length - len(block))
    if len(block) < length:
        flow.back(END + block)  # what follows a wrong length may be whole
        return Bad("is damaged: it is shorter than its header says, or the archive is cut off")
    after = flow.take(len(END))
    flow.back(after)
    if after not in (END, b""):
        flow.back(END + block)
        return Bad("is damaged: its header gives a wrong length")
    return head + END + block


def fields_of(head: bytes) -> dict[bytes, bytes]:
    """The fields of a header, by their names in lower case."""
    return {name.lower(): value.strip() for name, value in _FIELD.findall(head)}


def _is_page(fields: dict[bytes, bytes], block: bytes) -> bool:
    kind, type_ = fields.get(b"warc-type"), fields.get(b"content-type", b"").lower()
    if kind == b"conversion":
        return type_.startswith(b"text/plain") or not type_
    if kind == b"resource":
        return type_.startswith(_PAGES)
    if kind != b"response":
        return False
    head = block.partition(END)[0]
    told = fields_of(head).get(b"content-type", b"text/html").lower()
    return told.startswith(_PAGES) and re.match(rb"HTTP/\S+ 2\d\d", head) is not None


class Page(NamedTuple):
    """What a record holds: the row that it makes, its bytes, their kind and Content-Type."""

    row: dict[str, str]
    data: bytes
    kind: str
    content_type: str | None


def page_of(data: bytes) -> Page:
    """Read a record. Raises BadRecordError where what it holds cannot be decoded."""
    head, _, block = data.partition(END)
    fields = fields_of(head)
    names = {"id": b"warc-record-id", "url": b"warc-target-uri", "warc_date": b"warc-date"}
    row = {name: fields[key].decode("utf-8", "replace").strip("<>") for name, key in names.items() if key in fields}
    if fields.get(b"warc-type") == b"conversion":
        return Page(row, block, "text", "text/plain; charset=utf-8")
    if fields.get(b"warc-type") == b"resource":
        return Page(row, block, "html", fields[b"content-type"].decode("latin-1"))
    told, _, body = block.partition(END)
    http = fields_of(told)
    body = _unchunked(body) if b"chunked" in http.get(b"transfer-encoding", b"").lower() else body
    type_ = http.get(b"content-type")
    return Page(row, _decoded(body, http.get(b"content-encoding", b"")), "html", type_.decode("latin-1") if type_ else None)


def _unchunked(body: bytes) -> bytes:
    """The chunks joined; archives that name the encoding and hold the plain body are many, so that is what else it is."""
    parts, place = list[bytes](), 0
    while found := re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r\n").match(body, place):
        size = int(found[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(body[found.end() : found.end() + size])
        place = found.end() + size
    return b"".join(parts) if parts and place >= len(body) else body


def _decoded(body: bytes, coding: bytes) -> bytes:
    coding = coding.strip().lower()
    if coding in (b"gzip", b"x-gzip", b"deflate"):
        try:
            return zlib.decompressobj(47).decompress(body, 1 << 28)
        except zlib.error:
            return body  # many crawlers unpack the body and keep the header
    if coding == b"br" and not body.lstrip().startswith(b"<"):
        try:
            plain: bytes = needed("brotli", "a page in brotli").decompress(body)
        except Exception as error:
            raise BadRecordError(f"the page cannot be unpacked from brotli ({error})") from error
        return plain
    return body
