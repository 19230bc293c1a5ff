"""Author's bio."""

import re
from collections.abc import Iterator

from cleaner.fold import words
from cleaner.lexicon import texts
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import last_paragraph, quoted

LAST = 12  # lines from the end
MOST = 60  # words
_NAME = re.compile(r"^(?:[A-Z][\w.'’-]*\s){2,4}(?=(?:is|covers|writes|reports)\b)")
_WRITER = texts("writer-roles")


@rule(kind="author", confidence=0.85, phrases="author-bio")
def author_bio(page: Page) -> Iterator[Finding]:
    """Bio of the author in the last lines: a name, and that its bearer writes, reports or edits.

    Removes:
        …
            Theo Marchetti is a senior writer at The Quiet Byte who covers privacy and the open web.
        …
            Jane Orrell covers transport for The Harbour Ledger.
    Keeps:
        …
            Jane Orrell is a professor of law at the university, and has advised two governments on the treaty.
        Jane Orrell is a writer who lives by the sea.
            …
            …
    """
    below = last_paragraph(page.lines)
    for hit in page.hits:
        line = page.lines[hit.line]
        if hit.line < max(below, len(page.lines) - LAST) or line.words > MOST or quoted(line):
            continue
        name = _NAME.match(line.text)
        if name and _writes(line.text[name.end() :]):
            yield page.drop(hit.line, "author's bio")


def _writes(told: str) -> bool:
    """Whether what is told of a person is the work of a writer: the role stands near the verb."""
    verb, *rest = words(told)
    return verb in ("covers", "writes", "reports") or not _WRITER.isdisjoint(rest[:8])
