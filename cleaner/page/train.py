"""Training of the judge of pages: from labelled pages to weights, with the scores of pages that were left out.

`python -m cleaner.page.train LABELLED... -o WEIGHTS` reads JSON lines (plain or .xz) with `html`, `url` and either
`article`, the true text, or `with` and `without`, passages that belong to the article and that do not. Needs the extra
`train`. The same pages give the same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from cleaner.errors import ArgumentError
from cleaner.page.blocks import Page, read_blocks
from cleaner.page.facts import read_facts
from cleaner.page.features import FEATURES, Heard, features
from cleaner.page.hear import listen, taken
from cleaner.page.judge import VERSION, Judge
from cleaner.page.tree import grow
from cleaner.scorer.labels import label, site_of
from cleaner.scorer.train import FIXED, as_tree, calibrate

FOLDS = 5  # parts of the sites of which each is left out once
TREES = {"num_leaves": 15, "learning_rate": 0.08, "min_data_in_leaf": 80, "feature_fraction": 0.4, "bagging_fraction": 0.7}
ROUNDS = 120
SIDES = 30  # characters of a block that may be a part of an annotated passage
# What a page counts, by what was taken for its article: by trafilatura as it is called, in its other settings, by nobody,
# and without what the page gives for machines.
VIEWS = {"precision": 1.0, "balanced": 0.5, "fast": 0.3, "nobody": 0.2, "mute": 0.3}
Calibration = tuple[list[float], list[float]]
Array = Any  # numpy.ndarray, whose types the checker is not given


@dataclass(frozen=True)
class Example:
    """A page: its site, what is told of its blocks in each view, which are the article's (NaN: not annotated), what each counts."""

    site: str
    views: Mapping[str, Array]
    labels: Array
    weights: Array


def read_example(row: Mapping[str, Any]) -> Example | None:
    """An example from a row; None of a page without text. Raises ArgumentError for a row that lacks something."""
    html, site = row.get("html"), site_of(row.get("url"))
    if not isinstance(html, str) or not site or not ("article" in row or "with" in row):
        raise ArgumentError("pass objects with html, url, and article or with and without")
    tree = grow(html)
    page = read_blocks(tree) if tree is not None else Page([], [])
    if not page.blocks:
        return None
    texts = [block.text for block in page.blocks]
    heard = listen(tree, page, read_facts(tree, row.get("url")))
    labels = np.array(_labels(row, texts))
    weights = np.array([(min(len(text), 600) / 8 + 1) ** 0.75 for text in texts])
    return Example(site, dict(_views(tree, page, heard)), labels, weights * 100 / max(1.0, weights[~np.isnan(labels)].sum()))


def _views(tree: Any, page: Page, heard: Heard) -> Iterator[tuple[str, Array]]:
    settings: dict[str, dict[str, bool]] = {"precision": {"favor_precision": True}, "balanced": {}, "fast": {"fast": True}}
    texts = [block.text for block in page.blocks]
    votes = {name: label(taken(tree, **how), texts) for name, how in settings.items()} | {"nobody": [False] * len(texts)}
    for name, voted in votes.items():
        yield name, np.array(features(page, heard._replace(votes=voted)), dtype=np.float32)
    yield "mute", np.array(features(page, heard._replace(votes=votes["precision"], body=None)), dtype=np.float32)


def _labels(row: Mapping[str, Any], texts: Sequence[str]) -> list[float]:
    if "article" in row:
        return [float(own) for own in label(row["article"], texts)]
    good, bad = ([" ".join(passage.split()) for passage in row[name]] for name in ("with", "without"))
    return [_annotated(text, good, bad) for text in texts]


def _annotated(text: str, good: Sequence[str], bad: Sequence[str]) -> float:
    stays, goes = (any(p in text or (len(text) > SIDES and text in p) for p in passages) for passages in (good, bad))
    return float(stays) if stays != goes else float("nan")


def examples_of(rows: Iterable[Mapping[str, Any]]) -> list[Example]:
    """Examples from rows, in order, read by all cores."""
    with ProcessPoolExecutor() as pool:
        examples = [example for example in pool.map(read_example, rows, chunksize=8) if example is not None]
    if len({example.site for example in examples}) < FOLDS:
        raise ArgumentError(f"pass labelled pages of {FOLDS} sites or more")
    return examples


def calibrated(examples: Sequence[Example], report: Callable[[str], None] = print) -> tuple[Calibration, list[Any]]:
    """What the chances of pages left out are worth, and the model of each fold. `report` is told how far the work is."""
    chances: list[Array] = []
    labels: list[Array] = []
    models = []
    for fold in range(FOLDS):
        models.append(fit([example for example in examples if part(example.site) != fold]))
        for example in examples:
            if part(example.site) == fold:
                known = ~np.isnan(example.labels)
                chances.append(models[-1].predict(example.views["precision"])[known])
                labels.append(example.labels[known])
        report(f"fold {fold + 1} of {FOLDS}: {_right(chances, labels):.4f} of the blocks of pages left out are told rightly")
    return calibrate(np.concatenate(chances), np.concatenate(labels), [max(1, len(found)) for found in chances]), models


def train(rows: Iterable[Mapping[str, Any]], report: Callable[[str], None] = print) -> dict[str, Any]:
    """Weights learned from labelled pages."""
    examples = examples_of(rows)
    report(f"{len(examples)} pages of {len({example.site for example in examples})} sites")
    calibration, _ = calibrated(examples, report)
    return as_weights(fit(examples), calibration)


def part(site: str) -> int:
    """Which fold a site is left out of."""
    return int(FOLDS * int(hashlib.md5(site.encode(), usedforsecurity=False).hexdigest()[:8], 16) / 16**8)


def fit(examples: Sequence[Example]) -> Any:
    """Trees grown on every view of every page."""
    rows = [(example, view, counts) for example in examples for view, counts in VIEWS.items()]
    data = np.vstack([example.views[view] for example, view, _ in rows])
    labels = np.concatenate([example.labels for example, _, _ in rows])
    weights = np.concatenate([example.weights * counts for example, _, counts in rows])
    known = ~np.isnan(labels)
    return lightgbm.train(TREES | FIXED, lightgbm.Dataset(data[known], labels[known], weight=weights[known]), ROUNDS)


def as_weights(model: Any, calibration: Calibration) -> dict[str, Any]:
    """Everything as `Judge` reads it."""
    trees = [as_tree(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    return {"version": VERSION, "features": list(FEATURES), "trees": trees, "calibration": [list(part) for part in calibration]}


def _right(chances: Sequence[Array], labels: Sequence[Array]) -> float:
    return float(np.mean((np.concatenate(chances) >= 0.5) == (np.concatenate(labels) >= 0.5)))


def read_rows(names: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The rows of files of JSON lines."""
    for name in names:
        opened = partial(lzma.open, name) if name.endswith(".xz") else Path(name).open
        with opened("rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(prog="python -m cleaner.page.train", description=__doc__)
    parser.add_argument("labelled", nargs="+", help="files of JSON lines")
    parser.add_argument("-o", "--output", required=True, help="where to write the weights")
    args = parser.parse_args()
    weights = train(read_rows(args.labelled))
    Judge(weights)
    lines = (f"{json.dumps(name)}: {json.dumps(part, separators=(',', ':'))}" for name, part in weights.items())
    Path(args.output).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
