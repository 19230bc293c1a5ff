"""Pagination."""

import re
from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import label

MOST = 20  # words of a title that a link to the next post carries
_ARROWED = re.compile(r"^\s*(?:[←→«»‹›<>]|&[lr]aquo;)|(?:[←→«»‹›<>])\s*$")


@rule(kind="pagination", confidence=0.9, phrases="pagination")
def pagination(page: Page) -> Iterator[Finding]:
    """Links to the next and previous page or post, and page counts.

    Removes:
        Page 2 of 5
        Next page
        « Older posts
        Previous Post: Sourdough for beginners
        1 2 3 4 Next
    Keeps:
        Next came the rain.
        Next: the weather
        Page 12 of the report lists the costs.
    """
    for hit in page.hits:
        line = page.lines[hit.index]
        if hit.phrase.place == "whole":
            yield page.drop(hit.index, "pagination")
        elif line.words <= MOST and not line.sentence and (_ARROWED.search(line.text) or label(line, hit.phrase)):
            yield page.drop(hit.index, "pagination")
