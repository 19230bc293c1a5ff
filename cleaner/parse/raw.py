"""Bytes to text."""

from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

FEW = 0.25  # of the bytes: accented letters are fewer; text with as few is taken for Western European
HEAD = 4096  # bytes within which a page names its encoding; browsers look at 1024
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(
    rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml\b[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
# Codecs that are no encodings of pages, though they make text of bytes.
_NONE = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"))
# What browsers read under these names (the Encoding Standard of WHATWG): pages use the characters that come on top.
_READ_AS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
_SPOILT = 0.02  # of a text's characters that a declared encoding may fail to read: a few bytes were broken on the way


def decode(data: bytes, content_type: str | None = None) -> str:
    """The text that `data` holds.

    It is read by its byte order mark; else as UTF-8 where it is that, in the encoding of an HTTP header's
    `content_type`, in the one that the page itself names, and in the one that fits it best. Never fails: bytes that fit
    nothing become U+FFFD.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    declared = [name for name in (_of_header(content_type), _of_page(data)) if name is not None]
    if not declared or not data.isascii():  # servers say much; what is valid UTF-8 is UTF-8, but for encodings in 7 bits
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            if error.reason == "unexpected end of data" and not data[: error.start].isascii():  # cut off inside a character
                return data.decode("utf-8", errors="replace")
    for encoding in declared:
        text = data.decode(encoding, errors="replace")
        if text.count("\ufffd") <= _SPOILT * len(text):
            return text
    return _detected(data)


def _of_header(content_type: str | None) -> str | None:
    named = _CHARSET.search(content_type) if content_type else None
    return _known(named[1]) if named else None


def _of_page(data: bytes) -> str | None:
    named = _DECLARED.search(data, 0, HEAD)
    found = _known((named[1] or named[2]).decode("ascii", "replace")) if named else None
    return None if found is not None and found.startswith("utf-16") else found  # whoever reads it so far says otherwise


def _known(name: str) -> str | None:
    """The codec of a name, None where there is no such encoding of text."""
    try:
        found = codecs.lookup(name)
    except LookupError:
        return None
    # Codecs such as base64 and rot13 have names too.
    if found.name in _NONE or not getattr(found, "_is_text_encoding", True):
        return None
    return _READ_AS.get(found.name, found.name)


def _detected(data: bytes) -> str:
    if sum(byte >= 0x80 for byte in data) < FEW * len(data):
        return data.decode("cp1252", errors="replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return str(best) if best is not None else data.decode("utf-8", errors="replace")
