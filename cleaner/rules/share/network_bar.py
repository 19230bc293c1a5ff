"""Bars of social networks."""

from collections.abc import Iterator

from cleaner.document import Line
from cleaner.fold import words
from cleaner.lexicon import texts
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import NETWORKS, announces, bulleted, quoted

SHARE_WORDS = NETWORKS | texts("share-words")
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
    seen = -1
    for hit in page.hits:
        if hit.line <= seen or not _bar(page.lines[hit.line]):
            continue
        first, last = _run(page, hit.line)
        seen = last
        named = {name for index in range(first, last + 1) for name in _named(page.lines[index])}
        if len(named) >= 2 and not (first > 0 and announces(page.lines[first - 1])):
            for index in range(first, last + 1):
                yield page.drop(index, "names of social networks in a row")


def _run(page: Page, index: int) -> tuple[int, int]:
    """The first and last of the neighbouring lines that are parts of bars, around one that is."""
    first = last = index
    while first > 0 and _bar(page.lines[first - 1]):
        first -= 1
    while last + 1 < len(page.lines) and _bar(page.lines[last + 1]):
        last += 1
    return first, last


def _named(line: Line) -> frozenset[str]:
    return NETWORKS.intersection(words(line.text))


def _bar(line: Line) -> bool:
    """Whether the line holds networks and words of share buttons, and nothing else."""
    if not 0 < line.words <= MOST or bulleted(line) or quoted(line) or line.text.endswith((".", ",")):
        return False
    return SHARE_WORDS.issuperset(words(line.text))
