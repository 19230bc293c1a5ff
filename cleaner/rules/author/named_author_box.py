"""Author's box under the author's name."""

from collections.abc import Iterator

from cleaner.head import read_head
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.rules.author.author_box import ARTICLE, box

BESIDES = 3  # words of a heading besides the author's name: "About", "More about"


@rule(kind="author", confidence=0.9)
def named_author_box(page: Page) -> Iterator[Finding]:
    """Box under the name that the byline gives, below an article: the name in a short heading, and a line that begins with it.

    Removes:
        By Jane Orrell
            …
            …
            ~~About Jane Orrell~~
            ~~Jane loves the sea, and lives in Wexcombe with two cats.~~
    Keeps:
        ~~By Jane Orrell~~
            …
            …
            About Halver Pumps
            Halver Pumps builds pumps for ships and harbours, and has its seat in Wexcombe.
    """
    for name in {fact.value for facts in page.once(read_head).facts.values() for fact in facts if fact.field == "authors"}:
        for index in range(ARTICLE, len(page.lines) - 1):
            line = page.lines[index]
            if line.text.endswith(name) and line.words <= len(name.split()) + BESIDES and not line.sentence:
                first = page.lines[index + 1].text.split(" ", 1)[0].rstrip(",")
                if first in name.split():
                    yield from box(page, index)
