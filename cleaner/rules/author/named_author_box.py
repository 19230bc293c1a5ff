"""Author's box under the author's name."""

from collections.abc import Iterator
from itertools import pairwise

from cleaner.document import Line
from cleaner.head import read_head
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.rules.author.author_box import box

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
    told = page.once(read_head).facts.values()
    names = tuple(dict.fromkeys(fact.value for facts in told for fact in facts if fact.field == "authors"))
    for index, (line, below) in enumerate(pairwise(page.lines)) if names else ():
        if any(_heads(name, line, below) for name in names):
            yield from box(page, index)


def _heads(name: str, line: Line, below: Line) -> bool:
    """Whether a line is a heading that ends in a name, and the line below begins with that name or a part of it."""
    if not line.text.endswith(name) or line.sentence or line.words > len(name.split()) + BESIDES:
        return False
    return below.text.split(" ", 1)[0].rstrip(",") in name.split()
