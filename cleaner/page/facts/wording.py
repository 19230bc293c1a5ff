"""Titles as texts: their parts, the site's name in them, and whether two say the same."""

from __future__ import annotations

import re
from collections.abc import Callable

SAME = 2  # of two titles that say the same
_STRONG = re.compile(r"\s*(?:[|｜»«•·]|::)+\s*|\s+:\s+")  # sets the site's name off
_WEAK = re.compile(r"\s+[-–—/‹›]+\s+")  # does, or stands within a title
_ENDS = " -–—/‹›|:"


def parts(title: str) -> tuple[str, ...]:
    """The parts of a title between whatever may set them off."""
    return tuple(part for strong in _STRONG.split(title) for part in _WEAK.split(strong) if part)


def without_site(title: str, is_site: Callable[[str], bool]) -> str:
    """The longest part of a title, without the site's name at its ends; "" where nothing else is left."""
    best = max((part for part in _STRONG.split(title) if not is_site(part)), key=len, default="")
    pieces = _WEAK.split(best)
    while pieces and is_site(pieces[-1]):
        best = best[: best.rfind(pieces.pop())].rstrip(_ENDS)
    while pieces and is_site(pieces[0]):
        best = best[best.find(pieces[0]) + len(pieces.pop(0)) :].lstrip(_ENDS)
    return "" if is_site(best) else best.strip(_ENDS)


def alike(first: list[str], second: list[str]) -> int:
    """How much two titles, as words, say the same: `SAME` if one says most of the other, 1 for much, 0 for little."""
    if not first or not second:
        return 0
    short, long = sorted(("".join(first), "".join(second)), key=len)
    if short in long and 2 * len(short) >= len(long):
        return SAME
    return int(2 * len(set(first) & set(second)) >= len(set(first) | set(second)))
