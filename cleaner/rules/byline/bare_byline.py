"""Bylines without the word."""

from collections.abc import Iterator, Sequence

from cleaner.document import Line
from cleaner.fold import words
from cleaner.head import read_head
from cleaner.header import BYLINE, has_date
from cleaner.lexicon import WordList
from cleaner.model import Fact, Finding
from cleaner.names import PARTICLES, read_names
from cleaner.rule import Page, rule

WRITER = WordList("writer-roles")
NAMES = 8  # the most words of a line of names
ROLE = 6  # the most words of a line that names a role
HEADLINE = 4  # words that the line above a name must have: a title or subtitle, not an item of a menu


@rule(kind="byline", confidence=0.9)
def bare_byline(page: Page) -> Iterator[Finding]:
    """Author's name between title and text, known by the role or the date that stands next to it.

    Removes:
        The storm and what came after
            ~~Marcus Lindqvist~~
            ~~Science reporter~~
            …
    Keeps:
        Marcus Lindqvist
            …
        News
            Monday Morning
            Business
            …
    """
    lines = page.lines
    title, places, told = page.once(read_head)
    for index in places:
        is_title = title is not None and index == title.line
        for place in _places(lines, index, None if title is None else title.line, dated=has_date(told.get(index, ()))):
            names = _names(lines, place)
            if names:
                yield page.drop(place, "byline", *(Fact("authors", name, 0.7) for name in names))
                if place < index and (second := _names(lines, place - 1)):
                    yield page.drop(place - 1, "byline", *(Fact("authors", name, 0.7) for name in second))
                if place != index and not has_date(told.get(index, ())) and not lines[index].paragraph and not is_title:
                    yield page.drop(index, "author's role, or the word for the author")
                break


def _places(lines: Sequence[Line], index: int, title: int | None, *, dated: bool) -> tuple[int, ...]:
    """Where a name may stand for what line `index` tells: a role, a date, the word "By" alone, or the title."""
    line = lines[index]
    if line.paragraph:
        return ()
    if line.words <= ROLE and index != title and WRITER.stands_in(line.key.split(" ")):
        return (index - 1, index, index + 1)
    if index == title or line.key in BYLINE:
        return (index + 1,)
    return (index - 1, index + 1) if dated else ()


def _names(lines: Sequence[Line], index: int) -> tuple[str, ...]:
    """The authors whom a line under a title names, when it holds nothing else."""
    if not 1 <= index < len(lines) or not 2 <= lines[index].words <= NAMES:
        return ()
    above = max(lines[max(0, index - 3) : index], key=lambda line: line.words)
    if above.words < HEADLINE or any(phrase.place == "whole" for phrase in lines[index].phrases):
        return ()
    # The words of a title come again in links to other articles; a subtitle may give the author's whole name.
    shared = set(words(above.text)).intersection(words(lines[index].text)) - PARTICLES
    return read_names(lines[index].text) or () if not shared or lines[index].key in above.key else ()
