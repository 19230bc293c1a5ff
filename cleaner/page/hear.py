"""What an extractor and the page itself say of a page's blocks."""

from __future__ import annotations

import logging
from typing import Any

from cleaner.fold import words
from cleaner.page.blocks import Page
from cleaner.page.facts import Facts
from cleaner.page.features import Heard
from cleaner.scorer.labels import label

# Without a handler its messages of what it does not find would stand on standard error.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
ELEMENTS = 40_000  # of a page that trafilatura is given: it takes seconds for more


def taken(tree: Any, **how: Any) -> str:
    """What trafilatura takes for the article's text, "" where it finds none or fails."""
    from trafilatura import bare_extraction

    if sum(1 for _ in tree.iter()) > ELEMENTS:
        return ""
    try:
        found = bare_extraction(tree, include_comments=False, with_metadata=False, **how)
    except Exception:  # noqa: BLE001 - hostile pages find errors in it; the page is judged without it
        return ""
    return "" if found is None or isinstance(found, dict) else found.text or ""


def listen(tree: Any, page: Page, facts: Facts, **how: Any) -> Heard:
    """What trafilatura takes for the article, and what the page gives for machines."""
    texts = [block.text for block in page.blocks]
    extracted = taken(tree, **how)
    votes = label(extracted, texts) if extracted else [False] * len(texts)
    body = label(facts.body, texts) if facts.body else None
    told = [frozenset(words(fact[0])) if fact else frozenset() for fact in (facts.title, facts.description)]
    return Heard(votes, body if body and any(body) else None, *told)
