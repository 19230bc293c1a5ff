"""Cookie notices."""

from collections.abc import Iterator

from cleaner.document import Hit, Line
from cleaner.fold import words
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import quoted

MOST = 160  # words
# Baked cookies have none of these, and reporting on the others' cookies does not say `we`, `our` or `your`.
SITE = frozenset(
    {"website", "site", "sites", "experience", "privacy", "consent", "browser", "browse", "browsing", "personalise"}
    | {"personalize", "personalised", "personalized", "analytics", "settings", "preferences", "partners", "traffic", "device"}
)
SPEAKS = frozenset({"we", "our", "you", "your", "this", "us"})
_REPORTING = frozenset(
    {"said", "says", "told", "he", "she", "they", "regulator", "companies", "court", "users", "readers", "visitors"}
)


@rule(kind="consent", confidence=0.93, phrases=("consent", "consent-weak"))
def cookie_notice(page: Page) -> Iterator[Finding]:
    """Cookie notice, and the buttons of the consent dialogue.

    Removes:
        This website uses cookies to improve your experience while you navigate through it.
        We and our 842 partners store and access information on a device, such as cookies.
        We use cookies and other technologies
            Accept
            Decline
        Manage cookie preferences
        By continuing to browse this site you agree to our use of cookies.
    Keeps:
        This recipe uses cookies from the day before.
        We use cookies with ginger for the base of the cake.
        The regulator said that the site uses cookies without consent.
        "We use cookies," the banner says.
    """
    certain = {hit.line for hit in page.hits if hit.phrase.lexicon == "consent" and _speaks(page, hit)}
    for hit in page.hits:
        if hit.phrase.lexicon == "consent-weak":
            if certain & {hit.line - 2, hit.line - 1, hit.line + 1, hit.line + 2}:
                yield page.drop(hit.line, "button of the consent dialogue")
            continue
        if hit.line in certain:
            yield page.drop(hit.line, "cookie notice")


def _speaks(page: Page, hit: Hit) -> bool:
    line = page.lines[hit.line]
    return not quoted(line) and (page.stock(hit) or _notifies(line))


def _notifies(line: Line) -> bool:
    tokens = set(words(line.text)) if line.words <= MOST else set()
    return len(tokens & SITE) >= 1 and bool(tokens & SPEAKS) and not tokens & _REPORTING
