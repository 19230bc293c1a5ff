"""Prompts and counters of the comment section."""

from collections.abc import Iterator

from cleaner.lexicon import WordList
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import addresses, article_end, quoted

MOST = 45  # words
REPORTING = WordList("comments-reporting")


@rule(kind="comments", confidence=0.92, phrases="comments")
def comment_prompt(page: Page) -> Iterator[Finding]:
    """Invitation to comment, comment counter, or notice of the comment form.

    "Comments" by itself goes only below the last paragraph.

    Removes:
        Leave a comment
        12 Comments
        You must be logged in to post a comment.
        Join the conversation in the comments below
        Have you been to the island? Let me know in the comments below!
    Keeps:
        Comments
            …
        Leave a comment on the draft by Friday, the council says.
        Twelve comments were read out.
    """
    below = page.once(article_end)
    for hit in page.hits:
        line = page.lines[hit.line]
        if quoted(line) or line.words > MOST:
            continue
        if page.stock(hit) and (line.words > 1 or hit.line > below):
            yield page.drop(hit.line, "prompt or counter of the comment section")
        elif hit.phrase.place != "whole" and addresses(line, hit.phrase.language, MOST, reporting=REPORTING):
            yield page.drop(hit.line, "prompt or counter of the comment section", confidence=0.85)
