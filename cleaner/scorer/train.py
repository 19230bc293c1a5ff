"""Training: from labelled pages to weights, with the scores of pages that were left out.

Needs the extra `train` (NumPy, SciPy, scikit-learn, LightGBM). The same pages give the same weights.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression, SGDClassifier

from cleaner.document import Document, Line
from cleaner.errors import ArgumentError
from cleaner.fold import words
from cleaner.lexicon import Matcher, read_lexicons
from cleaner.scorer.features import BINS, LEXICONS, NAMES, OWN, Lines, places, read, told, weighed
from cleaner.scorer.labels import SIZE, label, site_of
from cleaner.scorer.model import DOUBT, VERSION, Model
from cleaner.scorer.trees import Tree

FOLDS = 5  # parts of the sites of which each is left out once
INNER = 3  # parts of the rest, so that a stage learns from what the one before says of pages that it has not seen
SITES = 4  # sites that a word must stand on
LEAST = 0.05  # what a word must weigh
TREES = {"num_leaves": 8, "learning_rate": 0.1, "min_data_in_leaf": 60, "feature_fraction": 0.7, "bagging_fraction": 0.7}
FIXED = {"objective": "binary", "bagging_freq": 1, "seed": 1, "deterministic": True, "force_row_wise": True, "verbose": -1}
ROUNDS = 40  # trees
STRENGTH = 0.1  # of the first stage's fit against its regularisation
STEPS = 40  # of the calibration
COPIES = (0.3, 0.08)  # what the copies of a page count, besides the page
THINNED = 0.7  # of the lines that are not the article's, which a thinned copy of a page lacks
Report = Callable[[str], None]
_BLOCK = sum(BINS)  # columns of one line's features
_STARTS = np.cumsum([0, *BINS[:-1]])
Array = Any  # numpy.ndarray, whose types the checker is not given


@dataclass(frozen=True)
class Example:
    """A page: the site that it is of, its lines near prose, which of them are the article's, and how much it counts."""

    site: str
    lines: tuple[Line, ...]
    labels: tuple[bool, ...]
    article: str
    weight: float = 1.0
    scored: bool = True  # whether it is a page as it was given


def read_examples(rows: Iterable[Mapping[str, Any]]) -> Iterator[Example]:
    """Examples from rows with `text`, `article`, `url` (or `site`) and, if need be, `weight`.

    Raises ArgumentError for a row that lacks one of them.
    """
    matcher = Matcher(read_lexicons(LEXICONS))
    for number, row in enumerate(rows, 1):
        text, article, site = row.get("text"), row.get("article"), row.get("site") or site_of(row.get("url"))
        if not isinstance(text, str) or not isinstance(article, str) or not site:
            raise ArgumentError(f"row {number}: pass an object with text, article and url (or site), all of them strings")
        lines = tuple(Document(text, matcher, whole=None).lines)
        if lines:
            labels = tuple(label(article, [line.text for line in lines]))
            yield Example(site, lines, labels, article, float(row.get("weight", 1.0)))


def train(rows: Iterable[Mapping[str, Any]], report: Report = print) -> dict[str, Any]:
    """Weights learned from labelled pages. `report` is told the scores of pages left out, and how far the work is."""
    given = list(read_examples(rows))
    if len({example.site for example in given}) < FOLDS:
        raise ArgumentError(f"pass labelled pages of {FOLDS} sites or more")
    examples = [copy for example in given for copy in _copies(example)]
    report(f"{len(given)} pages of {len({example.site for example in given})} sites")
    chances: list[Array] = []
    labels: list[Array] = []
    scores: list[tuple[float, float]] = []
    for fold in range(FOLDS):
        learned = _fit([example for example in examples if _part(example, FOLDS) != fold])
        left_out = [example for example in given if _part(example, FOLDS) == fold]
        for example in left_out:
            found = learned.predict(example)
            chances.append(found)
            labels.append(np.array(example.labels, dtype=float))
            scores.append(_score(example, found))
        report(f"fold {fold + 1} of {FOLDS}: {len(left_out)} pages left out, {_summary(scores[-len(left_out) :])}")
    report(f"pages left out of training: {_summary(scores)}")
    calibration = calibrate(np.concatenate(chances), np.concatenate(labels), [len(found) for found in chances])
    return _fit(examples).weights(calibration)


def _copies(example: Example) -> Iterator[Example]:
    """A page; one without most of what is not its article, as later rounds see it; and one without its article."""
    yield example
    rest = [i for i, own in enumerate(example.labels) if not own]
    thin = [i for i in rest if _hashed(example.lines[i].text, example.site) >= THINNED]
    own = [i for i, own in enumerate(example.labels) if own]
    for kept, weight in ((sorted(own + thin), COPIES[0]), (rest, COPIES[1])):
        if kept:
            lines, labels = tuple(example.lines[i] for i in kept), tuple(example.labels[i] for i in kept)
            yield replace(example, lines=lines, labels=labels, weight=example.weight * weight, scored=False)


def _hashed(*texts: str) -> float:
    """A number from 0 to 1 that looks random and is the same on every machine."""
    return int(hashlib.md5("\n".join(texts).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:8], 16) / 16**8


def _part(example: Example, parts: int, salt: str = "") -> int:
    return int(parts * _hashed(example.site, salt))


@dataclass
class _Page:
    """An example with what the stages make of it."""

    example: Example
    lines: Lines
    own: list[list[int]]
    chances: Array
    inner: int

    @property
    def labels(self) -> Array:
        return np.array(self.example.labels, dtype=float)

    @property
    def weights(self) -> Array:
        """Every page counts alike, and in it a line by its length."""
        sizes = (np.minimum(self.lines.weights, 600.0) / 8 + 1) ** 0.75
        return sizes / sizes.sum() * 100 * self.example.weight

    def places(self) -> Array:
        chances = [float(p) for p in self.chances]
        return np.array(places(chances, self.lines, self.own, [True] * len(chances)), dtype=np.float32).T


def _page(example: Example) -> _Page:
    return _Page(example, read(example.lines), [], np.zeros(0), _part(example, INNER, "inner"))


class _Words:
    """How much a word speaks for the article: a linear model over the words of lines."""

    def __init__(self, pages: Sequence[_Page]) -> None:
        sites: dict[str, set[str]] = defaultdict(set)
        for page in pages:
            for parts in page.lines.words:
                for word in parts:
                    sites[word].add(page.example.site)
        self.vocabulary = {word: i for i, word in enumerate(sorted(word for word, found in sites.items() if len(found) >= SITES))}
        self.weights: dict[str, int] = {}
        self._known = weighed({})
        if not self.vocabulary:
            return
        model = SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=12, tol=None, random_state=0, average=True)
        rows = [parts for page in pages for parts in page.lines.words]
        model.fit(self._matrix(rows), _joined(pages, "labels"), sample_weight=_joined(pages, "weights"))
        weights = np.round(100 * model.coef_[0]).astype(int)
        self.weights = {word: int(weights[i]) for word, i in self.vocabulary.items() if abs(weights[i]) >= 100 * LEAST}
        self._known = weighed(self.weights)

    def _matrix(self, rows: Sequence[Sequence[str]]) -> Array:
        columns: list[int] = []
        values: list[float] = []
        ends = [0]
        for parts in rows:
            known = sorted({self.vocabulary[word] for word in parts if word in self.vocabulary})
            columns += known
            values += [len(parts) ** -0.5] * len(known)
            ends.append(len(columns))
        return csr_matrix((values, columns, ends), shape=(len(rows), len(self.vocabulary)))

    def read(self, page: _Page) -> None:
        """Fill in what the words of a page's lines weigh."""
        page.own = [*page.lines.shapes, *told(page.lines.words, self._known)]


class _First:
    """The first stage: what the features of a line and its neighbours weigh, as tables."""

    def __init__(self, pages: Sequence[_Page]) -> None:
        rows = np.vstack([self._rows(page) for page in pages])
        ends = np.arange(0, rows.size + 1, rows.shape[1])
        matrix = csr_matrix((np.ones(rows.size), rows.ravel(), ends), shape=(len(rows), 3 * _BLOCK + 2))
        model = LogisticRegression(C=STRENGTH, max_iter=200)
        model.fit(matrix, _joined(pages, "labels"), sample_weight=_joined(pages, "weights"))
        self._weights, self._intercept = model.coef_[0], float(model.intercept_[0])

    @staticmethod
    def _rows(page: _Page) -> Array:
        """The columns of every line: its own features, those of the line before and of the line after, or the edge."""
        own = np.array(page.own).T + _STARTS
        before = np.full_like(own, 3 * _BLOCK)
        after = np.full_like(own, 3 * _BLOCK + 1)
        before[1:], after[:-1] = own[:-1] + _BLOCK, own[1:] + 2 * _BLOCK
        return np.hstack([own, before, after])

    def predict(self, page: _Page) -> Array:
        return 1 / (1 + np.exp(-self._weights[self._rows(page)].sum(axis=1) - self._intercept))

    def tables(self) -> dict[str, Any]:
        """The weights as the model reads them: of a line itself, for the line after it and for the one before it."""
        ends = np.cumsum([0, *BINS])
        found = [
            [[round(float(w), 3) for w in self._weights[shift * _BLOCK + a : shift * _BLOCK + b]] for a, b in pairwise(ends)]
            for shift in range(3)
        ]
        found[0][0] = [round(weight + self._intercept, 3) for weight in found[0][0]]
        return {"tables": found, "edges": [round(float(len(OWN) * weight), 3) for weight in self._weights[3 * _BLOCK :]]}


class _Second:
    """The second stage: boosted trees over `NAMES`."""

    def __init__(self, pages: Sequence[_Page]) -> None:
        data = lightgbm.Dataset(
            np.vstack([page.places() for page in pages]), _joined(pages, "labels"), weight=_joined(pages, "weights")
        )
        self._model = lightgbm.train(TREES | FIXED, data, ROUNDS)

    def predict(self, page: _Page) -> Array:
        low, high = DOUBT
        found = self._model.predict(page.places())
        return np.where((page.chances > low) & (page.chances < high), found, page.chances)

    def trees(self) -> list[Tree]:
        return [as_tree(tree["tree_structure"]) for tree in self._model.dump_model()["tree_info"]]


def as_tree(node: Mapping[str, Any]) -> Tree:
    """A tree of LightGBM's dump as data."""
    if "leaf_value" in node:
        return [round(float(node["leaf_value"]), 4)]
    return [node["split_feature"], float(f"{node['threshold']:.5g}"), as_tree(node["left_child"]), as_tree(node["right_child"])]


class _Learned:
    """The stages, fitted."""

    def __init__(self, told: _Words, first: _First, second: _Second) -> None:
        self._words, self._first, self._second = told, first, second

    def predict(self, example: Example) -> Array:
        """How likely the lines of a page belong to the article, before calibration."""
        page = _page(example)
        self._words.read(page)
        page.chances = self._first.predict(page)
        return self._second.predict(page)

    def weights(self, calibration: Sequence[Sequence[float]]) -> dict[str, Any]:
        """Everything as `Model` reads it."""
        return {
            "version": VERSION,
            "own": list(OWN),
            "place": list(NAMES),
            "words": self._words.weights,
            **self._first.tables(),
            "trees": self._second.trees(),
            "calibration": [list(part) for part in calibration],
        }


def _fit(examples: Sequence[Example]) -> _Learned:
    """All stages. A stage learns from what the one before says of pages that it was not fitted on."""
    pages = [_page(example) for example in examples]
    given = [page for page in pages if page.example.scored]
    for part in range(INNER):
        rest = _Words([page for page in given if page.inner != part])
        for page in pages:
            if page.inner == part:
                rest.read(page)
    first = _First(pages)
    found: list[tuple[_Page, Array]] = []
    for part in range(INNER):
        rest_of = _First([page for page in pages if page.inner != part])
        found += [(page, rest_of.predict(page)) for page in pages if page.inner == part]
    for page, chances in found:
        page.chances = chances
    return _Learned(_Words(given), first, _Second(pages))


def _joined(pages: Sequence[_Page], name: str) -> Array:
    return np.concatenate([getattr(page, name) for page in pages])


def calibrate(chances: Array, labels: Array, counts: Sequence[int]) -> tuple[list[float], list[float]]:
    """Steps, and between them how many of the lines left out were the article's, every page counting alike."""
    weights = np.concatenate([np.full(count, 1 / count) for count in counts])
    found = IsotonicRegression(y_min=0.001, y_max=0.999, out_of_bounds="clip").fit(chances, labels, sample_weight=weights)
    steps = np.linspace(0, 1, STEPS + 1)
    return [round(float(step), 4) for step in steps[1:-1]], [
        round(float(v), 4) for v in found.predict((steps[1:] + steps[:-1]) / 2)
    ]


def _score(example: Example, chances: Array) -> tuple[float, float]:
    """Precision and recall of a page's lines, by runs of four words."""
    kept = "\n".join(line.plain for line, chance in zip(example.lines, chances, strict=True) if chance >= 0.5)
    want, got = _runs(example.article), _runs(kept)
    both = sum((want & got).values())
    return (both / max(1, sum(got.values())) if got else float(not want)), both / max(1, sum(want.values())) if want else 1.0


def _runs(text: str) -> Counter[tuple[str, ...]]:
    told = words(text)
    return Counter(zip(*(told[shift:] for shift in range(SIZE)), strict=False))


def _summary(scores: Sequence[tuple[float, float]]) -> str:
    precision, recall = (sum(part) / max(1, len(scores)) for part in zip(*scores, strict=True)) if scores else (0.0, 0.0)
    return f"F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}, precision {precision:.3f}, recall {recall:.3f}"


def write(weights: Mapping[str, Any]) -> str:
    """Weights as text, one part a line."""
    Model(weights)
    return (
        "{\n"
        + ",\n".join(f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False, separators=(',', ':'))}" for k, v in weights.items())
        + "\n}\n"
    )
