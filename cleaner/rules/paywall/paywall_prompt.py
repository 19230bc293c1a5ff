"""Paywall and sign-in prompts."""

from collections.abc import Iterator

from cleaner.document import Line
from cleaner.fold import words
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import quoted

MOST = 45  # words
_REPORTING = frozenset({"said", "says", "told", "he", "she", "they", "was", "were", "had"})
_SPEAKS = frozenset({"you", "your", "our", "us", "this", "we", "account", "subscribers", "subscription", "journalism"})


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
        if not quoted(line) and (page.stock(hit) or _demands(line)):
            yield page.drop(hit.line, "paywall or sign-in prompt")


def _demands(line: Line) -> bool:
    tokens = words(line.text) if line.words <= MOST else []
    return not _SPEAKS.isdisjoint(tokens) and _REPORTING.isdisjoint(tokens)
