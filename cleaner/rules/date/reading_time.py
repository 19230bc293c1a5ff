"""Reading times."""

from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule


@rule(kind="date", confidence=0.95, phrases="reading-time")
def reading_time(page: Page) -> Iterator[Finding]:
    """Time that the article takes to read.

    Removes:
        4 min read
        Reading time: 6 minutes
    Keeps:
        4 minutes later the train left.
        4 minutes
    """
    for hit in page.hits:
        yield page.drop(hit.line, "reading time")
