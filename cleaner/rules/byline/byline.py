"""Bylines."""

from collections.abc import Iterator

from cleaner.header import read_header
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import first_paragraph, last_paragraph, quoted


@rule(kind="byline", confidence=0.93, phrases="byline-start")
def byline(page: Page) -> Iterator[Finding]:
    """Line that names the authors, above the text or below it.

    Everything in it must be a name, a role or a date; a line with any other word stays.

    Removes:
        By Jane Orrell, Staff Writer
            …
        Words by Ines Calder | 3 May 2023 | 6 min read
            …
        By Jane Orrell and Tom Lee
            …
    Keeps:
        By the river she sat down
            …
        By Monday the bridge had gone
            …
        …
            By Jane Orrell
            …
    """
    top, below = first_paragraph(page.lines), last_paragraph(page.lines)
    for hit in page.hits:
        line = page.lines[hit.line]
        if quoted(line) or top < hit.line <= below:
            continue
        facts = read_header(line.text)
        if facts and any(fact.field == "authors" for fact in facts):
            yield page.drop(hit.line, "byline", *facts)
