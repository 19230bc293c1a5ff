"""Lines that come again on the pages of a site."""

from collections.abc import Iterator, Sequence

from cleaner.fold import key
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.sites import LONGEST, SiteLine
from cleaner.sites.verdicts import LONG


@rule(kind="site", confidence=0.75)
def site_line(page: Page) -> Iterator[Finding]:
    """Lines that come again on the pages of a site, of which a profile was learned (`Config(sites=…)`).

    A short line counts where it stands beside another of them, or at an end of the page. The confidence grows with the
    number of pages: it halves the doubt with each.

    Removes:
        Your harbour, your news, every day
            Tide tables
            Lost and found
            …
            …
            The Ledger is printed on paper made of seaweed
    Keeps:
        …
            Ingredients
            …
    """
    if not page.site:
        return
    known = [page.site.get(line.key or key(line.text[:LONGEST])) for line in page.lines]
    for index, line in enumerate(known):
        if line is not None and (len(line.text) >= LONG or _beside(known, index)):
            yield page.drop(index, f"on {line.pages} pages of the site", confidence=round(1 - 0.5**line.pages, 2))


def _beside(known: Sequence[SiteLine | None], index: int) -> bool:
    """Whether a line beside it comes again as well, or the page ends there."""
    return any(not 0 <= place < len(known) or known[place] is not None for place in (index - 1, index + 1))
