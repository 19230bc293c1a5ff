"""Lone surrogates."""

import re
from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule

_LONE = re.compile("[\ud800-\udfff]")


@rule(kind="layout", confidence=1.0)
def lone_surrogates(page: Page) -> Iterator[Finding]:
    r"""Halves of characters, which no file could hold; they become U+FFFD.

    Removes:
        half ~~\ud83d~>\ufffd~~ a face
    Keeps:
        a whole face \U0001f600
    """
    if any(map(_LONE.match, page.odd)):
        for match in _LONE.finditer(page.text):
            yield page.replace(match.start(), match.end(), "\ufffd", "lone surrogate")
