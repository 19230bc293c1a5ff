"""A tree as it is read once: its meta elements, its scripts, its text and its marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cleaner.page.facts.bounds import LONGEST, PIECES
from cleaner.page.facts.elements import Mark, is_inside
from cleaner.page.facts.plain import plain
from cleaner.page.facts.walk import Walk

_MEET = re.compile(r"(?<=[\w.,:;!?])\v+(?=\w)")  # where words of two elements do


@dataclass(frozen=True, slots=True)
class Scan:
    r"""What a tree holds.

    head     the text of the title element
    lang     the language that the root says
    meta     what meta elements and links tell, by name
    scripts  the scripts of linked data
    pieces   the pieces of text outside of comments, with borders of elements between ("\n" and "\v")
    places   of each the characters before it
    marks    the elements that may hold a heading, a byline or a date
    deepest  how many elements stand within each other
    """

    tree: Any
    head: str
    lang: str
    meta: Mapping[str, Sequence[str]]
    scripts: Sequence[str]
    pieces: Sequence[str]
    places: Sequence[int]
    marks: Sequence[Mark]
    deepest: int

    def of_kind(self, kind: str) -> list[Mark]:
        """The marks of a kind, in order of place."""
        return sorted((mark for mark in self.marks if mark.kind == kind), key=lambda mark: mark.start)

    def text(self, mark: Mark) -> str:
        """The text of an element, its lines apart; "" where it is too long."""
        short = mark.size <= 4 * LONGEST
        return _levelled(self.pieces[mark.start : min(mark.end, mark.start + PIECES)]) if short else ""

    def is_joined(self, mark: Mark) -> bool:
        """Whether the text of an element stands in several ones."""
        text = "".join(self.pieces[mark.start : mark.end][:PIECES]).strip()
        return "\v" in text or "\n" in text

    def lines(self, place: int, before: int, after: int) -> list[str]:
        """The lines in the text around a place, from so many characters before it to so many after."""
        first, last = bisect_left(self.places, place - before), bisect_left(self.places, place + after)
        return list(filter(None, _levelled(self.pieces[first:last]).split("\n")))


def read_tree(tree: Any) -> Scan:
    """What lxml's tree of a page holds."""
    walk = Walk(tree)
    return Scan(
        tree=tree,
        head=next((plain(e.text or "") for e in tree.iter("title") if not is_inside(e, "svg")), ""),
        lang=plain(tree.get("lang") or ""),
        meta=_meta(tree),
        scripts=[e.text or "" for e in tree.iter("script") if "ld+json" in (e.get("type") or "").lower()],
        pieces=walk.pieces,
        places=walk.places,
        marks=walk.marks,
        deepest=walk.deepest,
    )


def _meta(tree: Any) -> dict[str, list[str]]:
    """What meta elements tell, by their names in lower case or "itemprop=x", and what links do, by "rel=x"."""
    told: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = plain(element.get("content") or "")
        for name in _meta_names(element) if content else ():
            told.setdefault(name, []).append(content)
    for element in tree.iter("link", "a"):
        for rel in (element.get("rel") or "").lower().split():
            told.setdefault(f"rel={rel}", []).append(_linked(element, rel))
    return told


def _meta_names(element: Any) -> dict[str, None]:
    """What a meta element is called, each name once."""
    names = [(element.get(attribute) or "").strip().lower() for attribute in ("property", "name", "http-equiv")]
    if element.get("itemprop") and is_inside(element, "head"):  # in the body many belong to comments and teasers
        names.append(f"itemprop={element.get('itemprop')}")
    return dict.fromkeys(filter(None, names))


def _linked(element: Any, rel: str) -> str:
    """What a link tells: its text where it is a tag's, else its address."""
    if rel == "tag" and element.tag == "a":
        return plain("".join(element.itertext())[:LONGEST])
    return (element.get("href") or "").strip()


def _levelled(pieces: Sequence[str]) -> str:
    """Pieces as a text with its lines trimmed, and a space where words of two elements meet."""
    text = _MEET.sub(" ", "".join(pieces)).replace("\v", "")
    return "\n".join(filter(None, map(plain, text.split("\n"))))
