"""Strings of meta elements and linked data as plain text."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from cleaner.fold import INVISIBLE, level

LONGEST = 10_000  # characters of a value
LONGEST_BODY = 2_000_000  # characters of an article's body
_RAW = re.compile(r"<(?:script|style)\b[^<>]*>[^<]*", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|blockquote|figure|section|hr)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<![^<>]*>")
_ESCAPED_TAG = re.compile(r"&(?:amp;)*lt;/?[a-zA-Z]")
_STRAY = re.compile(f"[{re.escape(INVISIBLE)}\ud800-\udfff]")


def plain(text: str) -> str:
    """A string on one line, entities decoded, tags and whatever cannot be shown left off."""
    text = text[:LONGEST]
    text = unescape(unescape(text)) if "&" in text else text  # many systems escape twice
    text = _TAG.sub(" ", text) if "<" in text else text
    return " ".join(level(_STRAY.sub("", text)).split())


def body_text(told: Any) -> str:
    """An article's body as plain text, a line a paragraph; "" where `told` is no string."""
    text = told[:LONGEST_BODY] if isinstance(told, str) else ""
    for _ in range(2):
        if _ESCAPED_TAG.search(text):
            text = unescape(text)
    text = _TAG.sub("", _BREAK.sub("\n", _RAW.sub(" ", text))) if "<" in text else text
    lines = (" ".join(line.split()) for line in _STRAY.sub("", unescape(unescape(text))).splitlines())
    return "\n".join(filter(None, lines))
