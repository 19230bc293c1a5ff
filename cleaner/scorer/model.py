"""Weights, and what they make of the lines of a page.

Two stages. The first adds up what the features of a line and of its two neighbours weigh. The second is boosted trees that
see what the first thought of the lines around; they look at lines that are still in doubt.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from itertools import compress, repeat
from operator import getitem
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.document import Line
from cleaner.errors import ArgumentError
from cleaner.scorer.features import CALLED, NAMES, OWN, places, read, told, weighed
from cleaner.scorer.trees import Trees, compiled, logistic

VERSION = 2  # of the format of weights
DOUBT = (0.1, 0.97)  # between which chances the trees look at a line again
_BITS = 24
_MASK = (1 << _BITS) - 1
_SHIFT = 1 << (_BITS - 1)  # what keeps a part of a packed number above zero
_SHIFTS = _SHIFT + (_SHIFT << _BITS) + (_SHIFT << 2 * _BITS)


class Judgement(NamedTuple):
    """How likely each line of a page belongs to its article, and what speaks most against one, by its number."""

    chances: Sequence[float]
    reason: Callable[[int], str]


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
        self._words = weighed(weights["words"])
        # The three weights of a feature as one number, so that one sum adds up all three.
        self._table = [[_packed(three) for three in zip(*rows, strict=True)] for rows in zip(*weights["tables"], strict=True)]
        self._here: list[list[float]] = weights["tables"][0]
        self._edges = [1000 * float(weight) for weight in weights["edges"]]
        self._trees: Trees = compiled(weights["trees"], len(NAMES))
        self._calibration: list[list[float]] = weights["calibration"]

    def judge(self, lines: Sequence[Line]) -> Judgement:
        """Judge the lines of a page. The chances are calibrated on pages left out of training."""
        if not lines:
            return Judgement((), str)
        seen = read(lines)
        own = [*seen.shapes, *told(seen.words, self._words)]
        found = list(map(logistic, self._scores(own)))
        low, high = DOUBT
        doubtful = [low < chance < high for chance in found]
        if any(doubtful):
            columns = [compress(column, doubtful) for column in places(found, seen, own, doubtful)]
            again = map(logistic, map(self._trees, *columns))
            found = [next(again) if doubted else chance for chance, doubted in zip(found, doubtful, strict=True)]
        steps, values = self._calibration
        return Judgement([values[bisect_right(steps, p)] for p in found], partial(self._reason, own))

    def _reason(self, own: Sequence[Sequence[int]], number: int) -> str:
        """The two features of a line by itself that speak most against it."""
        against = [weights[column[number]] for weights, column in zip(self._here, own, strict=True)]
        most = sorted(range(len(OWN)), key=against.__getitem__)[:2]
        return " and ".join(dict.fromkeys(CALLED[feature] for feature in most))

    def _scores(self, own: Sequence[Sequence[int]]) -> list[float]:
        columns = [map(getitem, repeat(weights), column) for weights, column in zip(self._table, own, strict=True)]
        totals = [total + _SHIFTS for total in map(sum, zip(*columns, strict=True))]
        first, last = self._edges
        below = [first, *[((total >> _BITS) & _MASK) - _SHIFT for total in totals[:-1]]]
        above = [*[(total >> 2 * _BITS) - _SHIFT for total in totals[1:]], last]
        return [((total & _MASK) - _SHIFT + a + b) / 1000 for total, a, b in zip(totals, below, above, strict=True)]


def _packed(three: Sequence[float]) -> int:
    """Three numbers of thousandths as one, whose sums are theirs as long as each stays between -8000 and 8000."""
    return sum((round(1000 * value) << (_BITS * place)) for place, value in enumerate(three))


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
