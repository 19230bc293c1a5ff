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
_CLOCK = re.compile(r"\d{1,2}\s?[:.h時时시]\s?\d\d|\d\s?[ap]\.?m\b", re.IGNORECASE)


@rule(
    kind="comments",
    confidence=0.9,
    phrases=("comment-heading", "comment-signature", "time-ago", "months", "date-shape"),
)
def comment_section(page: Page) -> Iterator[Finding]:
    """Readers' comments below the article.

    A heading alone does not make a section: in what follows it, lines that sign comments ("Marta says:", "June 3, 2023
    at 4:12 pm", "Reply") must recur.

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
    """
    end = page.once(article_end)
    below = [hit for hit in page.hits if hit.line > end]
    signing = [hit for hit in below if hit.phrase.lexicon in SIGNING and _signs(page.lines[hit.line], hit)]
    signed = sorted({hit.line for hit in signing})
    if end < 0 or len(signed) < LEAST:
        return
    headings = [hit.line for hit in below if hit.phrase.lexicon == "comment-heading" and hit.line <= signed[0]]
    start = headings[0] if headings else _first(page.lines, signed[0], end)
    last = min(len(page.lines), signed[-1] + 1 + AFTER)
    least = LEAST if headings or any(_named(page.lines[hit.line], hit) for hit in signing) else 2 * LEAST
    if len(signed) < SHARE * (last - start) or len(signed) < least:
        return
    for index in range(start, last):
        yield page.drop(index, "readers' comments")


def _signs(line: Line, hit: Hit) -> bool:
    """Whether the line stands over or under one reader's comment: a signature, or a date with a time."""
    if len(line.text) > SIGNATURE:
        return False
    if hit.phrase.lexicon in ("comment-signature", "time-ago"):
        named = line.words <= SIGNED and not line.sentence and not line.text.endswith(",")
        return hit.phrase.place == "whole" or named
    return line.words <= SIGNED and _CLOCK.search(line.text) is not None and find_date(line.text) is not None


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
