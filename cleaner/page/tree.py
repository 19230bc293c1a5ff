"""HTML to a tree of elements, within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Any

from cleaner.page.blocks import BLOCKS, SKIPPED

LARGEST = 20_000_000  # characters of a page that is read as HTML (trafilatura's own bound, in bytes)
MOST = 100_000  # elements of one
# Parsers take time in the square of a tag's attributes: a tag of this many characters and spaces is left its name.
_LONG, _SPACES = 2000, 200
_LONG_TAG = re.compile(rf"<(/?[a-zA-Z][\w:-]*+)([^<>]{{{_LONG},}}+)>")
_TAG = re.compile(r"<(?:!--(.*?)(?:-->|\Z)|(/?)([a-zA-Z][\w:-]*+)[^<>]*+(?:>|(?=<)|\Z)|[!?][^<>]*>)", re.DOTALL)
_HEADING = re.compile(r"<(/?)h([1-6])(?=[\s>/])", re.IGNORECASE)
_UNSHOWN = SKIPPED - {"noscript", "select", "option", "button", "input", "map"}


def grow(html: str) -> Any | None:
    """The root of a page's tree; None of a page that is too large, too deep (2,048 elements) or none at all."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    if len(html) > LARGEST:
        return None
    mended = _with_headings_closed(_LONG_TAG.sub(_shortened, html.replace("\0", "\ufffd")))
    whole = mended.encode("utf-8", "replace")  # of surrogates come question marks
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True)
    try:
        tree = document_fromstring(whole, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing in it
        return None
    too_deep = any("depth" in str(entry.message) for entry in islice(reversed(parser.error_log), 3))
    return None if too_deep or sum(1 for _ in islice(tree.iter(), MOST + 1)) > MOST else tree


def _shortened(tag: re.Match[str]) -> str:
    return f"<{tag[1]}>" if sum(map(tag[2].count, " \t\n")) > _SPACES else tag[0]


def _with_headings_closed(html: str) -> str:
    """A page where the end tag of any heading closes the one that is open, as in browsers: `<h3>Tides</h4>`."""
    opened = ""

    def mend(tag: re.Match[str]) -> str:
        nonlocal opened
        rank = tag[2]
        if tag[1]:
            rank, opened = opened or rank, ""
        else:
            opened = rank
        return f"{tag[0][:-1]}{rank}"

    return _HEADING.sub(mend, html)


def bare_text(html: str) -> str:
    """The text of a page without its tags, a line for every element that begins one; in one pass, whatever the page is like."""
    text = "".join(_shown(html))
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def _shown(html: str) -> Iterator[str]:
    place, skipped = 0, ""
    for tag in _TAG.finditer(html):
        if not skipped:
            yield unescape(html[place : tag.start()])
        place = tag.end()
        name = (tag[3] or "").lower()
        if skipped:
            skipped = "" if tag[2] and name == skipped else skipped
        elif not tag[2] and name in _UNSHOWN:
            skipped = name
        elif name in BLOCKS or name == "br":
            yield "\n"
    if not skipped:
        yield unescape(html[place:])
