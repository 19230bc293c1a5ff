"""Invitations to follow the site."""

from collections.abc import Iterator

from cleaner.document import Line
from cleaner.lexicon import WordList
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import HANDLE, addresses, names_network, quoted

MOST = 30  # words
ON = WordList("follow-on")
REPORTING = WordList("follow-reporting")


@rule(kind="follow", confidence=0.9, phrases="follow")
def follow_us(page: Page) -> Iterator[Finding]:
    """Invitation to follow the site or its author on a social network.

    Removes:
        Follow us on Instagram @copperkettle
        Follow The Harbour Ledger on Facebook, Twitter and Instagram.
        Follow us
        Like us on Facebook
    Keeps:
        Follow me
        Police asked witnesses to follow us on foot, said Mr Lee.
        Follow the path on the left bank until you reach Twitter House, she said.
        "Follow us on Facebook," read the sign.
    """
    for hit in page.hits:
        line = page.lines[hit.line]
        if not quoted(line) and (page.stock(hit) or _invites(line, hit.phrase.language)):
            yield page.drop(hit.line, "invitation to follow on a social network")


def _invites(line: Line, language: str) -> bool:
    named = names_network(line.text) or HANDLE.search(line.text)
    return bool(named) and addresses(line, language, MOST, ON, reporting=REPORTING)
