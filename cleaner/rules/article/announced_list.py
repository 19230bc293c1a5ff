"""Lists that the article announces."""

from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import announces, bulleted


@rule(kind="article", confidence=0.95)
def announced_list(page: Page) -> Iterator[Finding]:
    """List of items that a sentence announces with a colon, whatever the items are called.

    Protects:
        The buttons that people press most often are these:
            - Share this article
            - Read more: the next page
            - Subscribe to our newsletter
    Keeps:
        You may also like:
            - Ten cars that nobody wanted
    """
    announced = False
    for index, line in enumerate(page.lines):
        if announced and bulleted(line):
            yield page.keep(index, "item of a list that the article announces")
        else:
            announced = announces(line) and not line.phrases
