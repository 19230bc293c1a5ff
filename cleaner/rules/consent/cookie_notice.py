"""Cookie notices."""

from collections.abc import Iterator

from cleaner.document import Hit
from cleaner.lexicon import WordList
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import addresses, quoted

MOST = 160  # words
SITE = WordList("consent-words")
SPEAKING = WordList("consent-speaking")
REPORTING = WordList("consent-reporting")


@rule(kind="consent", confidence=0.93, phrases=("consent", "consent-stock", "consent-weak"))
def cookie_notice(page: Page) -> Iterator[Finding]:
    """Cookie notice, and the buttons of the consent dialogue.

    Removes:
        This website uses cookies to improve your experience while you navigate through it.
        We and our 842 partners store and access information on a device, such as cookies.
        We use cookies and other technologies
            Accept
            Decline
        Manage cookie preferences
        Necessary cookies are absolutely essential for the website to function properly. They do not store personal data.
        This site is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply.
        By continuing to browse this site you agree to our use of cookies.
    Keeps:
        This recipe uses cookies from the day before.
        We use cookies with ginger for the base of the cake.
        The regulator said that the site uses cookies without consent.
        "We use cookies," the banner says.
        Necessary cookies are those without which a shop forgets what lies in the basket.
        The technical side of storage, he said, was never the hard part.
    """
    certain = {hit.line for hit in page.hits if hit.phrase.lexicon != "consent-weak" and _speaks(page, hit)}
    for index in sorted(certain):
        yield page.drop(index, "cookie notice")
    reached = set(certain)
    weak = sorted({hit.line for hit in page.hits if hit.phrase.lexicon == "consent-weak"} - certain)
    for index in (*weak, *reversed(weak)):
        # Buttons stand in rows: one is reached from the notice, the next from that one.
        if index not in reached and reached & {index - 2, index - 1, index + 1, index + 2}:
            reached.add(index)
            yield page.drop(index, "button of the consent dialogue")


def _speaks(page: Page, hit: Hit) -> bool:
    line = page.lines[hit.line]
    stock = hit.phrase.lexicon == "consent-stock" or page.stock(hit)
    return not quoted(line) and (stock or addresses(line, hit.phrase.language, MOST, SITE, SPEAKING, reporting=REPORTING))
