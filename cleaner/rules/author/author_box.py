"""Author's box: a heading, and who the author is."""

from collections.abc import Iterator, Sequence

from cleaner.document import Line
from cleaner.model import Finding
from cleaner.names import is_name
from cleaner.rule import Page, rule

ARTICLE = 2  # paragraphs above the box
LAST = 3  # lines below it, at the most, where the text is not that of a whole page
BIO = range(5, 121)  # words of who the author is


@rule(kind="author", confidence=0.93, phrases="author-heading")
def author_box(page: Page) -> Iterator[Finding]:
    """Heading such as "About the author" below an article, and the line that tells of the author.

    Removes:
        …
            …
            About the author
            Jane Orrell loves the sea, and lives in Wexcombe with two cats.
        …
            …
            About the author
            Theo Marchetti
            Theo has walked the coast for thirty years, in every weather.
    Keeps:
        About the author
            …
            …
        …
            …
            …
            About the author
            The book says little, and that little it says on the last page but one.
            …
            …
            …
            …
    """
    for hit in page.hits:
        if page.stock(hit):
            yield from box(page, hit.line)


def box(page: Page, heading: int) -> Iterator[Finding]:
    """The lines of a box that a heading opens, where it is one and stands below an article."""
    lines = page.lines
    end = _end(lines, heading)
    if end and (page.whole or end >= len(lines) - LAST) and sum(line.paragraph for line in lines[:heading]) >= ARTICLE:
        for index in range(heading, end):
            yield page.drop(index, "author's box")


def _end(lines: Sequence[Line], heading: int) -> int:
    """The number of the line behind the box: the heading, perhaps the author's name, and who that is; 0 where it is no box."""
    bio = heading + 1
    if bio + 1 < len(lines) and is_name(lines[bio].text):
        bio += 1
    return bio + 1 if bio < len(lines) and lines[bio].words in BIO and lines[bio].sentence else 0
