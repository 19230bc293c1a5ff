"""How likely each block of a page belongs to its article: boosted trees over what `features` tells."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

from cleaner.errors import ArgumentError
from cleaner.page.blocks import NAMES, Block, Node, Page
from cleaner.page.features import FEATURES, Heard, features
from cleaner.scorer.trees import compiled, logistic

VERSION = 1  # of the format of weights
DOUBTED = 0.6  # chance up to which what speaks against a block is told
SURE = 0.9  # chance of a paragraph that answers for the headings and lists between it and the next …
DOUBTFUL, ENOUGH = 0.2, 0.61  # … that have this chance on average: they get the other, with which they stay
_WITHIN = 3  # elements, from the inside out, whose name is given as a reason
_LONGEST = 40  # characters of that name
_SET_APART = ("nav", "aside", "footer", "form", "figcaption", "header")
_LINKS = 0.6  # of a block's characters that are those of links
_ALIKE, _FEW = 3, 0.3  # blocks of like elements, and the part of them that others took for the article


class Judge:
    """Weights ready for use. Holds no state between pages."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        """Take weights as `cleaner.page.train` writes them; raises ArgumentError for any others."""
        if weights.get("version") != VERSION or list(weights.get("features", ())) != list(FEATURES):
            raise ArgumentError("weights: pass those that this version's `python -m cleaner.page.train` wrote")
        self._score = compiled(weights["trees"], len(FEATURES))
        self._calibration: list[list[float]] = weights["calibration"]

    def weigh(self, page: Page, heard: Heard) -> list[tuple[float, str]]:
        """How likely each block belongs to the article, calibrated on pages left out of training, and what speaks against it."""
        places, values = self._calibration
        rows = features(page, heard)
        chances = [values[bisect_right(places, logistic(self._score(*row)))] for row in rows]
        chances = _settled(page.blocks, chances)
        told = zip(chances, page.blocks, rows, strict=True)
        return [(chance, _reason(block, row) if chance <= DOUBTED else "") for chance, block, row in told]


def _settled(blocks: Sequence[Block], chances: Sequence[float]) -> list[float]:
    """The chances, where a doubtful heading or list between two sure paragraphs of one element is sure enough."""
    found, first = list(chances), 0
    for number in range(1, len(blocks)):
        if chances[number] < SURE:
            continue
        run = range(first + 1, number)
        if run and chances[first] >= SURE and _among(blocks, first, run, number):
            mean = sum(chances[place] for place in run) / len(run)
            if mean >= DOUBTFUL:
                for place in run:
                    found[place] = max(found[place], ENOUGH)
        first = number
    return found


def _among(blocks: Sequence[Block], first: int, run: Sequence[int], last: int) -> bool:
    """Whether blocks are headings or items of lists that stand right between two siblings."""
    around = blocks[first].node.parent
    if around is None or around is not blocks[last].node.parent:
        return False
    return all(
        blocks[place].kind in ("heading", "item") and any(up is around for up in islice(_outwards(blocks[place].node), 1, _WITHIN))
        for place in run
    )


@cache
def shipped() -> Judge:
    """The judge of this library."""
    return Judge(json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8")))


def _reason(block: Block, row: Sequence[float]) -> str:
    """What a person would say who looks at the page's source."""
    return next(_reasons(block, dict(zip(FEATURES, row, strict=True))))


def _reasons(block: Block, told: Mapping[str, float]) -> Iterator[str]:
    if block.node.hidden:
        yield "not shown on the page"
    named = _named(block.node)
    if named:
        yield f"in an element called {named!r}"
    yield from (f"in <{tag}>" for tag in _SET_APART if told[f"in {tag}"])
    if told["link"] >= _LINKS:
        yield "a link and little else"
    if told["alike"] >= _ALIKE and told["alike vote"] < _FEW:
        yield "like elements hold nothing of the article"
    yield "outside of the article's text" if told["up"] else "unlike the article's text around it"


def _named(node: Node | None) -> str:
    """The name of the nearest element that gives it away as no part of an article."""
    noise = list(NAMES).index("noise")
    for inner in islice(_outwards(node), _WITHIN):
        if inner.named[noise] == 0:
            return inner.name[:_LONGEST]
    return ""


def _outwards(node: Node | None) -> Iterator[Node]:
    while node is not None:
        yield node
        node = node.parent
