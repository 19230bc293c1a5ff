"""The page's address on top of its text."""

from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import first_paragraph


@rule(kind="navigation", confidence=0.92)
def bare_address(page: Page) -> Iterator[Finding]:
    """Address of the page on its first line.

    Removes:
        https://ledger.example/2024/05/storm-closes-the-coast-road
            …
    Keeps:
        …
            https://ledger.example/2024/05/storm-closes-the-coast-road
        ledger.example
            …
    """
    text = page.lines[0].text
    if text.startswith(("http://", "https://")) and " " not in text and page.once(first_paragraph) < len(page.lines):
        yield page.drop(0, "address of the page")
