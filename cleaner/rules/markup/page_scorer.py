"""Lines that the HTML of their page sets apart from the article."""

from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule

LEAST = 0.4  # what is less sure is not reported


@rule(kind="markup", confidence=0.9)
def page_scorer(page: Page) -> Iterator[Finding]:
    """Lines of an HTML page that a learned model takes for no part of its article, by their element and its neighbours.

    The confidence is the model's, measured on pages that were left out of its training.

    Removes:
        …
            …
            …
            <div class="related-posts"><h3>Also of interest</h3>
            <p><a href="/a">Ferries to sail again from Monday</a></p>
            <p><a href="/b">Who owns the lighthouse?</a></p></div>
            …
    Keeps:
        …
            …
            <h2>What the engineers saw</h2>
            …
            <blockquote><p>The deck was never meant for lorries, and nobody ever said that it was.</p></blockquote>
            …
    """
    evidence = page.evidence
    for index, line in enumerate(page.lines if evidence else ()):
        told = evidence.get(line.text)
        if told is not None and 1 - told.chance >= LEAST:
            yield page.drop(index, told.reason, confidence=round(1 - told.chance, 2))
