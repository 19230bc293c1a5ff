"""Comment sections."""

import re
from collections.abc import Iterator, Sequence

from cleaner.document import Line
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import article_end

# What stands over or under one reader's comment.
_SIGNATURE = re.compile(
    r"^\S.{0,40} says:?$|^(?:reply|report|like \d+)(?: to .{1,40})?$|^\S.{0,30} on \w+ \d{1,2},? \d{4} (?:at )?\d{1,2}[:.]\d\d"
    r"|^(?:\w+ \d{1,2},? \d{4}|\d{1,2} \w+ \d{4}),? (?:at )?\d{1,2}[:.]\d\d ?(?:am|pm)?$"
    r"|^\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago$",
    re.IGNORECASE,
)
LEAST = 2  # signatures of a section under a heading; without one, twice as many
SHARE = 0.12  # signatures for every line of the section
AFTER = 2  # lines that a last comment goes on for


@rule(kind="comments", confidence=0.88, phrases=("comment-heading", "comment-signature"))
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
    end = article_end(page.lines)
    signed = [i for i in range(end + 1, len(page.lines)) if _SIGNATURE.match(page.lines[i].text[:100])]
    if end < 0 or len(signed) < LEAST:
        return
    headings = [hit.line for hit in page.hits if hit.phrase.lexicon == "comment-heading" and end < hit.line <= signed[0]]
    start = headings[0] if headings else _first(page.lines, signed[0], end)
    last = min(len(page.lines), signed[-1] + 1 + AFTER)
    if len(signed) < SHARE * (last - start) or (not headings and len(signed) < LEAST * _named(page.lines, signed)):
        return
    for index in range(start, last):
        yield page.drop(index, "readers' comments")


def _first(lines: Sequence[Line], signed: int, end: int) -> int:
    """Where the first comment begins: a date signs it under the name on the line above."""
    above = lines[signed - 1]
    return (
        signed - 1 if signed - 1 > end and above.words <= 4 and not above.sentence and lines[signed].text[0].isdigit() else signed
    )


def _named(lines: Sequence[Line], signed: list[int]) -> int:
    """1 where the signatures hold names, 2 where they are dates and buttons alone."""
    return 1 if any(" on " in lines[i].text or " says" in lines[i].text for i in signed) else 2
