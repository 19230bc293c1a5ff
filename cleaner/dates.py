"""Written dates: where one stands in a line, and which day it names."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple
from unicodedata import decimal

from cleaner.fold import key
from cleaner.lexicon import languages_of

LONGEST = 60  # characters of a written date
_YEAR = r"(?:[1١۱१][9٩۹९]|[2٢۲२][0٠۰०])\d\d"
_NAME = r"[^\W\d_][^\s\d.,;:/()|–—-]{1,19}"  # of a month; the marks of Indic scripts are no letters
_MONTH = rf"(?P<month>(?:[Tt]háng\s)?{_NAME}(?:\s(?:الثاني|الأول|الاول))?)(?:\s?/\s?{_NAME})?"
_DAY = r"(?<![\w./-])\d\d?(?:st|nd|rd|th|er|ère|\.?º|ª|\.|-?го|-?е)?"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?<![\d./-])(?P<iso>{_YEAR}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01]))(?!\d)",
        rf"(?<![\d./-]){_YEAR}\.\s(?:0?[1-9]|1[0-2])\.\s(?:0?[1-9]|[12]\d|3[01])(?!\d)",  # as Korean sites write
        rf"(?<!\d){_YEAR}\s?[年년]\s?\d\d?\s?[月월]\s?\d\d?\s?[日일号號]",
        rf"{_DAY}[\s-](?:(?:of|de|di)\s|d[’'])?{_MONTH}\.?[,،]?[\s-](?:(?:de[l]?|năm)\s)?{_YEAR}(?!\d)",
        rf"(?<!\w){_MONTH}\.?\s\d\d?(?:st|nd|rd|th)?[,،]?\s{_YEAR}(?!\d)",
        rf"(?<!\d)\d\d?\s[Tt]háng\s\d\d?(?:,|,?\s[Nn]ăm)\s{_YEAR}(?!\d)",  # as Vietnamese sites write
        rf"(?<![\d./-])\d\d?(?:[./-]\d\d?[./-]|\.\s\d\d?\.\s?){_YEAR}(?!\d|[./-]\d)",
        r"(?<![\d./-])\d\d\.\d\d\.\d\d(?=,?\s(?:[-–|/]\s)?\d\d[:.]\d\d)",  # with a short year only before a time
    )
)
_TELLING = re.compile(rf"{_YEAR}|\d\d\.\d\d\.\d\d")  # without one of them no shape fits
_DIGITS = re.compile(r"\d+")
_NUMERIC = re.compile(r"[\d./\s-]+")
_YEAR_FIRST = re.compile("[年년]")

_OTHER_NAME = re.compile(r"\s?/\s?[^\W\d_]+")  # the month's other name, as in Arabic
_REGIONS = {"ar": ("ar-SY", "ar-DZ", "ar-MA")}  # months are called by other names there


class WrittenDate(NamedTuple):
    """A date as it stands in a line, and the language of its month name."""

    start: int
    end: int
    text: str
    language: str | None


def _languages(match: re.Match[str]) -> tuple[str, ...] | None:
    """The languages that a written date may be in: none for a date in numbers, None where its month is no month."""
    name = match.groupdict().get("month")
    return () if name is None else languages_of("months").get(key(name))


def find_date(text: str) -> WrittenDate | None:
    """The first full date (day, month and year) written in `text`."""
    if not _TELLING.search(text):
        return None
    found: list[WrittenDate] = []
    for shape in _SHAPES:
        for match in shape.finditer(text):
            languages = _languages(match)
            if languages is not None:
                language = "en" if "en" in languages else languages[0] if languages else None
                found.append(WrittenDate(match.start(), match.end(), match.group(), language))
                break
    return min(found, key=lambda date: (date.start, -date.end), default=None)


@cache
def _reader(locale: str) -> Any:
    from dateparser.date import DateDataParser

    settings = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True}
    if "-" in locale:
        return DateDataParser(locales=[locale], settings=settings)
    return DateDataParser(languages=[locale], settings=settings)


def read_date(written: str, language: str | None = None) -> str | None:
    """The day that a written date names, as "YYYY-MM-DD"; None when it names none, or could name two.

    03/04/2021 is two days to readers of English and one in other languages: it is read where `language` is known not to
    be English. With full stops the day always comes first.
    """
    if len(written) > LONGEST:
        return None
    written = "".join(str(decimal(char)) if char.isdecimal() else char for char in written)
    parts = [int(number) for number in _DIGITS.findall(written)]
    if len(parts) == 3:
        return _of_numbers(parts, written, language)
    return _of_words(written, language)


def _of_numbers(parts: list[int], written: str, language: str | None) -> str | None:
    first, second, third = parts
    if first > 31 and (_YEAR_FIRST.search(written) or _NUMERIC.fullmatch(written)):
        return _day(first, second, third)
    if not _NUMERIC.fullmatch(written):
        return _day(third, second, first)
    year = third if third > 99 else 2000 + third
    if first > 12 or first == second or "." in written or language not in (None, "en"):
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


@lru_cache(maxsize=4096)  # dateparser takes a millisecond, and on a crawl the same days come again and again
def _of_words(written: str, language: str | None) -> str | None:
    shared = next((found for shape in _SHAPES if (match := shape.search(written)) and (found := _languages(match))), ())
    single = _OTHER_NAME.sub(" ", written)
    for code in dict.fromkeys((language or "en", *shared)):
        for locale in (code, *_REGIONS.get(code, ())):
            with suppress(ValueError, OverflowError):
                read = _reader(locale).get_date_data(single).date_obj
                if read is not None:
                    return str(read.date().isoformat())
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except (ValueError, OverflowError):
        return None
