"""Newsletter prompts."""

from collections.abc import Iterator

from cleaner.lexicon import WordList
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import addresses, quoted

MOST = 70  # words
MAIL = WordList("newsletter-words")
REPORTING = WordList("newsletter-reporting")


@rule(kind="subscribe", confidence=0.92, phrases="newsletter")
def newsletter_prompt(page: Page) -> Iterator[Finding]:
    """Invitation to sign up for a newsletter or for alerts, and what its form says.

    Removes:
        Sign up for our morning newsletter and never miss a story.
        Subscribe to our newsletter
        Enter your email address to subscribe to this blog and receive notifications of new posts by email.
        Your email address will not be published. Required fields are marked *
        Get the latest news delivered to your inbox
    Keeps:
        Sign up for the race before 3 May at the town hall.
        He told readers to sign up for the newsletter, and eleven did.
        "Subscribe to our newsletter," says the box at the foot of every page that she built.
        Subscribe to what?
    """
    for hit in page.hits:
        line = page.lines[hit.line]
        if quoted(line):
            continue
        if page.stock(hit) or addresses(line, hit.phrase.language, MOST, MAIL, reporting=REPORTING):
            yield page.drop(hit.line, "invitation to a newsletter")
