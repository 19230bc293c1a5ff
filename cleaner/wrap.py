"""Hard-wrapped text: physical lines that are one paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from cleaner.fold import has_unspaced

NARROWEST, WIDEST = 50, 100  # columns that text is wrapped at
LEAST = 3  # lines that a paragraph must have to show where the text is wrapped
WORD = 30  # characters of the longest word: a script that sets no spaces is not wrapped at them
GOING_ON = 0.3  # of the lines but the first begin with no capital: items of a list and verses of one length mostly do
_BREAKS = ("  \n", "  \r\n")  # how Markdown ends a line within a paragraph
_MARKS = frozenset("*+-#0123456789")
_ITEM = re.compile(r"\s*(?:[*+-]|#{1,6}|\d{1,3}\.)\s")
SHARE = 0.02  # of a page's lines must be as long as the widest ones, or it is not wrapped at all


def unwrap(lines: Sequence[str]) -> list[str]:
    """Join the lines (with their ends) that were one paragraph before the text was wrapped.

    Wrapping is greedy: a line ends where the next one's first word did not fit. A paragraph of three or more lines in
    which that holds throughout shows the width; verse, lists and code do not hold to one.
    """
    width = _width(lines)
    return list(_joined(lines, width)) if width else list(lines)


def _width(lines: Sequence[str]) -> int:
    """The column that the text is wrapped at; 0 where it is not."""
    full = len([size for size in map(len, lines) if NARROWEST <= size <= WIDEST])
    if full < LEAST or full < SHARE * len(lines):
        return 0
    widths: Counter[int] = Counter()
    for block in chain.from_iterable(map(_blocks, _stretches(lines))):
        if len(block) >= LEAST:
            width = max(len(line.rstrip()) for line in block)
            if NARROWEST <= width <= WIDEST and _greedy(block, width):
                widths[width] += 1
    # Ragged ends differ by a word: the widest paragraph tells the column best.
    return max(widths, default=0) if sum(widths.values()) > 1 or len(lines) < 2 * LEAST * LEAST else 0


def _stretches(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Where as many lines as a paragraph must have fill their column, with the line before and the one behind them."""
    start = 0
    sizes = list(map(len, lines))
    for place, (size, following) in enumerate(pairwise(sizes), 1):
        # Most lines are too short, which their sizes tell.
        if size + following >= NARROWEST and _fills(lines[place - 1], lines[place]):
            continue
        if place - start >= LEAST:
            yield lines[max(0, start - 1) : place + 1]
        start = place
    if len(lines) - start >= LEAST:
        yield lines[max(0, start - 1) :]


def _fills(line: str, after: str) -> bool:
    """Whether a line may be one of a wrapped paragraph that the next goes on with: that one's first word had no room."""
    size = len(line.rstrip()) if len(line) <= WIDEST or line[WIDEST:].isspace() else 0
    if not 0 < size <= WIDEST or after.isspace():
        return False
    return size + 1 + len(after.split(None, 1)[0]) > max(NARROWEST, len(after.rstrip()))


def _joined(lines: Sequence[str], width: int) -> Iterator[str]:
    for block in _blocks(lines):
        if len(block) > 1 and _greedy(block, width) and max(len(line.rstrip()) for line in block) <= width:
            yield "".join(block)
        else:
            yield from block


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines up to a blank one, which is a run by itself, or to where Markdown begins an item or ends a line."""
    block: list[str] = []
    for line in lines:
        if line.isspace():
            if block:
                yield block
            yield [line]
            block = []
            continue
        if block and (block[-1].endswith(_BREAKS) or (line.lstrip()[0] in _MARKS and _ITEM.match(line))):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _greedy(block: Sequence[str], width: int) -> bool:
    """Whether no line but the last had room for the next one's first word, and sentences go on from line to line."""
    going_on = 0
    for line, after in pairwise(block):
        first = after.split(None, 1)[0]
        if (len(first) > WORD and has_unspaced(first)) or len(line.rstrip()) + 1 + len(first) <= width:
            return False
        going_on += not first[0].isupper()
    return going_on >= GOING_ON * (len(block) - 1)
