"""Tags, one a line."""

from collections.abc import Iterator

from cleaner.document import Line
from cleaner.model import Fact, Finding
from cleaner.rule import Page, rule
from cleaner.shapes import article_end

MOST = 15  # tags
BOTH = ("menu", "share-weak", "tag-heading")  # lexicons whose phrases may also be tags
WORDS = 4  # the most words of a tag


@rule(kind="tags", confidence=0.9, phrases="tag-heading")
def tag_list(page: Page) -> Iterator[Finding]:
    """List of tags, one a line, under its heading below the last paragraph.

    Removes:
        …
            Explore more on these topics
            Museums
            Exhibitions
    Keeps:
        Topics
            …
        …
            Tags
            The tags were made of tin, and there were forty of them.
    """
    below = page.once(article_end)
    for hit in page.hits:
        if hit.line < below or not 0 < (count := _count(page, hit.line + 1)) <= MOST:
            continue
        yield page.drop(hit.line, "heading of the tags")
        for index in range(hit.line + 1, hit.line + 1 + count):
            yield page.drop(index, "tag", Fact("tags", page.lines[index].text.strip(" ,;#")))


def _count(page: Page, first: int) -> int:
    """How many tags stand from line `first` on: they end at a blank line, unless one stands before each."""
    apart = first < len(page.lines) and page.gaps[first]
    count = 0
    while first + count < len(page.lines) and _tag(page.lines[first + count]):
        if count and page.gaps[first + count] and not apart:
            break
        count += 1
    return count


def _tag(line: Line) -> bool:
    # A tag may be called as a section of the menu is, not as a network or a button.
    stock = any(p.lexicon in ("networks", "share") or (p.place == "whole" and p.lexicon not in BOTH) for p in line.phrases)
    return line.words <= WORDS and not line.sentence and not stock
