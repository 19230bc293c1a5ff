"""The fields whose first source is right: the site's name, the language, tags and others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from cleaner.fold import words
from cleaner.page.facts.addresses import absolute
from cleaner.page.facts.said import Said
from cleaner.page.facts.sources import ADDRESSES, LISTS, OTHERS
from cleaner.page.facts.told import Told
from cleaner.page.facts.wording import alike

CRUMBS = 5  # the most sections of a breadcrumb
_LANGUAGE = re.compile(r"\s*([a-z]{2})(?:[-_]|\s*$)", re.IGNORECASE)
_COMMA = re.compile(r"[,;،、，]")


def read_others(said: Said, titles: Sequence[str]) -> dict[str, Any]:
    """The fields of `OTHERS`, of what a page says and all that it is called; None where nothing tells."""
    return {field: _told(said, field, titles) for field in OTHERS}


def _told(said: Said, field: str, titles: Sequence[str]) -> Any:
    for source in OTHERS[field]:
        raw = _sections(said, titles) if source == "json-ld breadcrumb" else said.values(source)
        if values := tuple(filter(None, (_shaped(field, value, said.base) for value in raw))):
            return Told(_split(values) if field in LISTS else values[0], source)
    return None


def _sections(said: Said, titles: Sequence[str]) -> tuple[str, ...]:
    """The names in a breadcrumb without the front page, on top of it, and the page itself."""
    crumbs = said.data.breadcrumb[1:] if len(said.data.breadcrumb) <= CRUMBS else ()
    return tuple(crumb for crumb in crumbs if not any(alike(words(crumb), words(title)) for title in titles))


def _split(values: tuple[str, ...]) -> tuple[str, ...]:
    """Several values, or the values in a single one with commas between."""
    split = values if len(values) > 1 else (part.strip() for part in _COMMA.split(values[0]))
    return tuple(dict.fromkeys(filter(None, split)))


def _shaped(field: str, value: str, base: str | None) -> str | None:
    """A value as its field has it; None for one that is none."""
    if field == "language":
        code = _LANGUAGE.match(value)
        return code.group(1).lower() if code else None
    if field in ADDRESSES:
        return absolute(base, value) or (value if field == "license" else None)  # a licence may be said in words
    return value
