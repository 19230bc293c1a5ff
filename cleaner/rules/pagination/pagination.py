"""Pagination."""

import re
from collections.abc import Iterator

from cleaner.document import Line
from cleaner.fold import has_unspaced
from cleaner.lexicon import Phrase
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
        Previous: Wool cheques
            Next: Borehole rules
    Keeps:
        Next came the rain.
        Next: the weather
        Page 12 of the report lists the costs.
    """
    hits = {hit.line for hit in page.hits}
    for hit in page.hits:
        line = page.lines[hit.line]
        if page.stock(hit) or (
            line.words <= MOST and not line.sentence and _links(line, hit.phrase, paired=bool(hits & {hit.line - 1, hit.line + 1}))
        ):
            yield page.drop(hit.line, "pagination")


def _links(line: Line, phrase: Phrase, *, paired: bool) -> bool:
    """Whether an arrow stands at either end, or a title behind a label: of two words ("Next post: …"), or one of a pair."""
    worded = paired or " " in phrase.text or has_unspaced(phrase.text)
    return _ARROWED.search(line.text) is not None or (worded and bool(label(line, phrase)))
