"""The JSON that scripts of linked data hold, as far as it can be read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

LARGEST = 4_000_000  # characters of all the scripts of a page
VALUES = 6  # of a script, one after the other
_FRAME = re.compile(r"^[\s;]*(?:<!--|/\*+\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\]\]>)[\s;]*$")
_SPARE_COMMA = re.compile(r",(?=\s*[}\]])")
_PAIR = re.compile(r'"(@type|headline|datePublished|dateModified|description)"\s*:\s*"((?:[^"\\]|\\.)*)"')


def read_scripts(scripts: Iterable[str]) -> Iterator[Any]:
    """The JSON values that the texts of scripts hold; those that would make the page's too large are passed over."""
    left = LARGEST
    for script in scripts:
        if len(script) <= left:
            left -= len(script)
            yield from _decode(_FRAME.sub("", script).strip())


def _decode(text: str) -> list[Any]:
    """The JSON values of a script, one after the other; of a broken one an object of the strings that can be told."""
    values = _values(text) or _values(_SPARE_COMMA.sub("", text))
    return values or [{name: _string(value) for name, value in reversed(_PAIR.findall(text))}]  # of a name's values the first


def _values(text: str) -> list[Any]:
    decoder = json.JSONDecoder(strict=False)
    values: list[Any] = []
    with suppress(ValueError, RecursionError):
        while text and len(values) < VALUES:
            value, end = decoder.raw_decode(text)
            values.append(value)
            text = text[end:].lstrip(" \r\n\t,;")
    return values


def _string(escaped: str) -> str:
    try:
        return str(json.loads(f'"{escaped}"', strict=False))
    except ValueError:
        return escaped
