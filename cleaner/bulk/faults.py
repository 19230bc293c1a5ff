"""Files that hold no text, known by their first bytes."""

from __future__ import annotations

from cleaner.parse.raw import BOMS

PEEK = 8192  # bytes within which a binary file shows itself
WIDE = tuple(mark for mark, encoding in BOMS if encoding != "utf-8-sig")  # of the encodings in which text holds NUL bytes
MAGIC = (
    (b"%PDF-", "a PDF; extract its text first, with pdftotext for one"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it, or save it as text, first"),
    (b"\x1f\x8b", "compressed; unpack it first, with gunzip for one"),
    (b"\x89PNG\r\n\x1a\n", "a picture; pass text, Markdown or HTML"),
    (b"\xff\xd8\xff", "a picture; pass text, Markdown or HTML"),
    (b"GIF87a", "a picture; pass text, Markdown or HTML"),
    (b"GIF89a", "a picture; pass text, Markdown or HTML"),
)
BINARY = "a binary file; pass text, Markdown or HTML (UTF-16 needs its byte order mark)"


def fault_of(data: bytes) -> str | None:
    """Why there is no text in `data`; None where there is."""
    if not data:
        return "is empty; pass a file that holds text"
    for magic, advice in MAGIC:
        if data.startswith(magic):
            return f"is {advice}"
    return f"is {BINARY}" if b"\0" in data[:PEEK] and not data.startswith(WIDE) else None
