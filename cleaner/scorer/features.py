"""What the scorer looks at: a line by itself, and its place among the others.

Every feature of a line by itself is the number of a bin, so that what it weighs is one look-up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, pairwise, repeat
from operator import itemgetter
from typing import NamedTuple

from cleaner.document import CLOSING, TERMINAL, Line
from cleaner.fold import unspaced
from cleaner.lexicon import texts

MOST = 40  # words of a line that are looked at
SIZES = (8, 14, 20, 26, 32, 40, 50, 60, 72, 86, 100, 120, 145, 175, 210, 260, 330, 420, 600, 900)  # weights
COUNTS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 20, 25, 32, 45, 70)  # words
TOLD = tuple(step / 8 for step in range(-16, 17))  # what the words of a line weigh
SHARES = 8  # steps of a share
COMMON = texts("common")
OPENING = frozenset("\"'“„«‘「『»")
MARKS = "#*->+ "  # what Markdown begins a line with
START = 400  # characters of a line that tell what it is about
_LONG = re.compile(r"[^\W\d_]{5,}")  # and the words that do

# What the lexicons tell a line to be; of several the first counts.
GROUPS = {
    1: ("related", "teaser", "teaser-open", "teaser-alone", "teaser-shouted"),
    2: ("comment-heading", "comments"),
    3: ("comment-signature", "time-ago", "months", "date-shape"),
    4: (
        *("share", "share-weak", "follow", "networks", "newsletter", "consent", "consent-weak", "paywall", "promo"),
        *("advertisement", "affiliate", "navigation", "menu", "legal-link", "copyright", "pagination", "javascript", "breadcrumb"),
        *("tag-heading", "tags", "filed-under", "republication"),
    ),
    5: ("byline", "date", "reading-time", "author-contact"),
    6: ("caption", "credit"),
}
RELATED, COMMENTS, SIGNED, FURNITURE = 1, 2, 3, 4
OTHER = 7
_GROUP = {name: group for group, names in GROUPS.items() for name in names}
LEXICONS = tuple(sorted(_GROUP))

# The features of a line by itself: how many bins each has, and what to call it where it speaks against a line.
_FEATURES = {
    "size": (len(SIZES) + 1, "its length"),
    "words": (len(COUNTS) + 1, "the number of its words"),
    "end": (8, "how it ends"),
    "start": (7, "how it begins"),
    "capitals": (SHARES + 1, "its capitals"),
    "numbers": (5, "its numbers"),
    "commas": (5, "its commas"),
    "bars": (4, "its bars and slashes"),
    "links": (6, "its links"),
    "mark": (3, "its Markdown"),
    "length": (13, "the length of its words"),
    "common": (SHARES + 1, "few common words"),
    "upper": (2, "its capitals"),
    "asks": (2, "its question mark"),
    "colons": (3, "its colons"),
    "stock": (8, "a stock phrase"),
    "partly": (8, "a stock phrase in it"),
    "told": (len(TOLD) + 1, "its words"),
    "told_all": (len(TOLD) + 1, "its words"),
}
OWN = tuple(_FEATURES)
BINS = tuple(bins for bins, _ in _FEATURES.values())
CALLED = tuple(called for _, called in _FEATURES.values())
PLACE = (
    *("p", "p_before", "p_after", "p_second_before", "p_second_after", "mean_before", "mean_after"),
    *("distance", "from_start", "to_end", "span", "total", "part_before", "number", "lines"),
    *("overlap", "since_furniture", "since_comments", "since_related", "signed_near", "furniture_near"),
)
FROM_OWN = tuple(
    OWN.index(name)
    for name in ("size", "words", "end", "start", "capitals", "commas", "links", "length", "common", "stock", "told", "told_all")
)
NAMES = (*PLACE, *(OWN[number] for number in FROM_OWN))
EVEN = 0.42  # how likely a line must be for the stretch of the article to go on over it
HEAVY = 400.0  # weight above which a longer line tells no more
FAR = 50  # lines that count as far away
AROUND = 5  # lines before and after


def plain(line: Line) -> str:
    """A line's text without the addresses of links and the marks that Markdown begins it with."""
    text = line.shown.strip() if "](" in line.text else line.text
    return text.lstrip(MARKS) or text or line.text


def tokens(text: str) -> list[str]:
    """The words of a line with the punctuation that clings to them; where words are not spaced, its characters."""
    if not text.isascii() and unspaced(text[len(text) // 2]) and len(text.split(None, 3)) < 4:
        return list(text[: 2 * MOST])
    return text.lower().split(None, MOST)[:MOST]


def shape(line: Line, text: str, parts: Sequence[str]) -> tuple[int, ...]:
    """The features of a line that do not depend on weights; `text` and `parts` are its `plain` text and `tokens`."""
    count = len(parts)
    short = bool(line.key)
    bare = text.rstrip(CLOSING)
    last, first = bare[-1:] or text[-1], text[0]
    whole, partly = _stock(line) if line.phrases else (0, 0)
    return (
        bisect_right(SIZES, line.weight),
        bisect_right(COUNTS, line.words),
        1 if line.cut_off else _end(last),
        _start(first),
        SHARES * sum(map(str.istitle, text.split(None, MOST)[:MOST])) // count if count <= MOST else 0,
        min(3, line.key.count("0")) if short else 4,
        min(4, text.count(",") if text.isascii() else text.count(",") + text.count("，") + text.count("、")),
        min(3, text.count("|") + text.count("/") + text.count("»") + text.count("›") + text.count("•")) if short else 0,
        _linked(line, text) if "](" in line.text else 0,
        0 if text is line.text or line.text[0] not in MARKS else 1 if line.text[0] == "#" else 2,
        min(12, len(text) // count),
        SHARES * sum(map(COMMON.__contains__, parts)) // count,
        int(text.isupper()),
        int("?" in text or "？" in text),
        min(2, text.count(":")),
        whole,
        partly,
    )


def told(parts: Sequence[str], weights: Mapping[str, float]) -> tuple[int, int]:
    """What the words of a line weigh, on average and together."""
    total = sum(map(weights.get, parts, repeat(0.0)))
    return bisect_right(TOLD, total / len(parts)), bisect_right(TOLD, total / 4)


def subjects(text: str) -> frozenset[str]:
    """The longer words of a line, by which it shares a subject with others; where words are not spaced, pairs of characters."""
    start = text[:START]
    if not text.isascii() and unspaced(text[len(text) // 2]):
        return frozenset(map("".join, pairwise(start)))
    return frozenset(_LONG.findall(start.lower()))


def subjects_of(line: Line) -> frozenset[str]:
    """The subjects of a line, for `Line.once`."""
    return subjects(plain(line))


def _end(last: str) -> int:
    if last in TERMINAL:
        return 2
    if last in ":：":
        return 3
    if last in ",;，、":
        return 4
    return 5 if last.isalpha() else 6 if last.isdigit() else 7


def _start(first: str) -> int:
    if first.isupper():
        return 1
    if first.islower():
        return 2
    if first.isdigit():
        return 3
    return 4 if first in OPENING else 5 if first.isalpha() else 6


def _linked(line: Line, text: str) -> int:
    """How much of a Markdown line is links."""
    if "![" in line.text:
        return 5
    return 1 + min(3, 4 * line.linked // max(1, len(text)))


def _stock(line: Line) -> tuple[int, int]:
    whole = [_GROUP.get(phrase.lexicon, OTHER) for phrase in line.phrases if phrase.place == "whole"]
    partly = [_GROUP.get(phrase.lexicon, OTHER) for phrase in line.phrases if phrase.place in ("start", "end")]
    return min(whole, default=0), min(partly, default=0)


class Seen(NamedTuple):
    """What is known of a line by itself: its features, its weight in letters, and what its subject is, when asked."""

    own: tuple[int, ...]
    weight: float
    subjects: Callable[[], frozenset[str]]


def places(seen: Sequence[Seen], p: Sequence[float], wanted: Sequence[int]) -> list[tuple[float, ...]]:
    """The features of the wanted lines in their place, `NAMES`, given how likely each belongs to the article as far as is known."""
    count = len(seen)
    first, last, gain = stretch(p, [line.weight for line in seen])
    summed = [0.0, *accumulate(p)]
    held = [0.0, *accumulate(chance * min(line.weight, HEAVY) / 100 for chance, line in zip(p, seen, strict=True))]
    total = held[-1]
    span, total_ = gain / (total + 0.01), total + 0.01
    padded = [0.0, 0.0, *p, 0.0, 0.0]
    stock = [line.own[_STOCK] for line in seen]
    furniture, comments, related = (_since(stock, group) for group in (FURNITURE, COMMENTS, RELATED))
    signed, furnished = _near(seen, SIGNED), _near(seen, FURNITURE)
    vocabulary = Counter(word for i in range(first, last + 1) if p[i] > 0.5 for word in seen[i].subjects())
    found: list[tuple[float, ...]] = []
    for i in wanted:
        line = seen[i]
        low, high = max(0, i - AROUND), min(count, i + 1 + AROUND)
        inside = first <= i <= last
        found.append(
            (
                *(p[i], padded[i + 1], padded[i + 3], padded[i], padded[i + 4]),
                (summed[i] - summed[low]) / (i - low) if i else 0.0,
                (summed[high] - summed[i + 1]) / (high - i - 1) if high > i + 1 else 0.0,
                0 if inside else max(i - first, -FAR) if i < first else min(i - last, FAR),
                *(i - first if inside else -1, last - i if inside else -1),
                *(span, total, held[i] / total_, min(i, FAR), count),
                _overlap(line, vocabulary, counted=inside and p[i] > 0.5),
                *(furniture[i], comments[i], related[i], signed[i], furnished[i]),
                *_chosen(line.own),
            )
        )
    return found


_chosen = itemgetter(*FROM_OWN)
_STOCK, _PARTLY = OWN.index("stock"), OWN.index("partly")


class Stretch(NamedTuple):
    """A stretch of lines, by the numbers of the first and the last, and what it gains."""

    first: int
    last: int
    gain: float


def stretch(p: Sequence[float], weights: Sequence[float]) -> Stretch:
    """The stretch of lines that holds most of the article and least of anything else."""
    best = gain = 0.0
    start, first, last = 0, 0, -1
    for i, (chance, weight) in enumerate(zip(p, weights, strict=True)):
        if gain <= 0:
            gain, start = 0.0, i
        gain += (chance - EVEN) * (min(weight, HEAVY) / 100 + 0.25)
        if gain > best:
            best, first, last = gain, start, i
    return Stretch(first, last, best)


def _since(stock: Sequence[int], group: int) -> list[int]:
    """How many lines ago a line of a group stood."""
    found: list[int] = []
    ago = FAR
    for number in stock:
        found.append(ago)
        ago = 1 if number == group else min(FAR, ago + 1)
    return found


def _near(seen: Sequence[Seen], group: int) -> list[int]:
    """How many lines of a group stand around each."""
    marks = [0, *accumulate(int(line.own[_STOCK] == group or line.own[_PARTLY] == group) for line in seen)]
    count = len(seen)
    return [marks[min(count, i + AROUND + 1)] - marks[max(0, i - AROUND)] for i in range(count)]


def _overlap(line: Seen, vocabulary: Counter[str], *, counted: bool) -> float:
    """The part of a line's subjects that other lines of the article share; -1 for a line without any."""
    about = line.subjects()
    if not about:
        return -1.0
    known = list(filter(vocabulary.__contains__, about))
    shared = sum(vocabulary[word] > 1 for word in known) if counted else len(known)
    return shared / len(about)
