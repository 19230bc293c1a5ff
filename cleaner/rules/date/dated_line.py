"""Dates in lines that tell more than the date."""

from collections.abc import Iterator

from cleaner.dates import find_date
from cleaner.fold import words
from cleaner.head import read_head
from cleaner.header import UPDATED, may_be_header
from cleaner.model import Fact, Finding
from cleaner.rule import Page, rule
from cleaner.shapes import quoted

MOST = 25  # words


@rule(kind="date", confidence=0.6)
def dated_line(page: Page) -> Iterator[Finding]:
    """Date in a short line between title and text that tells other things too: lifted into the metadata, and left in the text.

    Protects:
        Friday evening, 3 May 2024, in the harbour district
            …
    Keeps:
        …
            The storm of 3 May 2024 was the worst.
            …
    """
    lines = page.lines
    _, places, told = page.once(read_head)
    for index in places:
        line = lines[index]
        if line.paragraph or line.words > MOST or quoted(line) or not may_be_header(line) or index in told:
            continue
        date = find_date(line.text)
        if date is not None:
            field = "updated" if UPDATED.intersection(words(line.text[: date.start])) else "date"
            yield page.keep(index, "date of the article", Fact(field, date.text, 0.3, date.language))
