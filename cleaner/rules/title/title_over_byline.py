"""Titles above a byline or a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.dates import find_date
from cleaner.document import Line
from cleaner.head import read_head
from cleaner.header import in_header
from cleaner.model import Fact, Finding
from cleaner.rule import Page, rule
from cleaner.rules.title.title_line import shown_title
from cleaner.shapes import bulleted, first_paragraph, headline

LEAST = 3  # words
LONGEST = 250  # weight of a title or subtitle
NOISE = ("share", "navigation", "comments", "consent")  # lexicons whose lines are never titles
SITE = 5  # the most words of a site's name above the title
_TRAIL = re.compile(r"\s[>»›/]\s")


class Header(NamedTuple):
    """The lines of an article's header: its title, its subtitle where there is one, and the first byline or date."""

    title: int
    subtitle: int | None
    furniture: int


@rule(kind="title", confidence=0.91)
def title_over_byline(page: Page) -> Iterator[Finding]:
    """Title, and subtitle, that stand above the byline or the date of the article.

    Removes:
        ~~Storm closes the coast road~~
            ~~Drivers are told to take the hill road.~~
            By Jane Orrell
            …
        Posted by Ines Calder on 3 May 2023
            ~~The borrowed dog~~
            …
    Keeps:
        On the first of May the gate was open
            …
        15 January 2024
            …
            16 January 2024
            …
    """
    header = find_header(page)
    if header is not None:
        title = shown_title(page.lines[header.title].text)
        yield page.drop(header.title, "title above the byline or date", Fact("title", title, 0.9))
        if header.subtitle is not None:
            yield page.drop(header.subtitle, "subtitle above the byline or date")


def find_header(page: Page) -> Header | None:
    """The header above the first paragraph, known by its byline or date."""
    lines = page.lines
    top = page.once(first_paragraph)
    if top == len(lines):
        return None
    place = read = 0  # the line after the last that is none of a header, of those read
    for furniture, facts in sorted(page.once(read_head).facts.items()):
        if facts and furniture < top:
            for number in range(read, furniture):
                place = place if lines[number].once(in_header) else number + 1
            read = furniture
            above = _above(lines, place - 1)
            title = next((i for i in reversed(above) if _title(lines, i, above)), None)
            if title is None and furniture == 0 and top > 1 and _below(lines[1]):
                title = 1
            if title is not None:
                return Header(title, next((i for i in above if i > title), None), furniture)
    return None


def _below(line: Line) -> bool:
    """Whether the line under a byline that opens the page is its title."""
    return _part(line) and headline(line) and not line.sentence and find_date(line.text) is None


def _above(lines: Sequence[Line], place: int) -> list[int]:
    """The one or two lines of title and subtitle that end in line `place`, nearest first."""
    found: list[int] = []
    while place >= 0 and len(found) < 2 and _part(lines[place]):
        found.append(place)
        place -= 1
    return found


def _part(line: Line) -> bool:
    if any(phrase.place == "whole" or phrase.lexicon in NOISE for phrase in line.phrases):
        return False
    return line.words >= LEAST and line.weight <= LONGEST and not bulleted(line) and not _TRAIL.search(line.text)


def _title(lines: Sequence[Line], index: int, above: list[int]) -> bool:
    """Whether the line is built like a headline, and not the site's name over one: short and all in capitals."""
    named = lines[index].words <= SITE and all(not word[0].isalpha() or word[0].isupper() for word in lines[index].text.split())
    return headline(lines[index]) and (index == above[0] or not named)
