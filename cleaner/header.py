"""What stands between title and text: bylines, dates, reading times."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleaner.dates import find_date
from cleaner.fold import key, words
from cleaner.lexicon import texts
from cleaner.model import Fact
from cleaner.names import is_role, read_names

_SEGMENT = re.compile(
    r"\s*[|•·▪–—]\s*|\s+[-/]\s+|\s{2,}|(?<=[^\W\d])\.\s+(?=[A-Z][a-z]+ (?i:by)\s)|(?<=[\d.])\s+(?=(?i:by)\s+[A-Z])"
    r"|(?<=\S),?\s+(?=(?:(?i:last )?(?i:published|updated|posted)\b|\d+ (?i:comments?)\b))"
)
_COUNT = re.compile(r"^\d+ comments?$", re.IGNORECASE)
_TIME = re.compile(
    r"(?:\b|(?<=\d)T|\bT)\d{1,2}(?:[:.h]\d{2}){0,2}\s*(?:[AaPp]\.?[Mm]\.?(?!\w)|Uhr\b|[hZ]\b)?"
    r"(?:\s*(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d\d)?)?"
)
_READING_TIME = re.compile(
    r"^(?:reading time:?\s*)?\d{1,3}(?:\s*[-–]\s*\d{1,3})?[\s-]*(?:min|mins|minute|minutes)\b\.?(?:\s+(?:read|reading|to read))?$",
    re.IGNORECASE,
)
MOST = 200  # characters of a header line
CATEGORY = 4  # the most words of a category

LABELS = texts("date-label")
DATE_WORDS = texts("date-words") | LABELS
UPDATED = texts("updated")
BYLINE = texts("byline")
PICTURE_BY = texts("picture-by")


def read_header(text: str) -> tuple[Fact, ...] | None:
    """The facts of a line that holds bylines, dates and reading times and nothing else; None for any other line."""
    if len(text) > MOST:
        return None
    facts: list[Fact] = []
    unread: list[str] = []
    for segment in filter(None, (part.strip(" ,.:;") for part in _SEGMENT.split(text))):
        read = _read_segment(segment)
        facts += read or ()
        unread += [segment] if read is None else []
    if len(unread) == 1 and has_date(facts) and len(text) <= MOST // 2:
        # Beside a date a bare name is the author's; beside author and date blogs also set the post's category.
        names = read_names(unread[0]) or ()
        facts += [Fact("authors", name, 0.7) for name in names if not has_author(facts)]
        unread = [] if has_author(facts) and len(words(unread[0])) <= CATEGORY else unread
    return tuple(facts) if not unread else None


def _read_segment(segment: str) -> tuple[Fact, ...] | None:
    if _READING_TIME.match(segment) or _COUNT.match(segment) or (_TIME.match(segment) and _furniture(segment)):
        return ()
    dated = _read_dates(segment)
    if dated is not None:
        return dated
    authors, rest = _read_byline(segment)
    if authors is None:
        return () if is_role_line(segment) else None
    more = _read_dates(rest) if rest.strip() else ()
    return None if more is None else (*authors, *more)


def _read_dates(segment: str) -> tuple[Fact, ...] | None:
    """The dates of a text that holds dates, times, weekdays and labels such as "Updated"; None for any other."""
    facts: list[Fact] = []
    rest, label = segment, ""
    date = find_date(rest)
    while date is not None:
        label = rest[: date.start]
        if not _furniture(label):
            return None
        facts.append(Fact(_field(label, second=bool(facts)), date.text, _rank(label), date.language))
        rest = rest[date.end :]
        date = find_date(rest)
    # Without a date a label alone is still furniture ("Published", "Updated 3 hours ago"), a lone time is not.
    labelled = not LABELS.isdisjoint(words(segment))
    return tuple(facts) if _furniture(rest) and (facts or labelled) else None


def _furniture(text: str) -> bool:
    return all(word in DATE_WORDS for word in words(_TIME.sub(" ", text)))


def _field(label: str, *, second: bool) -> str:
    named = set(words(label)) & (LABELS | UPDATED)
    return "updated" if named & UPDATED or (second and not named) else "date"


def _rank(label: str) -> float:
    return 0.9 if not LABELS.isdisjoint(words(label)) else 0.6


def _read_byline(segment: str) -> tuple[tuple[Fact, ...] | None, str]:
    """The authors of "By Jane Orrell and Tom Lee on 3 May 2023", and what follows them."""
    head = key(segment[:60])
    prefix = max((p for p in BYLINE | PICTURE_BY if head.startswith(p + " ")), key=len, default=None)
    if prefix is None:
        return None, segment
    names, rest = _until_date(segment[_after(segment, prefix) :].lstrip(" :"))
    people = read_names(names, single=prefix in BYLINE)
    if people is None:
        return None, segment
    return tuple(Fact("authors", name, 0.8) for name in people if prefix in BYLINE), rest


def _after(text: str, folded: str) -> int:
    return next(end for end in range(len(folded), len(text) + 1) if key(text[:end]) == folded)


def _until_date(text: str) -> tuple[str, str]:
    """A text up to the words and numbers that belong to a date, and from there."""
    for match in re.finditer(r"\S+", text):
        token = key(match.group())
        if token and (token[0].isdigit() or token in LABELS or token in ("on", "at")):
            return text[: match.start()].rstrip(" ,"), text[match.start() :]
    date = find_date(text)
    return (text[: date.start].rstrip(" ,"), text[date.start :]) if date is not None else (text, "")


def is_role_line(text: str) -> bool:
    """Whether a short line names a post rather than a person: "Science reporter"."""
    return len(words(text)) <= 5 and is_role(text)


def is_furniture(text: str) -> bool:
    """Whether a line is a byline or a date line: it yields an author or a date, and holds nothing else."""
    return bool(read_header(text))


def has_author(facts: Iterable[Fact]) -> bool:
    """Whether one of the facts is an author."""
    return any(fact.field == "authors" for fact in facts)


def has_date(facts: Iterable[Fact]) -> bool:
    """Whether one of the facts is a date."""
    return any(fact.field in ("date", "updated") for fact in facts)
