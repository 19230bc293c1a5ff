"""Weights, and what they make of a line and of a page.

Three stages. The first adds up what the features of a line and of its two neighbours weigh. The second and third are
boosted trees that see what the stage before thought of the lines around; they look at lines that are still in doubt.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from heapq import nsmallest
from importlib.resources import files
from operator import getitem
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.document import Line
from cleaner.errors import ArgumentError
from cleaner.scorer.features import CALLED, NAMES, OWN, Seen, places, plain, shape, subjects_of, tokens, told
from cleaner.scorer.trees import Trees, compiled, logistic

VERSION = 1  # of the format of weights
DOUBTS = ((0.04, 0.995), (0.08, 0.98))  # between which chances each later stage looks at a line again
_BITS = 24
_HALF, _MASK = 1 << (_BITS - 1), (1 << _BITS) - 1


class Read(NamedTuple):
    """A line as the first stage sees it: its features, and what they weigh for itself, for the next and for the one before."""

    seen: Seen
    here: float
    below: float
    above: float


class Model:
    """Weights ready for use. Holds no state between pages."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        """Take weights as `cleaner train` writes them; raises ArgumentError for any others."""
        if (
            weights.get("version") != VERSION
            or list(weights.get("own", ())) != list(OWN)
            or list(weights.get("place", ())) != list(NAMES)
        ):
            raise ArgumentError("weights: pass those that this version's `cleaner train` wrote")
        self._words: dict[str, float] = {word: value / 100 for word, value in weights["words"].items()}
        # The three weights of a feature as one number, so that one sum adds up all three.
        self._table = [[_packed(three) for three in zip(*rows, strict=True)] for rows in zip(*weights["tables"], strict=True)]
        self._here: list[list[float]] = weights["tables"][0]
        self._edges: list[float] = weights["edges"]
        self._stages: list[Trees] = [compiled(trees) for trees in weights["stages"]]
        self._calibration: list[list[float]] = weights["calibration"]

    def probabilities(self, lines: Sequence[Line]) -> list[float]:
        """How likely each line of a page belongs to its article, calibrated on pages left out of training."""
        if not lines:
            return []
        read = [line.once(self._read) for line in lines]
        seen = [line.seen for line in read]
        found = [logistic(score) for score in self._scores(read)]
        for stage, (low, high) in zip(self._stages, DOUBTS, strict=True):
            wanted = [number for number, chance in enumerate(found) if low < chance < high]
            chances = [logistic(stage(place)) for place in places(seen, found, wanted)]
            for number, chance in zip(wanted, chances, strict=True):
                found[number] = chance
        places_, values = self._calibration
        return [values[bisect_right(places_, p)] for p in found]

    def reason(self, line: Line) -> str:
        """The two features of a line by itself that speak most against it."""
        return line.once(self._reason)

    def _reason(self, line: Line) -> str:
        weighed = list(map(getitem, self._here, line.once(self._read).seen.own))
        most = nsmallest(2, range(len(OWN)), key=weighed.__getitem__)
        return " and ".join(dict.fromkeys(CALLED[number] for number in most))

    def _read(self, line: Line) -> Read:
        text = plain(line)
        parts = tokens(text)
        own = (*shape(line, text, parts), *told(parts, self._words))
        return Read(Seen(own, line.weight, partial(line.once, subjects_of)), *_unpacked(sum(map(getitem, self._table, own))))

    def _scores(self, read: Sequence[Read]) -> list[float]:
        first, last = self._edges
        before = [first, *(line.below for line in read[:-1])]
        after = [*(line.above for line in read[1:]), last]
        return [a + line.here + b for a, line, b in zip(before, read, after, strict=True)]


def _packed(three: Sequence[float]) -> int:
    """Three numbers of thousandths as one, whose sums are theirs as long as each stays between -8000 and 8000."""
    return sum((round(1000 * value) << (_BITS * place)) for place, value in enumerate(three))


def _unpacked(total: int) -> Iterator[float]:
    for _ in range(3):
        part = ((total + _HALF) & _MASK) - _HALF
        yield part / 1000
        total = (total - part) >> _BITS


@cache
def shipped() -> Model:
    """The model of this library."""
    return Model(json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8")))


def read_weights(path: str) -> Model:
    """A model from a file that `cleaner train` wrote. Raises ArgumentError where it is none."""
    try:
        return Model(json.loads(Path(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise ArgumentError(f"weights {path!r}: pass a file that `cleaner train` wrote ({error})") from error
