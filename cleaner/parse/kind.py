"""What a text is, found by its content."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["auto", "text", "markdown", "html"]

_START = 10_000  # characters within which a page shows itself
_ENDS = 2_000  # … and at whose end
_LEAD = r"[\s\ufeff]*+(?:(?:<\?xml[^>]*>|<!--.{0,5000}?-->)\s*+)*+"
_PAGE = re.compile(rf"{_LEAD}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_TAGS = (
    "p|div|article|section|main|header|h[1-6]|ul|ol|dl|table|blockquote|figure|center|pre|font|span|br|hr|a|img|b|strong|meta|title"
    "|link|script|style|nav"
)
_FRAGMENT = re.compile(rf"{_LEAD}<(?:{_TAGS})(?=[\s/>])", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rf"</?(?:{_TAGS}|li|d[dt]|t[rdh]|tbody|em|i|u|form|input|button|label|aside|footer)(?=[\s/>])", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_ENDED = re.compile(r">\s*+\Z")
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
FEWEST = 2  # tags of a fragment
CUT = 6  # … and of one that was cut off before its end


def is_html(text: str) -> bool:
    """Whether `text` is an HTML page or a fragment of one: it begins as one, and is marked up to its end.

    Text that holds some tags or angle brackets (code, addresses, maths, Markdown with a line break) is none.
    """
    if "<" not in text[:_START]:
        return False
    if _PAGE.match(text, 0, _START):
        return True
    if not _FRAGMENT.match(text, 0, _START) or _FENCE.search(text):
        return False
    if _CLOSED.search(text, max(0, len(text) - _ENDS)):
        return True
    ended = _ENDED.search(text, max(0, len(text) - _ENDS)) is not None
    return _several(text, FEWEST if ended else CUT)


def _several(text: str, least: int) -> bool:
    return sum(1 for _, _ in zip(_TAG.finditer(text), range(least), strict=False)) == least
