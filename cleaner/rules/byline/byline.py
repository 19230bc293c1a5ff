"""Bylines."""

from collections.abc import Iterator

from cleaner.head import read_head
from cleaner.header import facts_of, is_role_line
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import after, first_paragraph, last_paragraph, quoted

UNNAMED = 0.8
LEAD = 3  # lines below the first paragraph, which may be the article's lead
BELOW = 5  # lines below the last paragraph in which a byline may stand: further down it is another article's


@rule(kind="byline", confidence=0.95, phrases="byline")
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
            …
            …
            …
            By Jane Orrell
            …
            …
            …
            …
            …
            …
    """
    head, below, top = page.once(read_head).places, page.once(last_paragraph), page.once(first_paragraph)
    for hit in page.hits:
        line = page.lines[hit.line]
        if quoted(line) or not (hit.line in head or 0 < top < hit.line <= top + LEAD or 0 < hit.line - below <= BELOW):
            continue
        facts = facts_of(line)
        unnamed = (
            facts == () and hit.phrase.place == "start" and is_role_line(line.text[after(line, hit.phrase) :], hit.phrase.language)
        )
        if facts and any(fact.field in ("authors", "agency") for fact in facts):
            yield page.drop(hit.line, "byline", *facts)
        elif unnamed:
            yield page.drop(hit.line, "byline of a desk or an agency", confidence=UNNAMED)
