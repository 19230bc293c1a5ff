"""Paywall and sign-in prompts."""

from collections.abc import Iterator

from cleaner.lexicon import WordList
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import addresses, quoted

MOST = 45  # words
WORDS = WordList("paywall-words")
REPORTING = WordList("paywall-reporting")


@rule(kind="paywall", confidence=0.9, phrases="paywall")
def paywall_prompt(page: Page) -> Iterator[Finding]:
    """Demand to subscribe, register or sign in before reading on.

    Removes:
        Subscribe to continue reading
        Already a subscriber? Log in
        You have 2 free articles remaining this month.
        This article is for subscribers only.
        Sign in
    Keeps:
        Log in the stove, she waited for the kettle.
        This article is for subscribers to the view that nothing changes, he said.
        Continue reading to the children after supper.
    """
    for hit in page.hits:
        line = page.lines[hit.line]
        if not quoted(line) and (page.stock(hit) or addresses(line, hit.phrase.language, MOST, WORDS, reporting=REPORTING)):
            yield page.drop(hit.line, "paywall or sign-in prompt")
