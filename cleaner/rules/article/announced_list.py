"""Lists that the article announces."""

from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import announces, bulleted, last_characters


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
    last = page.once(last_characters)
    if ":" not in last and "：" not in last:
        return
    ends = [index for index, char in enumerate(last) if char in ":："]
    end = 0
    for opened in [index for index in ends if announces(page.lines[index]) and not page.lines[index].phrases]:
        for index in range(max(opened + 1, end), len(page.lines)):
            line = page.lines[index]
            # Items without a bullet go on up to a blank line; one may stand above the first of them.
            if line.paragraph or not (index == opened + 1 or bulleted(line) or not page.gaps[index]):
                break
            yield page.keep(index, "item of a list that the article announces")
            end = index + 1
