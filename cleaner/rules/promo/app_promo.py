"""Promotion of the site's app, podcast or channel."""

from collections.abc import Iterator

from cleaner.document import Line
from cleaner.fold import words
from cleaner.lexicon import read_lexicons
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import quoted

MOST = 40  # words
PLACES = frozenset(phrase.text for phrase in read_lexicons(["app-words"]))
_REPORTING = frozenset({"said", "says", "told", "she", "he", "they", "was", "were", "had", "users", "people"})


@rule(kind="promo", confidence=0.9, phrases="promo")
def app_promo(page: Page) -> Iterator[Finding]:
    """Promotion of the site's own app, podcast or messenger channel.

    Removes:
        Download our app for iOS and Android
        Get the Harbour Ledger app on Google Play.
        GET THE MORNING WIRE APP BY CLICKING HERE
        Listen to our podcast on Apple Podcasts or Spotify
    Keeps:
        Download speeds fell by a third.
        Listen to your podcast of choice, she said, and walk.
        Get the app to hold still, the report says, and users will follow.
    """
    for hit in page.hits:
        line = page.lines[hit.line]
        if not quoted(line) and (page.stock(hit) or _promotes(line)):
            yield page.drop(hit.line, "promotion of an app, podcast or channel")


def _promotes(line: Line) -> bool:
    tokens = words(line.text) if line.words <= MOST else []
    return not PLACES.isdisjoint(tokens) and _REPORTING.isdisjoint(tokens)
