"""Notes on where the article appeared."""

from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import article_end, first_paragraph, quoted

MOST = 60  # words


@rule(kind="credit", confidence=0.9, phrases="republication")
def republication_note(page: Page) -> Iterator[Finding]:
    """Note on where the article appeared first or in print, or that it was updated, above or below the text.

    Removes:
        …
            This article appeared in the Autumn 2022 issue of Wayside.
        …
            A version of this article appears in print on Feb. 20, 2023, Section B, Page 6, with the headline: The clock.
    Keeps:
        …
            This story was updated by every teller, and grew a dragon.
            …
            …
    """
    top, end = page.once(first_paragraph), page.once(article_end)
    for hit in page.hits:
        line = page.lines[hit.line]
        # The last of the article's paragraphs may be the note itself.
        if not quoted(line) and line.words <= MOST and not top <= hit.line < end:
            yield page.drop(hit.line, "note on where or when the article appeared")
