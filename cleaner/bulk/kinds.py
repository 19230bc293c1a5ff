"""What an input is, by its name and its first bytes."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from cleaner.bulk.packing import SUFFIXES

NAMES = {
    "document": (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"),
    "jsonl": (".jsonl", ".ndjson", ".json"),
    "csv": (".csv", ".tsv", ".tab"),
    "parquet": (".parquet", ".pq"),
    "arrow": (".arrow", ".feather", ".ipc", ".arrows"),
    "warc": (".warc", ".wet"),
}
KINDS = tuple(NAMES)
_OF_SUFFIX = {suffix: kind for kind, suffixes in NAMES.items() for suffix in suffixes}
_MAGIC = {b"PAR1": "parquet", b"ARROW1": "arrow", b"\xff\xff\xff\xff": "arrow", b"WARC/": "warc"}
HEAD = 1 << 16  # bytes that are looked at


def stem_and_suffixes(name: str) -> tuple[str, str, str]:
    """`a/b.jsonl.gz` as ("a/b", ".jsonl", ".gz"): the path, the suffix of the format and that of the compression."""
    packing = PurePosixPath(name).suffix.lower()
    packing = packing if packing in SUFFIXES else ""
    plain = name[: len(name) - len(packing)]
    suffix = PurePosixPath(plain).suffix
    return plain[: len(plain) - len(suffix)], suffix, packing


def kind_by_name(name: str) -> str | None:
    """The kind that a name tells, None where it tells none."""
    return _OF_SUFFIX.get(stem_and_suffixes(name)[1].lower())


def kind_by_content(head: bytes) -> str | None:
    """The kind that the first bytes of a file show, uncompressed; None where they show none."""
    found = next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), None)
    return found or ("jsonl" if _begins_with_object(head) else None)


def kind_of(name: str, head: bytes) -> str:
    """What a file is. Binary formats show in their first bytes whatever the name; of text, the name is believed."""
    shown, told = kind_by_content(head), kind_by_name(name)
    if shown in ("parquet", "arrow", "warc"):
        return shown
    return told or shown or "document"


def _begins_with_object(head: bytes) -> bool:
    line, end, _ = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not line.startswith(b"{"):
        return False
    if not end and len(head) >= HEAD:
        return True  # a long record: its end is not in sight
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
