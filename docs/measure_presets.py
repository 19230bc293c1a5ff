"""Measure what each preset does to pages whose articles are known.

`python docs/measure_presets.py PAGES.jsonl`: one JSON object a line, with `article`, the text of the article, and `text`,
what an extractor made of its page. Prints, for each preset, the share of the noise's and of the article's four-word
sequences that went, and how many of the articles themselves came back as they were.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from statistics import mean

from cleaner import Cleaner, Config


def sequences(text: str) -> Counter[tuple[str, ...]]:
    """The sequences of four words of a text, with how often each stands in it."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def measured(cleaner: Cleaner, article: str, text: str) -> tuple[int, int, int, int, bool]:
    """Noise before and after, sequences of the article before and after, and whether the article came back as it was."""
    want, before, after = sequences(article), sequences(text), sequences(cleaner.clean(text).text)
    same = re.findall(r"\w+", cleaner.clean(article).text) == re.findall(r"\w+", article)
    return (before - want).total(), (after - want).total(), (before & want).total(), (after & want).total(), same


def main(path: str) -> None:
    """Print a row for each preset."""
    pages = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    for preset in ("precision", "balanced", "recall"):
        cleaner = Cleaner(Config(preset=preset))
        rows = [measured(cleaner, page["article"], page["text"]) for page in pages]
        noise, left, there, kept = (sum(row[i] for row in rows) for i in range(4))
        lost, same = 1 - kept / max(1, there), mean(row[4] for row in rows)
        gone = 1 - left / max(1, noise)
        sys.stdout.write(f"{preset}: noise gone {gone:.1%}, article lost {lost:.2%}, articles as they were {same:.1%}\n")


if __name__ == "__main__":
    main(sys.argv[1])
