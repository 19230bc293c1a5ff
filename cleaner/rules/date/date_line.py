"""Date lines."""

from collections.abc import Iterator

from cleaner.dates import find_date
from cleaner.header import has_date, read_header
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import first_paragraph, quoted

TOP = 80  # lines of the header that are looked at
_SURE = 0.95


@rule(kind="date", confidence=0.9, phrases=("date", "date-shape", "months"))
def date_line(page: Page) -> Iterator[Finding]:
    """Date of publication or of the last change, on a line of its own.

    A date without a label goes only above the text, and not where more dates head what follows, as in a diary.

    Removes:
        Published: 15 January 2024, 09:30 GMT
        Updated 3:12 PM EDT, Thu April 11, 2024
        Posted on March 2, 2024
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
        Published in January 2024, the book sold out by March.
    """
    top = first_paragraph(page.lines)
    diary = _dates_below(page, top)
    labels = {hit.index for hit in page.hits if hit.phrase.lexicon == "date"}
    for index in dict.fromkeys(hit.index for hit in page.hits):
        line = page.lines[index]
        labelled = index in labels
        if quoted(line) or (not labelled and (index > min(top, TOP) or diary)):
            continue
        facts = read_header(line.text)
        if facts is None or any(fact.field == "authors" for fact in facts) or not (labelled or has_date(facts)):
            continue
        yield page.drop(index, "date line", *facts, confidence=_SURE if labelled else None)


def _dates_below(page: Page, top: int) -> bool:
    """Whether a line between paragraphs is a bare date."""
    below = (hit.index for hit in page.hits if hit.index > top)
    return any(page.lines[index].words <= 6 and _bare(page.lines[index].text) for index in below)


def _bare(text: str) -> bool:
    date = find_date(text)
    return date is not None and len(text) - (date.end - date.start) < 12
