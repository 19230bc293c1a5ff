"""Titles on top of the text."""

import re
from collections.abc import Iterator

from cleaner.dates import find_date
from cleaner.document import Line
from cleaner.model import Fact, Finding
from cleaner.rule import Page, rule
from cleaner.shapes import bulleted, first_paragraph, headline

LEAST = 4  # words
_SUFFIX = re.compile(r"^(.{12,}?)\s+[|»]\s+[^|»]{2,40}$")


@rule(kind="title", confidence=0.75)
def title_line(page: Page) -> Iterator[Finding]:
    """Title on top of the text, with or without a subtitle.

    The first line is a title when it is built like a headline and a paragraph of prose follows, at most one short line
    between them. It becomes `metadata.title`; a site's name behind a bar is left off.

    Removes:
        Storm closes the coast road for a third day
            …
        Storm closes the coast road | The Harbour Ledger
            Drivers are told to take the hill road until Friday
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
    shown = _SUFFIX.match(lines[0].text)
    yield page.drop(0, "title on top of the text", Fact("title", shown[1] if shown else lines[0].text))
    if top == 2:
        yield page.drop(1, "subtitle on top of the text")


def _title(line: Line) -> bool:
    long_enough = line.words >= LEAST or (line.words < 3 and line.weight >= 25)
    return long_enough and headline(line) and not bulleted(line) and find_date(line.text) is None


def _subtitle(line: Line) -> bool:
    return line.weight <= 220 and line.words >= 3 and not line.text.endswith((":", ",", ";")) and not bulleted(line)
