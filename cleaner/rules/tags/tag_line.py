"""Lists of tags."""

import re
from collections.abc import Iterator

from cleaner.model import Fact, Finding
from cleaner.rule import BOTH, Page, rule
from cleaner.shapes import after, article_end, label, quoted

ONE = "tag"  # also a day in German: what follows must be a list
MOST = 45  # words
UNMARKED = 10  # words of a list below the article that no colon sets off from its label
_PARTS = re.compile(r"\s*[,;|/•·#、，・]\s*")
_OTHER_LABEL = re.compile(r"\b(?:tags|tagged(?: with)?|topics):?\s", re.IGNORECASE)


@rule(kind="tags", confidence=0.93, phrases=("tags", "filed-under"))
def tag_line(page: Page) -> Iterator[Finding]:
    """List of tags, topics or categories after its label.

    Removes:
        Tags: ports, labour, strike
        Filed Under: Travel, Islands
        Tagged With: bread, rye
        …
            Tagged bread, rye, mornings
    Keeps:
        Tags: they were on every suitcase, and nobody read them.
        Topics for the evening were rent and rain.
    """
    end = page.once(article_end)
    longest = {hit.line: hit for hit in sorted(page.hits, key=lambda hit: len(hit.phrase.text))}
    for hit in longest.values():
        line = page.lines[hit.line]
        listed = label(line, hit.phrase)
        if listed is None and hit.line > end and line.words <= UNMARKED and hit.phrase.text.startswith("tagged"):
            listed = line.text[after(line, hit.phrase) :].strip()
        if hit.phrase.lexicon == "filed-under" and " " not in hit.phrase.text and page.plain_beside(hit.line) == BOTH:
            continue
        if listed is None or not listed or quoted(line) or line.words > MOST or line.sentence:
            continue
        if hit.phrase.lexicon == "filed-under" and _OTHER_LABEL.search(listed):
            listed = _OTHER_LABEL.split(listed)[-1]
        elif hit.phrase.lexicon == "filed-under":
            listed = ""
        if hit.phrase.text == ONE and ("," not in listed or any(char.isdigit() for char in listed)):
            continue
        tags = [tag for tag in _PARTS.split(listed) if tag]
        yield page.drop(hit.line, "list of tags", *(Fact("tags", tag) for tag in tags))
