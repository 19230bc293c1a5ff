"""Sentences of the software that a site runs on."""

from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import quoted


@rule(kind="navigation", confidence=0.92, phrases="platform")
def platform_notice(page: Page) -> Iterator[Finding]:
    """Sentence or label that the software of a site prints word for word on every page: of blogs, wikis, shops, log-in forms.

    Removes:
        A password will be e-mailed to you.
        Subscribe to: Post Comments (Atom)
        This page was last edited on 3 March 2024, at 10:12 (UTC).
        We have detected that you are using extensions to block ads.
        Thanks for reading The Tidewater Letter! Subscribe for free to receive new posts and support my work.
    Keeps:
        The password that they had sent her by post was the name of the ferry.
        The page was last edited by a bishop, and the ink is still blue.
        "Powered by Blogger," says the foot of the page, in letters that nobody reads.
        Newer posts stand beside the older ones, white against the grey.
    """
    for hit in page.hits:
        if not quoted(page.lines[hit.line]) and (hit.phrase.place != "whole" or page.stock(hit)):
            yield page.drop(hit.line, "notice of the site's software")
