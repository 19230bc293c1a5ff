"""Promotion of the site's app, podcast or channel."""

from collections.abc import Iterator

from cleaner.lexicon import WordList
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import addresses, quoted

MOST = 40  # words
PLACES = WordList("app-words")
REPORTING = WordList("promo-reporting")


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
        if not quoted(line) and (page.stock(hit) or addresses(line, hit.phrase.language, MOST, PLACES, reporting=REPORTING)):
            yield page.drop(hit.line, "promotion of an app, podcast or channel")
