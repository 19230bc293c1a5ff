"""Affiliate notices."""

from collections.abc import Iterator

from cleaner.document import Line
from cleaner.fold import words
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import quoted

MOST = 90  # words
_SPEAKS = frozenset({"we", "i", "our", "my", "this", "us"})
_MONEY = frozenset({"commission", "commissions", "affiliate", "affiliates", "compensation", "compensated", "qualifying"})
_REPORTING = frozenset({"said", "says", "he", "she", "they", "told"})


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
        if not quoted(line) and (page.stock(hit) or _discloses(line)):
            yield page.drop(hit.line, "affiliate notice")


def _discloses(line: Line) -> bool:
    tokens = set(words(line.text)) if line.words <= MOST else set()
    return bool(tokens & _SPEAKS) and bool(tokens & _MONEY) and not tokens & _REPORTING
