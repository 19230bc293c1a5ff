"""Lines far from prose."""

from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule


@rule(kind="boilerplate", confidence=0.95)
def far_from_prose(page: Page) -> Iterator[Finding]:
    """Lines of a whole page that stand far from any prose: its menus and its footer.

    Removes:
        Storm closes the coast road | The Harbour Ledger
            The Harbour Ledger
            Log in
            ~~News~~
            ~~Politics~~
            ~~Business~~
            ~~Sport~~
            ~~Culture~~
            ~~Weather~~
            ~~Jobs~~
            ~~Puzzles~~
            Podcasts
            Newsletters
            Events
            Search
            Menu
            News
            Coast
            Storm closes the coast road
            Jane Orrell
            3 May 2024
            …
            …
            Share this article
            Print
            More from the coast
            Ferries to sail again from Monday
            Who owns the lighthouse?
            Ten walks by the sea
            Advertising
            Terms of use
            Privacy policy
            Contact us
            ~~Work for us~~
            ~~Corrections~~
            ~~© The Harbour Ledger 2024~~
    Keeps:
        …
            Monday
            Porridge with apples
            Lentil soup
            Baked potatoes
            Tuesday
            Porridge with pears
            Pea soup
            Fried potatoes
            Wednesday
            Porridge with plums
            Leek soup
            Mashed potatoes
            Thursday
            Porridge with nuts
            Fish soup
            Potato salad
    """
    for start, end in page.far:
        yield page.drop_span(start, end, "far from any prose")
