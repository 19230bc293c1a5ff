"""Credits at the end of the last paragraph."""

import re
from collections.abc import Iterator

from cleaner.fold import words
from cleaner.lexicon import read_lexicons, texts
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import article_end, last_characters

LAST = 40  # lines from the end in which it may stand: comments may follow the article
LONGEST = 260  # characters
OPENING = 5  # the most words that a credit begins with
OPENINGS = frozenset(phrase.text for phrase in read_lexicons(["credit"]) if phrase.place == "start")
AGENCIES = texts("agency")
_PARENTHESIS = re.compile(r"(?<=\S)\s?[(（\[]([^()（）\[\]]{2,250})[)）\]]$")
_PARTS = re.compile(r"[/,;·&+ ]+")


@rule(kind="credit", confidence=0.94)
def credit_in_paragraph(page: Page) -> Iterator[Finding]:
    """Agency's credit in parentheses at the end of the last paragraph.

    Removes:
        The vote is due on Monday. ~~(Reporting by Lena Horst; Editing by Paul Adair)~~
        …
            The vote, it is said, is due on the first Monday of the month that follows the election of the mayor. ~~(dpa/AFP)~~
    Keeps:
        The vote is due on Monday (reporting by telephone is allowed).
        The vote is due on the first Monday of the month, as the agency told the ministers who asked it (AP).
            …
    """
    last = page.once(last_characters)
    for index in range(max(0, len(last) - LAST), len(last)):
        if last[index] not in ")）]":
            continue
        text, end = page.lines[index].text, page.once(article_end)
        match = _PARENTHESIS.search(text, max(0, len(text) - LONGEST))
        if match and (_credit(match[1]) or (index >= end and _agencies(match[1]))):
            yield page.cut(index, match.start(), match.end(), "credit of reporters or agencies")


def _credit(text: str) -> bool:
    tokens = words(text[:60])
    named = any(" ".join(tokens[:size]) in OPENINGS for size in range(1, OPENING + 1))
    return named and any(part[0].isupper() or not part.isascii() for part in text.split()[1:])


def _agencies(text: str) -> bool:
    """Whether a text names agencies, and besides them at most an editor's initials: "dpa/AFP", "apa, red", "AP, mlk"."""
    parts = [part.casefold() for part in _PARTS.split(text) if part]
    return not AGENCIES.isdisjoint(parts) and all(part in AGENCIES or len(part) <= 4 for part in parts)
