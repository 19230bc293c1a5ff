"""Which of the lines that come again on a site's pages are the site's, and no part of its articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from cleaner.fold import key
from cleaner.outline import SENTENCE

TIMES = 2  # pages of different articles that a line of the site's is on, at the least …
SHARE = 0.05  # … and the part of its pages
LONG = 40  # characters of a line that two articles do not share by chance
BESIDE = 0.5  # of the pages of a shorter one, the part on which it has a neighbour that it has elsewhere too
ALIKE = 0.9  # of a page's prose that another has too: the same article under two addresses
FEW = 5  # pages that a paragraph of such an article is on, at the most
_EDGE = ""  # what stands above a page's first line and below its last


class SiteLine(NamedTuple):
    """A line that comes again on a site.

    text    how it is written on one of the pages
    pages   on how many of the pages that were kept
    times   how often there
    remove  whether it is to go
    """

    text: str
    pages: int
    times: int
    remove: bool


def recurring(pages: Sequence[Sequence[str]]) -> Iterator[SiteLine]:
    """The lines that are on several pages, and which of them are the site's."""
    keys = [[key(line) for line in lines] for lines in pages]
    times = Counter(name for page in keys for name in page if name)
    found = Counter(name for page in keys for name in {*page} if name)
    article = _articles(pages, keys, found)
    articles: defaultdict[str, set[int]] = defaultdict(set)
    steady: Counter[str] = Counter()
    pairs = _pairs(keys, article)
    for number, page in enumerate(keys):
        for name in {*page}:
            articles[name].add(article[number])
        steady.update(_beside(page, pairs))
    texts = {
        name: line
        for lines, page in zip(reversed(pages), reversed(keys), strict=True)
        for line, name in zip(lines, page, strict=True)
    }
    least = max(TIMES, SHARE * len(pages))
    for name, count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        if count >= TIMES:
            beyond_chance = len(texts[name]) >= LONG or steady[name] >= BESIDE * count
            remove = len(articles[name]) >= least and beyond_chance
            yield SiteLine(texts[name], count, times[name], remove)


def _pairs(keys: Sequence[Sequence[str]], article: Sequence[int]) -> Collection[tuple[str, str]]:
    """The lines that follow each other in two articles or more."""
    found: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for number, page in enumerate(keys):
        for pair in {*pairwise([_EDGE, *page, _EDGE])}:
            found[pair].add(article[number])
    return {pair for pair, where in found.items() if len(where) >= TIMES}


def _beside(page: Sequence[str], pairs: Collection[tuple[str, str]]) -> set[str]:
    """The lines of a page that stand beside a line beside which they stand elsewhere too."""
    framed = [_EDGE, *page, _EDGE]
    return {name for pair in pairwise(framed) if pair in pairs for name in pair if name}


def _articles(pages: Sequence[Sequence[str]], keys: Sequence[Sequence[str]], found: Mapping[str, int]) -> list[int]:
    """For every page the first page that has the same article: parts, versions and addresses of one count once."""
    prose = [
        {name for line, name in zip(lines, page, strict=True) if len(line) >= SENTENCE and name}
        for lines, page in zip(pages, keys, strict=True)
    ]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, names in enumerate(prose):
        for name in names:
            if TIMES <= found[name] <= FEW:
                holders[name].append(number)
    shared = Counter(pair for where in holders.values() for pair in combinations(where, 2))
    first = list(range(len(pages)))
    for (one, two), count in sorted(shared.items()):
        if count >= ALIKE * min(len(prose[one]), len(prose[two])):
            first[two] = min(first[two], first[one])
    return first
