"""Bars of social networks."""

from collections.abc import Iterator

from cleaner.document import Line
from cleaner.fold import words
from cleaner.lexicon import read_lexicons
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import announces, bulleted, quoted

NETWORKS = frozenset(phrase.text for phrase in read_lexicons(["networks"]))
SHARE_WORDS = NETWORKS | frozenset(phrase.text for phrase in read_lexicons(["share-words"]))
MOST = 24  # words; a bar with all its tooltips has fewer


@rule(kind="share", confidence=0.9, phrases="networks")
def network_bar(page: Page) -> Iterator[Finding]:
    """Names of social networks in a row, as share buttons leave them, in one line or in several.

    A lone name goes only in a run with others.

    Removes:
        Facebook Twitter WhatsApp Email
        Facebook
            Twitter
            LinkedIn
            Copy link
    Keeps:
        Facebook
        She had worked for Facebook, Twitter and a bank.
        - Facebook
            - Twitter
            - Pinterest
    """
    found: set[int] = set()
    for hit in page.hits:
        if _bar(page.lines[hit.line]) and not _announced(page, hit.line):
            own = len(_named(page.lines[hit.line]))
            if own >= 2 or own + _beside(page, hit.line) >= 3:
                found.add(hit.line)
                found |= {i for i in (hit.line - 1, hit.line + 1) if 0 <= i < len(page.lines) and _bar(page.lines[i])}
    for index in sorted(found):
        yield page.drop(index, "names of social networks in a row")


def _named(line: Line) -> frozenset[str]:
    return NETWORKS.intersection(words(line.text))


def _bar(line: Line) -> bool:
    """Whether the line holds networks and words of share buttons, and nothing else."""
    if not 0 < line.words <= MOST or bulleted(line) or quoted(line) or line.text.endswith((".", ",")):
        return False
    return SHARE_WORDS.issuperset(words(line.text))


def _beside(page: Page, index: int) -> int:
    """How many networks the neighbouring lines of the bar name, as far as three lines away."""
    found: set[str] = set()
    for step in (-1, 1):
        for distance in (1, 2, 3):
            other = index + step * distance
            if not 0 <= other < len(page.lines) or not _bar(page.lines[other]):
                break
            found |= _named(page.lines[other])
    return len(found - _named(page.lines[index]))


def _announced(page: Page, index: int) -> bool:
    return index > 0 and announces(page.lines[index - 1])
