"""Notices of missing JavaScript."""

from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import quoted

MOST = 30  # words


@rule(kind="debris", confidence=0.95, phrases="javascript")
def javascript_notice(page: Page) -> Iterator[Finding]:
    """Notice that the page wants JavaScript, a newer browser or no ad blocker.

    Removes:
        Please enable JavaScript to view this content.
        Your browser does not support the video tag.
        JavaScript is disabled in your browser
    Keeps:
        JavaScript is a language that browsers run, and he had written it for ten years.
        Please enable the alarm when you leave.
    """
    for hit in page.hits:
        line = page.lines[hit.line]
        if not quoted(line) and line.words <= MOST:
            yield page.drop(hit.line, "notice of a missing browser feature")
