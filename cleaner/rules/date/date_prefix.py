"""Dates run together with the first paragraph."""

import re
from collections.abc import Iterator

import regex

from cleaner.dates import find_date
from cleaner.fold import key
from cleaner.header import read_header
from cleaner.lexicon import texts
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import after

FIRST = 3  # lines in which it may stand
_REST = regex.compile(r"\s*[-–—|:,.]?\s+(?=[\"'“‘«(]?[\p{Lu}\p{Lo}])")
_CLOCK = re.compile(r",?\s*(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\.?(?!\w))?(?:\s*(?:GMT|UTC|[A-Z]{2,3}T))?")
_ZONE = re.compile(r"\s([^\W\d_]{2,5})\b(?=\s)")
DATE_WORDS = texts("date-words")
LEAST = 40  # characters of text that must follow


@rule(kind="date", confidence=0.93, phrases="date")
def date_prefix(page: Page) -> Iterator[Finding]:
    """Labelled date run together with the paragraph that it stood above.

    Removes:
        ~~date 2024-01-15~~ If the two sides reach a deal, it will depend on the reaction in the capital.
            …
        ~~Published: 15 January 2024, 09:30 GMT~~ Officials from both sides will meet on Friday.
            …
    Keeps:
        Published 15 January 2024 the report may be, but it was written years before that.
            …
        Updated January 15, 2024 figures show that the number of visits fell by a third.
            …
        2024-01-15 The council met and adjourned without a vote, as it had the week before.
            …
    """
    for hit in page.hits:
        line = page.lines[hit.line]
        if hit.line >= FIRST or hit.phrase.place != "start":
            continue
        end = _end(line.text, after(line, hit.phrase))
        facts = read_header(line.text[:end]) if end else None
        if facts and len(line.text) - end >= LEAST:
            yield page.cut(hit.line, 0, end, "date run together with the text", *facts)


def _end(text: str, label: int) -> int:
    """Where a date that follows the label at once ends, when a sentence begins after it; 0 otherwise."""
    date = find_date(text[:120])
    if date is None or text[label : date.start].strip(" :|-–"):
        return 0
    clock = _CLOCK.match(text, date.end)
    end = clock.end() if clock else date.end
    while (zone := _ZONE.match(text, end)) and key(zone[1]) in DATE_WORDS:
        end = zone.end()
    rest = _REST.match(text, end)
    return rest.end() if rest else 0
