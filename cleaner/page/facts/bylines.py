"""The names in a text that is, or may be, a byline."""

from __future__ import annotations

import re
from functools import cache

from cleaner.fold import key, words
from cleaner.header import BYLINE, read_header
from cleaner.lexicon import texts
from cleaner.names import is_role, read_names
from cleaner.page.facts.bounds import LONGEST, NAME

AROUND = " |·•-–"  # what stands around the parts of a byline
LABEL_WORDS = 4  # the most words of a label before a name
NAME_WORDS = 4  # the most words of a name …
ROLE_WORDS = 4  # … and of the post behind it
ROWS = 5  # lines of an element of which one names its author
_PART = re.compile(r"\s*[|·•▪｜]\s*")
_TOLD_PART = re.compile(r"[;|•]")
_LABEL = re.compile(r"[^\W\d]+(?:\s[^\W\d]+){0,2}\s?:\s")  # "Interview: Jane Orrell"
_AFTER_NAME = re.compile(r"\s*[|·•»,(–]\s*|\s+(?:am|on|at|le|el|em|il|op)\s+(?=\w*\W*\d)|\s+-\s+")
_SENTENCE = re.compile(r"[!?:\"“”„«»…]|\d{3}")


def told_names(raw: str) -> list[str]:
    """The names in what a meta element or linked data tells."""
    rest = unlabelled(raw)[1]
    found = read_names(rest, labelled=True)
    return list(found) if found else [part.strip() for part in _TOLD_PART.split(rest) if part.strip()]


def header_names(line: str) -> list[str]:
    """The names in a line that holds bylines and dates and nothing else; none in any other line."""
    return [fact.value for fact in read_header(line) or () if fact.field == "authors"]


def byline_names(text: str, *, sure: bool) -> list[str]:
    """The names in the text of an element that may be a byline; `sure`: it is, so that whatever stands there is a name."""
    rows = text.split("\n")
    if len(rows) > 1 and key(rows[0]) in BYLINE:
        rows = [f"{rows[0]} {rows[1]}", *rows[2:]]
    alone = sure or len(rows) == 1
    return next(filter(None, (_row_names(row.strip(AROUND), alone=alone, sure=sure) for row in rows[:ROWS])), [])


def unlabelled(text: str) -> tuple[bool, str]:
    """Whether a byline's label begins a text, and the text without it."""
    tokens = text[:LONGEST].replace(":", ": ").replace("：", "： ").split()
    for size in range(min(LABEL_WORDS, len(tokens) - 1), 0, -1):
        if key(" ".join(tokens[:size])) in BYLINE:
            return True, " ".join(tokens[size:]).lstrip(" :：-")
    return False, text.strip()


def _row_names(row: str, *, alone: bool, sure: bool) -> list[str]:
    """The names in a line of an element: all of a byline's, else those of the first part that names some."""
    if not row or len(row) > 3 * NAME or key(row) in BYLINE:
        return []
    names = header_names(row)
    parts = [part for part in _PART.split(row) if part]
    if names or len(parts) < 2:
        return names or _named(row, alone=alone, sure=sure)
    return next(filter(None, (_named(part, alone=False, sure=False) for part in parts)), [])


def _named(text: str, *, alone: bool, sure: bool) -> list[str]:
    """The names that stand behind a label or, `alone`, without one: people's, a nickname, and of what is `sure` any."""
    label, rest = unlabelled(text)
    if not label and (colon := _LABEL.match(rest)):
        if key(colon.group()) in _picture_labels():
            return []
        rest = rest[colon.end() :]
    if people := read_names(rest, labelled=True) or _before_role(rest):
        return list(people)
    if rest.endswith(":"):  # "Jane says:"
        return []
    first = _AFTER_NAME.split(rest)[0].strip(" .")
    few = len(words(first)) <= (NAME_WORDS if label or sure else int(alone))
    return [first] if first and few and (label or first == rest) and not _SENTENCE.search(first) else []


def _before_role(text: str) -> tuple[str, ...] | None:
    """The name that a text begins with, where just the words of a post follow: "Jane Orrell Travel Reporter"."""
    tokens = text.split()
    for size in range(2, min(NAME_WORDS, len(tokens) - 1) + 1):
        role = tokens[size:]
        if len(role) <= ROLE_WORDS and is_role(" ".join(role)) and (names := read_names(" ".join(tokens[:size]))):
            return names
    return None


@cache
def _picture_labels() -> frozenset[str]:
    return texts("picture-by", "photo-label")
