"""Which lines of a page belong to its article, told by comparing them with the article's text; and which site it is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from cleaner.fold import words

SIZE = 4  # words of a run by which texts are compared
SHARE = 0.4  # of a line's runs that the article must have
MOST = 12  # words of a strange line that count when the article's stretch is looked for
BESIDE = 3  # lines above and below that stretch in which short lines may still be the article's
JOIN = 3  # words of a neighbouring line that a short one is read with


def label(article: str, lines: Sequence[str]) -> list[bool]:
    """For every line of a page, whether it is a line of the article, or part of one.

    A line of four words or more is when 0.4 of its runs of four words stand in the article; of lines that the page holds
    twice the one in the article's main stretch is meant. A shorter line is when it is a whole line of the article near
    that stretch, or goes on in its neighbour as the article does.
    """
    told = words(article)
    runs = set(zip(*(told[shift:] for shift in range(SIZE)), strict=False))
    tokens = [words(line) for line in lines]
    found = [_shares(line, runs) if len(line) >= SIZE else None for line in tokens]
    first, last = _stretch(tokens, found)
    spent: Counter[str] = Counter()
    _spend(tokens, found, range(first, last + 1), spent)
    _spend(tokens, found, (*range(first), *range(last + 1, len(lines))), spent)
    places = [index for index, own in enumerate(found) if own]
    if places:
        _short(tokens, found, (places[0], places[-1]), article, spent)
    return [bool(own) for own in found]


def site_of(url: object) -> str:
    """The site that a page is of, from its address or from its host alone; "" where neither is given."""
    if not isinstance(url, str):
        return ""
    try:
        host = urlsplit(url).hostname or url
    except ValueError:
        return ""
    parts = host.removeprefix("www.").split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2:])


def _shares(line: Sequence[str], runs: set[tuple[str, ...]]) -> bool:
    count = len(line) - SIZE + 1
    return sum(tuple(line[at : at + SIZE]) in runs for at in range(count)) >= SHARE * count


def _stretch(tokens: Sequence[Sequence[str]], found: Sequence[bool | None]) -> tuple[int, int]:
    """The stretch of lines that holds most of the article and least of anything else."""
    best = gain = 0
    start, span = 0, (0, -1)
    for index, (line, own) in enumerate(zip(tokens, found, strict=True)):
        if gain <= 0:
            gain, start = 0, index
        gain += len(line) if own else -1 if own is None else -min(len(line), MOST)
        if gain > best:
            best, span = gain, (start, index)
    return span


def _spend(tokens: Sequence[Sequence[str]], found: list[bool | None], places: Sequence[int], spent: Counter[str]) -> None:
    """Take each line once: what is repeated outside the stretch is a teaser or a caption."""
    taken = Counter(spent)
    for index in places:
        if found[index]:
            text = " ".join(tokens[index])
            if taken[text]:
                found[index] = False
            else:
                spent[text] += 1


def _short(
    tokens: Sequence[Sequence[str]], found: list[bool | None], span: tuple[int, int], article: str, spent: Counter[str]
) -> None:
    whole = Counter(" ".join(words(line)) for line in article.splitlines())
    flat = f" {' '.join(words(article))} "
    full = [index for index, line in enumerate(tokens) if line]
    before = {after: index for index, after in pairwise(full)}
    after = dict(pairwise(full))
    first, last = span
    for index in full:
        text = " ".join(tokens[index])
        if found[index] is not None or not first - BESIDE <= index <= last + BESIDE:
            continue
        if spent[text] < whole[text]:
            found[index] = True
            spent[text] += 1
        elif first <= index <= last:
            left = tokens[before[index]][-JOIN:] if index in before else []
            right = tokens[after[index]][:JOIN] if index in after else []
            joined = ((*left, *tokens[index]), (*tokens[index], *right))
            found[index] = any(len(part) >= SIZE and f" {' '.join(part)} " in flat for part in joined)
