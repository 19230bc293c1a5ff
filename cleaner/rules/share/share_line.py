"""Share widgets on a line of their own."""

from collections.abc import Iterator

from cleaner.document import Hit
from cleaner.fold import words
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.rules.share.network_bar import SHARE_WORDS
from cleaner.shapes import after, only, quoted

MOST = 120  # characters
BUTTON = 9  # the most words of a button that ends "(Opens in new window)"


@rule(kind="share", confidence=0.95, phrases=("share", "share-weak"))
def share_line(page: Page) -> Iterator[Finding]:
    """Invitation to share the page, on a line of its own.

    A line that only begins like one goes when nothing but networks, handles and addresses follows.

    Removes:
        Share this @site.example
        Share this article
        Click to share on Twitter (Opens in new window)
        SHARE ON FACEBOOK
        Like this: Like Loading...
        Share full article
            Save
            Gift
    Keeps:
        Share this bread
            Save
        Share this recipe with your grandmother, who asked for it.
        "Share this," she said, and broke the loaf.
        Share on the market fell by a third
    """
    certain = {hit.line for hit in page.hits if hit.phrase.lexicon == "share" and _invites(page, hit)}
    for index in sorted(certain):
        yield page.drop(index, "invitation to share the page")
    for hit in page.hits:
        if hit.phrase.lexicon == "share-weak" and certain & {hit.line - 2, hit.line - 1, hit.line + 1, hit.line + 2}:
            yield page.drop(hit.line, "button beside the share button")


def _invites(page: Page, hit: Hit) -> bool:
    line = page.lines[hit.line]
    if quoted(line) or len(line.text) > MOST:
        return False
    if hit.phrase.place == "end":
        return line.words <= BUTTON
    if hit.phrase.place == "whole":
        return page.stock(hit)
    rest = line.text[after(line, hit.phrase) :]
    return only(rest, SHARE_WORDS) and (not SHARE_WORDS.isdisjoint(words(rest)) or "@" in rest or "." in rest)
