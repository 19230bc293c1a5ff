"""The authors: which of the names on a page are its article's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee
from typing import Any, NamedTuple

from cleaner.fold import key
from cleaner.header import BYLINE
from cleaner.names import is_name, read_names
from cleaner.page.facts.bounds import NAME, NEAR, PIECES
from cleaner.page.facts.bylines import AROUND, byline_names, header_names, told_names, unlabelled
from cleaner.page.facts.elements import Mark
from cleaner.page.facts.said import Said
from cleaner.page.facts.sources import AUTHORS_IN_META
from cleaner.page.facts.standing import DESK, PERSON, SITE, standing
from cleaner.page.facts.titles import Headline
from cleaner.page.facts.told import Told

ASIDE = 300  # characters from a headline within which a byline counts though its element seems to stand aside
ABREAST = 80  # characters between the names of authors that are marked one by one
SIGNED = 200_000  # characters after a headline within which an article is signed
LINES = 14  # lines below a headline of which one may be a byline …
NAMED = 5  # … or a bare name above a date
_OPENERS = frozenset(label.partition(" ")[0] for label in BYLINE)

Named = tuple[str, list[str]]  # a source, and the names that it tells


class _Byline(NamedTuple):
    """Names that were read in one place, in the order in which places are believed."""

    aside: bool
    above: bool
    place: int
    source: str
    names: list[str]


def read_authors(said: Said, headline: Headline) -> Told[tuple[str, ...]] | None:
    """The authors, of what a page says: people of any source before desks, and desks before the site itself."""
    found = (byline for byline in _bylines(said, headline) if byline[1])
    for least, bylines in zip((PERSON, DESK, SITE), tee(found, 3), strict=True):
        for source, names in bylines:
            kept = tuple(dict.fromkeys(name for name in names if standing(name, said) >= least))
            # In meta elements firms and sites name themselves.
            if kept and (least == PERSON or not source.startswith("meta ")):
                return Told(kept, source)
    return None


def _bylines(said: Said, headline: Headline) -> Iterator[Named]:
    """Names by source, the source that is believed first coming first."""
    told = said.data.article.get("author") or said.data.article.get("creator")
    page = said.data.page.get("author")
    yield "json-ld author", _people(said, told)
    near, far = _marked(said, headline)
    yield from _together(near)
    yield "json-ld page author", _people(said, page)
    for source in AUTHORS_IN_META:
        yield f"meta {source}", _all_names(said.values(source))
    yield "byline", _below(said, headline)
    yield from _agreed((byline.source, byline.names) for byline in far)
    yield from _agreed(("byline further on", names) for names in _signed(said, headline))
    yield "json-ld author", _all_names(said.data.plain(told or page))


def _people(said: Said, told: Any) -> list[str]:
    """The names in what linked data tells, organisations aside."""
    people = [item for item in (told if isinstance(told, list) else [told]) if not said.data.is_organisation(item)]
    return _all_names(said.data.plain(people))


def _all_names(values: Iterable[str]) -> list[str]:
    return [name for value in values for name in told_names(value)]


def _marked(said: Said, headline: Headline) -> tuple[list[_Byline], list[_Byline]]:
    """The names in elements that are marked as bylines, near the headline (the likeliest first) and further off."""
    near: list[_Byline] = []
    far: list[_Byline] = []
    for mark in said.scan.of_kind("author"):
        steps = mark.place - headline.place
        names = [] if mark.aside and abs(steps) > ASIDE else _marked_names(mark, said.scan.text(mark))
        if names:
            close = headline.found and -NEAR[0] <= steps <= NEAR[1]
            (near if close else far).append(_Byline(mark.aside, steps < 0, mark.place, mark.source, names))
    return sorted(near, key=lambda byline: byline[:3]), far


def _marked_names(mark: Mark, text: str) -> list[str]:
    """The names in an element that is marked as a byline, given its text."""
    if mark.source in ("byline class", "author link") and mark.aside and not unlabelled(text)[0]:
        return []
    if mark.source == "byline class":
        return byline_names(text, sure=False)
    if mark.source == "author link":
        return list(read_names(text, labelled=True) or ())
    return byline_names(text or mark.element.get("content") or _hidden_name(mark), sure=True)


def _hidden_name(mark: Mark) -> str:
    """The name that an item of microdata holds but does not show."""
    inner = mark.element.iter("meta") if mark.end - mark.start <= PIECES else ()
    return next((element.get("content") or "" for element in inner if element.get("itemprop") == "name"), "")


def _together(bylines: Iterable[_Byline]) -> list[Named]:
    """Bylines, the names of those that stand side by side as one."""
    joined: list[Named] = []
    last: _Byline | None = None
    for byline in bylines:
        if last and last.source == byline.source and 0 <= byline.place - last.place <= ABREAST:
            joined[-1][1].extend(byline.names)
        else:
            joined.append((byline.source, list(byline.names)))
        last = byline
    return joined


def _agreed(bylines: Iterable[Named]) -> list[Named]:
    """The first of some bylines, if they all name the same."""
    found = [byline for byline in bylines if byline[1]]
    return found[:1] if len({tuple(names) for _, names in found}) == 1 else []


def _below(said: Said, headline: Headline) -> list[str]:
    """The names in a line below the headline that is a byline, or in one that holds a name above a date."""
    lines = said.scan.lines(headline.place, 0, NEAR[1])[1 : LINES + 1] if headline.found else []
    bare = [line.strip(AROUND) for line in lines]
    for at, line in enumerate(bare):
        joined = [line]
        if at < NAMED and is_name(line):
            joined += [" | ".join(bare[at : at + size]) for size in (2, 3)]
        elif key(line) in BYLINE:
            joined = [" ".join(bare[at : at + 2])]
        if names := next(filter(None, map(header_names, joined)), None):
            return names
    return []


def _signed(said: Said, headline: Headline) -> Iterator[list[str]]:
    """The names in lines anywhere below the headline that are bylines by their label."""
    for line in said.scan.lines(headline.place, 0, SIGNED):
        if len(line) <= 2 * NAME and key(line.partition(" ")[0]) in _OPENERS and unlabelled(line)[0]:
            yield header_names(line)
