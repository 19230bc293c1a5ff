"""Author's bio and contact."""

import re
from collections.abc import Iterator

import regex

from cleaner.document import Line
from cleaner.fold import words
from cleaner.lexicon import Phrase
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import EMAIL, HANDLE, NETWORKS, last_paragraph, quoted

MOST = 90  # words
LAST = 30  # lines from the end within which a bio may stand
_PHONE = re.compile(r"\d{3}[ -]?\d{3,4}")  # of the organiser of an event
_NAME = regex.compile(r"^(?:\p{Lu}[\p{L}\p{M}.'’-]*\s){2,4}|^\p{Lo}")


@rule(kind="author", confidence=0.9, phrases="author-contact")
def author_contact(page: Page) -> Iterator[Finding]:
    """Bio or contact of the author below the article.

    A bio goes when it gives a handle, an address or an invitation to follow or write.

    Removes:
        …
            Jane Orrell covers transport for The Harbour Ledger. Follow her on Twitter @janeorrell.
        …
            Email Tom Lee at tom.lee@ledger.example or follow him @tomlee.
        …
            Contact the reporter: jane@ledger.example
    Keeps:
        Follow her on foot and you see the whole town.
        …
            Jane Orrell is a professor of law at the university, and has advised two governments on the treaty.
        Email the form to the council by Friday.
    """
    for hit in page.hits:
        line = page.lines[hit.line]
        if quoted(line) or line.words > MOST or hit.line < len(page.lines) - LAST or _article_below(page, hit.line):
            continue
        opened = _NAME.match(line.text) or hit.phrase.place in ("whole", "start")
        if opened and _gives_contact(line, hit.phrase) and not _PHONE.search(line.text):
            yield page.drop(hit.line, "author's bio or contact")


def _gives_contact(line: Line, phrase: Phrase) -> bool:
    networks = NETWORKS.intersection(words(line.text)).difference(phrase.text.split())
    return bool(HANDLE.search(line.text) or EMAIL.search(line.text) or networks)


def _article_below(page: Page, index: int) -> bool:
    return page.once(last_paragraph) > index + 3
