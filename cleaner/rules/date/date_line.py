"""Date lines."""

from collections.abc import Iterator

from cleaner.header import facts_of, has_date, may_be_header
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import quoted

LABEL = 2  # words of a label by itself


@rule(kind="date", confidence=0.95, phrases="date")
def date_line(page: Page) -> Iterator[Finding]:
    """Date of publication or of the last change after its label, on a line of its own.

    Removes:
        Published: 15 January 2024, 09:30 GMT
        Updated 3:12 PM EDT, Thu April 11, 2024
        Posted on March 2, 2024
    Keeps:
        Published in January 2024, the book sold out by March.
        Updated in May, the list has forty names
    """
    for hit in page.hits:
        line = page.lines[hit.line]
        facts = None if quoted(line) else facts_of(line)
        label = facts == () and line.words <= LABEL and "0" not in line.key
        if facts is not None and (not label or _beside_date(page, hit.line)):
            yield page.drop(hit.line, "date line", *facts)


def _beside_date(page: Page, index: int) -> bool:
    """Whether a label stands above or below its date."""
    beside = [page.lines[i] for i in (index - 1, index + 1) if 0 <= i < len(page.lines)]
    return any(may_be_header(line) and has_date(facts_of(line) or ()) for line in beside)
