"""Breadcrumbs."""

import re
from collections.abc import Iterator

from cleaner.fold import key
from cleaner.lexicon import texts
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import first_paragraph

_PARTS = re.compile(r"\s*[>»›/→|]\s*")
_HOMES = texts("breadcrumb")
MOST = 120  # characters


@rule(kind="navigation", confidence=0.93, phrases="breadcrumb")
def breadcrumb(page: Page) -> Iterator[Finding]:
    """Breadcrumb trail from the home page to the article, above its first paragraph.

    Removes:
        Home > News > Business
            …
        Home / Recipes / Bread
            …
        You are here: Home » Travel
            …
    Keeps:
        Home > Work > Home: this is how a day goes by.
        Home is where the heart is
    """
    top = page.once(first_paragraph)
    for hit in page.hits:
        line = page.lines[hit.line]
        if hit.line > top or len(line.text) > MOST or line.sentence:
            continue
        parts = [part for part in _PARTS.split(line.text.rpartition(":")[2]) if part]
        if len(parts) >= 2 and key(parts[0]) in _HOMES:
            yield page.drop(hit.line, "breadcrumb trail")
