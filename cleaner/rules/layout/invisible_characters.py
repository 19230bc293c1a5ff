"""Invisible characters."""

import re
from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad]")
_FORMAT = "\u200b\u2060\ufeff\ufff9\ufffa\ufffb"
# The zero-width space parts words in South-East Asian scripts; there it stays. Joiners and direction marks belong to
# the writing of Persian, Indic scripts, Arabic, Hebrew and emoji, and always stay.
_EAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_RUN = re.compile(f"{_CONTROL.pattern[:-1]}\u2060\ufeff\ufff9-\ufffb]+|(?<![{_EAST}\u200b])\u200b+(?![{_EAST}\u200b])")


@rule(kind="layout", confidence=1.0)
def invisible_characters(page: Page) -> Iterator[Finding]:
    r"""Characters that show nothing: soft hyphens, zero-width spaces, byte order marks, control codes.

    Removes:
        won~~\u00ad~~derful
        Hello~~\u200b~~ there
    Keeps:
        \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645
        \u0e20\u0e32\u200b\u0e29\u0e32
    """
    if page.text.replace("\n", "").replace("\u00a0", "").isprintable():
        return  # many times faster than a search
    if not (_CONTROL.search(page.text) or any(char in page.text for char in _FORMAT)):
        return
    for match in _RUN.finditer(page.text):
        yield page.replace(match.start(), match.end(), "", "invisible character")
