"""Comment sections."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import first_paragraph

# What stands over or under one reader's comment. Two of them in a tail make it a comment section.
_SIGNATURE = re.compile(
    r"^\S.{0,40} says:?$|^reply(?: to .{1,40})?$|^\S.{0,30} on \w+ \d{1,2},? \d{4} (?:at )?\d{1,2}[:.]\d\d"
    r"|^\w+ \d{1,2},? \d{4} (?:at )\d{1,2}[:.]\d\d ?(?:am|pm)?$|^\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago$",
    re.IGNORECASE,
)
LEAST = 2
SIGNATURES_A_LINE = 0.12


@rule(kind="comments", confidence=0.88, phrases="comment-heading")
def comment_section(page: Page) -> Iterator[Finding]:
    """Readers' comments under their heading, to the end of the page.

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
    Keeps:
        Comments
            …
        …
            Comments
            The committee had three.
    """
    top = first_paragraph(page.lines)
    signed = [index for index, line in enumerate(page.lines) if _SIGNATURE.match(line.text[:100])]
    for hit in page.hits:
        count = len(signed) - bisect_right(signed, hit.line)
        tail = range(hit.line + 1, len(page.lines))
        if top < hit.line and count >= max(LEAST, SIGNATURES_A_LINE * len(tail)):
            for index in (hit.line, *tail):
                yield page.drop(index, "readers' comments")
            return
