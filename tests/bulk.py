"""Inputs for the tests of bulk cleaning, made on the spot: documents, and files of them in every format."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from cleaner.bulk.packing import pack

ROOT = Path(__file__).parent.parent
PLACES = ("Halver", "Store Havn", "Brindle Quay", "Tarn Head", "Osley")
THINGS = ("the northern channel", "the old customs house", "the island ferry", "the fish market", "the lighthouse road")
DEEDS = ("was closed on Monday", "will be rebuilt before the winter", "has cost more than the council said", "opens again in May")
NOISE = (
    "Share this article",
    "Advertisement",
    "Sign up for our newsletter",
    "Read more: Ten walks around the bay",
    "Photo: A. Penrose",
)


def text_of(number: int, paragraphs: int = 6) -> str:
    """An article with noise in it; a different one for every number, and the same at any time."""
    lines = [NOISE[number % len(NOISE)]]
    for index in range(paragraphs):
        at = number * 7 + index * 3
        lines.append(
            f"In {PLACES[at % 5]}, {THINGS[(at // 5) % 5]} {DEEDS[(at // 3) % 4]}, the board said in its report number {at}. "
            f"Nobody who was asked about it could say how many of the {at % 89 + 2} people there had been told."
        )
    lines.insert(3, NOISE[(number + 1) % len(NOISE)])
    return "\n\n".join(lines) + "\n"


def html_of(number: int) -> str:
    """The same as a page in HTML."""
    body = "".join(f"<p>{line}</p>" for line in text_of(number).split("\n\n"))
    return f"<!DOCTYPE html><html><head><title>Report {number}</title></head><body><article>{body}</article></body></html>"


def rows(count: int, first: int = 0) -> list[dict[str, Any]]:
    """Rows as corpora have them."""
    return [
        {"id": f"d{n}", "text": text_of(n), "url": f"https://ledger.example/{n}", "seen": n} for n in range(first, first + count)
    ]


def jsonl(made: Iterable[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in made)


def separated(made: Sequence[dict[str, Any]], mark: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(made[0]), delimiter=mark)
    writer.writeheader()
    writer.writerows(made)
    return out.getvalue().encode()


def parquet(made: Sequence[dict[str, Any]]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(made)), out, row_group_size=8)
    return out.getvalue()


def arrow(made: Sequence[dict[str, Any]], *, stream: bool = False) -> bytes:
    import pyarrow as pa

    table, out = pa.Table.from_pylist(list(made)), io.BytesIO()
    with (pa.ipc.new_stream if stream else pa.ipc.new_file)(out, table.schema) as writer:
        writer.write_table(table, max_chunksize=8)
    return out.getvalue()


def warc_record(kind: str, uri: str, block: bytes, type_: str) -> bytes:
    number = abs(hash(uri)) % 10**12 if not uri.rsplit("/", 1)[-1].isdigit() else int(uri.rsplit("/", 1)[-1])
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2024-02-03T04:05:06Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{number:032x}>\r\nContent-Type: {type_}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warc_records(made: Sequence[dict[str, Any]]) -> Iterator[bytes]:
    yield warc_record("warcinfo", "https://ledger.example/info", b"software: none\r\n", "application/warc-fields")
    for row in made:
        page = html_of(row["seen"]).encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        yield warc_record("request", row["url"], b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request")
        yield warc_record("response", row["url"], http + page, "application/http; msgtype=response")


def warc(made: Sequence[dict[str, Any]]) -> bytes:
    return b"".join(warc_records(made))


def wet(made: Sequence[dict[str, Any]]) -> bytes:
    return b"".join(warc_record("conversion", row["url"], row["text"].encode(), "text/plain") for row in made)


FORMATS: dict[str, Callable[[Sequence[dict[str, Any]]], bytes]] = {
    "jsonl": jsonl,
    "csv": separated,
    "tsv": lambda made: separated(made, "\t"),
    "parquet": parquet,
    "arrow": arrow,
    "arrows": lambda made: arrow(made, stream=True),
    "warc": warc,
    "wet": wet,
}


def write(folder: Path, name: str, data: bytes) -> Path:
    """Write a file, compressed as its name says."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pack(data, path.suffix if path.suffix in (".gz", ".zst", ".bz2", ".xz") else ""))
    return path


def command(*args: object) -> list[str]:
    return [sys.executable, "-m", "cleaner", "clean", *map(str, args)]


def cleaned(*args: object, stdin: bytes | None = None, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    """Run `cleaner clean` to its end."""
    env = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    given = (
        {"input": stdin.decode("utf-8", "surrogateescape"), "errors": "surrogateescape"}
        if stdin is not None
        else {"stdin": subprocess.DEVNULL}
    )
    done = subprocess.run(command(*args), capture_output=True, text=True, env=env, check=False, timeout=timeout, **given)  # type: ignore[call-overload]
    assert "Traceback" not in done.stderr, done.stderr
    return done


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines or Parquet, compressed as its name says."""
    from cleaner.bulk.packing import blocks, unpacked

    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        return pq.read_table(path).to_pylist()  # type: ignore[no-any-return]
    with path.open("rb") as raw:
        data = b"".join(blocks(unpacked(raw, path.suffix if path.suffix != ".jsonl" else "")))
    return [json.loads(line) for line in data.decode().split("\n") if line]


def tree(folder: Path) -> dict[str, bytes]:
    """What a run has left behind, but for what it remembers."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cleaner" not in path.parts
    }
