"""Date lines."""

from collections.abc import Iterator

from cleaner.dates import find_date
from cleaner.header import has_date, read_header
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import first_paragraph, quoted

TOP = 15  # lines above the text in which a bare date is the article's: higher up it may be today's
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
    labels = {hit.line for hit in page.hits if hit.phrase.lexicon == "date"}
    for index in dict.fromkeys(hit.line for hit in page.hits):
        line = page.lines[index]
        labelled = index in labels
        if quoted(line) or (not labelled and (not top - TOP <= index <= top or diary)):
            continue
        facts = read_header(line.text)
        if facts is None or not (labelled or has_date(facts)):
            continue
        yield page.drop(index, "date line", *facts, confidence=_SURE if labelled else None)


def _dates_below(page: Page, top: int) -> bool:
    """Whether a bare date stands between two paragraphs."""
    between = (i for i in (hit.line for hit in page.hits) if top < i < len(page.lines) - 1)
    return any(page.lines[i - 1].paragraph and page.lines[i + 1].paragraph and _bare(page.lines[i].text) for i in between)


def _bare(text: str) -> bool:
    date = find_date(text)
    return date is not None and len(text) - (date.end - date.start) < 12
