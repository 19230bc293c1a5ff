"""Datelines."""

import re
from collections.abc import Iterator

from cleaner.model import Fact, Finding
from cleaner.rule import Page, rule
from cleaner.shapes import first_paragraph

_PLACE = r"(?P<place>[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?)"
_DAY = r"(?:,? \(?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:, (?:19|20)\d\d)?\)?)?"
_AGENCY = r"(?: ?[(/](?P<agency>[A-Z][\w. ]{1,30}?)[)/])?"
_DATELINE = re.compile(rf"{_PLACE}{_DAY},?{_AGENCY}(?: ?[—–]+ ?| -{{1,2}} |: )(?=\S)")


@rule(kind="dateline", confidence=0.9)
def dateline(page: Page) -> Iterator[Finding]:
    """Place, and often agency, that opens the first paragraph: lifted into the metadata, and left in the text.

    Protects:
        LISBON, Portugal (AP) — The bridge over the river will close for a month from Monday, the city said.
            …
    Keeps:
        NASA said on Monday that the launch is off, and gave no reason for the delay of a week.
            …
    """
    index = page.once(first_paragraph)
    if index == len(page.lines):
        return
    match = _DATELINE.match(page.lines[index].text)
    if match:
        agency = match["agency"]
        facts = [Fact("location", match["place"])] + ([Fact("agency", agency)] if agency else [])
        yield page.keep(index, "dateline", *facts, span=(0, match.end()))
