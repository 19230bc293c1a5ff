"""Bylines without the word."""

from collections.abc import Iterator

from cleaner.header import has_date, read_header
from cleaner.model import Fact, Finding
from cleaner.names import is_role, read_names
from cleaner.rule import Page, rule
from cleaner.shapes import first_paragraph

TOP = 40  # lines above the text that are looked at


@rule(kind="byline", confidence=0.8)
def bare_byline(page: Page) -> Iterator[Finding]:
    """Author's name between title and text, known by the role or the date that stands next to it.

    Removes:
        Marcus Lindqvist
            Science reporter
            2 March 2024
            …
    Keeps:
        Marcus Lindqvist
            …
        Monday Morning
            …
    """
    top = min(first_paragraph(page.lines), len(page.lines) - 1)
    for index in range(max(0, top - TOP), top):
        line = page.lines[index]
        if not 2 <= line.words <= 8 or not (names := read_names(line.text)):
            continue
        beside = [other for other in (index + 1, index + 2) if other < top and _header(page.lines[other].text)]
        if beside and beside[0] == index + 1:
            yield page.drop(index, "byline", *(Fact("authors", name, 0.7) for name in names))
            for other in beside:
                if is_role(page.lines[other].text) and page.lines[other].words <= 5:
                    yield page.drop(other, "author's role")


def _header(text: str) -> bool:
    facts = read_header(text)
    return facts is not None and (has_date(facts) or is_role(text))
