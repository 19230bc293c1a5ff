"""Comment sections."""

import re
from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import last_paragraph

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
    for hit in page.hits:
        tail = range(hit.index + 1, len(page.lines))
        signed = [index for index in tail if _SIGNATURE.match(page.lines[index].text[:100])]
        if len(signed) >= LEAST and len(signed) >= SIGNATURES_A_LINE * len(tail) and _article_above(page, hit.index):
            for index in (hit.index, *tail):
                yield page.drop(index, "readers' comments")
            return


def _article_above(page: Page, index: int) -> bool:
    return last_paragraph(page.lines[:index]) >= 0


