"""Blocks as the lines of a text, or of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.page.blocks import INSIDE, Block, Node

_QUOTE = 1 << INSIDE.index("blockquote")
_SPECIAL = re.compile(r"(?:#{1,6}|[-+*]|\d{1,9}[.)])\s|>|```")
_FENCE = "```"


def render(blocks: Sequence[Block], *, markdown: bool = False) -> tuple[str, list[tuple[int, int]]]:
    """The text of blocks, and where in it each stands.

    Items of lists begin with a hyphen and rows of tables are set between bars, in text as in Markdown.
    """
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    place = 0
    before: Block | None = None
    for block in blocks:
        shown = "\n".join(_marked(block, before) if markdown else [_plain(block)])
        gap = "" if before is None else _gap(before, block) if markdown else "\n"
        parts += (gap, shown)
        start = place + len(gap)
        place = start + len(shown)
        spans.append((start, place))
        before = block
    return "".join(parts), spans


def _plain(block: Block) -> str:
    if block.kind == "item" and block.first:
        return f"- {block.text}"
    return _row(block.text) if block.kind == "row" else block.text


def _row(text: str) -> str:
    return f"| {text.strip(' |')} |"


def _gap(before: Block, block: Block) -> str:
    """What stands between two blocks of Markdown."""
    tight = (before.kind == block.kind and block.kind in ("item", "row")) or (before.node is block.node and not block.first)
    return "\n" if tight else "\n\n"


def _marked(block: Block, before: Block | None) -> Iterator[str]:
    quote = "> " if block.node.inside & _QUOTE else ""
    for line in _lines(block, before):
        yield (quote + line).rstrip()


def _lines(block: Block, before: Block | None) -> Iterator[str]:
    if block.kind == "pre":
        yield from (_FENCE, *block.text.split("\n"), _FENCE)
    elif block.kind == "heading":
        yield f"{'#' * block.rank} {block.rich}"
    elif block.kind == "item":
        indent = "  " * max(0, block.node.level - 1)
        yield f"{indent}{_bullet(block.node) if block.first else '  '}{block.rich}"
    elif block.kind == "row":
        yield _row(block.rich)
        if before is None or before.kind != "row" or _table(before.node) is not _table(block.node):
            yield "|" + " --- |" * (block.rich.strip(" |").count(" | ") + 1)
    else:
        yield f"\\{block.rich}" if _SPECIAL.match(block.rich) else block.rich


def _bullet(node: Node) -> str:
    item: Node | None = node
    while item is not None and item.tag != "li":
        item = item.parent
    ordered = item is not None and item.parent is not None and item.parent.tag == "ol"
    return f"{item.ordinal}. " if ordered and item is not None else "- "


def _table(node: Node) -> Node:
    while node.tag != "table" and node.parent is not None:
        node = node.parent
    return node
