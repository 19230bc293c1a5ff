"""Share widgets on a line of their own."""

from collections.abc import Iterator

from cleaner.fold import words
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.rules.share.network_bar import SHARE_WORDS
from cleaner.shapes import after, only, quoted

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
        Save
        Share this recipe with your grandmother, who asked for it.
        Share this bread
        "Share this," she said, and broke the loaf.
        Share on the market fell by a third
    """
    certain = {hit.line for hit in page.hits if hit.phrase.lexicon == "share"}
    for hit in page.hits:
        line = page.lines[hit.line]
        if hit.phrase.lexicon == "share-weak":
            if certain & {hit.line - 2, hit.line - 1, hit.line + 1, hit.line + 2}:
                yield page.drop(hit.line, "button beside the share button")
            continue
        if quoted(line) or len(line.text) > 120:
            continue
        if page.stock(hit):
            yield page.drop(hit.line, "invitation to share the page")
            continue
        if hit.phrase.place == "end":
            if line.words <= BUTTON:
                yield page.drop(hit.line, "invitation to share the page")
            continue
        rest = line.text[after(line, hit.phrase) :]
        if only(rest, SHARE_WORDS) and (set(words(rest)) & SHARE_WORDS or "@" in rest or "." in rest):
            yield page.drop(hit.line, "invitation to share the page")
