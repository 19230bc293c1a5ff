"""Titles on top of the text."""

import re
from collections.abc import Iterator

from cleaner.dates import find_date
from cleaner.document import Line
from cleaner.model import Fact, Finding
from cleaner.rule import Page, rule
from cleaner.shapes import bulleted, first_paragraph, headline

LEAST = 4  # words
LONGEST = 95  # weight: what is longer is more often the article's lead than its title
SUBTITLE = 6  # the fewest words of a subtitle
FURNITURE = ("byline-start", "date")  # lexicons whose lines are never titles
_SUFFIX = re.compile(r"^(.{12,}?)\s+[|»]\s+[^|»]{2,40}$")


@rule(kind="title", confidence=0.75)
def title_line(page: Page) -> Iterator[Finding]:
    """Title on top of the text.

    The first line is a title when it is built like a headline and a paragraph of prose follows, at most a subtitle
    between them. It becomes `metadata.title`; a site's name behind a bar is left off. The subtitle stays.

    Removes:
        Storm closes the coast road for a third day
            …
        Storm closes the coast road | The Harbour Ledger
            …
    Keeps:
        Ingredients
            …
        Dear editor,
            …
        How did it begin?
            …
            And how did it end?
            …
    """
    lines = page.lines
    top = first_paragraph(lines)
    if not 1 <= top <= 2 or top == len(lines) or not _title(lines[0]) or (top == 2 and not _subtitle(lines[1])):
        return
    if lines[0].text.endswith(("?", "？")) and any(line.text.endswith(("?", "？")) and not line.paragraph for line in lines[1:]):
        return
    yield page.drop(0, "title on top of the text", Fact("title", shown_title(lines[0].text)))


def _title(line: Line) -> bool:
    long_enough = line.words >= LEAST or (line.words < 3 and line.weight >= 25)
    short_enough = line.weight <= LONGEST or _SUFFIX.match(line.text) is not None
    if any(phrase.lexicon in FURNITURE for phrase in line.phrases if phrase.place in ("whole", "start")):
        return False
    return long_enough and short_enough and headline(line) and not bulleted(line) and find_date(line.text) is None


def _subtitle(line: Line) -> bool:
    return line.words >= SUBTITLE and not line.text.endswith((":", ",", ";")) and not bulleted(line)


def shown_title(text: str) -> str:
    """A title without the site's or section's name behind a bar."""
    match = _SUFFIX.match(text)
    return match[1] if match else text
