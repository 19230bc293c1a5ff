"""The dates: when the article was published, and when it was updated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from copy import deepcopy
from datetime import date

from cleaner.dates import find_date, read_date
from cleaner.fold import words
from cleaner.header import UPDATED, read_header
from cleaner.page.facts.bounds import BELOW, LONGEST, NEAR
from cleaner.page.facts.elements import Mark
from cleaner.page.facts.said import Said
from cleaner.page.facts.scan import Scan
from cleaner.page.facts.sources import MODIFIED, PUBLISHED, SHOWN
from cleaner.page.facts.titles import Headline
from cleaner.page.facts.told import Told

DATED = 120  # characters of a line that holds a date and little else
DEEPEST = 1000  # elements within elements of a tree that may be copied
NEVER = "1970-01-01"  # what systems write that know no date
LABEL = 40  # characters of a label before a date …
LABEL_PIECES = 4  # … and the pieces of text of one
MONTHS = 12  # of a year
_SLASHED = re.compile(r"(?<!\d)(\d\d?)/(\d\d?)/((?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)|\s*((?:19|20)\d\d)(\d\d)(\d\d)\d{4,6}\s*$")
_GREENWICH = re.compile(r"\d(?:\.\d+)?(?:Z|[+-]00:?00)\s*$")  # a time there

Reach = tuple[int, int]  # characters before and after a headline


def read_published(said: Said, headline: Headline) -> Told[str] | None:
    """The day of publication, of what a page says.

    Where machines are told another day than readers see below the headline, the readers' is right if it is earlier (the page
    was moved since), or a day later (machines were told the time in Greenwich).
    """
    told, written = _first_day(said, headline, PUBLISHED, NEAR)
    shown, _ = _first_day(said, headline, SHOWN, BELOW) if told and headline.found else (None, "")
    if told and shown:
        later = (date.fromisoformat(shown.value) - date.fromisoformat(told.value)).days
        if later < 0 or (later == 1 and _GREENWICH.search(written)):
            return shown
    return told or _guessed(said)


def read_updated(said: Said, headline: Headline, published: Told[str] | None) -> Told[str] | None:
    """The day of the last update, of what a page says; None where that is not later than the day of publication."""
    updated, _ = _first_day(said, headline, MODIFIED, NEAR)
    return updated if updated and (published is None or updated.value > published.value) else None


def _first_day(said: Said, headline: Headline, sources: Sequence[str], reach: Reach) -> tuple[Told[str] | None, str]:
    """The first day that the sources tell, texts within reach of the headline, and how it is written there."""
    for source in sources:
        for written in _dates(said, headline.place, source, reach):
            if (day := _read_day(written, said.locale)) and day > NEVER:
                return Told(day, source), written
    return None, ""


def _dates(said: Said, place: int, source: str, reach: Reach) -> Iterable[str]:
    """What may be dates in a source, given the place of the headline."""
    if source == "time element":
        return _times(said.scan, place, reach)
    if source in ("date line", "updated line"):
        return _lines(said.scan, place, source.partition(" ")[0], reach)
    if source.startswith("itemprop="):
        return (*said.values(source), *(_written(said.scan, mark) for mark in _marks(said.scan, source)))
    return said.values(source)


def _times(scan: Scan, place: int, reach: Reach) -> list[str]:
    """The dates of `time` elements: those said to be of publication, then those near the headline, or the only one."""
    marks = _marks(scan, "time element")
    said = [mark for mark in marks if mark.element.get("pubdate") is not None]
    near = [mark for mark in marks if _is_near(scan, mark, place, reach)]
    alone = reach == NEAR and len({_written(scan, mark)[:10] for mark in marks}) == 1
    return [_written(scan, mark) for mark in (*said, *(near or (marks if alone else ())))]


def _lines(scan: Scan, place: int, field: str, reach: Reach) -> Iterator[str]:
    """The dates in elements that are marked as dates, and in lines that hold little else, those below the headline first."""
    marks = _marks(scan, "date class") if field == "date" else []
    shown = (scan.text(mark) for mark in marks if _is_near(scan, mark, place, reach))
    yield from (text for text in shown if len(text) <= DATED)
    before, after = reach
    for line in (*scan.lines(place, 0, after), *reversed(scan.lines(place, before, 0))):
        if len(line) <= DATED and any(map(str.isdigit, line)):
            yield from (fact.value for fact in read_header(line) or () if fact.field == field)


def _marks(scan: Scan, source: str) -> list[Mark]:
    """The marks of dates of a source, those beside the article aside."""
    return [mark for mark in scan.of_kind("date") if mark.source == source and not mark.aside]


def _written(scan: Scan, mark: Mark) -> str:
    return (mark.element.get("datetime") or mark.element.get("content") or scan.text(mark)).strip()[:LONGEST]


def _is_near(scan: Scan, mark: Mark, place: int, reach: Reach) -> bool:
    """Whether a date stands within reach of the headline, and is not an update's."""
    before, after = reach
    return -before <= mark.place - place <= after and not _is_update(scan, mark)


def _is_update(scan: Scan, mark: Mark) -> bool:
    """Whether the words before a date or the name of its element say that it is an update's."""
    label = "".join(scan.pieces[max(0, mark.start - LABEL_PIECES) : mark.start])[-LABEL:].rpartition("\n")[2]
    return not UPDATED.isdisjoint(words(f"{label} {mark.element.get('class') or ''}"))


def _read_day(written: str, locale: str) -> str | None:
    """The day in a written date as "YYYY-MM-DD"; it stays as written: times of day and zones do not count.

    `locale` is the page's language and country ("en-us", "de"), "" where unknown.
    """
    if iso := _ISO.match(written):
        return read_date("-".join(filter(None, iso.groups())))
    if slashed := _SLASHED.search(written):
        return _of_slashes(locale, *slashed.groups())
    found = find_date(written[: 2 * DATED])
    return read_date(found.text, found.language or locale[:2] or None) if found else None


def _of_slashes(locale: str, first: str, second: str, year: str) -> str | None:
    """The day of 11/01/2023, by what the page's language and country hold first."""
    if int(first) > MONTHS or int(second) > MONTHS or first == second:
        return read_date(f"{first}/{second}/{year}")
    american = locale in ("en", "en-us")
    month, day = (first, second) if american else (second, first)
    return read_date(f"{year}-{month}-{day}") if locale else None


def _guessed(said: Said) -> Told[str] | None:
    """The date that htmldate finds. It is slow, guesses, and may change the tree, of which it is given a copy."""
    from htmldate import find_date as guess

    with suppress(Exception):  # hostile pages find errors in it
        scan = said.scan
        if scan.deepest <= DEEPEST and (day := guess(deepcopy(scan.tree), original_date=True, url=said.base)):
            return Told(day, "htmldate")
    return None
