"""Titles above a byline or a date."""

import re
from collections.abc import Iterator, Sequence

from cleaner.document import Line
from cleaner.header import is_furniture, is_role_line
from cleaner.model import Fact, Finding
from cleaner.names import is_name
from cleaner.rule import Page, rule
from cleaner.rules.title.title_line import shown_title
from cleaner.shapes import bulleted, first_paragraph, headline

TOP = 100  # lines above the text that are looked at
LEAST = 3  # words
LONGEST = 250  # weight of a title or subtitle
KICKER = 4  # the most words of the line above the title
_TRAIL = re.compile(r"\s[>»›/]\s")


@rule(kind="title", confidence=0.91, phrases=("byline-start", "date", "date-shape", "months"))
def title_over_byline(page: Page) -> Iterator[Finding]:
    """Title, and subtitle, that stand above the byline or the date of the article.

    Removes:
        ~~Storm closes the coast road~~
            ~~Drivers are told to take the hill road.~~
            By Jane Orrell
            …
    Keeps:
        On the first of May the gate was open
            …
        15 January 2024
            …
            16 January 2024
            …
    """
    lines = page.lines
    top = first_paragraph(lines)
    if top == len(lines):
        return
    places = dict.fromkeys(hit.line for hit in page.hits if top - TOP <= hit.line < top)
    furniture = next((i for i in places if is_furniture(lines[i].text)), None)
    if furniture is None:
        return
    above = _above(lines, furniture)
    title = _title(lines, above)
    if title is None:
        return
    yield page.drop(title, "title above the byline or date", Fact("title", shown_title(lines[title].text), 0.9))
    for index in above:
        if index > title:
            yield page.drop(index, "subtitle above the byline or date")
    if title == 1 and lines[0].words <= KICKER and not lines[0].sentence:
        yield page.drop(0, "line over the title")


def _title(lines: Sequence[Line], above: list[int]) -> int | None:
    """The topmost line that is built like a headline; a site's name, all in capitals and short, is none."""
    for index in reversed(above):
        if headline(lines[index]) and (len(above) == 1 or index == above[0] or not _site_name(lines[index])):
            return index
    return None


def _site_name(line: Line) -> bool:
    return line.words <= KICKER + 1 and all(word[0].isupper() or not word[0].isalpha() for word in line.text.split())


def _above(lines: Sequence[Line], furniture: int) -> list[int]:
    """The one or two lines of title and subtitle above the furniture, nearest first."""
    place = furniture - 1
    while place >= 0 and (is_name(lines[place].text) or is_role_line(lines[place].text)):
        place -= 1
    found: list[int] = []
    while place >= 0 and len(found) < 2 and _part(lines[place]):
        found.append(place)
        place -= 1
    return found


def _part(line: Line) -> bool:
    if any(phrase.place == "whole" for phrase in line.phrases):
        return False
    return line.words >= LEAST and line.weight <= LONGEST and not bulleted(line) and not _TRAIL.search(line.text)
