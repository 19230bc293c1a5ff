"""Lists that the article announces."""

from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import announces, bulleted


@rule(kind="article", confidence=0.98)
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
    announced = first = False
    if ":" not in page.text and "：" not in page.text:
        return
    for index, line in enumerate(page.lines):
        # Items without a bullet go on up to a blank line; one may stand above the first of them.
        if announced and not line.paragraph and (bulleted(line) or first or not page.gaps[index]):
            first = False
            yield page.keep(index, "item of a list that the article announces")
        else:
            announced = first = line.text[-1] in ":：" and announces(line) and not line.phrases
