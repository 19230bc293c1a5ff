"""Links of the site's frame."""

from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import quoted


@rule(kind="navigation", confidence=0.92, phrases="navigation")
def site_link(page: Page) -> Iterator[Finding]:
    """Link of the site's frame that no article line reads like: "Skip to content", "Back to top".

    Removes:
        Skip to main content
        Back to top
        View all posts by Ines Calder
        Toggle navigation
    Keeps:
        Back to the top of the hill we went, for the view.
        Search
        Home
    """
    for hit in page.hits:
        line = page.lines[hit.line]
        if quoted(line):
            continue
        if page.stock(hit) or (hit.phrase.place != "whole" and line.words <= 9 and not line.sentence):
            yield page.drop(hit.line, "link of the site's frame")
