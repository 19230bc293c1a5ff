"""What stands above the title."""

from collections.abc import Iterator, Sequence

from cleaner.document import Line
from cleaner.head import read_head
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.rules.title.title_over_byline import find_header

ITEM = 4  # the most words of an item of a menu
STOCK = 0.5  # the part of the head that must be such items or stock phrases
WEAK = 0.5  # for any other: a poem may stand above the next one's title


@rule(kind="navigation", confidence=0.9)
def page_head(page: Page) -> Iterator[Finding]:
    """Head of the page: everything above the title, known by the page's own title or by the byline or date under it.

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
    title = page.once(read_head).title
    if title is not None and not _prose(page.lines[: title.line]):
        for index in range(title.line):
            yield page.drop(index, "head of the page, above the title")
        return
    header = find_header(page)
    if header is not None and header.title:
        head = page.lines[: header.title]
        stock = sum(line.words <= ITEM or bool(line.phrases) for line in head)
        sure = None if stock >= STOCK * len(head) else WEAK
        for index in range(header.title):
            yield page.drop(index, "head of the page, above the title", confidence=sure)


def _prose(lines: Sequence[Line]) -> bool:
    """Whether paragraphs of prose are among the lines: a notice, which stands alone, is none."""
    return sum(line.paragraph and not line.phrases for line in lines) > 1
