"""Affiliate notices."""

from collections.abc import Iterator

from cleaner.lexicon import WordList
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import addresses, quoted

MOST = 90  # words
MONEY = WordList("affiliate-words")
SPEAKING = WordList("affiliate-speaking")


@rule(kind="advertisement", confidence=0.93, phrases="affiliate")
def affiliate_notice(page: Page) -> Iterator[Finding]:
    """Notice that the site earns from links to shops.

    Removes:
        This post may contain affiliate links. Please read our disclosure policy.
        We may earn a commission if you buy through our links.
        As an Amazon Associate I earn from qualifying purchases.
    Keeps:
        We may earn less than our parents did.
        Bloggers must say when they may earn a commission, he said.
    """
    for hit in page.hits:
        line = page.lines[hit.line]
        if not quoted(line) and (page.stock(hit) or addresses(line, hit.phrase.language, MOST, MONEY, SPEAKING)):
            yield page.drop(hit.line, "affiliate notice")
