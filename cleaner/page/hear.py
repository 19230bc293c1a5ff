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
# What trafilatura is given. It takes seconds for more elements, and its time grows with the square of those that stand in one
# another, links above all. Of 671 pages none has a tenth of these steps, or half of those of links.
ELEMENTS, STEPS, LINKS = 40_000, 1_500_000, 50_000


def taken(tree: Any, **how: Any) -> str:
    """What trafilatura takes for the article's text, "" where it finds none or fails."""
    from trafilatura import bare_extraction

    if _is_too_much(tree):
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


def _is_too_much(tree: Any) -> bool:
    """Whether trafilatura would take too long for a page: by its elements, and by the steps from each up to the top."""
    from lxml import etree

    elements = steps = links = depth = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        elements += 1
        steps += depth
        links += depth if element.tag == "a" else 0
    return elements > ELEMENTS or steps > STEPS or links > LINKS
