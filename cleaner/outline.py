"""The outline of a page, told from its raw lines: where its prose stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import log1p
from typing import NamedTuple

from cleaner.fold import UNSPACED_WEIGHT, has_unspaced, key
from cleaner.lexicon import Matcher
from cleaner.quantities import ingredients

OUTSIDE = 10  # lines above the first and below the last line of prose that are looked at …
BETWEEN = 20  # … and after and before one that stands between
SENTENCE, PARAGRAPH = 80, 160  # characters of a line that is prose: one that ends as a sentence does, and any other
WRAPPED = range(60, 101)  # characters of a line that may go on in the next
SAMPLES = 6  # characters of a line that tell whether its script sets spaces
FEWEST = 20  # lines of a whole page
EDGE = 60  # lines above and below the prose that count, at the most
SHORT = 30  # characters of a line such as menus are made of
TOP = 3  # lines at the top, among which the page's own title stands
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s\"[^\"]*\")?\)")
_ENDS = frozenset(".!?。！？…।॥۔»\"”')")
# The lexicons whose phrases are a page's furniture when they are whole lines.
FURNITURE = frozenset(
    (
        *("menu", "navigation", "legal-link", "copyright", "share", "follow", "networks", "newsletter", "comments"),
        *(
            "pagination",
            "advertisement",
            "consent",
            "related",
            "paywall",
            "promo",
            "tag-heading",
            "breadcrumb",
            "affiliate",
            "comment-heading",
        ),
    )
)
LEAST = 4  # different stock lines that a whole page has, at the least …
MANY = 8  # … and where its shape leaves a doubt …
ALIKE = -1.5  # … of this much
# … and one of these where it holds no prose: words of menus may stand in a list or a verse …
NOTICES = frozenset(("legal-link", "copyright", "consent", "newsletter", "advertisement", "affiliate"))
HEAD = 20  # … and without them, lines above the prose …
FOOT = 10  # … and below it …
SHARE = 0.5  # … and the part of its lines that are short
MENU = 40  # characters of a line that may be a stock line
# A logistic regression on 3,400 dumps of whole pages and 1,700 texts that extractors left, or articles; see `_shape`.
WEIGHTS = (3.86, 1.23, 0.25, 2.05, 1.24, -1.03)
BIAS = -17.2


class Outline(NamedTuple):
    """What a page is made of.

    near         of every raw line, blank ones aside, whether it stands near prose, at the top or in a list of ingredients
    lines        how many are not blank, and of them …
    prose        … how many are prose
    short        … how many are short
    above        … how many stand above the first line of prose
    below        … how many stand below the last one
    share        the part of the text's characters that stands in prose
    """

    near: list[bool]
    lines: int
    prose: int
    short: int
    above: int
    below: int
    share: float


def outline(raws: Sequence[str]) -> Outline:
    """Look at every raw line once, and at none for long."""
    full: list[int] = []  # the numbers of the lines that are not blank
    prose: list[int] = []  # which of these are prose
    short = chars = told = 0
    before, last = 0, -2  # size and number of the line before
    for number, raw in enumerate(raws):
        text = raw.strip()
        if not text:
            continue
        size = len(text)
        chars += size
        if size < SHORT:
            short += 1
        elif _is_prose(text) or (last == number - 1 and before in WRAPPED and text[0].islower()):
            prose.append(len(full))
            told += size
        before, last = size, number
        full.append(number)
    near = [False] * len(raws)
    count = len(full)
    lists = [(some.start, some.stop) for some in ingredients([raws[number].strip() for number in full])]
    for first, end in (*_stretches(prose), *lists):
        for number in full[first:end]:
            near[number] = True
    above = prose[0] if prose else count
    below = count - 1 - prose[-1] if prose else count
    return Outline(near, count, len(prose), short, above, below, told / max(1, chars))


def _stretches(prose: Sequence[int]) -> list[tuple[int, int]]:
    """The lines near prose, and those at the top, as spans of their numbers."""
    found = [(0, TOP)]
    if prose:
        found += [(max(0, prose[0] - OUTSIDE), prose[0]), (prose[-1], prose[-1] + OUTSIDE + 1)]
    for before, after in pairwise(prose):
        if after - before <= 2 * BETWEEN:
            found.append((before, after))
        else:
            found += [(before, before + BETWEEN), (after - BETWEEN, after)]
    return found


def _is_prose(text: str) -> bool:
    if "](" in text:
        text = LINK.sub("", LINK.sub("", text)).strip()
        if not text:
            return False
    size: float = len(text)
    if not text.isascii() and has_unspaced(text[:: max(1, len(text) // SAMPLES)]):
        size *= UNSPACED_WEIGHT
    return size >= PARAGRAPH or (size >= SENTENCE and text[-1] in _ENDS)


def is_whole(raws: Sequence[str], found: Outline, matcher: Matcher) -> bool:
    """Whether a text is that of a whole page rather than what an extractor left, or an article.

    Its shape tells: many lines, short ones above and below the prose. And it must hold stock lines such as pages alone
    have or, where its language is not known, begin with a menu.
    """
    shape = _shape(found)
    if found.lines < FEWEST or shape < ALIKE:
        return False
    framed = found.above >= HEAD and found.below >= FOOT
    if shape >= 0 and found.prose and framed and found.short >= SHARE * found.lines:
        return True
    least = LEAST if shape >= 0 else MANY
    stock: set[str] = set()
    certain = found.prose > 0
    for raw in raws:
        text = raw.strip()
        if "](" in text:
            text = LINK.sub(_label, text)
        if text and len(text) <= MENU:
            folded = key(text)
            names = {phrase.lexicon for phrase in matcher.match_whole(folded)} & FURNITURE if folded != "0" else ()
            if names:
                stock.add(folded)
                certain = certain or not NOTICES.isdisjoint(names)
                if certain and len(stock) >= least:
                    return True
    return False


def unlinked(text: str) -> str:
    """A line as it is shown: of Markdown links and images the text alone, for their addresses say nothing of what a line is."""
    return LINK.sub(_shown, LINK.sub(_shown, text)).strip() or text if "](" in text else text


def _shown(link: re.Match[str]) -> str:
    return link[1] + " "


def _label(link: re.Match[str]) -> str:
    return link[1]


def _shape(found: Outline) -> float:
    """How much the shape of a text is that of a whole page: the logarithm of the odds."""
    seen = (
        log1p(found.lines),
        log1p(min(found.above, EDGE)),
        log1p(min(found.below, EDGE)),
        found.share,
        found.short / max(1, found.lines),
        log1p(found.prose),
    )
    return sum(weight * value for weight, value in zip(WEIGHTS, seen, strict=True)) + BIAS
