"""Names of people as bylines give them."""

from __future__ import annotations

import re

import regex

from cleaner.fold import has_unspaced, key, words
from cleaner.lexicon import ANY, WordList, texts

_JOINS = "|".join(sorted(texts("name-joins"), key=lambda word: (-len(word), word)))
_SPLIT = re.compile(
    rf"\s*(?:[,;/|&•，、；،؛]|(?<=\s)(?i:{_JOINS})(?=\s))\s*|(?<=\w{{2}}\s)[yeiaíій]\s(?=\S+\s\S)|(?<![\u2e80-\U0010ffff])\s*·\s*"
)
_JOINED = re.compile(rf"^(?:{_JOINS}|[yeiaíій])\s(?=\S+\s\S)", re.IGNORECASE)  # left over after a comma: ", and Tom Lee"
_FIRST_NAME = re.compile(r"[A-Z][a-z]+")
_PLACE = regex.compile(r"\p{Lu}[\p{L}\p{M}.-]{1,20}")  # a town or a station behind a name: "Jane Orrell, CNN"
_WHERE = re.compile(r"\s(?:for|of|at|in|from|pour|für|aus|para|per|dla|för|untuk|для)\s")
_PARENTHESIS = re.compile(r"[(（][^()（）]*[)）]")
_NAME_WORD = regex.compile(r"\p{L}(?:[\p{L}\p{M}'’.-]*[\p{L}\p{M}.])?")
_GLUED_NAME = regex.compile(
    r"\p{Han}{2,4}|\p{Hangul}{3,4}|\p{Han}{1,3}\s?[\p{Han}\p{Hiragana}\p{Katakana}]{1,4}|[\p{Katakana}ー]+・[\p{Katakana}ー]+"
)
PARTICLES = texts("name-particles")
_DAYS = texts("date-words", "months")
_ROLES = WordList("roles", "writer-roles")
_AGENCIES = texts("agency")


def is_name(text: str) -> bool:
    """Whether `text` is built as a person's name is: two to five words with capitals, particles aside."""
    parts = text.split()
    if not 2 <= len(parts) <= 5 or not all(_NAME_WORD.fullmatch(part) for part in parts):
        return False
    bare = [part for part in parts if part not in PARTICLES]
    return (
        len(bare) >= 2
        and all(part[0].isupper() for part in bare)
        and parts[-1] in bare
        and not is_role(text)
        and key(parts[0]) != "the"
    )


def _caseless_name(text: str) -> bool:
    """Whether `text`, of a script without capitals, can be a name where a label says that one stands there."""
    if has_unspaced(text):
        return _GLUED_NAME.fullmatch(text) is not None and not is_role(text)
    parts = text.split()
    return (
        2 <= len(parts) <= 4
        and all(_NAME_WORD.fullmatch(part) and part[0].upper() == part[0].lower() for part in parts)
        and not is_role(text)
    )


def is_role(text: str, language: str = ANY) -> bool:
    """Whether a word of `text` names a post, a desk or an agency rather than a person."""
    return _ROLES.stands_in(words(text), language)


def is_agency(text: str) -> bool:
    """Whether `text` is the name of a news agency."""
    return key(text) in _AGENCIES


def _first_name(text: str) -> bool:
    return _FIRST_NAME.fullmatch(text) is not None and not is_role(text) and key(text) not in _DAYS


def read_names(text: str, *, labelled: bool = False, single: bool = False) -> tuple[str, ...] | None:
    """The people whom a byline names ("Jane Orrell, Staff Writer, and Tom Lee" names two), in order.

    None when it holds anything that is neither a name nor a role, so that nothing is taken for a name that is none.
    `labelled`: a label such as "By" stands before it, so that names of scripts without capitals are known as well.
    `single`: one capitalised word alone will do for a name, as blogs sign, unless it names a day or a month.
    """
    names: list[str] = []
    for part in _SPLIT.split(_PARENTHESIS.sub(" ", text)):
        person = _WHERE.split(_JOINED.sub("", " ".join((part or "").split()).strip(" .")), maxsplit=1)[0]
        if is_name(person) or (labelled and _caseless_name(person)) or (single and text.strip() == person and _first_name(person)):
            names.append(person)
        elif person and not is_role(part) and not (labelled and names and _PLACE.fullmatch(person)):
            return None
    return tuple(dict.fromkeys(names)) or None
