"""Bytes to text."""

from __future__ import annotations

import codecs

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

FEW = 0.25  # of the bytes: accented letters are fewer; text with as few is taken for Western European


def decode(data: bytes) -> str:
    """The text that `data` holds, by its byte order mark, as UTF-8, or in the encoding that fits it best.

    Never fails: bytes that fit nothing become U+FFFD.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and not data[: error.start].isascii():  # cut off inside a character
            return data.decode("utf-8", errors="replace")
        return _detected(data)


def _detected(data: bytes) -> str:
    if sum(byte >= 0x80 for byte in data) < FEW * len(data):
        return data.decode("cp1252", errors="replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return str(best) if best is not None else data.decode("utf-8", errors="replace")
