"""Teasers known by a label that comes again."""

from collections import defaultdict
from collections.abc import Iterator

from cleaner.fold import key
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import quoted

TIMES = 2
LABEL = range(2, 7)  # words of the label
HEADLINE = range(3, 25)  # words of what follows it


@rule(kind="teaser", confidence=0.85)
def repeated_label(page: Page) -> Iterator[Finding]:
    """Links to other articles, known in any language by the same label before a bar in two lines or more.

    Removes:
        TO READ ABOUT IT | Storm closes the coast road for a third day
            …
            TO READ ABOUT IT | Who owns the lighthouse on the point?
    Keeps:
        Group A | Lisbon 2, Porto 1
            Group B | Braga 0, Faro 0
        | In 1846 | First lit, with lamps for sperm oil |
            | In 1907 | Bell for days of fog set up |
        Anna Lind | The first time that we met was in May.
            …
    """
    if "|" not in page.text:
        return
    found: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(page.lines):
        if " | " not in line.text or line.text.startswith("|"):  # a row of a table
            continue
        label, _, headline = line.text.partition(" | ")
        fits = len(headline.split()) in HEADLINE and len(label.split()) in LABEL
        if fits and not quoted(line) and not line.text.endswith("."):
            found[key(label)].append(index)
    for places in found.values():
        if len({page.lines[index].key for index in places}) >= TIMES:
            for index in places:
                yield page.drop(index, "teaser under a label that comes again")
