"""The title: which of the headings is the page's, or what the page is called elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from cleaner.fold import key, words
from cleaner.lexicon import texts
from cleaner.page.facts.addresses import is_absolute, path
from cleaner.page.facts.bounds import LONGEST
from cleaner.page.facts.elements import LEVELS, Mark, is_inside
from cleaner.page.facts.said import Said
from cleaner.page.facts.sources import TITLES
from cleaner.page.facts.told import Told
from cleaner.page.facts.wording import SAME, alike, without_site

_HIGHEST = LEVELS["h1"]
_UNLEVELLED = LEVELS["h2"]  # what a heading by its microdata counts as


class Headline(NamedTuple):
    """A page's title, and where it stands.

    told    the title
    titles  all that the page is called, in any source
    place   the characters of text before its heading; 0 without one
    found   whether it has a heading
    """

    told: Told[str] | None
    titles: tuple[str, ...]
    place: int = 0
    found: bool = False


class _Heading(NamedTuple):
    """A heading that may be the page's: of two the one of higher rank. The first of `rank` is 0 where it says nothing known."""

    rank: tuple[int, ...]
    mark: Mark
    text: str


def read_headline(said: Said) -> Headline:
    """The title, of what a page says.

    It is the heading that says what the page is called elsewhere, or that stands alone; else the first of `TITLES`.
    """
    known = [Told(without_site(value, said.is_site), source) for source in TITLES for value in said.values(source)[:2]]
    known = [told for told in known if told.value]
    titles = tuple(told.value for told in known)
    headline = next(iter(said.values("json-ld headline")), "")
    best = max(_headings(said, titles, headline), default=None, key=lambda heading: heading.rank)
    if best is None:
        return Headline(next(iter(known), None), titles)
    told = _as_told(said, best, titles, headline)
    return Headline(told, (*titles, told.value), best.mark.place, found=True)


def _as_told(said: Said, heading: _Heading, titles: Sequence[str], headline: str) -> Told[str]:
    """A title as the heading has it, or the headline of linked data, where the heading says the same as nothing.

    Where a heading is set in several parts, another source with the same words has what belongs between them.
    """
    (known, *_), mark, text = heading
    if not known and headline and not said.is_site(headline):
        return Told(headline, "json-ld headline")
    same = (title for title in titles if words(title) == words(text)) if said.scan.is_joined(mark) else iter(())
    return Told(next(same, text), mark.source)


def _headings(said: Said, titles: Sequence[str], headline: str) -> Iterator[_Heading]:
    """The headings that may be the page's, given all that it is called and its headline in linked data."""
    called = [words(title) for title in titles]
    longest = max(map(len, said.parts), default=0)
    parts = [words(part) for part in said.parts if 2 * len(part) >= longest]
    for number, mark in enumerate(said.scan.of_kind("heading")):
        text = said.scan.text(mark).replace("\n", " ")
        if _is_no_title(said, mark, text):
            continue
        own, level = words(text), LEVELS.get(mark.source, _UNLEVELLED)
        best = max((alike(own, title) for title in called), default=0)
        same = SAME + 1 if own == words(headline) else SAME if best == SAME else int(own in parts)
        if same or (level == _HIGHEST and (best or not mark.aside)):
            yield _Heading((same, not mark.aside, best, level, -number), mark, text)


def _is_no_title(said: Said, mark: Mark, text: str) -> bool:
    return not text or len(text) > LONGEST or said.is_site(text) or key(text) in _stock_headings() or _leads_home(said, mark)


def _leads_home(said: Said, mark: Mark) -> bool:
    """Whether a heading is a link to the front page, of the site or of a part of it."""
    link = mark.element.getparent() if is_inside(mark.element, "a") else next(mark.element.iter("a"), None)
    href = (link.get("href") or "").strip() if link is not None else ""
    there, here = path(href), path(said.base)
    return there == "/" or (not there and is_absolute(href)) or (there.endswith("/") and here != there and here.startswith(there))


@cache
def _stock_headings() -> frozenset[str]:
    """The headings that stand on any page, as keys."""
    return texts("comment-heading", "related", "share", "newsletter", "tag-heading")
