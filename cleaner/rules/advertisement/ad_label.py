"""Advertisement labels."""

from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule


@rule(kind="advertisement", confidence=0.97, phrases="advertisement")
def ad_label(page: Page) -> Iterator[Finding]:
    """Label that an advertisement leaves where it stood.

    Removes:
        Advertisement
        Story continues below advertisement
        ADVERTISEMENT - CONTINUE READING BELOW
        Sponsored content
    Keeps:
        Advertising
        The advertisement ran for a week.
        Article continues the argument of the first.
    """
    for hit in page.hits:
        if page.stock(hit, beside=1):
            yield page.drop(hit.line, "label of an advertisement")
