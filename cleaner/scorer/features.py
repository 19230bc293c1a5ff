"""What the scorer looks at: lines by themselves, and their places among the others.

Features come as columns, one number a line, for whole columns are made many times faster than line after line. Every
feature of a line by itself is the number of a bin, so that what it weighs is one look-up.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain, compress, repeat
from operator import add, itemgetter, sub, truediv
from typing import NamedTuple

from cleaner.document import CLOSING, TERMINAL, Line
from cleaner.fold import unspaced
from cleaner.lexicon import read_lexicons, texts

LOOKED = 240  # characters of a line that are looked at
GLYPHS = 80  # characters that count as words where words are not spaced …
SPACED = 4  # … and so are fewer than these
SIZES = (8, 14, 20, 26, 32, 40, 50, 60, 72, 86, 100, 120, 145, 175, 210, 260, 330, 420, 600, 900)  # weights
COUNTS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 20, 25, 32, 45, 70)  # words
TOLD = tuple(12.5 * step for step in range(-16, 17))  # what the words of a line weigh, in hundredths
SHARES = 8  # steps of a share
COMMON = texts("common")
OPENING = frozenset("\"'“„«‘「『»")
COMMAS = ",，、،"
MARKS = "#*->+ "  # what Markdown begins a line with
_BITS = 12  # of a number that counts the common words of a line
_COMMON = (1 << _BITS) - 1
SUBJECTS = 30  # words of a line that may tell what it is about …
LONG = 5  # … if they have so many characters
EVEN_ODDS = 0.5

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
RELATED, COMMENTS, FURNITURE = 1, 2, 4
_GROUP = {name: group for group, names in GROUPS.items() for name in names}
LEXICONS = tuple(sorted(_GROUP))

# The features of a line by itself: how many bins each has, and what to call it where it speaks against a line.
_FEATURES = {
    "size": (len(SIZES) + 1, "its length"),
    "words": (len(COUNTS) + 1, "the number of its words"),
    "end": (8, "how it ends"),
    "start": (6, "how it begins"),
    "commas": (5, "its commas"),
    "links": (6, "its links"),
    "mark": (3, "its Markdown"),
    "stock": (max(GROUPS) + 1, "a stock phrase"),
    "common": (SHARES + 1, "few common words"),
    "told": (len(TOLD) + 1, "its words"),
    "told_all": (len(TOLD) + 1, "its words"),
}
OWN = tuple(_FEATURES)
BINS = tuple(bins for bins, _ in _FEATURES.values())
CALLED = tuple(called for _, called in _FEATURES.values())
PLACE = (
    *("p", "p_before", "p_after", "p_second_before", "p_second_after", "sum_before", "sum_after"),
    *("distance", "from_start", "to_end", "span", "total", "part_before", "number", "lines"),
    *("since_furniture", "since_comments", "since_related", "furniture_near", "overlap"),
)
FROM_OWN = ("size", "words", "end", "commas", "links", "common", "told", "told_all")
NAMES = (*PLACE, *FROM_OWN)
EVEN = 0.42  # how likely a line must be for the stretch of the article to go on over it
HEAVY = 400.0  # weight above which a longer line tells no more
FAR = 50  # lines that count as far away
AROUND = 5  # lines before and after

Column = Sequence[float]


class Lines(NamedTuple):
    """Lines as the scorer reads them: weights in letters, beginnings in small letters, the words of those, features by shape."""

    weights: list[float]
    starts: list[str]
    words: list[list[str]]
    shapes: list[list[int]]


def read(lines: Sequence[Line]) -> Lines:
    """Read lines."""
    texts, links, marks = _plain(lines)
    lowered = [text[:LOOKED].lower() for text in texts]
    words = list(map(str.split, lowered))
    weights = [line.weight for line in lines]
    for number, text in enumerate(texts):
        if weights[number] > len(text) and unspaced(text[len(text) // 2]) and len(words[number]) < SPACED:
            words[number] = list(lowered[number][:GLYPHS])
    groups = _groups()
    shapes = [
        list(map(bisect_right, repeat(SIZES), weights)),
        list(map(bisect_right, repeat(COUNTS), map(len, words))),
        [1 if line.cut_off else _END[text.rstrip(CLOSING)[-1:] or text[-1]] for line, text in zip(lines, texts, strict=True)],
        list(map(_START.__getitem__, map(itemgetter(0), texts))),
        [min(4, text.count(",")) if text.isascii() else _commas(text) for text in texts],
        links,
        marks,
        [groups.get(line.key, 0) for line in lines],
    ]
    return Lines(weights, lowered, words, shapes)


def weighed(weights: Mapping[str, int]) -> dict[str, int]:
    """What words weigh, in hundredths, and whether they are common ones, as one number each: one sum then adds up both."""
    return {word: (weights.get(word, 0) << _BITS) + (word in COMMON) for word in (*weights, *COMMON)}


def told(words: Iterable[Sequence[str]], known: Mapping[str, int]) -> list[list[int]]:
    """How many words of lines are common ones, and what all weigh, on average and together, as bins; `known` is of `weighed`."""
    find = known.get
    found = [(sum(map(find, some, repeat(0))), len(some)) for some in words]
    totals = [total >> _BITS for total, _ in found]
    return [
        [SHARES * (total & _COMMON) // count for total, count in found],
        [bisect_right(TOLD, total / count) for total, (_, count) in zip(totals, found, strict=True)],
        [bisect_right(TOLD, total / 4) for total in totals],
    ]


def _plain(lines: Sequence[Line]) -> tuple[list[str], list[int], list[int]]:
    """Lines as they are shown, without the marks of Markdown; how much of each is links; and what it is marked as."""
    texts = [line.plain for line in lines]
    links = [_linked(line) if "](" in line.text else 0 for line in lines]
    marks = [0] * len(lines)
    for place, text in enumerate(texts):
        if text[0] in MARKS and (bare := text.lstrip(MARKS)):
            texts[place], marks[place] = bare, 1 if text[0] == "#" else 2
    return texts, links, marks


def _linked(line: Line) -> int:
    return 5 if "![" in line.text else 1 + min(3, 4 * line.linked // len(line.plain))


class _Kinds(dict[str, int]):
    """What kind of character one is, found out once."""

    def __init__(self, kind: Callable[[str], int]) -> None:
        self._kind = kind

    def __missing__(self, char: str) -> int:
        found = self[char] = self._kind(char)
        return found


def _end(last: str) -> int:
    if last in TERMINAL:
        return 2
    if last in ":：":
        return 3
    if last in ",;，、":
        return 4
    return 5 if last.isalpha() else 6 if last.isdigit() else 7


def _start(first: str) -> int:
    if first.islower():
        return 1
    if first.isalpha():
        return 2  # a capital, or a letter of a script that has none
    return 3 if first.isdigit() else 4 if first in OPENING else 5


_END, _START = _Kinds(_end), _Kinds(_start)


def _commas(text: str) -> int:
    return min(4, sum(map(text.count, COMMAS)))


@cache
def _groups() -> dict[str, int]:
    found: dict[str, int] = {}
    for phrase in read_lexicons(LEXICONS):
        if phrase.place == "whole":
            group = _GROUP[phrase.lexicon]
            found[phrase.text] = min(group, found.get(phrase.text, group))
    return found


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
        gain += (chance - EVEN) * ((weight if weight < HEAVY else HEAVY) / 100 + 0.25)
        if gain > best:
            best, first, last = gain, start, i
    return Stretch(first, last, best)


def places(p: Sequence[float], lines: Lines, own: Sequence[Sequence[int]], wanted: Sequence[bool]) -> list[Column]:
    """The columns `NAMES` of lines, given how likely each belongs to the article as far as is known, and the columns `OWN`.

    What takes long is told of the wanted lines alone.
    """
    count = len(p)
    first, last, gain = stretch(p, lines.weights)
    held = [0.0, *accumulate(chance * min(weight, HEAVY) / 100 for chance, weight in zip(p, lines.weights, strict=True))]
    total = held[-1] + 0.01
    around = [0.0, 0.0, *p, 0.0, 0.0]
    before, after = _sums(p)
    stock = own[_STOCK]
    return [
        *(p, around[1:-3], around[3:-1], around[:-4], around[4:], before, after),
        *_from_stretch(first, last, count),
        *([gain / total] * count, [total] * count, list(map(truediv, held, repeat(total, count)))),
        *([*range(min(count, FAR)), *repeat(FAR, count - FAR)], [count] * count),
        *(_since(stock, group) for group in (FURNITURE, COMMENTS, RELATED)),
        _near(stock, FURNITURE),
        _overlaps(p, lines, range(first, last + 1), wanted),
        *(own[number] for number in _FROM_OWN),
    ]


_STOCK = OWN.index("stock")
_FROM_OWN = tuple(map(OWN.index, FROM_OWN))


def _sums(values: Sequence[float]) -> tuple[list[float], list[float]]:
    """What the values before each add up to, and those after it, `AROUND` of them."""
    edge = [0.0] * AROUND
    summed = [*edge, *accumulate(values, initial=0.0)]
    summed += [summed[-1]] * AROUND
    before = list(map(sub, summed[AROUND : AROUND + len(values)], summed))
    after = list(map(sub, summed[2 * AROUND + 1 :], summed[AROUND + 1 : AROUND + 1 + len(values)]))
    return before, after


def _from_stretch(first: int, last: int, count: int) -> Iterator[Column]:
    """How far lines are from the stretch of the article; and in it, from its start and to its end, -1 elsewhere."""
    above, size, below = first, last + 1 - first, count - last - 1
    near_above, near_below = min(above, FAR), min(below, FAR)
    yield [
        *repeat(-FAR, above - near_above),
        *range(-near_above, 0),
        *repeat(0, size),
        *range(1, near_below + 1),
        *repeat(FAR, below - near_below),
    ]
    yield [*repeat(-1, above), *range(size), *repeat(-1, below)]
    yield [*repeat(-1, above), *range(size - 1, -1, -1), *repeat(-1, below)]


def _overlaps(p: Sequence[float], lines: Lines, article: range, wanted: Sequence[bool]) -> Column:
    """The part of a line's subjects that other lines of the article share; -1 for a line without any, or that is not wanted."""
    about = {place: subjects(lines.starts[place], lines.words[place]) for place in article if p[place] > EVEN_ODDS}
    shared = Counter(chain.from_iterable(about.values()))
    here, again = frozenset(shared), frozenset([word for word, times in shared.items() if times > 1])
    found = [-1.0] * len(p)
    for place in compress(range(len(p)), wanted):
        counted = place in about
        own = about[place] if counted else subjects(lines.starts[place], lines.words[place])
        if own:
            found[place] = len(own & (again if counted else here)) / len(own)
    return found


def subjects(start: str, words: Sequence[str]) -> frozenset[str]:
    """The longer words by which a line shares a subject with others; where words are not spaced, pairs of characters."""
    if not start.isascii() and unspaced(start[len(start) // 2]):
        return frozenset(map(add, words, words[1:]))
    return frozenset([word for word in words[:SUBJECTS] if len(word) >= LONG])


def _since(stock: Sequence[int], group: int) -> Column:
    """How many lines ago a line of a group stood."""
    found: list[int] = []
    if group not in stock:
        return [FAR] * len(stock)
    ago = FAR
    for number in stock:
        found.append(ago)
        ago = 1 if number == group else min(FAR, ago + 1)
    return found


def _near(stock: Sequence[int], group: int) -> Column:
    """How many lines of a group stand around each."""
    marks = [float(number == group) for number in stock]
    before, after = _sums(marks)
    return list(map(add, map(add, before, marks), after))
