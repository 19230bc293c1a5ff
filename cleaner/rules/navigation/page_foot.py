"""What stands below the article."""

from collections.abc import Iterator, Sequence

from cleaner.document import Line
from cleaner.model import Finding
from cleaner.rule import Page, rule

LEAST = 5  # stock lines that a foot must have …
SHARE = 0.3  # … and which part of its lines they must be
SENTENCE = 8  # words; a longer sentence without a phrase belongs to the article
PARAGRAPHS = 0.1  # the greatest part that may be paragraphs
STOCK = (
    "menu",
    "legal-link",
    "copyright",
    "newsletter",
    "consent",
    "navigation",
    "comments",
    "paywall",
    "related",
    "share",
    "promo",
)


@rule(kind="navigation", confidence=0.85, phrases=STOCK)
def page_foot(page: Page) -> Iterator[Finding]:
    """Foot of the page: from the first stock line below the article to the end, where stock lines keep recurring.

    Stock lines are those that hold a site's stock wording and nothing else: "Contact us", "Privacy policy", "Subscribe".

    Removes:
        …
            Contact us
            Tip us
            Work for the Ledger
            Privacy policy
            Cookie policy
            Harbour Ledger Media
            Advertise with us
            Subscribe
    Keeps:
        …
            Contact us
            if the tide is late.
            We will be home
            by the harbour wall.
        Home
            News
            Sport
            Contact
            Subscribe
            …
    """
    lines = page.lines
    stock = {hit.line for hit in page.hits if hit.phrase.place == "whole"}
    foot = _foot(lines, stock)
    if foot is not None and any(line.paragraph for line in lines[:foot]):
        for index in range(foot, len(lines)):
            yield page.drop(index, "foot of the page")


def _foot(lines: Sequence[Line], stock: set[int]) -> int | None:
    """The first line from which on the page is foot: stock lines recur and paragraphs are rare."""
    found, paragraphs, first = 0, 0, None
    for index in range(len(lines) - 1, -1, -1):
        if lines[index].sentence and lines[index].words > SENTENCE and not lines[index].phrases:
            break
        size = len(lines) - index
        if lines[index].paragraph and not lines[index].phrases:
            paragraphs += 1
            if paragraphs > max(1, PARAGRAPHS * size) or (index + 1 < len(lines) and lines[index + 1].paragraph):
                break
        if index in stock:
            found += 1
            if found >= LEAST and found >= SHARE * size and paragraphs <= PARAGRAPHS * size:
                first = index
    return first
