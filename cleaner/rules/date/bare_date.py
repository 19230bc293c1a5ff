"""Dates without a label."""

from collections.abc import Iterator

from cleaner.dates import find_date
from cleaner.head import read_head
from cleaner.header import has_date
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import first_paragraph, quoted

ALONE = 12  # characters that may stand beside the date


@rule(kind="date", confidence=0.9)
def bare_date(page: Page) -> Iterator[Finding]:
    """Date without a label right above the text, not where more dates head what follows, as in a diary.

    Removes:
        2024-03-02
            …
        Jan. 15, 2024 at 9:30 a.m. EST
            …
    Keeps:
        …
            15 January 2024
            …
        15 January 2024
            …
            16 January 2024
            …
    """
    lines = page.lines
    _, places, told = page.once(read_head)
    found = [(i, facts) for i, facts in told.items() if i in places and has_date(facts) and not quoted(lines[i])]
    if found and not _dates_below(page, page.once(first_paragraph)):
        for index, facts in found:
            yield page.drop(index, "date line", *facts)


def _dates_below(page: Page, top: int) -> bool:
    """Whether a bare date stands between two paragraphs."""
    lines = page.lines
    between = range(top + 1, len(lines) - 1)
    return any(lines[i - 1].paragraph and lines[i + 1].paragraph and "0" in lines[i].key and _bare(lines[i].text) for i in between)


def _bare(text: str) -> bool:
    date = find_date(text)
    return date is not None and len(text) - (date.end - date.start) < ALONE
