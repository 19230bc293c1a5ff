"""Bylines without the word."""

from collections.abc import Iterator, Sequence

from cleaner.document import Line
from cleaner.header import has_date, read_header
from cleaner.model import Fact, Finding
from cleaner.names import read_names
from cleaner.rule import Page, rule
from cleaner.shapes import first_paragraph

ROLE = 6  # the most words of a line that names a role
TOP = 12  # lines above the text that are looked at: what stands higher is the site's menu
HEADLINE = 4  # words that the line above a name must have: a title or subtitle, not an item of a menu


@rule(kind="byline", confidence=0.9, phrases=("date", "date-shape", "months", "writer-roles"))
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
    top = first_paragraph(lines)
    if top == len(lines):
        return
    for hit in page.hits:
        if not max(0, top - TOP) < hit.line < top:
            continue
        role = hit.phrase.lexicon == "writer-roles"
        if (role and lines[hit.line].words > ROLE) or (not role and not _dated(lines[hit.line])):
            continue
        # The name stands above the role or date, in the same line as the role, or below the date.
        for place in (hit.line - 1, *((hit.line,) if role else ()), hit.line + 1):
            names = _names(lines, place) if place < top else ()
            if names:
                yield page.drop(place, "byline", *(Fact("authors", name, 0.7) for name in names))
                if place < hit.line and (second := _names(lines, place - 1)):
                    yield page.drop(place - 1, "byline", *(Fact("authors", name, 0.7) for name in second))
                if role and place < hit.line:
                    yield page.drop(hit.line, "author's role")
                break


def _dated(line: Line) -> bool:
    return has_date(read_header(line.text) or ())


def _names(lines: Sequence[Line], index: int) -> tuple[str, ...]:
    """The authors whom a line under a title names, when it holds nothing else."""
    if index < 1 or not 2 <= lines[index].words <= 8:
        return ()
    above = max(lines[index - 1].words, lines[index - 2].words if index > 1 else 0)
    return read_names(lines[index].text) or () if above >= HEADLINE else ()
