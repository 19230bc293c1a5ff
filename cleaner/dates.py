"""Written dates: where one stands in a line, and which day it names."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from cleaner.fold import key
from cleaner.lexicon import read_lexicons

LONGEST = 60  # characters of a written date
_YEAR = r"(?:19|20)\d\d"
_LETTERS = r"[^\W\d_]+"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?<![\d./-])(?P<iso>{_YEAR}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01]))(?!\d)",
        rf"(?<!\d)(?P<cjk>{_YEAR}\s?[年년]\s?\d\d?\s?[月월]\s?\d\d?\s?[日일])",
        rf"(?<![\w./-])\d\d?(?:st|nd|rd|th|er|\.|º)?[\s-](?:(?:of|de|di)\s)?(?P<month>{_LETTERS})\.?,?[\s-](?:de[l]?\s)?{_YEAR}(?!\d)",
        rf"(?<!\w)(?P<month>{_LETTERS})\.?\s\d\d?(?:st|nd|rd|th)?,?\s{_YEAR}(?!\d)",
        rf"(?<![\d./-])(?P<numeric>\d\d?[./-]\d\d?[./-]{_YEAR})(?!\d|[./-]\d)",
    )
)


class WrittenDate(NamedTuple):
    """A date as it stands in a line, and the language of its month name."""

    start: int
    end: int
    text: str
    language: str | None


@cache
def _months() -> dict[str, str]:
    """Month names and their abbreviations, with a language that writes them so."""
    return {phrase.text: phrase.language for phrase in read_lexicons(["months"])}


def find_date(text: str) -> WrittenDate | None:
    """The first full date (day, month and year) written in `text`."""
    found: list[WrittenDate] = []
    for shape in _SHAPES:
        for match in shape.finditer(text):
            name = match.groupdict().get("month")
            if name is None or key(name) in _months():
                found.append(WrittenDate(match.start(), match.end(), match.group(), _months().get(key(name)) if name else None))
                break
    return min(found, default=None)


@cache
def _reader(language: str | None) -> Any:
    from dateparser.date import DateDataParser

    settings = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True}
    return DateDataParser(languages=[language or "en"], settings=settings)


def read_date(written: str, language: str | None = None) -> str | None:
    """The day that a written date names, as "YYYY-MM-DD"; None when it names none, or could name two.

    03/04/2021 is two days to readers of English and one in other languages; it is read where `language` is known not
    to be English.
    """
    if len(written) > LONGEST:
        return None
    parts = [int(number) for number in re.findall(r"\d+", written)]
    numeric = re.fullmatch(r"[\d./\s-]+", written)
    if len(parts) == 3 and (re.search("[年년]", written) or (numeric and parts[0] > 31)):
        return _day(*parts)
    if numeric and len(parts) == 3:
        return _numeric(parts, language)
    try:
        read = _reader(language).get_date_data(written).date_obj
    except (ValueError, OverflowError):
        return None
    return read.date().isoformat() if read is not None else None


def _numeric(parts: list[int], language: str | None) -> str | None:
    first, second, year = parts
    if first > 12 or first == second or language not in (None, "en"):
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except (ValueError, OverflowError):
        return None
