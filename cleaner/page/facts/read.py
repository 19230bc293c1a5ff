"""From a tree to the facts that it tells."""

from __future__ import annotations

from typing import Any

from cleaner.page.facts.authors import read_authors
from cleaner.page.facts.days import read_published, read_updated
from cleaner.page.facts.others import read_others
from cleaner.page.facts.plain import body_text
from cleaner.page.facts.said import hear
from cleaner.page.facts.scan import read_tree
from cleaner.page.facts.titles import read_headline
from cleaner.page.facts.told import Facts


def read_facts(tree: Any, url: str | None = None) -> Facts:
    """What a page, given as lxml's tree of it, says of its article; `url` is its address, where known."""
    said = hear(read_tree(tree), url)
    headline = read_headline(said)
    published = read_published(said, headline)
    return Facts(
        title=headline.told,
        authors=read_authors(said, headline),
        date=published,
        updated=read_updated(said, headline, published),
        **read_others(said, headline.titles),
        body=body_text(said.data.article.get("articleBody")),
    )
