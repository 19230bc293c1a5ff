"""What elements say of themselves by their tags, classes and ids: what may stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from cleaner.page.blocks import BLOCKS
from cleaner.page.facts.bounds import LONGEST

LINES = BLOCKS | {"br"}
LEVELS = {"h1": 3, "h2": 2, "h3": 1}
# Names of classes and ids, and addresses of profiles, as content management systems give them.
_COMMENT = re.compile(
    r"(?:^|\s)(?:comment-?(?:list|form)|comment(?:s|ary)?(?=[\s_-]|$)|respond|repl(?:y|ies)(?=[\s_-]|$)|disqus|kommentare?(?=[\s_-]|$)"
    r"|(?!tag-|category-|has-|no-|with-)\S*[_-]comments?(?=\s|$|[_-](?:list|area|body|section|thread|wrap|container)))",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:^|\s)(?:sidebar|side-bar|widget(?!\s+Blog)|relat|recommend|similar|teaser|popular|trending|most-?read|latest|newsletter|promo"
    r"|cookie|consent|menu|nav(?:igation|bar)?(?=[\s_-]|$)|breadcrumb|caption|credit|gallery)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?!\S*(?:image|photo|media|picture|bild|foto|quote|video))"
    r"(?:\w*author(?!iz|it)|autor(?=[\s_-]|$|e?n?in|es)|by-?line|verfasser|auteur|writer|written-?by|redacteur)"
    r"(?![\w-]*(?:image|img|avatar|photo|pic|follow|social|bio|desc))",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:^|[\s_-]|\b\w+)(?:date|datum|fecha|time(?:stamp)?|published|posted(?:-on)?|pubdate|dateline)(?=[\s_-]|$)", re.IGNORECASE
)
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|staff|redaktion|reporters?|profile?|people|journalists?|by)/[^/]+/?$", re.IGNORECASE
)


class Mark(NamedTuple):
    """An element that may hold a heading, a byline or a date.

    kind        "heading", "author" or "date"
    source      how that is known
    start, end  its pieces of text
    place       the characters of text before it
    size        the characters in it
    aside       whether it stands beside the article
    """

    kind: str
    source: str
    element: Any
    start: int
    end: int
    place: int
    size: int
    aside: bool


def name_of(element: Any) -> str:
    """An element's class and id."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:LONGEST]


def leads_off(tag: str, name: str) -> tuple[bool, bool]:
    """Whether an element, by its tag and name, holds comments, and whether it holds what stands beside an article."""
    comments, aside = _is_off(name) if len(name) > 3 and tag not in ("html", "body", "main") else (False, False)
    return comments, aside or tag in ("aside", "nav")


def kinds(element: Any, name: str) -> Iterator[tuple[str, str]]:
    """The kinds of mark that an element of this name is, and how that is known."""
    tag, properties = element.tag, (element.get("itemprop") or "").split()
    byline, dated = _is_marked(name) if len(name) > 4 else (False, False)
    if tag in LEVELS or "headline" in properties:
        yield "heading", tag if tag in LEVELS else "itemprop=headline"
    if author := _author_source(element, properties) or ("byline class" if byline else ""):
        yield "author", author
    if wanted := next((name for name in properties if name in ("datePublished", "dateModified")), ""):
        yield "date", f"itemprop={wanted}"
    if tag == "time" or dated:
        yield "date", "time element" if tag == "time" else "date class"


def is_inside(element: Any, tag: str) -> bool:
    """Whether an element stands directly in one of this tag."""
    parent = element.getparent()
    return parent is not None and parent.tag == tag


# Pages repeat their names: what has been found of one is kept.


@lru_cache(maxsize=4096)
def _is_off(name: str) -> tuple[bool, bool]:
    return _COMMENT.search(name) is not None, _ASIDE.search(name) is not None


@lru_cache(maxsize=4096)
def _is_marked(name: str) -> tuple[bool, bool]:
    """Whether a name says that a byline, or a date, stands in the element."""
    return _AUTHOR.search(name) is not None, _DATED.search(name) is not None


def _author_source(element: Any, properties: list[str]) -> str:
    """What says that an author is named in an element, its name aside."""
    if "author" in (element.get("rel") or "").split():
        return "rel=author"
    if "author" in properties or "creator" in properties:
        return "itemprop=author"
    return "author link" if element.tag == "a" and _PROFILE.search((element.get("href") or "")[-LONGEST:]) else ""
