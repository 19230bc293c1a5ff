"""Boosted trees as data, and as one function."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import exp
from typing import Any

Tree = list[Any]  # [number of a feature, threshold, tree where it is at most that, tree where it is above], or [value]
Trees = Callable[..., float]  # of the features, one after the other


def logistic(score: float) -> float:
    """The chance that a score stands for."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def compiled(trees: Sequence[Tree], count: int) -> Trees:
    """Trees over so many features as one function that gives a score: a sum of conditional expressions, made of numbers alone."""
    names = ", ".join(f"f{number}" for number in range(count))
    source = f"lambda {names}: " + " + ".join(_expression(tree) for tree in trees)
    made: Trees = eval(source, {"__builtins__": {}})  # noqa: S307 - made of numbers, see _expression
    return made


def _expression(tree: Tree) -> str:
    if len(tree) == 1:
        return repr(float(tree[0]))
    number, threshold, low, high = tree
    return f"({_expression(low)} if f{int(number)} <= {float(threshold)!r} else {_expression(high)})"
