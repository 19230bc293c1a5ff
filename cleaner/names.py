"""Names of people as bylines give them."""

from __future__ import annotations

import re

import regex

from cleaner.fold import key
from cleaner.lexicon import texts

_SPLIT = re.compile(r"\s*(?:,|;|/|\||&|(?<=\s)(?i:and|und|et)(?=\s)|•|·)\s*|(?<=\w{2}\s)[ye]\s(?=\S+\s\S)")
_FIRST_NAME = re.compile(r"[A-Z][a-z]+")
_WHERE = re.compile(r"\s(?:for|of|at|in|pour|für|from)\s")
_PARENTHESIS = re.compile(r"\([^()]*\)")
_NAME_WORD = regex.compile(r"\p{L}(?:[\p{L}\p{M}'’.-]*[\p{L}\p{M}.])?")
_PARTICLES = texts("name-particles")
_DAYS = texts("date-words", "months")
_ROLES = texts("roles")


def is_name(text: str) -> bool:
    """Whether `text` is built as a person's name is: two to five words with capitals, particles aside."""
    parts = text.split()
    if not 2 <= len(parts) <= 5 or not all(_NAME_WORD.fullmatch(part) for part in parts):
        return False
    bare = [part for part in parts if part not in _PARTICLES]
    return (
        len(bare) >= 2
        and all(part[0].isupper() for part in bare)
        and parts[-1] in bare
        and not is_role(text)
        and key(parts[0]) != "the"
    )


def is_role(text: str) -> bool:
    """Whether a word of `text` names a post, a desk or an agency rather than a person."""
    return not _ROLES.isdisjoint(key(text).split(" "))


def _first_name(text: str) -> bool:
    return _FIRST_NAME.fullmatch(text) is not None and not is_role(text) and key(text) not in _DAYS


def read_names(text: str, *, single: bool = False) -> tuple[str, ...] | None:
    """The people whom a byline names ("Jane Orrell, Staff Writer, and Tom Lee" names two), in order.

    None when it holds anything that is neither a name nor a role, so that nothing is taken for a name that is none.
    `single`: one capitalised word alone will do for a name, as blogs sign, unless it names a day or a month.
    """
    names: list[str] = []
    for part in _SPLIT.split(_PARENTHESIS.sub(" ", text)):
        person = _WHERE.split(" ".join(part.split()).strip(" ."), maxsplit=1)[0]
        if is_name(person) or (single and text.strip() == person and _first_name(person)):
            names.append(person)
        elif person and not is_role(part):
            return None
    return tuple(dict.fromkeys(names)) or None
