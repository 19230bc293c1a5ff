"""Newsletter prompts."""

from collections.abc import Iterator

from cleaner.document import Line
from cleaner.fold import words
from cleaner.lexicon import read_lexicons
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import quoted

MOST = 70  # words
MAIL = frozenset(phrase.text for phrase in read_lexicons(["newsletter-words"]))
# A prompt speaks to the reader; a report speaks of people.
_REPORTING = frozenset(
    {"said", "says", "told", "she", "he", "his", "her", "they", "readers", "subscribers", "company", "was", "were", "had"}
)


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
        if page.stock(hit) or _prompts(line):
            yield page.drop(hit.line, "invitation to a newsletter")


def _prompts(line: Line) -> bool:
    tokens = words(line.text) if line.words <= MOST else []
    return not MAIL.isdisjoint(tokens) and _REPORTING.isdisjoint(tokens)
