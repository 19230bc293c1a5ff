"""Menus."""

from collections.abc import Iterator, Sequence

from cleaner.document import Line
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import bulleted, first_paragraph, last_paragraph

LEAST = 4  # lines
WORDS = 5  # the most that an item of a menu has


@rule(kind="navigation", confidence=0.85, phrases="menu")
def menu(page: Page) -> Iterator[Finding]:
    """Menu of the site, an item a line, above the first paragraph or below the last.

    A run of four or more short lines is one when a third of them are stock items ("Home", "Contact", "Privacy policy").

    Removes:
        Home
            News
            Sport
            Opinion
            Contact us
            …
    Keeps:
        News
            Home
            …
        Flour
            Sugar
            Home-made butter
            Salt
            …
    """
    stock = {hit.line for hit in page.hits}
    above, below = page.once(first_paragraph), page.once(last_paragraph)
    if above == len(page.lines):
        return
    for run in _runs(page.lines, [*range(above), *range(below + 1, len(page.lines))]):
        # The ends of a run must be stock items: a title may follow the menu, a last line of verse come before it.
        inside = [i for i in run if i in stock]
        if not inside or len(inside) * 3 < inside[-1] - inside[0] + 1 or inside[-1] - inside[0] + 1 < LEAST:
            continue
        for index in range(inside[0], inside[-1] + 1):
            yield page.drop(index, "menu of the site")


def _runs(lines: Sequence[Line], places: Sequence[int]) -> Iterator[list[int]]:
    """Neighbouring places whose lines could be items of a menu."""
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield run
            run = []
        if _item(lines[place]):
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _item(line: Line) -> bool:
    return line.words <= WORDS and not line.sentence and not line.text.endswith((",", ";")) and not bulleted(line)
