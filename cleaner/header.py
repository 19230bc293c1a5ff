"""What stands between title and text: bylines, dates, reading times."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from cleaner.dates import WrittenDate, find_date
from cleaner.document import Line
from cleaner.fold import has_unspaced, key, unspaced, words
from cleaner.lexicon import ANY, read_lexicons, texts
from cleaner.model import Fact
from cleaner.names import is_agency, is_name, is_role, read_names
from cleaner.shapes import EMAIL, folded_end

_SEGMENT = re.compile(r"\s*[|•·▪–—｜]\s*|\s+[-/]\s+|\s{2,}")
_TIME = re.compile(
    r"(?:\b|(?<=\d)T|\bT|(?<=[^\W\d_]))\d{1,2}(?:\s?[:.h：時时点點시]\s?\d{2}\s?[分분]?){0,2}\s*(?:[AaPp]\.?\s?[Mm]\.?(?!\w)|Uhr\b|[hHZ]s?\b|[时時시])?"
    r"(?:\s*(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d\d)?|\s?\b[A-Z]{2,4}T\b)?"
)
_NUMBER = re.compile(r"\d")
_SET_OFF = tuple(":：/／|｜丨-–")  # what sets a label off
_SPACES = (" ", "\u3000")
_EDGE = " ,.:;،：，"
_CLOCK = re.compile(rf"(?=\d{{1,2}}(?:\s?[:.h：時时点點시]\s?\d\d|\s?(?:[AaPp]\.?\s?[Mm]\b|Uhr)))(?:{_TIME.pattern})")
MOST = 200  # characters of a header line
LONGEST = 30  # words of one
_DATED = re.compile(r"\d{4}|\d[:.h]\s?\d\d|\d\s?[分分年月日時时시분]|\d\s?min", re.IGNORECASE)
CATEGORY = 4  # the most words of a category
_LABELLED = 0.9  # rank of a date behind its label

ROLES_GLUED = frozenset(role for role in texts("roles", "writer-roles") if has_unspaced(role))
LABELS = texts("date-label")
UPDATED = texts("updated")
_DATE_WORDS = {
    language: frozenset(p.text for p in read_lexicons(("date-words", "date-label", "updated"), (language,)))
    for language in sorted({p.language for p in read_lexicons(("date-words", "date-label"))})
}
DATE_WORDS = frozenset(word for known in _DATE_WORDS.values() for word in known)
_BYLINES = tuple(read_lexicons(["byline"]))
BYLINE = frozenset(phrase.text for phrase in _BYLINES if phrase.place == "start")
SIGNED = frozenset(phrase.text for phrase in _BYLINES if phrase.place == "end")
PICTURE_BY = texts("picture-by")
OPENINGS = BYLINE | PICTURE_BY
PREFIX = 8  # the most words, or characters in a script without spaces, that a byline begins with


def _filed(word: str, char: str) -> str:
    """What openings are looked up by: the word, or one character where words are not spaced."""
    return char if has_unspaced(word) else word


_FIRST = frozenset(_filed(word, word[0]) for word in (p.partition(" ")[0] for p in OPENINGS))
_LAST = frozenset(_filed(word, word[-1]) for word in (s.rpartition(" ")[2] for s in SIGNED))
_SINGLE = frozenset(phrase.text for phrase in _BYLINES if phrase.language == "en")
_COUNTED = texts("reading-time", "comments", "time-ago")


def read_header(text: str) -> tuple[Fact, ...] | None:
    """The facts of a line that holds bylines, dates and reading times and nothing else; None for any other line."""
    if len(text) > MOST:
        return None
    text = EMAIL.sub(" ", text) if "@" in text else text
    facts: list[Fact] = []
    unread: list[str] = []
    spare = False  # words of dates by themselves, which only beside a date are a header's
    for segment in filter(None, (part.strip(_EDGE) for part in _SEGMENT.split(text))):
        read = _read_segment(segment)
        if read is not None:
            facts += read
        elif _furniture(segment):
            spare = True
        else:
            unread.append(segment)
    if len(unread) == 1 and has_date(facts) and len(text) <= MOST // 2:
        # Beside a date a bare name is the author's; beside author and date blogs also set the post's category.
        names = read_names(unread[0]) or ()
        facts += [Fact("authors", name, 0.7) for name in names if not has_author(facts)]
        unread = [] if has_author(facts) and len(words(unread[0])) <= CATEGORY else unread
    if unread and has_author(facts) and all(read_names(part) or is_role(part) for part in unread):
        # Several authors, or an author and a desk, with dashes between.
        facts += [Fact("authors", name, 0.8) for part in unread for name in read_names(part) or ()]
        unread = []
    return _dates_apart(facts) if not unread and not (spare and not has_date(facts)) else None


def _dates_apart(facts: list[Fact]) -> tuple[Fact, ...]:
    """The facts, where a second date without a label is the update's."""
    seen = False
    for number, fact in enumerate(facts):
        if fact.field == "date" and seen and fact.rank < _LABELLED:
            facts[number] = replace(fact, field="updated")
        seen = seen or fact.field == "date"
    return tuple(facts)


def _read_segment(segment: str) -> tuple[Fact, ...] | None:
    """What a part of a header line tells, read from left to right; None where anything in it is no header's."""
    facts: list[Fact] = []
    rest = segment = segment[1:-1] if segment[0] in "([" and segment[-1] in ")]" else segment
    while rest:
        if key(rest) in _COUNTED:
            return tuple(facts)
        read = _read_byline(rest) or _read_dated(rest)
        if read is None:
            return tuple(facts) if _ends_well(rest, segment, facts) else None
        facts += read[0]
        rest = read[1].strip(_EDGE)
    return tuple(facts)


def _read_dated(text: str) -> tuple[tuple[Fact, ...], str] | None:
    """The date that a text begins with, or the names where a date follows them at once, and what follows."""
    date = find_date(text)
    return (_read_date(text, date) or _read_named(text)) if date is not None else None


def _read_named(text: str) -> tuple[tuple[Fact, ...], str] | None:
    """The names that a text that holds a date begins with, where it follows them at once."""
    if not text[0].isupper():
        return None
    names, rest = _until_date(text)
    people = read_names(names) if rest and names else None
    if people is None or _read_date(rest, find_date(rest)) is None:
        return None
    return tuple(Fact("authors", name, 0.7) for name in people), rest


def _ends_well(rest: str, segment: str, facts: list[Fact]) -> bool:
    """Whether what is left of a segment is a header's, though it names nobody and no day."""
    if rest == segment and is_role_line(rest) and read_names(rest) is None:
        return True
    # Without a date a label alone is still furniture ("Published", "Updated 3 hours ago"), and so is a time.
    labelled = not LABELS.isdisjoint(words(segment)) or _TIME.match(segment) is not None
    return (bool(facts) or labelled) and _furniture(rest)


def _read_date(text: str, date: WrittenDate | None) -> tuple[tuple[Fact, ...], str] | None:
    """The date of a text where it begins with that, its label, weekday or time aside, and what follows it."""
    if date is None or not _furniture(text[: date.start]):
        return None
    label = text[: date.start]
    language = date.language or _language(label + " " + text[date.end :])
    named = set(words(label))
    field = "updated" if named & UPDATED else "date"
    rank = _LABELLED if named & (LABELS | UPDATED) else 0.6
    return (Fact(field, date.text, rank, language),), _after_time(text[date.end :])


def _after_time(text: str) -> str:
    """A text without the time of day that it begins with."""
    rest = text.lstrip(_EDGE)
    clock = _CLOCK.match(rest)
    return rest[clock.end() :] if clock else text


def _furniture(text: str) -> bool:
    tokens = words(_TIME.sub(" ", text) if _NUMBER.search(text) else text)
    return DATE_WORDS.issuperset(tokens) and (not tokens or any(known.issuperset(tokens) for known in _DATE_WORDS.values()))


def _language(text: str) -> str | None:
    """The one language whose words of dates a text is made of; None where English is among them."""
    tokens = [word for word in words(_TIME.sub(" ", text)) if not word.isdigit()]
    found = [language for language, known in _DATE_WORDS.items() if known.issuperset(tokens)] if tokens else []
    return found[0] if found and "en" not in found else None


def _read_byline(text: str) -> tuple[tuple[Fact, ...], str] | None:
    """The authors of "By Jane Orrell and Tom Lee on 3 May 2023", and what follows them."""
    prefix = _prefix(text)
    if prefix is None:
        return _read_signed(text)
    named = text[folded_end(text, prefix) :]
    set_off = named.lstrip()[:1] in _SET_OFF
    if unspaced(prefix[-1]) and not set_off and named[:1] not in _SPACES:
        return None
    names, rest = _until_date(named.lstrip(" :：/／.-"))
    people = read_names(names, labelled=set_off or not is_role(prefix) or unspaced(prefix[-1]), single=prefix in _SINGLE)
    if people is None:
        return ((Fact("agency", names, 0.5),), rest) if prefix in BYLINE and is_agency(names) else None
    return tuple(Fact("authors", name, 0.8) for name in people if prefix in BYLINE), rest


def _prefix(text: str) -> str | None:
    """The longest of the words that bylines begin with that a text begins with."""
    tokens = words(text[:60])
    if not tokens:
        return None
    spaced = (" ".join(tokens[:size]) for size in range(min(PREFIX, len(tokens) - 1), 0, -1))
    glued = (tokens[0][:size] for size in range(min(PREFIX, len(tokens[0])), 0, -1)) if has_unspaced(tokens[0]) else ()
    return next((p for p in (*spaced, *glued) if p in OPENINGS and (len(tokens) > 1 or p != tokens[0])), None)


def _read_signed(text: str) -> tuple[tuple[Fact, ...], str] | None:
    """The author before a word for reporter, as Korean and Japanese bylines have it."""
    if not has_unspaced(text) and _LAST.isdisjoint(words(text)):
        return None
    names, rest = _until_date(text)
    whole = key(names)
    suffix = next((s for s in SIGNED if whole.endswith(s) and whole != s), None)
    if suffix is None:
        return None
    end = next(end for end in range(len(names)) if key(names[end:]) == suffix)
    people = read_names(names[:end].strip(_EDGE), labelled=True)
    return (tuple(Fact("authors", name, 0.8) for name in people), rest) if people else None


def _until_date(text: str) -> tuple[str, str]:
    """A text up to the words and numbers that belong to a date, or to the next byline, and from there."""
    date = find_date(text)
    end = len(text) if date is None else date.start
    before = ""
    for match in re.finditer(r"\S+", text[:end]):
        token = key(match.group())
        dated = token and (token[0].isdigit() or token in LABELS)
        other = match.group().endswith((":", "：")) and token in OPENINGS
        if dated or other or (before.endswith((".", ",", ";")) and " " in (_prefix(text[match.start() :]) or "")):
            end = match.start()
            break
        before = match.group()
    return _without_date_words(text, end) if end < len(text) else (text, "")


def facts_of(line: Line) -> tuple[Fact, ...] | None:
    """What a line tells as a header line, which is read once; None for one that is none."""
    return line.once(_read)


def _read(line: Line) -> tuple[Fact, ...] | None:
    return read_header(line.text)


def may_be_header(line: Line) -> bool:
    """Whether a line is worth reading as a header: it is short, and holds a number or the words of a byline."""
    folded = line.key
    if not folded or line.words > LONGEST:
        return False
    if "0" in folded and _DATED.search(line.text):
        return True
    first, last = folded.partition(" ")[0], folded.rpartition(" ")[2]
    if folded.isascii():
        return first in _FIRST or last in _LAST
    return _filed(first, first[0]) in _FIRST or _filed(last, last[-1]) in _LAST


def _without_date_words(text: str, end: int) -> tuple[str, str]:
    """A text up to `end`, and up to the words of dates that stand before it ("on", "le vendredi"), and the rest."""
    parts = list(re.finditer(r"\S+", text[:end]))
    while len(parts) > 1 and key(parts[-1].group()) in DATE_WORDS:
        end = parts.pop().start()
    return text[:end].rstrip(" ,"), text[end:]


def is_role_line(text: str, language: str = ANY) -> bool:
    """Whether a short line names a post rather than a person: "Science reporter"."""
    if has_unspaced(text):
        return any(key(text).endswith(role) for role in ROLES_GLUED)
    return len(words(text)) <= 5 and is_role(text, language)


def in_header(line: Line) -> bool:
    """Whether a line belongs to a header: a name, a role, a byline, a date or another label."""
    return is_name(line.text) or is_role_line(line.text) or facts_of(line) is not None


def has_author(facts: Iterable[Fact]) -> bool:
    """Whether one of the facts is an author."""
    return any(fact.field == "authors" for fact in facts)


def has_date(facts: Iterable[Fact]) -> bool:
    """Whether one of the facts is a date."""
    return any(fact.field in ("date", "updated") for fact in facts)
