"""Notices of ferry times."""

from collections.abc import Iterator

from cleaner import Finding, Page, rule


@rule(kind="promo", confidence=0.95)
def ferry_times(page: Page) -> Iterator[Finding]:
    """Notice of ferry times.

    Removes:
        Ferry times: 08:00, 12:30 and 17:45
    Keeps:
        Ferry times changed when the new quay opened.
    """
    for index, line in enumerate(page.lines):
        if line.text.startswith("Ferry times:"):
            yield page.drop(index, "ferry times")
