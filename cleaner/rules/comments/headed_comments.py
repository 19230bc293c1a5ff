"""Comments under their heading."""

from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule

ARTICLE = 3  # paragraphs above the heading


@rule(kind="comments", confidence=0.75, phrases=("comment-heading", "comments"))
def headed_comments(page: Page) -> Iterator[Finding]:
    """Readers' comments, to the end of the page, under a heading that is no counter and no prompt, below three paragraphs.

    Removes:
        …
            …
            …
            Top rated comments
            It was the same in our street.
            I do not believe a word of it.
    Keeps:
        …
            Reader comments
            …
    """
    prompts = {hit.line for hit in page.hits if hit.phrase.lexicon == "comments"}
    for hit in page.hits:
        counted = "0" in (hit.phrase.text[0], hit.phrase.text[-1])
        if hit.phrase.lexicon != "comment-heading" or counted or hit.line in prompts or not page.stock(hit):
            continue
        if page.lines[hit.line].words > 1 and sum(line.paragraph for line in page.lines[: hit.line]) >= ARTICLE:
            for index in range(hit.line, len(page.lines)):
                yield page.drop(index, "readers' comments under their heading")
            return
