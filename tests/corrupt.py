"""Damaged inputs: `python -m tests.corrupt 1000` damages a thousand files of all formats, and cleans them in one run.

Every record that the damage has left whole must come out; every one that it has not must be told of with its place.
"""

from __future__ import annotations

import bz2
import json
import lzma
import random
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.bulk.packing import pack
from tests.bulk import FORMATS, cleaned, html_of, jsonl, read_rows, rows, separated, warc_records

Row = dict[str, Any]


class Damaged(NamedTuple):
    """A damaged file: the ids that must come out of it, and the places that must be told of ([] where any will do)."""

    name: str
    data: bytes
    good: list[str]
    places: list[int]


def urn(row: Row) -> str:
    return f"urn:uuid:{row['seen']:032x}"


def bad_lines(made: Sequence[Row], chance: random.Random) -> Damaged:
    """Lines that are no JSON, no UTF-8, no object, or hold no text."""
    lines, good, places = jsonl(made).splitlines(keepends=True), [], []
    for number, row in enumerate(made):
        if number and chance.random() < 0.6:
            good.append(row["id"])
            continue
        bad: tuple[bytes, ...] = (
            lines[number][: len(lines[number]) // 2] + b"\n",
            lines[number].replace(b"In ", b"\xff\xfe\xc3 ", 1),
        )
        bad += (
            b"[1, 2]\n",
            b'"text"\n',
            b'{"id": "x", "text": null}\n',
            b'{"id": "x", "text": 5}\n',
            b'{"id": "x"}\n',
            b"\0\0\0\n",
        )
        bad += (b"[" * 100_000 + b"\n", b'{"text": "a",}\n', b"{'text': 'a'}\n")
        lines[number] = chance.choice(bad)
        places.append(number + 1)
    return Damaged("jsonl", b"".join(lines), good, places)


def bad_columns(made: Sequence[Row], chance: random.Random) -> Damaged:
    """CSV with records of the wrong length, and such as are no UTF-8."""
    mark = chance.choice(",\t")
    header, *_ = separated(made, mark).splitlines(keepends=True)
    data, good, places, line = header, [], [], 2
    for number, row in enumerate(made):
        record = separated([row], mark).removeprefix(header)
        height = record.count(b"\n")
        if number and chance.random() < 0.6:
            good.append(row["id"])
        else:
            record = chance.choice(
                (b"too" + mark.encode() + b"few\n", record.replace(b"In ", b"\xff\xfe ", 1), record[:-2] + b",\t,\t\n")
            )
            places.append(line)
            height = record.count(b"\n")
        data, line = data + record, line + height
    return Damaged("csv" if mark == "," else "tsv", data, good, places)


def wrong_columns(made: Sequence[Row], chance: random.Random) -> Damaged:
    """Tables without a column of text."""
    renamed = [{"id": row["id"], "words": row["text"]} for row in made]
    name = chance.choice(("csv", "parquet", "arrow"))
    return Damaged(name, FORMATS[name](renamed), [], [])


def bad_pages(made: Sequence[Row], chance: random.Random) -> Damaged:
    """Parquet with a flipped byte in one group of rows, of eight each."""
    import io

    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(made)), out, row_group_size=8, write_page_checksum=True, use_dictionary=False)
    data = bytearray(out.getvalue())
    group = chance.randrange((len(made) + 7) // 8)
    column = pq.ParquetFile(io.BytesIO(data)).metadata.row_group(group).column(1)
    place = column.data_page_offset + column.total_compressed_size - 10  # the page; its header has no checksum
    data[place] ^= 0x55
    return Damaged("parquet", bytes(data), [row["id"] for n, row in enumerate(made) if n // 8 != group], [group * 8 + 1])


def cut_binary(made: Sequence[Row], chance: random.Random) -> Damaged:
    """Parquet and Arrow files without their ends, in which nothing can be found."""
    name = chance.choice(("parquet", "arrow"))
    data = FORMATS[name](made)
    return Damaged(name, data[: chance.randrange(20, len(data) - 10)], [], [])


def bad_records(made: Sequence[Row], chance: random.Random) -> Damaged:
    """A WARC file with one record whose header is spoilt."""
    parts, hit = list(warc_records(made)), chance.randrange(len(made))
    number = 2 + 2 * hit  # after the first, a request and a response each
    spoilt = (
        lambda part: part.replace(b"WARC/1.0", b"WORC/1.0", 1),
        lambda part: part.replace(b"Content-Length: ", b"Content-Length: 9", 1),
        lambda part: part.replace(b"Content-Length: ", b"Content-Length: x", 1),
        lambda part: part.replace(b"Content-Length:", b"Content-Width:", 1),
        lambda part: _shorter(part),
    )
    parts[number] = chance.choice(spoilt)(parts[number])
    return Damaged("warc", b"".join(parts), [urn(row) for n, row in enumerate(made) if n != hit], [number + 1])


def _shorter(part: bytes) -> bytes:
    head, mark, rest = part.partition(b"\r\n\r\n")
    before, _, size = head.rpartition(b"Content-Length: ")
    return before + b"Content-Length: " + str(int(size) - 100).encode() + mark + rest


def cut_archive(made: Sequence[Row], chance: random.Random) -> Damaged:
    """Compressed lines without their end: those that can be unpacked must come out."""
    packing = chance.choice((".gz", ".bz2", ".xz", ".zst"))
    lines = jsonl(made).splitlines(keepends=True)
    members = [pack(b"".join(lines[n : n + 3]), packing) for n in range(0, len(lines), 3)]
    data = b"".join(members)
    data = data[: chance.randrange(len(members[0]) // 2, len(data) - 1)]
    whole = _unpacked(data, packing).split(b"\n")[:-1]
    return Damaged(f"jsonl{packing}", data, [json.loads(line)["id"] for line in whole], [len(whole) + 1])


def _unpacked(data: bytes, packing: str) -> bytes:
    """What the library of each format can make of the beginning of a file."""
    new: dict[str, Callable[[], Any]] = {
        ".gz": lambda: zlib.decompressobj(31),
        ".bz2": bz2.BZ2Decompressor,
        ".xz": lzma.LZMADecompressor,
    }
    if packing == ".zst":
        import zstandard

        new[packing] = lambda: zstandard.ZstdDecompressor().decompressobj()
    out = b""
    while data:
        one = new[packing]()
        out += one.decompress(data)
        data = one.unused_data if one.eof else b""
    return out


def no_text(made: Sequence[Row], chance: random.Random) -> Damaged:
    """A document that is none."""
    page = pack(html_of(made[0]["seen"]).encode(), ".gz")
    bad = (b"", b"%PDF-1.7\n", b"PK\x03\x04 docx", b"\x89PNG\r\n\x1a\n\0\0", b"\x7fELF\x02\0\0", page[: len(page) // 2])
    return Damaged(chance.choice(("txt", "md", "html")), chance.choice(bad), [], [])


def noise(made: Sequence[Row], chance: random.Random) -> Damaged:
    """Random bytes under a name that promises more."""
    data = bytes([0xFF, *chance.randbytes(200)]).replace(b"\n", b"\xff")
    return Damaged(chance.choice(("jsonl", "parquet", "arrow", "jsonl.gz", "jsonl.zst", "warc.gz")), data, [], [])


WAYS = (bad_lines, bad_columns, wrong_columns, bad_pages, cut_binary, bad_records, cut_archive, no_text, noise)


def check(count: int, folder: Path, seed: int = 1) -> tuple[int, int]:
    """Damage `count` files and clean them. Returns the good records and the errors that were told of."""
    chance = random.Random(seed)
    damaged: dict[str, Damaged] = {}
    for number in range(count):
        made = rows(chance.randrange(6, 20), 20 * number)
        one = WAYS[number % len(WAYS)](made, chance)
        path = folder / "in" / f"{number:04}-{one.name.replace('.', '')}.{one.name}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(one.data)
        damaged[str(path)] = one
    done = cleaned(folder / "in", "-o", folder / "out", "--workers", "2", timeout=3000)
    told: dict[str, list[dict[str, Any]]] = {}
    for error in read_rows(folder / "out" / "errors.jsonl"):
        told.setdefault(error["file"], []).append(error)
    assert done.returncode == 1
    assert f"{sum(map(len, told.values())):,} set aside" in done.stderr.splitlines()[-1]
    for path, one in damaged.items():
        found = _found(folder / "out", Path(path).name)
        assert found == one.good, (path, found, one.good)
        assert told.get(path), path
        assert not one.places or sorted({error["place"] for error in told[path]}) == one.places, (path, told[path], one.places)
        assert all(error["reason"] for error in told[path])
    return sum(len(one.good) for one in damaged.values()), sum(map(len, told.values()))


def _found(out: Path, name: str) -> list[str]:
    stem = name.partition(".")[0]
    return [row["id"] for path in out.glob(f"{stem}.*") for row in read_rows(path)]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        good, bad = check(count, Path(folder))
    sys.stdout.write(
        f"{count} damaged files in {time.monotonic() - begun:.0f} s: {good} good records came out, {bad} errors were told of\n"
    )


if __name__ == "__main__":
    main()
