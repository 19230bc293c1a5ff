"""Measures `clean(html)` beside trafilatura on pages that were left out of training.

`python docs/measure_html.py PAGES.jsonl.xz …` reads rows as `python -m cleaner.page.train` does. In five folds by site it
trains on the rest and cleans what was left out, and prints for each file with whole articles precision, recall and F1
(runs of four words, averaged over pages) and how many pages came out word for word, and for files with annotated passages
how many of them stay and go. Takes about five minutes; needs the extra `train`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from statistics import mean
from typing import Any
from unittest import mock

from trafilatura import extract

from cleaner import clean
from cleaner.page.judge import Judge
from cleaner.page.train import FOLDS, as_weights, calibrated, examples_of, part, read_rows
from cleaner.scorer.labels import site_of

_WORD = re.compile(r"\w+")


def _runs(text: str) -> Counter[tuple[str, ...]]:
    told = _WORD.findall(text)
    return Counter(zip(*(told[i:] for i in range(4)), strict=False))


def _articles(rows: Sequence[Mapping[str, Any]], texts: Sequence[str]) -> str:
    shares = []
    for row, text in zip(rows, texts, strict=True):
        want, got = _runs(row["article"]), _runs(text)
        both = (want & got).total()
        same = _WORD.findall(text) == _WORD.findall(row["article"])
        shares.append((both / got.total() if got else float(not want), both / max(1, want.total()), same))
    precision, recall, exact = map(mean, zip(*shares, strict=True))
    return f"F1 {2 * precision * recall / (precision + recall):.3f} P {precision:.3f} R {recall:.3f} exact {exact:.2f}"


def _passages(rows: Sequence[Mapping[str, Any]], texts: Sequence[str]) -> str:
    flat = [" ".join(text.split()) for text in texts]
    stay, go = (
        [" ".join(passage.split()) in text for row, text in zip(rows, flat, strict=True) for passage in row[name]]
        for name in ("with", "without")
    )
    precision, recall = sum(stay) / max(1, sum(stay) + sum(go)), mean(stay)
    return f"F1 {2 * precision * recall / (precision + recall):.3f} P {precision:.3f} R {recall:.3f}"


def main() -> None:
    """Train, clean and print."""
    rows = {name: list(read_rows([name])) for name in sys.argv[1:]}
    examples = examples_of(row for part in rows.values() for row in part)
    calibration, models = calibrated(examples)
    judges = [Judge(as_weights(model, calibration)) for model in models]
    assert len(judges) == FOLDS
    ways: dict[str, Callable[[Mapping[str, Any]], str]] = {
        "cleaner": lambda row: clean(row["html"], kind="html").text,
        "trafilatura": lambda row: extract(row["html"], include_comments=False) or "",
    }
    for name, part_of in rows.items():
        for way, run in ways.items():
            texts = []
            for row in part_of:
                with mock.patch("cleaner.parse.html.shipped", lambda row=row: judges[part(site_of(row["url"]))]):
                    texts.append(run(row))
            told = _articles if "article" in part_of[0] else _passages
            print(f"{name}: {way:12s} {told(part_of, texts)}")  # noqa: T201


if __name__ == "__main__":
    main()
