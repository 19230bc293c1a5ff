"""What stands above the title."""

from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.rules.title.title_over_byline import FURNITURE, find_header


@rule(kind="navigation", confidence=0.9, phrases=FURNITURE)
def page_head(page: Page) -> Iterator[Finding]:
    """Head of the page: everything above a title that stands over a byline or date, and what is set between them.

    Removes:
        ~~The Harbour Ledger~~
            ~~Today's paper~~
            ~~Weather~~
            Storm closes the coast road for a third day
            By Jane Orrell
            …
    Keeps:
        The storm
            came in May,
            By night it had gone
            …
    """
    header = find_header(page)
    if header is not None:
        for index in range(header.title):
            yield page.drop(index, "head of the page, above the title")
