"""Linked data (JSON-LD, schema.org) of a page: its article, as plain values."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cleaner.fold import words
from cleaner.page.facts.plain import plain
from cleaner.page.facts.scripts import read_scripts

Node = dict[str, Any]

MOST = 20_000  # objects that are looked at
DEEPEST = 6  # lists and objects within a value
ALIKE = 0.6  # of the words of a headline or a title, the shorter one, that both have
_ARTICLE = re.compile(r"Article|Posting|Report|Recipe|Review|Story|Episode|Interview|Column")
_PAGE = re.compile(r"WebPage|ItemPage|CreativeWork|Question|HowTo")
_ROOT = ("@graph", "mainEntity", "mainEntityOfPage")  # what holds the objects that a script is about
_ORGANISATION = ("Organization", "Business", "Corporation")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What the scripts of a page hold.

    article     the page's article, empty where there is none
    page        the page as such, whose dates and author count where the article has none
    site        names of the site and of the publisher
    breadcrumb  names of the sections that the page stands in, from the top
    by_id       the objects that have a name, by their @id
    """

    article: Node = field(default_factory=dict)
    page: Node = field(default_factory=dict)
    site: tuple[str, ...] = ()
    breadcrumb: tuple[str, ...] = ()
    by_id: dict[str, Node] = field(default_factory=dict)

    def plain(self, value: Any, *names: str) -> tuple[str, ...]:
        """The strings in a value: of an object its name or the first of `names` that it has, of a list each."""
        found: list[str] = []
        pending = deque([(value, 0)])
        while pending and len(found) < MOST:
            inner, depth = pending.popleft()
            if isinstance(inner, str):
                found.append(plain(inner))
            elif isinstance(inner, list) and depth < DEEPEST:
                pending.extendleft((item, depth + 1) for item in reversed(inner))
            elif isinstance(inner, dict) and depth < DEEPEST:
                whole = self._whole(inner)
                told = next((whole[name] for name in (*names, "name", "@value") if whole.get(name)), None)
                pending.appendleft((told, depth + 1))
        return tuple(dict.fromkeys(filter(None, found)))

    def is_organisation(self, value: Any) -> bool:
        """Whether a value is said to be an organisation."""
        return isinstance(value, dict) and any(kind.endswith(_ORGANISATION) for kind in _kinds(self._whole(value)))

    def _whole(self, node: Node) -> Node:
        """An object, with what is said of it elsewhere under its @id."""
        return {**self.by_id.get(_id(node), {}), **node}


def read_linked_data(scripts: Iterable[str], title: str = "", address: str | None = None) -> LinkedData:
    """What scripts hold of a page: of several articles the one of this title, or of this address, else the first."""
    roots = [node for value in read_scripts(scripts) for node in _roots(value)]
    articles = [node for node in roots if _is_a(_ARTICLE, node)]
    pages = [node for node in roots if _is_a(_PAGE, node)]
    article = max(articles, key=lambda node: _rank(node, title, address), default={})
    data = LinkedData(article, next(iter(pages), {}), by_id=_by_id(roots))
    return replace(data, site=_site(data, roots, (article, *pages)), breadcrumb=_breadcrumb(data, roots))


def _rank(article: Node, title: str, address: str | None) -> tuple[bool, bool, bool]:
    """How sure it is that an article is the page's."""
    headline = article.get("headline") or article.get("name")
    named = set(words(plain(headline))) if isinstance(headline, str) else set()
    wanted = set(words(title))
    alike = len(named & wanted) >= ALIKE * max(1, min(len(named), len(wanted)))
    here = address is not None and address in (article.get("url"), article.get("@id"), _id(article.get("mainEntityOfPage")))
    return bool(named) and alike, here, "author" in article or "datePublished" in article


def _site(data: LinkedData, roots: Sequence[Node], published: Sequence[Node]) -> tuple[str, ...]:
    """The names of the site among the objects, then those of the publishers of what is `published`."""
    told = [name for node in roots if "WebSite" in _kinds(node) for name in data.plain(node)]
    told += [name for node in published for name in data.plain(node.get("publisher"))]
    return tuple(dict.fromkeys(told))


def _breadcrumb(data: LinkedData, roots: Sequence[Node]) -> tuple[str, ...]:
    """The names in the first breadcrumb among the objects, or else within one."""
    inner = [node["breadcrumb"] for node in roots if isinstance(node.get("breadcrumb"), dict)]
    crumbs: Node = next((node for node in (*roots, *inner) if "BreadcrumbList" in _kinds(node)), {})
    items = crumbs.get("itemListElement")
    return tuple(name for item in (items if isinstance(items, list) else []) for name in data.plain(item, "name", "item"))


def _by_id(roots: Sequence[Node]) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for node in _all(roots):
        if _id(node) and node.get("name"):
            found.setdefault(_id(node), node)
    return found


def _is_a(kinds: re.Pattern[str], node: Node) -> bool:
    return any(map(kinds.search, _kinds(node)))


def _kinds(node: Node) -> set[str]:
    """The types of an object, without the address of their vocabulary."""
    told = node.get("@type")
    kinds = told if isinstance(told, list) else [told]
    return {kind.rpartition("/")[2] for kind in kinds if isinstance(kind, str)}


def _id(value: Any) -> str:
    """What an object is called by, or calls another by; "" for anything else."""
    told = value.get("@id") if isinstance(value, dict) else value
    return told if isinstance(told, str) else ""


def _roots(value: Any) -> Iterator[Node]:
    """The objects that a script is about."""
    pending, seen = deque([(value, 0)]), 0
    while pending and seen < MOST:
        inner, depth = pending.popleft()
        seen += 1
        if isinstance(inner, list) and depth < DEEPEST:
            pending.extend((item, depth + 1) for item in inner)
        elif isinstance(inner, dict):
            yield inner
            pending.extend((inner[name], depth + 1) for name in _ROOT if name in inner and depth < DEEPEST)


def _all(roots: Sequence[Node]) -> Iterator[Node]:
    """Every object in some, themselves included."""
    pending: deque[Any] = deque(roots)
    for _ in range(MOST):
        if not pending:
            return
        inner = pending.popleft()
        if isinstance(inner, dict):
            yield inner
        pending.extend(v for v in (inner.values() if isinstance(inner, dict) else inner) if isinstance(v, dict | list))
