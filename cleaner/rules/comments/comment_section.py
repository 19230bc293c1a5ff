"""Comment sections."""

import re
from collections.abc import Iterator, Sequence

from cleaner.dates import find_date
from cleaner.document import Hit, Line
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import article_end

SIGNING = ("comment-signature", "time-ago", "months", "date-shape")
SIGNATURE = 100  # characters of a line that signs a comment …
SIGNED = 14  # … and words of one that does with date and time
LEAST = 2  # signatures of a section under a heading; without one, twice as many
SHARE = 0.12  # signatures for every line of the section
AFTER = 2  # lines that a last comment goes on for
# Long comments look like paragraphs of the article. Above the last of those the evidence must be denser:
PARAGRAPHS = 2  # above the comments, and without a heading one more
NEAR = 8  # lines from the heading to the first signature
APART = 12  # lines from one signature to the next
MANY = 3  # signatures; without a heading so many dates and so many names or buttons
_CLOCK = re.compile(r"\d{1,2}\s?[:.h時时시]\s?\d\d|\d\s?[ap]\.?m\b", re.IGNORECASE)


@rule(
    kind="comments",
    confidence=0.9,
    phrases=("comment-heading", "comment-signature", "time-ago", "months", "date-shape"),
)
def comment_section(page: Page) -> Iterator[Finding]:
    """Readers' comments below the article.

    A heading alone does not make a section: in what follows it, lines that sign comments ("Marta says:", "June 3, 2023
    at 4:12 pm", "Reply") must recur. Comments as long as paragraphs go where such lines are close together.

    Removes:
        …
            3 thoughts on "Sourdough for beginners"
            Marta says:
            June 3, 2023 at 4:12 pm
            Mine rose like a balloon, thank you.
            Reply
            Tom says:
            June 4, 2023 at 9:01 am
            Can I use rye?
            Reply
        …
            …
            2 responses to "The ferry"
            Ines says:
            March 3, 2023 at 4:12 pm
            I took the ferry for thirty years, in every weather, and I would not have missed one morning of it for a bridge.
            Paul says:
            March 4, 2023 at 9:01 am
            My father was its mate until the war, and he used to say that the river would be there long after the last car.
        …
            Greta Holm on August 21, 2022 at 10:07 am
            I did not dare refuse.
            Bastian on September 2, 2022 at 5:48 pm
            Does the ferry run in October?
    Keeps:
        Comments
            …
        …
            Comments
            The committee had three.
        …
            …
            Comments
            4 March 2026, 10:45 am
            …
            4 March 2026, 11:20 am
            …
            4 March 2026, 12:05 pm
            …
        …
            …
            Ines says:
            …
            Paul says:
            …
            Ines says:
            …
            Paul says:
            …
    """
    for index in _among_paragraphs(page) or _below_article(page):
        yield page.drop(index, "readers' comments")


def _among_paragraphs(page: Page) -> range:
    """The comments that look like paragraphs, under a heading or, where dates and names or buttons recur, without one."""
    headings = [hit.line for hit in page.hits if hit.phrase.lexicon == "comment-heading"]
    bare = sum(hit.phrase.lexicon == "comment-signature" for hit in page.hits) >= MANY
    if not headings and not bare:
        return range(0)
    paragraphs = [index for index, line in enumerate(page.lines) if line.paragraph]
    if len(paragraphs) < PARAGRAPHS:
        return range(0)
    headings = [heading for heading in headings if heading > paragraphs[PARAGRAPHS - 1]]
    bare = bare and len(paragraphs) > PARAGRAPHS
    starts = [*headings, paragraphs[PARAGRAPHS]] if bare else headings
    signing = _signing(page, min(starts)) if starts else []
    for heading in headings:
        chain = next(_chains(signing, heading), [])
        near = len({hit.line for hit in chain}) >= MANY and chain[0].line <= heading + NEAR
        if near and any(_named(page.lines[hit.line], hit) for hit in chain):
            return _section(page, heading, chain)
    for chain in _chains(signing, paragraphs[PARAGRAPHS]) if bare else ():
        marks = {hit.line for hit in chain if hit.phrase.lexicon == "comment-signature"}
        if min(len(marks), len({hit.line for hit in chain} - marks)) >= MANY:
            return _section(page, _first(page.lines, chain[0].line, 0), chain)
    return range(0)


def _below_article(page: Page) -> range:
    """The comments below the last paragraph, with or without a heading."""
    end = page.once(article_end)
    signing = _signing(page, end)
    signed = sorted({hit.line for hit in signing})
    if end < 0 or len(signed) < LEAST:
        return range(0)
    headings = [hit.line for hit in page.hits if end < hit.line <= signed[0] and hit.phrase.lexicon == "comment-heading"]
    section = _section(page, headings[0] if headings else _first(page.lines, signed[0], end), signing)
    least = LEAST if headings or any(_named(page.lines[hit.line], hit) for hit in signing) else 2 * LEAST
    return section if len(signed) >= max(least, SHARE * len(section)) else range(0)


def _signing(page: Page, after: int) -> list[Hit]:
    """The hits below a line that sign comments."""
    return [hit for hit in page.hits if hit.line > after and hit.phrase.lexicon in SIGNING and _signs(page.lines[hit.line], hit)]


def _chains(signing: Sequence[Hit], after: int) -> Iterator[list[Hit]]:
    """The signatures below a line, parted where they stand far from one another."""
    chain: list[Hit] = []
    for hit in signing:
        if hit.line > after:
            if chain and hit.line - chain[-1].line > APART:
                yield chain
                chain = []
            chain.append(hit)
    if chain:
        yield chain


def _section(page: Page, start: int, signing: Sequence[Hit]) -> range:
    return range(start, min(len(page.lines), signing[-1].line + 1 + AFTER))


def _signs(line: Line, hit: Hit) -> bool:
    """Whether the line stands over or under one reader's comment: a signature, or a date with a time."""
    if len(line.text) > SIGNATURE:
        return False
    if hit.phrase.lexicon in ("comment-signature", "time-ago"):
        named = line.words <= SIGNED and not line.sentence and not line.text.endswith(",")
        return hit.phrase.place == "whole" or named
    return line.words <= SIGNED and line.once(_timed)


def _timed(line: Line) -> bool:
    return _CLOCK.search(line.text) is not None and find_date(line.text) is not None


def _named(line: Line, hit: Hit) -> bool:
    """Whether a signature holds the reader's name, not just a date or a button."""
    if hit.phrase.lexicon == "comment-signature":
        return hit.phrase.place != "whole"
    date = find_date(line.text)
    return date is not None and date.start >= len("A on ")


def _first(lines: Sequence[Line], signed: int, end: int) -> int:
    """Where the first comment begins: a date signs it under the name on the line above."""
    above = lines[signed - 1]
    return (
        signed - 1 if signed - 1 > end and above.words <= 4 and not above.sentence and lines[signed].text[0].isdigit() else signed
    )
